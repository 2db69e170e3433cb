// The palette: search as one types, over the page. Rows come from the server as they stand (data-url of the dialog);
// nothing is changed from here: every row and every act leads to a page of its own.
//
//   arrows          choose; Enter opens what is chosen, or what was named exactly
//   Tab             another kind of results
//   Alt and letter  an act on what is chosen
//   Escape          closes; the focus goes back to where it was

const REST = 120; // milliseconds without a key before the server is asked
const STEPS = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000]];

let dialog, input, results, before;
let recent = () => []; // the things opened lately; given by who opens
let timer = 0;
let asked = null; // the request under way
let enterPressed = false; // before the rows came
let kind = "";

const rows = () => [...results.querySelectorAll('[role="option"]')].filter((row) => !row.closest("[hidden]"));
const chosen = () => results.querySelector('[aria-selected="true"]');
const list = () => results.querySelector('[role="listbox"]');

function go(url) {
  const target = new URL(url, location.href);
  if (target.origin === location.origin) location.assign(target);
}

function choose(row, { scroll = true, acts = true } = {}) {
  chosen()?.setAttribute("aria-selected", "false");
  row?.setAttribute("aria-selected", "true");
  if (row) input.setAttribute("aria-activedescendant", row.id);
  else input.removeAttribute("aria-activedescendant");
  if (row && scroll) row.scrollIntoView({ block: "nearest" });
  if (acts && row && !row.closest("[data-acts-group]")) offerActs(row.dataset.acts);
}

async function fetched(url, signal) {
  const answer = await fetch(url, { signal, headers: { Accept: "text/html" } });
  if (answer.redirected || !answer.ok) return null; // signed out, or the server is away
  return answer.text();
}

let actsFor = "";

/** Show what may be done with the chosen row, below the results. */
async function offerActs(url) {
  const group = results.querySelector("[data-acts-group]");
  if (!group || url === actsFor) return;
  actsFor = url ?? "";
  const place = group.querySelector("[data-acts-rows]");
  group.hidden = true;
  place.replaceChildren();
  if (!url) return;
  const html = await fetched(url).catch(() => null);
  if (html === null || actsFor !== url || !group.isConnected) return;
  place.innerHTML = html;
  group.hidden = !place.children.length;
}

function ago(at) {
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  const past = at - Date.now();
  const [unit, size] = STEPS.find(([, each]) => -past >= each) ?? STEPS.at(-1);
  return words.format(Math.trunc(past / size), unit);
}

/** Add the things opened lately on this device: only when nothing is asked for. */
function addRecent() {
  const group = results.querySelector("[data-recent-group]");
  if (!group) return;
  for (const [number, page] of recent().filter((each) => each.url !== location.pathname).entries()) {
    const row = document.createElement("a");
    row.className = "kb-palette__row kb-palette__row--short";
    row.id = `palette-recent-${number}`;
    row.href = page.url;
    row.tabIndex = -1;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    const words = [
      ["span", page.kind, "kb-dim kb-sm"],
      ["b", page.name ? `${page.title} · ${page.name}` : page.title, "kb-strong kb-clip"],
      ["span", ago(page.at), "kb-dim kb-sm"],
    ];
    for (const [tag, text, name] of words) {
      const part = document.createElement(tag);
      part.className = name;
      part.textContent = text;
      row.append(part);
    }
    group.append(row);
    group.hidden = false;
  }
}

function show(html) {
  results.innerHTML = html;
  actsFor = "";
  addRecent();
  const straight = list()?.dataset.straight;
  const row = rows().find((each) => straight && each.getAttribute("href") === straight) ?? rows()[0];
  choose(row, { scroll: false });
  if (enterPressed) enter();
}

async function load() {
  clearTimeout(timer);
  timer = 0;
  asked?.abort();
  const mine = (asked = new AbortController());
  const url = new URL(dialog.dataset.url, location.href);
  url.searchParams.set("q", input.value);
  if (kind) url.searchParams.set("kind", kind);
  try {
    const html = await fetched(url, mine.signal);
    if (asked !== mine) return;
    asked = null;
    if (html === null) input.form.submit(); // the page of the search says what is the matter
    else show(html);
  } catch (error) {
    if (error.name === "AbortError" || asked !== mine) return;
    asked = null;
    if (enterPressed) input.form.submit();
  }
}

function enter() {
  enterPressed = false;
  const row = chosen();
  const straight = list()?.dataset.straight;
  if (straight && row === rows()[0]) go(straight);
  else if (row) go(row.href);
  else if (straight) go(straight);
  else if (input.value) input.form.submit();
}

function move(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(chosen());
  choose(all[(at + step + all.length) % all.length]);
}

/** Show the results of the next kind alone; behind the last one all of them. */
function nextKind(step) {
  const links = [...results.querySelectorAll("[data-kind-url]")];
  if (!links.length) return;
  const at = links.findIndex((link) => link.hasAttribute("aria-current"));
  only(links[(at + step + links.length) % links.length]);
}

function only(link) {
  kind = new URL(link.href).searchParams.get("kind") ?? "";
  load();
}

function onKey(event) {
  if (event.isComposing) return;
  if (event.altKey && !event.ctrlKey && /^Key[A-Z]$/.test(event.code)) {
    const act = results.querySelector(`[data-letter="${event.code.slice(3)}"]`);
    if (!act) return;
    event.preventDefault();
    go(act.href);
    return;
  }
  const does = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Tab: () => nextKind(event.shiftKey ? -1 : 1),
    Enter: () => {
      if (!timer && !asked) return enter();
      enterPressed = true;
      if (timer) load();
    },
  }[event.key];
  if (!does || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  does();
}

function setUp(found) {
  dialog = found;
  input = dialog.querySelector("input");
  results = dialog.querySelector("[data-results]");
  input.addEventListener("input", () => {
    kind = "";
    enterPressed = false;
    clearTimeout(timer);
    timer = setTimeout(load, REST);
  });
  dialog.addEventListener("keydown", onKey);
  dialog.addEventListener("click", (event) => {
    const link = event.target.closest("[data-kind-url]");
    if (link) {
      event.preventDefault();
      only(link);
      input.focus();
    } else if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
  });
  dialog.addEventListener("close", () => {
    clearTimeout(timer);
    timer = 0;
    asked?.abort();
    if (before?.isConnected) before.focus();
  });
  results.addEventListener("mousemove", (event) => {
    const row = event.target.closest('[role="option"]');
    if (row && row !== chosen()) choose(row, { scroll: false });
  });
}

/** Open the palette, with words to begin with; lately() gives the things opened lately. */
export function openPalette(found, words, lately) {
  recent = lately;
  if (!dialog) setUp(found);
  if (dialog.open) return;
  before = document.activeElement;
  input.value = words;
  kind = "";
  enterPressed = false;
  dialog.showModal();
  input.focus();
  input.select();
  load();
}
