// /sos opens without a line, too: see sw.js.

export function keepShell() {
  if (document.querySelector("main[data-live]") && "serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => undefined);
}
