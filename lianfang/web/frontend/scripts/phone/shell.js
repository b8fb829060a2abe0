// His own pages open without a line, too: see sw.js. At the next sign-in, and at sign-out, nothing of them is left.
import { csrf } from "./entry.js";
import { forgetLearnt } from "./learnt.js";
import { forgetPaper } from "./paper.js";
import { say, text } from "./said.js";

const PAGES = "pages";

export function keepShell() {
  if (document.documentElement.dataset.kept !== undefined) say("old", "net", [text("没有信号，这一页是先前存下的，可能不是最新的")]);
  if (document.querySelector('form[action="/login"]')) forget();
  if (!document.querySelector("main[data-live], main[data-set], [data-paper]") || !("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register("/sw.js").catch(() => undefined);
  if (csrf() && sessionStorage.getItem(PAGES) !== "kept") navigator.serviceWorker.ready.then(({ active }) => active.postMessage("fill"));
  sessionStorage.setItem(PAGES, "kept");
}

export async function forget() {
  sessionStorage.removeItem(PAGES);
  forgetLearnt();
  await forgetPaper().catch(() => undefined);
  if ("caches" in window) await caches.delete(PAGES);
}
