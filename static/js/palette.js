// Ctrl K, or "/", opens the palette over any page; so does a press on the search box. What it does stands in
// palette-dialog.js, which is loaded when it is first opened. Without scripts the search box is a form.
//
//   <dialog data-palette>            the palette
//   <… data-palette-open>            what opens it when pressed
//   <body data-thing="…">            this page is that of a thing: it is among those opened lately

import { onLoneKey } from "./lone-key.js";
import { recent, remember } from "./recent.js";

const dialog = document.querySelector("[data-palette]");

function open(words = "") {
  if (dialog) import("./palette-dialog.js").then(({ openPalette }) => openPalette(dialog, words, recent));
}

addEventListener("keydown", (event) => {
  if (!dialog || dialog.open) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
    event.preventDefault(); // the browser's own search
    open();
  }
});

if (dialog) onLoneKey("/", () => open());

addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-palette-open]");
  if (!dialog || !opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const menu = opener.closest("details[data-drop]");
  if (menu) menu.open = false;
  open(opener.querySelector("input")?.value ?? "");
});

remember();
