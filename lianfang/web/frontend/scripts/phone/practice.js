// 练题: judged here at once, one question after the other; the answer goes through the outbox. Without it plain forms.
import { reader } from "./aloud.js";
import { answered, note, slow } from "./learnt.js";

const RIGHT_MS = 5000;
const WRONG_MS = 12_000;
const ROOM = 0.8; // of the screen, beside the bar of places
let going = 0;
let aloud = () => Promise.resolve();
const counts = { right: 0, all: 0 };

export async function practice() {
  const main = document.querySelector("main[data-set][data-day]");
  if (!main?.querySelector("[data-question]")) return;
  aloud = reader(main.querySelector("[data-aloud]"), () => main.querySelector(".question:not([hidden])"));
  document.addEventListener("submit", none, true);
  document.addEventListener("submit", judge);
  document.addEventListener("click", press);
  const before = await answered(main.dataset);
  const asks = [...main.querySelectorAll("[data-question]")].filter((one) => before.includes(one.dataset.question));
  for (const one of asks) one.classList.add("over");
  if (asks.length) next();
  else aloud(main.querySelector(".question:not([hidden])"));
}

// Nothing is ticked: nothing is sent.
function none(event) {
  const hint = event.target.querySelector("[data-none]");
  if (!hint) return;
  hint.hidden = Boolean(event.target.querySelector(":checked"));
  if (hint.hidden) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

// After the outbox has taken it; where there is no outbox, the server judges.
function judge({ target, submitter, defaultPrevented }) {
  const ask = target.closest("[data-question]");
  if (!ask || !defaultPrevented || ask.classList.contains("over")) return;
  const ticked = [...target.querySelectorAll(":checked")].map((one) => one.name).join("");
  const given = ticked || submitter.value;
  const right = given === ask.dataset.answer;
  counts.all += 1;
  counts.right += right ? 1 : 0;
  note(document.querySelector("main").dataset, ask.dataset.question);
  show(ask, given, right);
  wait(ask, right);
}

function show(ask, given, right) {
  ask.classList.add("over");
  for (const pick of ask.querySelectorAll(".option")) mark(pick, given, ask.dataset.answer);
  for (const button of ask.querySelectorAll("form button:not(.option), [data-none]")) button.hidden = true;
  const judged = ask.querySelector(".judged");
  judged.querySelector(`[data-when=${right ? "right" : "wrong"}]`).hidden = false;
  judged.hidden = false;
  judged.querySelector("[data-next]").focus({ preventScroll: true });
  judged.scrollIntoView({ block: judged.offsetHeight > innerHeight * ROOM ? "start" : "end" }); // what was right comes before the buttons
}

function mark(pick, given, answer) {
  const { letter } = pick.dataset;
  const field = pick.matches("button") ? pick : pick.previousElementSibling;
  field.disabled = true;
  const good = answer.includes(letter);
  const chosen = given.includes(letter);
  if (!good && !chosen) return;
  pick.classList.add(good ? "good" : "bad");
  const says = good ? (chosen ? "选对了" : "该选") : "选错了";
  pick.append(Object.assign(document.createElement("span"), { className: "mark", textContent: says }));
}

// By itself after a while, once it has been read out; 慢一点 keeps it.
async function wait(ask, right) {
  const turn = ++going;
  pace(ask, slow());
  await aloud(ask.querySelector(".judged"));
  setTimeout(() => turn === going && !slow() && next(), right ? RIGHT_MS : WRONG_MS);
}

function press({ target }) {
  const button = target.closest("button");
  if (button?.matches("[data-next]")) next();
  if (!button?.matches("[data-slow]")) return;
  pace(button.closest(".question"), slow(!slow()));
  if (!slow()) next();
}

function pace(ask, his) {
  ask.querySelector("[data-slow]").setAttribute("aria-pressed", String(his));
  ask.querySelector("[data-auto]").hidden = his;
}

function next() {
  going += 1;
  const asks = [...document.querySelectorAll("[data-question]")];
  const [left] = asks.filter((one) => !one.classList.contains("over"));
  for (const one of asks) one.hidden = one !== left;
  return left ? look(left) : end(document.querySelector("[data-done]"));
}

function look(ask) {
  scrollTo(0, 0);
  ask.querySelector("h2").focus({ preventScroll: true });
  aloud(ask);
}

function end(done) {
  const sum = done.querySelector("[data-sum]");
  sum.hidden = !counts.all;
  sum.textContent = `这次做了 ${counts.all} 题，对 ${counts.right} 题。`;
  document.querySelector("[data-aloud]").hidden = true;
  done.hidden = false;
  done.querySelector("h2").focus();
}
