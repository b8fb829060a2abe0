// A bulletin's desk: a figure opens beside the page, J and K go from part to part. Without it, plain links.
const beside = document.getElementById("opened");
const room = beside.querySelector("[data-room]");
const parts = [...document.querySelectorAll(".part h2")];
const keys = document.querySelector("[data-keys]");
let from = null;

async function open(address) {
  room.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById("beside");
    if (!answer.ok || !found) return location.assign(address);
    room.replaceChildren(document.adoptNode(found));
    if (!beside.open) beside.showModal();
    beside.scrollTop = 0;
  } catch {
    location.assign(address); // the line is down: the browser says so
  } finally {
    room.removeAttribute("aria-busy");
  }
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
  p: () => document.querySelector("[data-preview]").click(),
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
