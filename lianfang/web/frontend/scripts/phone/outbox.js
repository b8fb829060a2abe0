// Forms marked data-outbox: kept in the phone first, sent until they are answered, each once by its key.
import { place } from "./place.js";
import { button, link, say, showPage, text } from "./said.js";
import { drop, empty, keep, kept } from "./store.js";

const AGAIN_MS = 15_000;
const URGENT_MS = [1000, 2000, 4000]; // then every four seconds
const HINT_MS = 8000;
const STALE_MS = 10 * 60_000;
const PATIENCE_MS = 20_000;
const COMES_AGAIN = [408, 425, 429];
const sending = new Set();
const waiting = new Set();
const pressed = new Set();

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

// A key serves one press: a page that comes back from the cache presses with a new one.
function fresh() {
  for (const field of document.querySelectorAll("form[data-outbox] [name=key]")) field.value = randomKey();
}

export function randomKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function take(event) {
  const form = event.target;
  if (form.getAttribute("action") === "/logout") return forget(event, form);
  if (!form.matches("[data-outbox]")) return undefined;
  event.preventDefault();
  if (form.getAttribute("aria-busy")) return undefined;
  form.setAttribute("aria-busy", "true");
  if (form.dataset.place === "wait") await place(form, 3000);
  const entry = entryOf(form);
  try {
    const same = (await kept()).find((one) => saysTheSame(one, entry));
    if (same) entry.key = same.key;
    else await keep(entry);
  } catch {
    return form.submit(); // a phone that keeps nothing sends it as it is
  }
  pressed.add(entry.key);
  await send(entry, 0);
  form.removeAttribute("aria-busy");
  return show();
}

function entryOf(form) {
  const fields = [...new FormData(form)].filter(([name]) => name !== "key");
  const key = form.elements.key.value;
  const urgent = form.dataset.outbox === "cry";
  const path = form.getAttribute("action");
  return { key, path, fields, urgent, phone: form.dataset.phone || "", at: Date.now(), csrf: csrf() };
}

const csrf = () => document.querySelector("input[name=csrf]")?.value ?? "";
const words = (one) => JSON.stringify([one.path, one.fields.filter(([name]) => !/^(longitude|latitude|accuracy)$/.test(name))]);
const saysTheSame = (one, other) => words(one) === words(other);
const stale = (one) => one.urgent && Date.now() - one.at > STALE_MS;

async function sendAll() {
  const mine = csrf();
  for (const entry of await kept().catch(() => [])) {
    if (mine && entry.csrf !== mine) await drop(entry.key); // somebody else signed in since
    else if (mine && !stale(entry)) await send(entry, URGENT_MS.length);
  }
  return show();
}

async function send(entry, tries) {
  if (sending.has(entry.key)) return;
  sending.add(entry.key);
  const answer = await post(entry);
  sending.delete(entry.key);
  if (answer && answer.status < 500 && !COMES_AGAIN.includes(answer.status)) await settled(entry, answer);
  else if (entry.urgent && !waiting.has(entry.key)) {
    waiting.add(entry.key);
    setTimeout(() => again(entry, tries + 1), URGENT_MS[tries] ?? URGENT_MS.at(-1));
    await show();
  }
}

async function again(entry, tries) {
  waiting.delete(entry.key);
  if (!stale(entry) && (await kept()).some((one) => one.key === entry.key)) await send(entry, tries);
}

async function post(entry) {
  const waits = new AbortController();
  const over = setTimeout(() => waits.abort(), PATIENCE_MS);
  try {
    const body = new URLSearchParams([...entry.fields, ["key", entry.key]]);
    return await fetch(entry.path, { method: "POST", body, credentials: "same-origin", signal: waits.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(over);
  }
}

// Done: on to where the server sends. Refused: its page is shown, and nothing is tried again.
async function settled(entry, answer) {
  await drop(entry.key);
  const here = pressed.has(entry.key) || entry.urgent;
  if (answer.ok && answer.redirected) {
    if (here) location.assign(answer.url);
  } else if (here) showPage(await answer.text());
}

async function show() {
  const unsent = await kept().catch(() => []);
  const cries = unsent.filter((one) => one.urgent);
  const old = cries.filter(stale);
  if (old.length) return ask(old);
  if (!unsent.length) return say("net", "net", null);
  const since = Math.min(...cries.map((one) => one.at));
  const late = cries.length && Date.now() - since >= HINT_MS;
  if (cries.length && !late) setTimeout(show, HINT_MS - (Date.now() - since) + 50);
  const parts = [text(`没有信号，${unsent.length} 条存在手机里，有信号自动补传`)];
  if (cries.length) parts[0] = text("没有信号，求援还没发出去，正在一遍遍地发");
  if (late) parts.push(calls(cries[0].phone));
  return say("net", "net", parts, Boolean(cries.length));
}

function calls(phone) {
  const pair = document.createElement("div");
  pair.className = "two";
  if (phone) pair.append(link("打电话给值班台", `tel:${phone}`, "btn line"));
  pair.append(link("打 110", "tel:110", "btn line"));
  return pair;
}

// A call for help that lay here for ten minutes is not sent unasked: it may long be over.
function ask(old) {
  const pair = document.createElement("div");
  pair.className = "two";
  const dropAll = async () => {
    for (const one of old) await drop(one.key);
    return show();
  };
  const sendNow = async () => {
    for (const one of old) {
      one.at = Date.now();
      await keep(one);
    }
    return sendAll();
  };
  pair.append(button("现在发", sendNow), button("不发了", dropAll));
  return say("net", "net", [text("先前的求援没有发出去。现在还要发吗？"), pair], true);
}

async function forget(event, form) {
  event.preventDefault();
  await empty().catch(() => undefined);
  if ("caches" in window) for (const name of await caches.keys()) await caches.delete(name);
  form.submit();
}
