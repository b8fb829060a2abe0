// A photo is made small in the phone; where its form asks for nothing else, it is sent as soon as it is taken.

const LONGEST = 1600;
const QUALITY = 0.85;

export function photos() {
  document.documentElement.dataset.photos = "sent";
  document.addEventListener("change", ({ target }) => target.matches("form[data-photo] [type=file]") && target.files.length && press(target.form));
}

// As by its own button, which is not shown: an older browser has no requestSubmit.
function press(form) {
  if (form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }))) form.submit();
}

// A drawn picture has no place and no device in it. What this phone cannot draw is sent as it is, and cleaned there.
export async function small(file) {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const paper = Object.assign(document.createElement("canvas"), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    paper.getContext("2d").drawImage(picture, 0, 0, paper.width, paper.height);
    const drawn = await new Promise((done) => paper.toBlob(done, "image/jpeg", QUALITY));
    return drawn ? new File([drawn], file.name, { type: drawn.type, lastModified: file.lastModified }) : file;
  } catch {
    return file;
  }
}
