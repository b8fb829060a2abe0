// The server tells what changed; the page fetches itself anew. Where the server tells nothing, it looks every 20 seconds.
import { link, say } from "./said.js";
import { typing } from "./typing.js";

const BEAT_MS = 10_000;
const LOOK_MS = 20_000;
const AGAIN_MS = 5000;
const known = new Set();
let beaten = 0;
let heard = false;
let line;
let sound;

const watched = () => document.querySelector("main[data-live]")?.dataset.live ?? "";

// `back` is done when the line has come back.
export function live(back) {
  if (!watched()) return;
  addEventListener("pointerdown", unlock, { once: true });
  if ("EventSource" in window) {
    beaten = performance.now(); // a line that never begins is cut, too
    listen(back);
    setInterval(() => line?.readyState === EventSource.CLOSED && listen(back), AGAIN_MS); // a browser gives up at an answer like 502
  }
  setInterval(look, LOOK_MS);
  setInterval(watchLine, 1000);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
}

function listen(back) {
  line = new EventSource("/api/live");
  const beat = () => {
    beaten = performance.now();
  };
  line.addEventListener("beat", beat);
  line.addEventListener("hello", async ({ data }) => {
    beat();
    const requests = JSON.parse(data).requests ?? [];
    if (heard) back();
    else for (const told of requests) if (shown(told)) known.add(told.request);
    heard = true;
    await refresh(); // something may have been missed, also between the page and its first line
    for (const told of requests) if (watched() !== "any" || shown(told)) alarm(told);
  });
  line.addEventListener("aid", ({ data }) => changed(JSON.parse(data)));
  line.addEventListener("bye", ({ data }) => {
    if (JSON.parse(data).why !== "signed_out") return;
    line.close();
    line = undefined;
    heard = false;
  });
}

const shown = ({ request }) => Boolean(document.querySelector(`main a[href="/aid/${request}"]`));

async function changed(told) {
  if (["any", `aid:${told.request}`].includes(watched())) await refresh();
  alarm(told);
}

function alarm(told) {
  if (told.for !== "told" || told.state !== "open" || watched() === `aid:${told.request}` || known.has(told.request)) return;
  known.add(told.request);
  if (!shown(told)) say("alarm", "net cut", [link(`有人求援：${told.title}。点这里看`, `/aid/${told.request}`, "btn line")], true);
  document.title = `求援！${document.title}`;
  navigator.vibrate?.([400, 200, 400, 200, 400]);
  ring();
}

// A browser lets nothing sound before the page was touched.
function unlock() {
  const Sound = window.AudioContext || window.webkitAudioContext;
  if (Sound) sound = new Sound();
}

function ring() {
  if (!sound) return;
  for (const nth of [0, 1, 2, 3]) {
    const tone = sound.createOscillator();
    tone.frequency.value = nth % 2 ? 660 : 880;
    tone.connect(sound.destination);
    tone.start(sound.currentTime + nth * 0.35);
    tone.stop(sound.currentTime + nth * 0.35 + 0.3);
  }
}

function watchLine() {
  if (!line || document.hidden) return;
  const cut = performance.now() - beaten > BEAT_MS;
  say("line", "net cut", cut ? [document.createTextNode("连接断了，正在重连")] : null, true);
}

const look = () => (heard && performance.now() - beaten < BEAT_MS) || document.hidden || refresh();

async function refresh() {
  if (typing() || document.querySelector("main form[aria-busy]")) return;
  const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok || answer.redirected || typing()) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.querySelector("main[data-live]")) return;
  const focused = spot(document.activeElement);
  for (const name of ["header", "main"]) put(document.querySelector(`body > ${name}`), page.querySelector(`body > ${name}`));
  if (focused) [...document.querySelectorAll("main a, main button")].find((one) => spot(one) === focused)?.focus();
}

// What says the same stays as it is: nothing jumps, and no reader begins anew.
function put(old, fresh) {
  if (old && fresh && bare(old) !== bare(fresh)) old.replaceWith(document.adoptNode(fresh));
}

function bare(part) {
  const copy = part.cloneNode(true);
  for (const field of copy.querySelectorAll("[name=key], [name=longitude], [name=latitude], [name=accuracy]")) field.remove();
  for (const it of copy.querySelectorAll("[data-elapsed], [data-left]")) it.replaceWith("");
  return copy.outerHTML.replace(/\s+/g, " ");
}

const spot = (part) => (part?.closest?.("main") ? (part.getAttribute("href") ?? "") + (part.form?.getAttribute("action") ?? "") + part.textContent : "");
