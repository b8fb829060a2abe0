// His own pages open without a line, too: see sw.js. At the next sign-in, and at sign-out, nothing of them is left.
import { csrf } from "./entry.js";
import { forgetLearnt } from "./learnt.js";
import { forgetPaper } from "./paper.js";
import { say, text } from "./said.js";

const PAGES = "pages";
const AGAIN_MS = 10_000;
let left = 5; // tries more, from one page

export function keepShell() {
  if (document.documentElement.dataset.kept !== undefined) say("old", "net", [text("没有信号，这一页是先前存下的，可能不是最新的")]);
  if (document.querySelector('form[action="/login"]')) forget();
  if (!document.querySelector("main[data-live], main[data-set], [data-paper]") || !("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data === "filled") sessionStorage.setItem(PAGES, "kept");
    if (data === "unfilled" && left-- > 0) setTimeout(fill, AGAIN_MS);
  });
  enrol();
  if (csrf() && sessionStorage.getItem(PAGES) !== "kept") fill();
}

// A line that breaks while the worker comes leaves none of it: it is asked for again.
function enrol() {
  const again = () => left-- > 0 && setTimeout(enrol, AGAIN_MS);
  navigator.serviceWorker.register("/sw.js").then(({ installing }) => installing?.addEventListener("statechange", () => installing.state === "redundant" && again()), again);
}

function fill() {
  navigator.serviceWorker.ready.then(({ active }) => active.postMessage("fill"));
}

export async function forget() {
  sessionStorage.removeItem(PAGES);
  forgetLearnt();
  await forgetPaper().catch(() => undefined);
  if ("caches" in window) await caches.delete(PAGES);
}
