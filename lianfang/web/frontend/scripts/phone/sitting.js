// 考试: the whole paper lies in the page and one question is shown; answers go through the outbox, each with a number that
// grows, so that what waited for a line never takes the place of what was pressed later. The time is the server's.
import { forgetPaper, keepPage, paper, remember } from "./paper.js";
import { kept } from "./store.js";

const OVER_S = -7; // the grace, and the sweep behind it
const AGAIN_MS = 5000;
let began = performance.now();
let sequence = 0;
let leaving = false;

export async function sitting() {
  if (location.pathname.startsWith("/learn/sittings/")) await forgetPaper().catch(() => undefined);
  if (!document.querySelector("[data-ends]")) return;
  setInterval(tick, 1000);
  document.addEventListener("visibilitychange", () => document.hidden || again());
  const asked = document.querySelector("[data-paper]");
  if (!asked) return;
  document.addEventListener("submit", number, true); // before the outbox takes it
  document.addEventListener("submit", chosen);
  document.addEventListener("click", jump);
  if (document.documentElement.dataset.kept !== undefined) before();
  const waits = await waiting();
  sequence = Math.max(Number(asked.dataset.sequence), paper().sequence, ...waits);
  if (asked.dataset.paper === "more") await whole(asked, waits.length > 0);
}

// The page as it was kept, with what he pressed since, where he was, and the time that has gone by.
function before() {
  const { pressed, ends, at } = paper();
  for (const [nth, [given, marked]] of Object.entries(pressed)) paint(nth, given, marked);
  if (at) {
    document.querySelector("[data-ends]").dataset.ends = ends - (Date.now() - at) / 1000;
    tick();
  }
  show(Number(new URLSearchParams(location.search).get("at") ?? 1));
}

const waiting = async () => (await kept().catch(() => [])).map((one) => Number(one.fields.find(([name]) => name === "sequence")?.[1] ?? 0));

function tick() {
  const timer = document.querySelector("[data-ends]");
  if (!timer) return;
  const left = Math.floor(Number(timer.dataset.ends) - (performance.now() - began) / 1000);
  timer.textContent = left >= 60 ? `还有 ${Math.floor(left / 60)} 分钟` : left > 0 ? `还有 ${left} 秒` : "时间到了，正在交卷";
  if (left <= OVER_S && !leaving) leave(timer.dataset.over);
}

// Without a line there is nowhere to go: what he pressed waits here.
async function leave(path) {
  leaving = true;
  if (await fetch(path, { credentials: "same-origin" }).catch(() => null)) location.assign(path);
  else setTimeout(() => (leaving = false), AGAIN_MS);
}

function timed() {
  if (document.querySelector("[data-paper]")) remember({ ends: Number(document.querySelector("[data-ends]").dataset.ends), at: Date.now() });
}

async function fetched(path, use) {
  const answer = await fetch(path, { credentials: "same-origin" }).catch(() => null);
  if (answer?.ok && !answer.redirected) await use?.(answer.clone()).catch(() => undefined); // a phone that keeps nothing goes on
  return answer?.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

// A phone that slept counts no seconds; and somebody may have given more time.
async function again() {
  const fresh = (await fetched(location.href))?.querySelector("[data-ends]");
  if (!fresh) return;
  document.querySelector("[data-ends]").dataset.ends = fresh.dataset.ends;
  began = performance.now();
  timed();
  tick();
}

async function whole(asked, waits) {
  const all = [...((await fetched("?whole=yes", keepPage))?.querySelectorAll("[data-question]") ?? [])];
  if (all.length) timed();
  if (all.length && !waits) remember({ pressed: {} }); // the server has them all
  for (const one of all) {
    const there = document.getElementById(one.id);
    if (!there) one.hidden = true;
    asked.append(there ?? document.adoptNode(one));
  }
}

function number({ target }) {
  if (!target.matches("[data-answer]")) return;
  sequence += 1;
  target.elements.sequence.value = sequence;
  for (const box of target.querySelectorAll("[type=checkbox]")) box.defaultChecked = box.checked; // the outbox resets the form
}

function chosen({ target, submitter, defaultPrevented }) {
  if (!target.matches("[data-answer]") || !defaultPrevented) return;
  const { elements } = target;
  const nth = Number(elements.at.value);
  const marks = submitter.name === "mark";
  const ticked = [...target.querySelectorAll(":checked")].map((one) => one.name).join("");
  const given = submitter.name === "given" ? submitter.value : elements.many.value ? ticked : elements.held.value;
  const marked = marks ? submitter.value : elements.marked.value;
  paint(nth, given, marked);
  remember({ pressed: { ...paper().pressed, [nth]: [given, marked] }, sequence });
  if (!marks) show(nth + 1);
}

// What stands on a question and in the map.
function paint(nth, given, marked) {
  const form = document.querySelector(`#question-${nth} [data-answer]`);
  if (!form) return;
  form.elements.held.value = given;
  form.elements.marked.value = marked;
  for (const one of form.querySelectorAll("[name=given]")) one.setAttribute("aria-pressed", String(one.value === given));
  for (const box of form.querySelectorAll("[type=checkbox]")) box.checked = box.defaultChecked = given.includes(box.name);
  const mark = form.querySelector("[name=mark]");
  mark.value = marked ? "" : "yes";
  mark.lastElementChild.textContent = marked ? "不标了" : "标一下，回头再看";
  const cell = document.querySelector(`[data-map] [data-to="${nth}"]`);
  cell.toggleAttribute("data-answered", given !== "");
  cell.toggleAttribute("data-marked", marked === "yes");
}

function jump(event) {
  const link = event.target.closest("a[data-to]");
  if (link && show(Number(link.dataset.to))) event.preventDefault();
}

function show(nth) {
  const asked = document.getElementById(`question-${nth}`);
  if (!asked) return false;
  for (const one of document.querySelectorAll("[data-question]")) one.hidden = one !== asked;
  for (const cell of document.querySelectorAll("[data-map] [data-to]")) {
    if (Number(cell.dataset.to) === nth) cell.setAttribute("aria-current", "step");
    else cell.removeAttribute("aria-current");
  }
  document.querySelector("[data-map]").open = false;
  history.replaceState(null, "", `?at=${nth}`);
  scrollTo(0, 0);
  asked.querySelector("h2").focus({ preventScroll: true });
  return true;
}
