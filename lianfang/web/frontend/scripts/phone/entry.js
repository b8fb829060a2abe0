// One press as it is kept: its words, its photo made small, when it was, and whose session it was.
import { small } from "./photo.js";

const STALE_MS = 10 * 60_000;
const WRITTEN = "textarea, input:not([type]), input[type=text]";
const UNSAID = /^(csrf|phone_at|longitude|latitude|accuracy)$/;

export async function entryOf(form, button) {
  const given = [...new FormData(form)].filter(([name, value]) => name !== "key" && !(value instanceof File && !value.size));
  if (button?.name) given.push([button.name, button.value]);
  const fields = [];
  for (const [name, value] of given) fields.push([name, value instanceof File ? await small(value) : value]);
  const { outbox, what = "", phone = "" } = form.dataset;
  const typed = [...form.querySelectorAll(WRITTEN)].map((field) => field.value.trim()).filter(Boolean);
  const path = form.getAttribute("action");
  return { key: form.elements.key.value, path, fields, urgent: outbox === "cry", stays: outbox === "stay", what, typed, phone, at: Date.now(), csrf: csrf() };
}

export const csrf = () => document.querySelector("input[name=csrf]")?.value ?? "";

export const stale = (one) => one.urgent && Date.now() - one.at > STALE_MS;

export const hasPhoto = (one) => one.fields.some(([, value]) => value instanceof Blob);

// Whether the page that is shown has his words in its fields.
export function onPage(one) {
  const there = [...document.querySelectorAll(WRITTEN)].map((field) => field.value.trim());
  return !hasPhoto(one) && one.typed.every((words) => there.includes(words));
}

// Pressed twice is the same thing once, wherever the phone was meanwhile.
export const saysTheSame = (one, other) => words(one) === words(other);

const words = (one) => JSON.stringify([one.path, one.fields.filter(([name]) => !UNSAID.test(name)).map(([name, value]) => [name, told(value)])]);
const told = (value) => (value instanceof Blob ? [value.name, value.size, value.lastModified] : value);

// 登记 2、照片 1.
export function named(entries) {
  const counts = new Map();
  for (const { what } of entries) counts.set(what || "别的", (counts.get(what || "别的") ?? 0) + 1);
  if (entries.every((one) => !one.what)) return "";
  return [...counts].map(([what, count]) => `${what} ${count}`).join("、");
}

export function bodyOf(one) {
  const body = hasPhoto(one) ? new FormData() : new URLSearchParams();
  for (const [name, value] of one.fields) value instanceof Blob ? body.append(name, value, "photo") : body.append(name, value);
  body.append("key", one.key);
  if (one.fields.some(([name]) => name === "phone_at")) body.append("sent_at", new Date().toISOString()); // how long it waited, by this clock
  return body;
}
