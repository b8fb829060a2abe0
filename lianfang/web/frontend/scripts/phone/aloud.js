// 念给我听: a Chinese voice of the phone's own, where it has one; off until he wants it, and remembered.
import { remembered, write } from "./learnt.js";

const ALOUD = "aloud";
const TONGUE = "zh-CN";

// `now` is what is read when it is switched on. Returns what reads a part of the page and is done when it was read.
export function reader(box, now) {
  const engine = window.speechSynthesis;
  if (!box || !engine) return () => Promise.resolve();
  const voice = () => engine.getVoices().find(({ lang }) => lang.replace("_", "-").toLowerCase().startsWith("zh"));
  const button = box.querySelector("button");
  const say = (part) => (part && voice() && remembered(ALOUD) ? read(engine, voice(), words(part)) : Promise.resolve());
  const offer = () => {
    box.hidden = !voice();
    if (voice()) shown(button);
  };
  button.addEventListener("click", () => {
    write(ALOUD, !remembered(ALOUD));
    shown(button);
    engine.cancel();
    say(now());
  });
  engine.addEventListener?.("voiceschanged", offer);
  offer();
  return say;
}

function shown(button) {
  const on = Boolean(remembered(ALOUD));
  button.setAttribute("aria-pressed", String(on));
  button.querySelector("span").textContent = on ? "不念了" : "念给我听";
}

function words(part) {
  const said = part.matches(".judged") ? ".tip span, .lesson" : part.matches(".lecture-notes") ? ".told" : "h2, .option";
  return [...part.querySelectorAll(said)].filter((one) => !one.closest("[hidden]")).map((one) => one.innerText).join("。");
}

function read(engine, voice, text) {
  engine.cancel();
  return new Promise((done) => {
    const said = Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: TONGUE, onend: done, onerror: done });
    engine.speak(said);
  });
}
