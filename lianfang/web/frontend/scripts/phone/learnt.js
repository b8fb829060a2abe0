// What the phone remembers of practice: which of a day's questions were answered on it, and how he likes to be asked.
import { kept } from "./store.js";

const DONE = "learn";
const SLOW = "learn-slow";

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

export function write(name, said) {
  try {
    localStorage.setItem(name, JSON.stringify(said));
  } catch {
    // a phone that remembers nothing asks once more
  }
}

// Versions that need no asking: those that wait in the outbox; on a page that the phone kept, also those that are out by now.
export async function answered({ day, set }) {
  const waiting = (await kept().catch(() => [])).filter((one) => one.path === "/learn/answers" && !one.refused);
  const versions = waiting.map((one) => one.fields.find(([name]) => name === "version")?.[1]);
  const old = document.documentElement.dataset.kept !== undefined && set === "today" ? read(DONE) : null;
  return old?.day === day ? [...new Set([...versions, ...old.done])] : versions;
}

export function note({ day, set }, version) {
  if (set !== "today") return;
  const before = read(DONE);
  write(DONE, { day, done: [...(before?.day === day ? before.done : []), version] });
}

export function slow(wanted) {
  if (wanted !== undefined) write(SLOW, wanted);
  return Boolean(read(SLOW));
}

export const remembered = read;

export function forgetLearnt() {
  try {
    localStorage.removeItem(DONE);
  } catch {
    // there is nothing
  }
}
