// A session's material, read aloud where the phone has a Chinese voice and he wants it.
import { reader } from "./aloud.js";

export function lecture() {
  const notes = document.querySelector(".lecture-notes");
  if (notes) reader(notes.querySelector("[data-aloud]"), () => notes);
}
