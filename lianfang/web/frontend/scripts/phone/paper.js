// What the phone remembers of the paper that is open: its page, what was pressed on it, how much time there was when.
// It belongs to one session; it is gone as soon as the paper is handed in, at sign-out, and at the next sign-in.
import { csrf } from "./entry.js";
import { remembered, write } from "./learnt.js";

const PAPER = "paper";
const PAGES = "pages"; // the worker shows it from there: sw.js
const PAPERS = "/learn/papers/";

export function paper() {
  const said = remembered(PAPER);
  const mine = said?.path === location.pathname && said.csrf === csrf();
  return mine ? said : { path: location.pathname, csrf: csrf(), pressed: {}, sequence: 0 };
}

export const remember = (more) => write(PAPER, { ...paper(), ...more });

// Whole, as the server gave it: nothing on it says what is right.
export async function keepPage(answer) {
  if ("caches" in window) await (await caches.open(PAGES)).put(location.pathname, answer);
}

export async function forgetPaper() {
  write(PAPER, null);
  if (!("caches" in window)) return;
  const shelf = await caches.open(PAGES);
  for (const one of await shelf.keys()) if (new URL(one.url).pathname.startsWith(PAPERS)) await shelf.delete(one);
}
