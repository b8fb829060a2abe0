// The duty desk: counts the seconds, shows what changed, rings until a request is received, says when the line is lost.
const TICK_MS = 1000;
const LOST_MS = 8000; // beats come every five seconds, and the bar stands within ten
const RETRY_MS = 5000;
const $ = (id) => document.getElementById(id);
const board = $("board");
const watch = $("watch");
const title = document.title;

let sound = null;
let heard = 0;
let started = Date.now();
let stream = null;
let offset = 0;
let ringing = 0;
let lost = false;
let fetching = false;
let again = false;
let ticks = 0;

function two(number) {
  return String(number).padStart(2, "0");
}

function elapsed(seconds) {
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

function now() {
  return Date.now() + offset;
}

function countOn() {
  for (const time of document.querySelectorAll("time[data-since]")) {
    time.textContent = elapsed(Math.max(0, Math.floor(now() / 1000) - Number(time.dataset.since)));
  }
  const local = new Date(now() + 8 * 3600 * 1000); // Asia/Shanghai, whatever this machine is set to
  const clock = document.querySelector("[data-clock]");
  if (clock) clock.textContent = local.toISOString().slice(11, 19);
}

function told(source) {
  const state = source.getElementById("board");
  offset = Number(state.dataset.now) * 1000 - Date.now();
  ringing = Number(state.dataset.ringing);
}

// ---- the lights ----

function light(id, on) {
  const item = $(id);
  item.className = on ? "on" : "";
  const words = on ? item.dataset.on : item.dataset.off;
  if (item.textContent !== words) item.firstElementChild.textContent = words;
  return on;
}

function lights() {
  const open = Boolean(sound) && sound.state === "running";
  const all = [light("light-sound", open), light("light-live", heard > 0 && !lost), $("light-channel").className === "on"];
  const state = $("state");
  const words = !sound ? state.dataset.off : all.every(Boolean) ? state.dataset.on : state.dataset.half;
  if (state.textContent !== words) state.textContent = words;
  watch.className = sound && all.every(Boolean) ? "watch ready" : "watch";
  $("start").hidden = open;
}

function beep(at, pitch) {
  const tone = sound.createOscillator();
  const volume = sound.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.4, at + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.35);
  tone.connect(volume).connect(sound.destination);
  tone.start(at);
  tone.stop(at + 0.4);
}

function ring() {
  watch.dataset.rings = String(Number(watch.dataset.rings || 0) + 1);
  if (!sound || sound.state !== "running") return;
  beep(sound.currentTime, ringing ? 880 : 440);
  beep(sound.currentTime + 0.4, ringing ? 660 : 440);
}

async function start() {
  sound = sound || new AudioContext();
  await sound.resume();
  beep(sound.currentTime, 520);
  lights();
  if (navigator.wakeLock) navigator.wakeLock.request("screen").catch(() => {});
}

// ---- what changed ----

function filled(field) {
  if (field.type === "hidden") return false;
  if (field === document.activeElement) return true;
  if (field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return field.selectedIndex !== Math.max(0, [...field.options].findIndex((one) => one.defaultSelected));
  return field.value !== field.defaultValue;
}

function inUse(part) {
  return [...part.querySelectorAll("input, select, textarea")].some(filled);
}

function replace(old, fresh) {
  const open = [...old.querySelectorAll("details[id]")].filter((one) => one.open).map((one) => one.id);
  const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
  old.replaceWith(document.adoptNode(fresh));
  for (const id of open) if ($(id)) $(id).open = true;
  if (focused && $(focused)) $(focused).focus();
}

function show(html, whole) {
  const page = new DOMParser().parseFromString(html, "text/html");
  if (!page.getElementById("board")) return location.reload();
  told(page);
  let held = false;
  for (const old of document.querySelectorAll("[data-part]")) {
    const fresh = page.querySelector(`[data-part="${old.dataset.part}"]`);
    if (!fresh || (!whole && old.dataset.part === "said")) continue;
    if (!whole && inUse(old)) held = true;
    else replace(old, fresh);
  }
  $("fresh").hidden = !held;
  lights();
  tick();
}

async function refresh(whole) {
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  try {
    const answer = await fetch(location.pathname, { headers: { accept: "text/html" } });
    if (answer.ok) show(await answer.text(), whole);
    else if (answer.status === 401 || answer.status === 404) location.reload();
  } catch {
    // the line is down: the red bar says so
  } finally {
    fetching = false;
    if (again) {
      again = false;
      refresh(false);
    }
  }
}

async function send(event) {
  const form = event.target;
  if (!form.closest("main") || form.method !== "post") return;
  event.preventDefault();
  const button = event.submitter;
  if (button) button.disabled = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    show(await answer.text(), true);
    window.scrollTo(0, 0);
  } catch {
    form.submit();
  } finally {
    if (button) button.disabled = false;
  }
}

// ---- the line ----

function hear() {
  heard = Date.now();
}

function connect() {
  if (stream) stream.close();
  stream = new EventSource("/api/live");
  stream.addEventListener("hello", () => {
    hear();
    refresh(false);
  });
  stream.addEventListener("beat", hear);
  for (const changed of ["aid", "ops"]) {
    stream.addEventListener(changed, () => {
      hear();
      refresh(false);
    });
  }
}

function checkLine() {
  const silent = Date.now() - Math.max(heard, started) > LOST_MS;
  if (silent !== lost) {
    lost = silent;
    $("lost").textContent = lost ? watch.dataset.lost : "";
    if (!lost) refresh(false);
  }
}

function tick() {
  countOn();
  checkLine();
  lights();
  document.title = ringing && ticks % 2 ? `【${watch.dataset.alarm} ${ringing}】` : title;
}

setInterval(() => {
  ticks += 1;
  tick();
  if (ticks % 2 === 0 && (ringing || (lost && sound))) ring();
}, TICK_MS);

setInterval(() => {
  if (stream.readyState === EventSource.CLOSED) connect();
  if (lost) refresh(false);
}, RETRY_MS);

watch.hidden = false;
$("plain").remove();
$("start").addEventListener("click", start);
$("fresh").addEventListener("click", () => refresh(true));
document.addEventListener("submit", send);
told(document);
connect();
tick();
