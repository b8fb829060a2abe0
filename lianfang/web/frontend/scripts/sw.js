// The red button opens without a line: the network first for three seconds, else what was kept. Nothing else is kept.
/* global ASSETS */
const SHELF = "shell";
const PAGES = ["/sos", "/sos/kinds"];
const WAIT_MS = 3000;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(clear()));
self.addEventListener("fetch", (event) => {
  const { pathname, origin, search } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (event.request.mode === "navigate" && PAGES.includes(pathname) && !search) event.respondWith(page(event.request));
  else if (ASSETS.includes(pathname)) event.respondWith(kept(event.request));
});

async function fill() {
  const shelf = await caches.open(SHELF);
  await shelf.addAll(ASSETS);
  for (const path of PAGES) keep(path, await fetch(path, { credentials: "same-origin" }));
  await self.skipWaiting();
}

async function clear() {
  const shelf = await caches.open(SHELF);
  for (const { url } of await shelf.keys()) {
    const { pathname } = new URL(url);
    if (!PAGES.includes(pathname) && !ASSETS.includes(pathname)) await shelf.delete(url);
  }
  await self.clients.claim();
}

async function page(request) {
  const asked = fetch(request).then((answer) => keep(new URL(request.url).pathname, answer));
  const late = new Promise((done) => setTimeout(done, WAIT_MS));
  const answer = await Promise.race([asked.catch(() => undefined), late]);
  return answer ?? (await caches.match(new URL(request.url).pathname)) ?? asked;
}

// Only the page itself: a sign-in that stands in its place is nobody's red button.
async function keep(path, answer) {
  const shelf = await caches.open(SHELF);
  if (answer.ok && !answer.redirected) await shelf.put(path, answer.clone());
  else if (answer.status < 500) await shelf.delete(path);
  return answer;
}

async function kept(request) {
  return (await caches.match(request)) ?? fetch(request);
}
