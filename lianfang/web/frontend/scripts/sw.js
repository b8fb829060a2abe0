// His own pages open without a line: the network first for three seconds, else what was kept. Nothing else is kept.
/* global ASSETS */
const SHELF = "assets";
const OWN = "pages"; // taken away at sign-out
const PAGES = ["/sos", "/sos/kinds", "/today", "/patrol", "/notes", "/learn", "/learn/today"];
const SCANNED = "/q/"; // what a plate opens; without a line the page of the patrol takes its code (scanned.js)
const PAPER = /^\/learn\/papers\/\d+$/; // its page puts itself there, whole, and takes itself away (paper.js)
const OF_A_UNIT = ["/sos", "/sos/kinds"]; // with a question they are another unit's
const DRAWN = /^\/questions\/\d+\/photos\/\d+$/; // of a version, which never changes
const MOST_DRAWN = 30;
const WAIT_MS = 3000;

self.addEventListener("install", (event) => event.waitUntil(stock()));
self.addEventListener("activate", (event) => event.waitUntil(clear()));
self.addEventListener("message", (event) => event.data === "fill" && event.waitUntil(fill().then((all) => event.source?.postMessage(all ? "filled" : "unfilled"))));
self.addEventListener("fetch", (event) => {
  const { pathname, origin, search } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (event.request.mode === "navigate" && pathname.startsWith(SCANNED)) event.respondWith(page(fetch(event.request), "/patrol"));
  else if (event.request.mode === "navigate" && PAGES.includes(pathname) && !(search && OF_A_UNIT.includes(pathname)))
    event.respondWith(page(fetch(event.request).then((answer) => (search ? answer : keep(pathname, answer))), pathname));
  else if (event.request.mode === "navigate" && PAPER.test(pathname))
    event.respondWith(page(fetch(event.request).then((answer) => (answer.ok ? answer : keep(pathname, answer))), pathname));
  else if (DRAWN.test(pathname)) event.respondWith(drawn(event.request));
  else if (ASSETS.includes(pathname)) event.respondWith(kept(event.request));
});

async function stock() {
  const shelf = await caches.open(SHELF);
  await shelf.addAll(ASSETS);
  await fill();
  await self.skipWaiting();
}

// Those that answer him; what was kept meanwhile is newer. Says whether all did answer: whoever asked asks again otherwise.
async function fill() {
  const shelf = await caches.open(OWN);
  let all = true;
  for (const path of PAGES) if (!(await shelf.match(path))) all = (await fetch(path, { credentials: "same-origin" }).then((answer) => shelve(path, answer)).catch(() => false)) && all;
  return all;
}

// An answer that nobody reads holds a line, and a phone has six of them.
async function shelve(path, answer) {
  await keep(path, answer);
  await answer.body?.cancel();
  return answer.status < 500 && answer.status !== 429;
}

async function clear() {
  const shelf = await caches.open(SHELF);
  for (const { url } of await shelf.keys()) if (!ASSETS.includes(new URL(url).pathname)) await shelf.delete(url);
  for (const name of await caches.keys()) if (![SHELF, OWN].includes(name)) await caches.delete(name);
  await self.clients.claim();
}

async function page(asked, path) {
  const late = new Promise((done) => setTimeout(done, WAIT_MS));
  const answer = await Promise.race([asked.catch(() => undefined), late]);
  return answer ?? (await before(path)) ?? asked;
}

// As it was kept, and marked so.
async function before(path) {
  const answer = await caches.match(path, { cacheName: OWN });
  return answer && new Response((await answer.text()).replace("<html ", '<html data-kept="" '), { headers: answer.headers });
}

// Only the page itself. A sign-in that stands in its place says that nobody is here: then nothing is left of anybody.
async function keep(path, answer) {
  if (answer.redirected && new URL(answer.url).pathname === "/login") await caches.delete(OWN);
  const shelf = await caches.open(OWN);
  if (answer.ok && !answer.redirected) await shelf.put(path, answer.clone());
  else if (answer.status < 500) await shelf.delete(path);
  return answer;
}

// The pictures of questions that he was asked, the latest of them; they go with his pages.
async function drawn(request) {
  const shelf = await caches.open(OWN);
  const before = await shelf.match(request);
  if (before) return before;
  const answer = await fetch(request);
  if (!answer.ok || answer.redirected) return answer;
  const old = (await shelf.keys()).filter(({ url }) => DRAWN.test(new URL(url).pathname));
  for (const one of old.slice(0, Math.max(0, old.length - MOST_DRAWN + 1))) await shelf.delete(one);
  await shelf.put(request, answer.clone());
  return answer;
}

async function kept(request) {
  return (await caches.match(request)) ?? fetch(request);
}
