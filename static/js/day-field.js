// The day field: says what a typed day means, and opens a calendar of our own.
//
//   <div data-day data-day-url="/days" data-day-months="/days/months/0000-00" data-day-now="2026-11-26" data-day-read="">
//     <input> <button data-day-open> <p data-day-echo> <div data-day-calendar>
//
// The server reads the text and draws the months: there is one reading of a day. Nothing here changes what was typed;
// only a day chosen in the calendar is put into the field.

const PAUSE = 200; // milliseconds without a key before asking

const asked = new WeakMap(); // by box: { timer, controller } of the question under way

const part = (box, name) => box.querySelector(`[data-day-${name}]`);
const textOf = (box) => box.querySelector(".kb-input--day");
const pad = (number, length = 2) => String(number).padStart(length, "0");
const isoOf = (day) => `${pad(day.getUTCFullYear(), 4)}-${pad(day.getUTCMonth() + 1)}-${pad(day.getUTCDate())}`;
const dayOf = (iso) => new Date(`${iso}T00:00:00Z`);

async function askMeaning(box, complains) {
  const before = asked.get(box);
  before?.controller.abort();
  clearTimeout(before?.timer);
  const controller = new AbortController();
  asked.set(box, { controller, timer: 0 });
  const text = textOf(box).value; // as it will be sent
  const echo = part(box, "echo");
  if (!text.trim()) {
    box.dataset.dayRead = "";
    echo.textContent = "";
    return;
  }
  try {
    const address = new URL(box.dataset.dayUrl, location.href);
    address.searchParams.set("text", text);
    const answer = await fetch(address, { signal: controller.signal, headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { words, wrong, iso, unfinished } = await answer.json();
    box.dataset.dayRead = iso ?? "";
    echo.classList.toggle("kb-day__echo--wrong", Boolean(wrong) && complains);
    echo.textContent = wrong ? (complains || unfinished ? wrong : "") : words;
  } catch {
    // No network, or a later question: what stood there stays, the server reads the field when it is sent.
  }
}

function soon(box) {
  clearTimeout(asked.get(box)?.timer);
  const controller = asked.get(box)?.controller ?? new AbortController();
  asked.set(box, { controller, timer: setTimeout(() => askMeaning(box, false), PAUSE) });
}

const isOpen = (box) => !part(box, "calendar").hidden;

function close(box, focusOn) {
  if (!isOpen(box)) return;
  part(box, "calendar").hidden = true;
  part(box, "open").setAttribute("aria-expanded", "false");
  focusOn?.focus();
}

function closeOthers(kept) {
  for (const box of document.querySelectorAll("[data-day]")) if (box !== kept) close(box);
}

/** Draws the month of a day and puts the focus on it; ``holds`` leaves the focus where it is. */
async function draw(box, iso, holds = false) {
  const calendar = part(box, "calendar");
  const month = iso.slice(0, 7);
  if (calendar.firstElementChild?.dataset.month !== month) {
    let answer;
    try {
      answer = await fetch(box.dataset.dayMonths.replace("0000-00", month));
    } catch {
      return false;
    }
    if (!answer.ok) return false;
    calendar.innerHTML = await answer.text();
  }
  for (const button of calendar.querySelectorAll("[data-day-iso]")) {
    button.tabIndex = button.dataset.dayIso === iso ? 0 : -1;
    button.setAttribute("aria-pressed", String(button.dataset.dayIso === box.dataset.dayRead));
  }
  calendar.hidden = false;
  calendar.classList.remove("kb-day__calendar--end");
  const edge = calendar.getBoundingClientRect().right;
  calendar.classList.toggle("kb-day__calendar--end", edge > document.documentElement.clientWidth);
  part(box, "open").setAttribute("aria-expanded", "true");
  if (!holds) calendar.querySelector(`[data-day-iso="${iso}"]`)?.focus();
  return true;
}

async function open(box) {
  closeOthers(box);
  await askMeaning(box, false);
  await draw(box, box.dataset.dayRead || box.dataset.dayNow);
}

function choose(box, button) {
  const field = textOf(box);
  field.value = button.dataset.dayValue;
  box.dataset.dayRead = button.dataset.dayIso;
  close(box, field);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function moved(iso, key, shift) {
  const day = dayOf(iso);
  const weekday = (day.getUTCDay() + 6) % 7; // 0 is Monday
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: -weekday, End: 6 - weekday };
  if (key in steps) {
    day.setUTCDate(day.getUTCDate() + steps[key]);
    return isoOf(day);
  }
  const months = { PageUp: shift ? -12 : -1, PageDown: shift ? 12 : 1 }[key];
  if (!months) return null;
  return inMonth(iso, day.getUTCMonth() + months);
}

/** The same day number in another month, or that month's last day. */
function inMonth(iso, month) {
  const day = dayOf(iso);
  const last = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0));
  return isoOf(new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day.getUTCDate(), last.getUTCDate()))));
}

document.addEventListener("input", (event) => {
  const box = event.target.closest?.("[data-day]");
  if (box && event.target === textOf(box)) soon(box);
});

document.addEventListener("change", (event) => {
  const box = event.target.closest?.("[data-day]");
  if (box && event.target === textOf(box)) askMeaning(box, true);
});

document.addEventListener("click", (event) => {
  const box = event.target.closest?.("[data-day]");
  closeOthers(box);
  if (!box) return;
  if (event.target.closest("[data-day-open]")) return isOpen(box) ? close(box) : open(box);
  const day = event.target.closest("[data-day-iso]");
  if (day) return choose(box, day);
  const month = event.target.closest("[data-month-to]");
  if (month) {
    const now = box.querySelector("[data-day-iso][tabindex='0']")?.dataset.dayIso ?? box.dataset.dayNow;
    const [year, number] = month.dataset.monthTo.split("-").map(Number);
    const label = month === box.querySelector("[data-month-to]") ? 0 : 1;
    const target = inMonth(`${pad(year, 4)}-01-${now.slice(8)}`, number - 1);
    draw(box, target, true).then(() => box.querySelectorAll("[data-month-to]")[label]?.focus());
  } else if (event.target.closest("[data-month-today]")) draw(box, box.dataset.dayNow);
  else if (event.target.closest("[data-month-close]")) close(box, part(box, "open"));
});

document.addEventListener("keydown", (event) => {
  const box = event.target.closest?.("[data-day]");
  if (!box) return;
  if (event.key === "Escape" && isOpen(box)) {
    event.stopPropagation();
    close(box, part(box, "open"));
  } else if (event.target === textOf(box) && event.altKey && event.key === "ArrowDown") {
    event.preventDefault();
    open(box);
  } else if (event.target.matches("[data-day-iso]")) {
    const to = moved(event.target.dataset.dayIso, event.key, event.shiftKey);
    if (!to) return;
    event.preventDefault();
    draw(box, to);
  }
});

// Whoever goes on with the Tab key leaves the calendar behind.
document.addEventListener("focusin", (event) => closeOthers(event.target.closest?.("[data-day]")));

