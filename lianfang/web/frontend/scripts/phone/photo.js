// A photo is made small in the phone and sent as soon as it is taken. Without this its form is a plain one.
import { button, say, showPage, text } from "./said.js";
import { randomKey } from "./outbox.js";

const LONGEST = 1600;
const QUALITY = 0.85;

export function photos() {
  document.documentElement.dataset.photos = "sent";
  document.addEventListener("change", ({ target }) => target.matches("form[data-photo] [type=file]") && target.files.length && take(target));
}

// Each photo is a command of its own; trying again is the same one.
async function take(field) {
  const form = field.form;
  if (form.getAttribute("aria-busy")) return;
  const body = new FormData(form);
  body.set("key", randomKey());
  body.set("photo", await small(field.files[0]), "photo");
  await send(form, body);
}

async function send(form, body) {
  form.setAttribute("aria-busy", "true");
  say("photo", "net", [text("正在传照片")]);
  const answer = await fetch(form.getAttribute("action"), { method: "POST", body, credentials: "same-origin" }).catch(() => null);
  form.removeAttribute("aria-busy");
  form.reset();
  if (!answer) return say("photo", "net", [text("没有信号，照片没有传出去"), button("再传一次", () => send(form, body))], true);
  say("photo", "net", null);
  return answer.ok ? location.assign(answer.url) : showPage(await answer.text());
}

// A drawn picture has no place and no device in it. What this phone cannot draw is sent as it is, and cleaned there.
async function small(file) {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const paper = Object.assign(document.createElement("canvas"), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    paper.getContext("2d").drawImage(picture, 0, 0, paper.width, paper.height);
    return (await new Promise((done) => paper.toBlob(done, "image/jpeg", QUALITY))) ?? file;
  } catch {
    return file;
  }
}
