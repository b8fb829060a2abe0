// The bar of what waits in the phone: how much of what, since when a call for help is not out, what was not accepted.
import { named, stale } from "./entry.js";
import { button, link, say, text } from "./said.js";
import { drop, keep, kept } from "./store.js";

const HINT_MS = 8000;

// `sendAll` sends what waits, at once.
export async function show(sendAll) {
  const all = await kept().catch(() => []);
  const refused = all.filter((one) => one.refused);
  say("refused", "net", refused.length ? notAccepted(refused, sendAll) : null);
  const unsent = all.filter((one) => !one.refused);
  const cries = unsent.filter((one) => one.urgent);
  const old = cries.filter(stale);
  if (old.length) return ask(old, sendAll);
  if (!unsent.length) return say("net", "net", null);
  const since = Math.min(...cries.map((one) => one.at));
  const late = cries.length && Date.now() - since >= HINT_MS;
  if (cries.length && !late) setTimeout(show, HINT_MS - (Date.now() - since) + 50, sendAll);
  const parts = [text(cries.length ? "没有信号，求援还没发出去，正在一遍遍地发" : waits(unsent))];
  if (late) parts.push(calls(cries[0].phone));
  return say("net", "net", parts, Boolean(cries.length));
}

function waits(unsent) {
  const what = named(unsent);
  return `没有信号，${unsent.length} 条存在手机里${what && `：${what}`}，有信号自动补传`;
}

function calls(phone) {
  const pair = two();
  if (phone) pair.append(link("打电话给值班台", `tel:${phone}`, "btn line"));
  pair.append(link("打 110", "tel:110", "btn line"));
  return pair;
}

// A call for help that lay here for ten minutes is not sent unasked: it may long be over.
function ask(old, sendAll) {
  const sendNow = async () => {
    for (const one of old) await keep({ ...one, at: Date.now() });
    return sendAll();
  };
  return say("net", "net", [text("先前的求援没有发出去。现在还要发吗？"), choice(["现在发", sendNow], ["不发了", () => dropped(old, sendAll)])], true);
}

// What he wrote is not lost with a refusal: he sees it, sends it again, or lets it go.
function notAccepted(refused, sendAll) {
  const again = async () => {
    for (const one of refused) await keep({ ...one, refused: false, here: true });
    return sendAll();
  };
  const wrote = refused.flatMap((one) => one.typed).map((words) => `“${words}”`).join("");
  const said = text(`没有收下：${named(refused) || `${refused.length} 条`}${wrote && `，您写的是${wrote}`}`);
  return [said, choice(["再发一次", again], ["不要了", () => dropped(refused, sendAll)])];
}

async function dropped(entries, sendAll) {
  for (const one of entries) await drop(one.key);
  return show(sendAll);
}

function choice(...presses) {
  const pair = two();
  pair.append(...presses.map(([words, press]) => button(words, press)));
  return pair;
}

const two = () => Object.assign(document.createElement("div"), { className: "two" });
