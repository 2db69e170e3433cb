// The file field: choose, take a photo, drop or paste; look at it, take it out; send it with progress and stop.
//
//   <div data-file data-file-photos data-file-many> <input type="file"> <ul data-file-list> <div data-file-progress>
//
// Photos are made smaller before they are sent (longest side 2560 pixels, JPEG 0.85, upright); what is no photo, and a
// photo that is small already, is sent as it is. Who is refused keeps the files. Without scripts the input works alone.

import { rearm } from "./once.js";

const LONGEST = 2560;
const QUALITY = 0.85;
const SMALL = 1024 * 1024; // bytes of a photo that is sent as it is, when its sides are short enough
const PHOTOS = /^image\/(jpeg|webp|heic|heif)$/;

const states = new WeakMap(); // by box: [{ file, was, url }]
const sending = new WeakMap(); // by form: the request under way

const inputOf = (box) => box.querySelector("input[type=file]");
const lang = document.documentElement.lang === "en" ? "en" : "vi";
const figure = (number, digits) => number.toLocaleString(lang, { maximumFractionDigits: digits });
const size = (bytes) => (bytes < 1024 * 1024 ? `${figure(Math.ceil(bytes / 1024), 0)} KB` : `${figure(bytes / 1024 / 1024, 1)} MB`);
const filled = (text, values) => Object.entries(values).reduce((all, [key, value]) => all.replace(`{${key}}`, value), text);

/** A photo no larger than needed; the file itself when it is none, or cannot be read here. */
async function smaller(file) {
  if (!PHOTOS.test(file.type)) return file;
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return file; // the server reads it or says why not
  }
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  if (scale === 1 && file.size <= SMALL) return file;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!blob || blob.size >= file.size) return file;
  return new File([blob], file.name.replace(/\.[a-z0-9]+$/i, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified });
}

/** Puts the chosen files into the input, so that the form sends them with or without us. */
function put(box) {
  const held = new DataTransfer();
  for (const { file } of states.get(box)) held.items.add(file);
  inputOf(box).files = held.files;
  draw(box);
}

function draw(box) {
  const list = box.querySelector("[data-file-list]");
  list.replaceChildren(
    ...states.get(box).map((one, at) => {
      const row = document.createElement("li");
      row.className = "kb-file__one";
      const picture = document.createElement(one.url ? "img" : "span");
      if (one.url) Object.assign(picture, { src: one.url, alt: "", width: 56, height: 56 });
      else picture.className = "kb-file__none";
      const words = document.createElement("div");
      const name = document.createElement("p");
      name.className = "kb-file__name";
      name.textContent = one.file.name;
      const much = document.createElement("p");
      much.className = "kb-file__size";
      much.textContent = size(one.file.size) + (one.was ? ` · ${filled(box.dataset.textSmaller, { size: size(one.was) })}` : "");
      words.append(name, much);
      const out = document.createElement("button");
      Object.assign(out, { type: "button", className: "kb-btn", textContent: box.dataset.textRemove });
      out.setAttribute("aria-label", `${box.dataset.textRemove}: ${one.file.name}`);
      out.dataset.fileOut = at;
      row.append(picture, words, out);
      return row;
    }),
  );
}

async function add(box, files) {
  if (inputOf(box).disabled || !files.length) return;
  const photos = "filePhotos" in box.dataset;
  const made = await Promise.all(
    [...files].map(async (file) => {
      const sent = photos ? await smaller(file) : file;
      const url = /^image\/(jpeg|png|webp|gif)$/.test(sent.type) ? URL.createObjectURL(sent) : "";
      return { file: sent, was: sent === file ? 0 : file.size, url };
    }),
  );
  const many = "fileMany" in box.dataset;
  states.set(box, many ? [...states.get(box), ...made] : made.slice(-1));
  box.querySelector("[data-file-wrong]").hidden = true;
  put(box);
}

function begin(box) {
  if (states.has(box)) return;
  states.set(box, []);
  const camera = box.querySelector("[data-file-camera]");
  if (camera) camera.hidden = inputOf(box).disabled;
}

/* ---- choosing ---- */

document.addEventListener("change", (event) => {
  const box = event.target.closest?.("[data-file]");
  if (box && event.target === inputOf(box)) add(box, [...event.target.files]);
});

document.addEventListener("click", (event) => {
  const box = event.target.closest?.("[data-file]");
  if (!box) return;
  const out = event.target.closest("[data-file-out]");
  if (out) {
    const [gone] = states.get(box).splice(Number(out.dataset.fileOut), 1);
    if (gone.url) URL.revokeObjectURL(gone.url);
    put(box);
    (box.querySelector("[data-file-out]") ?? inputOf(box)).focus();
  } else if (event.target.closest("[data-file-camera]")) {
    const camera = Object.assign(document.createElement("input"), { type: "file", accept: "image/*" });
    camera.setAttribute("capture", "environment");
    camera.addEventListener("change", () => add(box, [...camera.files]));
    camera.click();
  } else if (event.target.closest("[data-file-stop]")) {
    sending.get(box.closest("form"))?.abort();
  }
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const box = event.target.closest?.("[data-file]");
    if (!box || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    box.classList.toggle("kb-file--over", kind === "dragover");
    if (kind === "drop") add(box, [...event.dataTransfer.files]);
  });
}

document.addEventListener("paste", (event) => {
  const files = [...(event.clipboardData?.files ?? [])];
  const boxes = document.querySelectorAll("[data-file]");
  const box = event.target.closest?.("form")?.querySelector("[data-file]") ?? (boxes.length === 1 ? boxes[0] : null);
  if (!files.length || !box) return;
  event.preventDefault();
  add(box, files);
});

/* ---- sending ---- */

function say(box, text, wrong = false) {
  box.querySelector("[data-file-progress]").hidden = wrong;
  const line = box.querySelector(wrong ? "[data-file-wrong]" : "[data-file-said]");
  line.hidden = false;
  line.textContent = text;
}

function send(form, box, submitter) {
  const body = new FormData(form, submitter);
  const request = new XMLHttpRequest();
  const bar = box.querySelector("progress");
  const stop = box.querySelector("[data-file-stop]");
  sending.set(form, request);
  stop.hidden = false;
  box.querySelector("[data-file-wrong]").hidden = true;
  request.open("POST", form.action);
  request.setRequestHeader("X-Wants-Address", "1");
  request.upload.addEventListener("progress", (event) => {
    bar.value = (100 * event.loaded) / event.total;
    say(box, filled(box.dataset.textSending, { done: size(event.loaded), all: size(event.total) }));
  });
  request.upload.addEventListener("load", () => {
    stop.hidden = true; // what the server has, it does: stopping now would be a false promise
    bar.removeAttribute("value");
    say(box, box.dataset.textWaiting);
  });
  const failed = (text) => () => {
    say(box, text, true);
    rearm(form);
  };
  request.addEventListener("error", failed(box.dataset.textFailed));
  request.addEventListener("abort", failed(box.dataset.textStopped));
  request.addEventListener("load", () => {
    if (request.getResponseHeader("Content-Type")?.includes("json")) location.assign(JSON.parse(request.responseText).url);
    else replace(request.responseText, box);
  });
  request.send(body);
}

/** Shows the page that answered, with the files that were chosen back in their field. */
function replace(text, box) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const main = page.querySelector("main");
  if (!main) return location.reload();
  const name = inputOf(box).name;
  const files = states.get(box);
  document.querySelector("main").replaceWith(main);
  document.title = page.title;
  main.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true }));
  const again = main.querySelector(`[data-file] input[name="${CSS.escape(name)}"]`)?.closest("[data-file]");
  if (again) {
    states.set(again, files);
    put(again);
    for (const line of main.querySelectorAll("[data-files-again]")) line.remove();
  }
  main.querySelector("[data-errors]")?.focus();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const box = form.querySelector?.("[data-file]");
  if (event.defaultPrevented || !box || !states.get(box)?.length) return;
  event.preventDefault();
  send(form, box, event.submitter);
});

function beginAll(root) {
  for (const box of root.querySelectorAll("[data-file]")) begin(box);
}

beginAll(document);
document.addEventListener("htmx:load", (event) => beginAll(event.target));
