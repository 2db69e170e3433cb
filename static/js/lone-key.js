// A key that a person presses by itself, outside any field. A handheld scanner types the same keys, but in a burst:
// a key right after or before another is not a person.

const PAUSE = 150; // milliseconds without a key before and after

const acts = {};
let last = -Infinity;
let waiting = 0;

/** Do something when this key is pressed by itself. */
export function onLoneKey(key, act) {
  acts[key] = act;
}

addEventListener("keydown", (event) => {
  if (event.key.length > 1) return; // Shift, Enter: part of another key, or no character
  const quick = event.timeStamp - last < PAUSE;
  last = event.timeStamp;
  clearTimeout(waiting);
  const act = acts[event.key];
  if (!act || quick || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest?.("input, select, textarea, [contenteditable]")) return;
  event.preventDefault(); // the browser's own quick search
  waiting = setTimeout(act, PAUSE);
});
