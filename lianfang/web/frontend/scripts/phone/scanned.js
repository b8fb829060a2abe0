// A plate was scanned without a line: the patrol's page, as the phone kept it, takes the code in place of the four digits.
const AT = "/q/";

export function scanned() {
  const form = document.querySelector("form.from-code");
  if (!form || document.documentElement.dataset.kept === undefined || !location.pathname.startsWith(AT)) return;
  const told = [...new URLSearchParams(location.search)].filter(([name]) => ["u", "n", "m"].includes(name));
  form.elements.code.remove();
  for (const [name, value] of [["code", location.pathname.slice(AT.length)], ...told]) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  form.querySelector("label").textContent = "扫到点位了，按一下（取一次位置）";
  form.dataset.place = "wait";
  form.scrollIntoView({ block: "center" });
}
