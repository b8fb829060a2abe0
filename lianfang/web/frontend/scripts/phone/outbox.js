// Forms marked data-outbox: kept in the phone first, sent in their order until they are answered, each once by its key.
// With data-outbox="stay" the page goes on by itself: what the server answers is not opened.
import { bodyOf, csrf, entryOf, hasPhoto, named, onPage, saysTheSame, stale } from "./entry.js";
import { place } from "./place.js";
import { say, showPage, text } from "./said.js";
import { forget } from "./shell.js";
import { drop, empty, keep, kept } from "./store.js";
import { typing } from "./typing.js";
import { show } from "./waiting.js";

const AGAIN_MS = 15_000;
const URGENT_MS = [1000, 2000, 4000]; // then every four seconds
const LATE_MS = 3000; // what arrives sooner had a line
const PATIENCE_MS = 20_000;
const PATIENCE_FOR_A_PHOTO_MS = 90_000;
const COMES_AGAIN = [408, 425, 429];
const sending = new Set();
const waiting = new Set();
const pressed = new Set();
let shown = null; // what was refused on this page
let round = Promise.resolve();
let next = null;

// Returns what sends all that waits, at once.
export function outbox() {
  if (!("indexedDB" in window) || !("fetch" in window)) return () => undefined;
  document.addEventListener("submit", take);
  addEventListener("pageshow", fresh);
  addEventListener("online", sendAll);
  document.addEventListener("visibilitychange", () => document.hidden || sendAll());
  setInterval(sendAll, AGAIN_MS);
  sendAll();
  return sendAll;
}

// A key serves one press: a page that comes back from the cache, or that the phone kept, presses with a new one.
function fresh() {
  const all = document.documentElement.dataset.kept === undefined ? "form[data-outbox] [name=key]" : "form [name=key]";
  for (const field of document.querySelectorAll(all)) renew(field);
}

function renew(field) {
  field.value = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function take(event) {
  const form = event.target;
  if (form.getAttribute("action") === "/logout") return leave(event, form);
  if (!form.matches("[data-outbox]") || (!event.submitter && form.querySelector("button[name]"))) return undefined;
  event.preventDefault();
  if (form.getAttribute("aria-busy")) return undefined;
  form.setAttribute("aria-busy", "true");
  if (form.elements.phone_at) form.elements.phone_at.value = new Date().toISOString();
  if (form.dataset.place === "wait") await place(form, 3000);
  let entry = await entryOf(form, event.submitter);
  try {
    const same = (await kept()).find((one) => saysTheSame(one, entry));
    entry = same ? { ...same, at: same.urgent ? entry.at : same.at, refused: false } : entry;
    await keep(entry);
    if (shown?.path === entry.path) await drop(shown.key); // what he presses now stands in its place
  } catch {
    return form.submit(); // a phone that keeps nothing sends it as it is
  }
  shown = null;
  empties(form);
  pressed.add(entry.key);
  await (entry.urgent ? send(entry, 0) : sendAll());
  form.removeAttribute("aria-busy");
  return show(sendAll);
}

// It is kept: the form is free for the next one.
function empties(form) {
  renew(form.elements.key);
  form.reset();
  if (form.contains(document.activeElement)) document.activeElement.blur();
}

// One round after the other: what was pressed first arrives first.
function sendAll() {
  next ??= round.then(() => {
    next = null;
    return sendOnce();
  });
  round = next;
  return next;
}

async function sendOnce() {
  const mine = csrf();
  const arrived = [];
  let onward = null;
  for (const entry of mine ? await kept().catch(() => []) : []) {
    if (entry.csrf !== mine) await drop(entry.key); // somebody else signed in since
    else if (entry.refused || stale(entry)) continue;
    else {
      const answer = await send(entry, URGENT_MS.length);
      if (!answer && !entry.urgent) break; // no line: the next would find none either
      if (!answer?.ok || !answer.redirected) continue;
      if (!entry.stays || Date.now() - entry.at > LATE_MS) arrived.push(entry);
      if (ours(entry) && !entry.stays) onward = answer.url;
    }
  }
  if (onward && !typing()) location.assign(onward);
  else if (arrived.length) say("arrived", "net", [text(`补传好了${named(arrived) && `：${named(arrived)}`}`)]);
  return show(sendAll);
}

const ours = (entry) => pressed.has(entry.key) || entry.urgent || entry.here;

async function send(entry, tries) {
  if (sending.has(entry.key)) return null;
  sending.add(entry.key);
  const answer = await post(entry);
  sending.delete(entry.key);
  if (answer && answer.status < 500 && !COMES_AGAIN.includes(answer.status)) await settled(entry, answer);
  else if (entry.urgent && !waiting.has(entry.key)) {
    waiting.add(entry.key);
    setTimeout(() => again(entry, tries + 1), URGENT_MS[tries] ?? URGENT_MS.at(-1));
    await show(sendAll);
  }
  return answer;
}

async function again(entry, tries) {
  waiting.delete(entry.key);
  if (!stale(entry) && (await kept()).some((one) => one.key === entry.key)) await send(entry, tries);
}

async function post(entry) {
  const waits = new AbortController();
  const over = setTimeout(() => waits.abort(), hasPhoto(entry) ? PATIENCE_FOR_A_PHOTO_MS : PATIENCE_MS);
  try {
    return await fetch(entry.path, { method: "POST", body: bodyOf(entry), credentials: "same-origin", signal: waits.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(over);
  }
}

// Refused: its page is shown, nothing is tried again, and what he wrote stays there or here.
async function settled(entry, answer) {
  if (answer.ok && answer.redirected) {
    await drop(entry.key);
    return entry.urgent && location.assign(answer.url);
  }
  if (ours(entry)) showPage(await answer.text());
  if (ours(entry) && onPage(entry)) return drop(entry.key);
  shown = ours(entry) ? entry : null;
  return keep({ ...entry, refused: true });
}

async function leave(event, form) {
  event.preventDefault();
  await empty().catch(() => undefined);
  await forget();
  form.submit();
}
