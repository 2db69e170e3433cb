// Lists: keys for rows, choosing several, and what a swapped list must keep. Without it every link and form still works.
// j, k and the arrows go from row to row, x chooses one. A handheld scanner types letters too, but in a burst.

const PAUSE = 150; // milliseconds without a key before and after one of ours

let last = -Infinity;
let waiting = 0;

const rows = () => [...document.querySelectorAll("[data-list] .kb-list__open")];

const here = () => {
  const row = document.activeElement?.closest?.("[data-list] tbody tr");
  return row ? rows().findIndex((link) => row.contains(link)) : -1;
};

const go = (step) => {
  const links = rows();
  const next = links[Math.min(Math.max(here() + step, 0), links.length - 1)];
  next?.focus();
  next?.closest("tr").scrollIntoView({ block: "nearest" });
};

const choose = () => {
  const box = rows()[here()]?.closest("tr").querySelector("[data-pick]");
  const phone = document.querySelector("#list-picking");
  if (!box) return;
  if (phone) phone.checked = true;
  box.click();
};

const KEYS = { j: () => go(1), k: () => go(-1), x: choose };
const ARROWS = { ArrowDown: () => go(1), ArrowUp: () => go(-1) };

addEventListener("keydown", (event) => {
  const quick = event.timeStamp - last < PAUSE;
  if (event.key.length === 1) last = event.timeStamp; // a scanner types characters, no arrows
  clearTimeout(waiting);
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.target.closest?.("input:not([type=checkbox]), select, textarea, [contenteditable]")) return;
  if (ARROWS[event.key] && here() >= 0) {
    event.preventDefault();
    ARROWS[event.key]();
  } else if (KEYS[event.key] && !quick) {
    waiting = setTimeout(KEYS[event.key], PAUSE);
  }
});

const pickers = (form) => [...form.querySelectorAll("[data-pick]")];
const changed = (form) => form.dispatchEvent(new Event("change", { bubbles: true }));

document.addEventListener("change", (event) => {
  const all = event.target;
  if (!all.matches?.("[data-pick-all]")) return;
  const form = all.closest("form");
  for (const box of pickers(form)) box.checked = all.checked;
  changed(form);
});

document.addEventListener("click", (event) => {
  const out = event.target.closest?.("[data-unpick]");
  const form = out?.closest("[data-picking]");
  if (!form) return;
  event.preventDefault();
  const keys = new Set(out.dataset.unpick.split(" "));
  for (const box of pickers(form)) if (keys.has(box.value)) box.checked = false;
  changed(form);
});

// Filters that stand beside a list are sent as soon as one changes; without this by their button.
document.addEventListener("change", (event) => {
  const form = event.target.closest?.("[data-list-side] form");
  if (form) form.requestSubmit();
});

// An answer without the list is another page: a session has ended, or something failed.
document.addEventListener("htmx:beforeSwap", (event) => {
  const target = event.detail.target;
  if (!["list", "list-foot"].includes(target?.id) || !event.detail.shouldSwap) return;
  if (!event.detail.serverResponse.includes(`id="${target.id}"`)) {
    event.detail.shouldSwap = false;
    location.reload();
  }
});

// A filter that is open stays open, with the focus where it was.
let open = [];
let focused = "";
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id !== "list") return;
  open = [...document.querySelectorAll("#list details[open]")].map((details) => details.id);
  focused = document.activeElement?.id ?? "";
});
document.addEventListener("htmx:afterSettle", () => {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (open.length && focused) document.getElementById(focused)?.focus();
  open = [];
});
