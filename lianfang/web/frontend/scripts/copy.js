// A text that is passed on elsewhere: one press copies it. Without script it is selected by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  const copied = () => {
    button.textContent = button.dataset.done;
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    text.select();
    // over plain http inside the house a browser has no clipboard for pages; the old way works there
    if (navigator.clipboard) await navigator.clipboard.writeText(text.value).catch(() => document.execCommand("copy"));
    else document.execCommand("copy");
    copied();
  });
}
