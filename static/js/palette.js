// Ctrl K, or "/", opens the palette over any page; so does a press on the search box. What it does stands in
// palette-dialog.js, which is loaded when it is first opened. Without scripts the search box is a form.
//
// A handheld scanner types "/" too, but in a burst: a key right after another is not a person.
//
//   <dialog data-palette>            the palette
//   <… data-palette-open>            what opens it when pressed
//   <body data-thing="…">            this page is that of a thing: it is among those opened lately

import { recent, remember } from "./recent.js";

const PAUSE = 150; // milliseconds without a key before and after "/"

const dialog = document.querySelector("[data-palette]");
let last = -Infinity;
let waiting = 0;

function open(words = "") {
  if (dialog) import("./palette-dialog.js").then(({ openPalette }) => openPalette(dialog, words, recent));
}

addEventListener("keydown", (event) => {
  const quick = event.timeStamp - last < PAUSE;
  last = event.timeStamp;
  clearTimeout(waiting);
  if (!dialog || dialog.open) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
    event.preventDefault(); // the browser's own search
    open();
    return;
  }
  if (quick || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, select, textarea, [contenteditable]")) return;
  event.preventDefault(); // the browser's own quick search
  waiting = setTimeout(() => open(), PAUSE);
});

addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-palette-open]");
  if (!dialog || !opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const menu = opener.closest("details[data-drop]");
  if (menu) menu.open = false;
  open(opener.querySelector("input")?.value ?? "");
});

remember();
