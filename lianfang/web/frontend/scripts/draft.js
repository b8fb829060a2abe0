// A bulletin's desk: a figure opens over the page, the printed pages stay beside it and are drawn anew after every change,
// J and K go from part to part. Without it, plain links.
const beside = document.getElementById("opened");
const room = beside.querySelector("[data-room]");
const parts = [...document.querySelectorAll(".part h2")];
const keys = document.querySelector("[data-keys]");
const press = document.querySelector("[data-press]");
const pages = document.querySelector("[data-pages]");
const wide = matchMedia("(min-width: 1200px)");
const mark = `pages ${location.pathname}`;
let from = null;

async function bring(address, into) {
  into.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById("beside");
    if (!answer.ok || !found) return false;
    found.removeAttribute("id"); // two may stand here at once
    into.replaceChildren(document.adoptNode(found));
    return true;
  } catch {
    return false; // the line is down: the browser says so
  } finally {
    into.removeAttribute("aria-busy");
  }
}

async function open(address) {
  if (!(await bring(address, room))) return location.assign(address);
  if (!beside.open) beside.showModal();
  beside.scrollTop = 0;
}

async function show(at) {
  if (!(await bring(press.href, pages.querySelector("[data-sheets]")))) return false;
  pages.hidden = false;
  pages.scrollTop = at;
  sessionStorage.setItem(mark, at);
  return true;
}

function put() {
  pages.hidden = true;
  sessionStorage.removeItem(mark);
}

if (press && pages) {
  press.addEventListener("click", async (event) => {
    if (!wide.matches || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (!pages.hidden) return put();
    if (!(await show(0))) location.assign(press.href);
  });
  pages.querySelector("[data-put]").addEventListener("click", () => {
    put();
    press.focus();
  });
  pages.addEventListener("scroll", () => sessionStorage.setItem(mark, pages.scrollTop), { passive: true });
  const at = sessionStorage.getItem(mark);
  if (at !== null && wide.matches) show(Number(at));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-trace]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if (!beside.open) from = link;
  open(link.href);
});

beside.addEventListener("close", () => {
  room.replaceChildren();
  if (from) from.focus();
});

beside.addEventListener("click", (event) => {
  if (event.target === beside || event.target.closest("[data-close]")) beside.close();
});

function here() {
  return parts.findIndex((head) => head.closest(".part").contains(document.activeElement));
}

function go(nth) {
  const head = parts[Math.max(0, Math.min(nth, parts.length - 1))];
  if (!head) return;
  head.focus({ preventScroll: true });
  head.closest(".part").scrollIntoView({ block: "start" });
}

function trace() {
  const held = document.activeElement;
  const part = parts[Math.max(0, here())].closest(".part");
  const link = held.matches("a[data-trace]") ? held : part.querySelector("a[data-trace]");
  if (link) link.click();
}

const KEYS = {
  j: () => go(here() + 1),
  k: () => go(here() - 1),
  o: trace,
  p: () => press.click(),
  "?": () => keys.toggleAttribute("open"),
};

function typing(field) {
  return field.matches("input, textarea, select");
}

if (parts.length && keys) {
  keys.hidden = false;
  document.addEventListener("keydown", (event) => {
    const press = KEYS[event.key.toLowerCase()];
    if (!press || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if (beside.open) return;
    event.preventDefault();
    press();
  });
}
