// "/" goes to the search box. A handheld scanner types "/" too, but in a burst: a key right after another is not a person.

const PAUSE = 150; // milliseconds without a key before and after "/"

let last = -Infinity;
let waiting = 0;

addEventListener("keydown", (event) => {
  const quick = event.timeStamp - last < PAUSE;
  last = event.timeStamp;
  clearTimeout(waiting);
  if (quick || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, select, textarea, [contenteditable]")) return;
  const box = document.querySelector("[data-find]");
  if (!box?.offsetParent) return;
  event.preventDefault(); // the browser's own quick search
  waiting = setTimeout(() => box.focus(), PAUSE);
});
