// Whether somebody is writing: then nothing takes the page away from under his hands.

export function typing() {
  const at = document.activeElement;
  if (at?.closest("main") && at.matches("input, textarea, select")) return true;
  return [...document.querySelectorAll("main input:not([type=hidden]), main textarea")].some((field) => field.value !== field.defaultValue);
}
