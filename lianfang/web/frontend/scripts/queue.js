// A queue by keyboard: J and K move, Enter opens (a row is a <details>), Y says yes, N opens the reason. Without it, plain forms.
const AT = `queue ${location.pathname}`;
const rows = [...document.querySelectorAll("[data-queue] [data-row]")];

function head(row) {
  return row.querySelector("summary");
}

function here() {
  return rows.findIndex((row) => row.contains(document.activeElement));
}

function go(nth) {
  const row = rows[Math.max(0, Math.min(nth, rows.length - 1))];
  if (!row) return;
  head(row).focus();
  row.scrollIntoView({ block: "nearest" });
}

function yes(row) {
  const button = row && row.querySelector("[data-yes]");
  if (!button) return;
  if ("look" in row.dataset && !row.open) row.open = true; // there is a reason to look first
  else button.click();
}

function no(row) {
  const back = row && row.querySelector("[data-no]");
  if (!back) return;
  row.open = true;
  back.open = true;
  back.querySelector("input[name=why]").focus();
}

const KEYS = {
  j: (nth) => go(nth + 1),
  k: (nth) => go(nth < 0 ? 0 : nth - 1),
  y: (nth) => yes(rows[nth]),
  n: (nth) => no(rows[nth]),
};

function typing(field) {
  return field.matches("input, textarea, select");
}

document.addEventListener("keydown", (event) => {
  const press = KEYS[event.key.toLowerCase()];
  if (!press || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  event.preventDefault();
  if (event.repeat && event.key.toLowerCase() === "y") return;
  press(here());
});

// What was decided is gone from the page that comes: the next one stands where it stood.
document.addEventListener("submit", (event) => {
  const nth = rows.findIndex((row) => row.contains(event.target));
  if (nth >= 0) sessionStorage.setItem(AT, String(nth));
});

const left = sessionStorage.getItem(AT);
sessionStorage.removeItem(AT);
if (left !== null) go(Number(left));
document.querySelector("[data-keys]").hidden = !rows.length;
