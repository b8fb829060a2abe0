// A page that is fetched anew by itself: a gate's screen, the wall of a roll-call. Counts down, and rings where somebody asks for help.
const TICK_MS = 1000;
const PRESS_MS = 2000;

let fetched = Date.now();
let pressed = 0;
let sound = null;

function lasting(seconds) {
  const rest = seconds % 60;
  if (seconds < 60) return `${rest} 秒`;
  return `${Math.floor(seconds / 60)} 分${rest ? ` ${rest} 秒` : ""}`;
}

function countDown() {
  const passed = Math.floor((Date.now() - fetched) / 1000);
  for (const left of document.querySelectorAll("[data-left]")) {
    left.textContent = lasting(Math.max(0, Number(left.dataset.left) - passed));
  }
}

function inUse(part) {
  const filled = [...part.querySelectorAll("input:not([type=hidden])")].some((field) => field.value !== field.defaultValue);
  return filled || Boolean(part.querySelector("details[open]")) || part.contains(document.activeElement);
}

async function refresh() {
  fetched = Date.now();
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("[data-part]")) return location.reload();
    for (const old of document.querySelectorAll("[data-part]")) {
      const fresh = page.querySelector(`[data-part="${old.dataset.part}"]`);
      if (fresh && !inUse(old) && Date.now() - pressed > PRESS_MS) old.replaceWith(document.adoptNode(fresh));
    }
  } catch {
    // the line is down: what stands there stays, and it is tried again
  }
}

function beep(at, pitch) {
  const tone = sound.createOscillator();
  const volume = sound.createGain();
  tone.frequency.value = pitch;
  volume.gain.value = 0.3;
  tone.connect(volume).connect(sound.destination);
  tone.start(at);
  tone.stop(at + 0.35);
}

function ring() {
  if (!sound || sound.state !== "running" || !document.querySelector("[data-rings]")) return;
  beep(sound.currentTime, 880);
  beep(sound.currentTime + 0.4, 660);
}

// A browser lets a page sound, and stay awake, only after it was touched.
document.addEventListener("pointerdown", () => {
  pressed = Date.now();
  sound = sound || new AudioContext();
  sound.resume();
  if (navigator.wakeLock) navigator.wakeLock.request("screen").catch(() => {});
});

setInterval(() => {
  countDown();
  ring();
  const again = document.querySelector("[data-again]");
  if (again && Number(again.dataset.again) && Date.now() - fetched >= Number(again.dataset.again) * 1000) refresh();
}, TICK_MS);
