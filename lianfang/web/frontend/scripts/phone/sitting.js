// 考试: the whole paper lies in the page and one question is shown; answers go through the outbox, each with a number that
// grows, so that what waited for a line never takes the place of what was pressed later. The time is the server's.
import { kept } from "./store.js";

const OVER_S = -7; // the grace, and the sweep behind it
let began = performance.now();
let sequence = 0;

export async function sitting() {
  if (!document.querySelector("[data-ends]")) return;
  setInterval(tick, 1000);
  document.addEventListener("visibilitychange", () => document.hidden || again());
  const paper = document.querySelector("[data-paper]");
  if (!paper) return;
  document.addEventListener("submit", number, true); // before the outbox takes it
  document.addEventListener("submit", chosen);
  document.addEventListener("click", jump);
  sequence = Math.max(Number(paper.dataset.sequence), ...(await waiting()));
  if (paper.dataset.paper === "more") await whole(paper);
}

const waiting = async () => (await kept().catch(() => [])).map((one) => Number(one.fields.find(([name]) => name === "sequence")?.[1] ?? 0));

function tick() {
  const timer = document.querySelector("[data-ends]");
  if (!timer) return;
  const left = Math.floor(Number(timer.dataset.ends) - (performance.now() - began) / 1000);
  timer.textContent = left >= 60 ? `还有 ${Math.floor(left / 60)} 分钟` : left > 0 ? `还有 ${left} 秒` : "时间到了，正在交卷";
  if (left <= OVER_S) location.assign(timer.dataset.over);
}

async function fetched(path) {
  const answer = await fetch(path, { credentials: "same-origin" }).catch(() => null);
  return answer?.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

// A phone that slept counts no seconds; and somebody may have given more time.
async function again() {
  const fresh = (await fetched(location.href))?.querySelector("[data-ends]");
  if (!fresh) return;
  document.querySelector("[data-ends]").dataset.ends = fresh.dataset.ends;
  began = performance.now();
  tick();
}

async function whole(paper) {
  const all = [...((await fetched("?whole=yes"))?.querySelectorAll("[data-question]") ?? [])];
  for (const one of all) {
    const there = document.getElementById(one.id);
    if (!there) one.hidden = true;
    paper.append(there ?? document.adoptNode(one));
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
  const cell = document.querySelector(`[data-map] [data-to="${nth}"]`);
  if (submitter.name === "mark") {
    elements.marked.value = submitter.value;
    cell.toggleAttribute("data-marked", submitter.value === "yes");
    submitter.lastElementChild.textContent = submitter.value ? "不标了" : "标一下，回头再看";
    submitter.value = submitter.value ? "" : "yes";
    return;
  }
  if (submitter.name === "given") {
    elements.held.value = submitter.value;
    for (const one of target.querySelectorAll("[name=given]")) one.setAttribute("aria-pressed", String(one === submitter));
  }
  cell.toggleAttribute("data-answered", submitter.name === "given" || Boolean(target.querySelector(":checked")));
  show(nth + 1);
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
