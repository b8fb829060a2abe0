// Seconds that run: since the call, and until it can no longer be taken back.

const began = new WeakMap();

export function count() {
  tick();
  setInterval(tick, 1000);
}

function tick() {
  for (const part of document.querySelectorAll("[data-elapsed]")) part.textContent = lasting(+part.dataset.elapsed + since(part));
  for (const part of document.querySelectorAll("[data-left]")) {
    const left = +part.dataset.left - since(part);
    if (left > 0) part.textContent = `${left} 秒`;
    else part.closest("form").remove();
  }
}

function since(part) {
  if (!began.has(part)) began.set(part, performance.now());
  return Math.floor((performance.now() - began.get(part)) / 1000);
}

export function lasting(s) {
  if (s < 60) return `${s} 秒`;
  return s < 3600 ? `${Math.floor(s / 60)} 分 ${s % 60} 秒` : `${Math.floor(s / 3600)} 小时 ${Math.floor((s % 3600) / 60)} 分`;
}
