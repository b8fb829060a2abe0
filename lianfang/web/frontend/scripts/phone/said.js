// Bars above the page: one for each thing there is to say; and a whole page that a form was answered with.

export function say(name, className, parts, loud = false) {
  let bar = document.querySelector(`[data-said="${name}"]`);
  if (!parts) return bar?.remove();
  if (!bar) {
    bar = document.createElement("div");
    bar.dataset.said = name;
    bar.setAttribute("role", loud ? "alert" : "status");
    document.body.prepend(bar);
  }
  bar.className = className;
  const key = parts.map((part) => part.textContent ?? part).join("|");
  if (bar.dataset.key === key) return undefined;
  bar.dataset.key = key;
  bar.replaceChildren(...parts);
  return undefined;
}

export function text(words) {
  const part = document.createElement("span");
  part.textContent = words;
  return part;
}

export function link(words, href, className) {
  const part = document.createElement("a");
  Object.assign(part, { textContent: words, href, className });
  return part;
}

export function button(words, press) {
  const part = document.createElement("button");
  Object.assign(part, { textContent: words, type: "button", className: "btn line" });
  part.addEventListener("click", press);
  return part;
}

export function showPage(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  document.title = page.title;
  document.body.replaceWith(document.adoptNode(page.body));
  scrollTo(0, 0);
}
