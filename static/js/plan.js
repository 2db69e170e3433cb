// The planner by hand: the session is moved with the arrow keys or dragged, and the days of the other acts follow.
//
//   <form> … <div data-plan="/auctions/lots/…/rounds/new"> <svg data-plan-drawing="872"> <g data-plan-slider="ISO x words;…">
//
// The server works every day out: this asks its page again for another session and puts the answer's parts in place.
// An answer fills only what nobody typed into since the question; a day that is refused or cannot be read stays as typed.

const EDGE = 32; // pixels
const PAUSE = 250; // milliseconds without a move before asking
const ASKING = ["session_at", "posted_on"]; // typed by hand they are the question: no answer fills them
const FOLLOWING = ["first_notice_on", "second_notice_on", "file_sale_from", "file_sale_to"];

const form = document.querySelector("[data-plan]")?.closest("form");
const box = form?.querySelector("[data-plan]");
const why = document.querySelector("[data-plan-why]");
const typed = new Set(); // names of fields
let reason = ""; // why after the last lawful day, as it was typed
let underWay = false; // a question nobody has answered yet
let held = null; // the pointer that drags; the slider under it is drawn anew meanwhile
let drawn = null; // the session as the server drew it
let timer = 0;
let controller = new AbortController();

const slider = () => box.querySelector("[data-plan-slider]");
const choices = () =>
  slider()
    .dataset.planSlider.split(";")
    .map((text) => {
      const [iso, x, ...words] = text.split(" ");
      const [short, long] = words.join(" ").split(", ");
      return { iso, x: Number(x), short, long };
    });
const said = () => form.querySelector("[data-plan-said]");
const at = () => Number(slider().getAttribute("aria-valuenow"));

function begin() {
  const grip = slider();
  drawn = null;
  box.querySelector(".kb-drawbox")?.addEventListener("scroll", keepNames, { passive: true });
  if (!grip) return;
  const days = choices();
  const now = Math.max(0, days.findIndex((day) => day.iso === grip.dataset.planChosen));
  for (const [name, value] of Object.entries({ role: "slider", tabindex: 0, "aria-valuemin": 0, "aria-valuemax": days.length - 1 }))
    grip.setAttribute(name, value);
  say(grip, days, now);
  drawn = { now, transform: grip.getAttribute("transform"), text: grip.querySelector("text").textContent };
  if (held === null) inSight(grip);
}

/** Puts a moved session back to where the server drew it. */
function back() {
  const grip = slider();
  if (!grip || !drawn) return;
  grip.setAttribute("transform", drawn.transform);
  grip.querySelector("text").textContent = drawn.text;
  say(grip, choices(), drawn.now);
}

function say(grip, days, now) {
  grip.setAttribute("aria-valuenow", now);
  grip.setAttribute("aria-valuetext", days[now].long);
}

/** On a phone the drawing is wider than its box: the session is what one looks at. */
function inSight(grip) {
  const frame = grip.closest(".kb-drawbox");
  const { left, width } = grip.getBoundingClientRect();
  const outer = frame.getBoundingClientRect();
  if (left < outer.left || left + width > outer.right) frame.scrollLeft += left - outer.left - (outer.width - width) / 2;
}

/** The names of the rows stay in sight, over what is scrolled past them. */
function keepNames({ currentTarget: frame }) {
  const names = frame.querySelector("[data-plan-names]");
  const drawing = names.ownerSVGElement;
  const moved = (frame.scrollLeft * drawing.viewBox.baseVal.width) / drawing.getBoundingClientRect().width;
  names.setAttribute("transform", `translate(${moved} 0)`);
  names.querySelector("rect").setAttribute("width", moved ? names.dataset.planNames : 0);
}

function move(to) {
  const grip = slider();
  const days = choices();
  const now = Math.min(days.length - 1, Math.max(0, to));
  if (now === at()) return;
  say(grip, days, now);
  const half = Number(grip.dataset.planHalf);
  const right = Number(grip.ownerSVGElement.dataset.planDrawing);
  const middle = Math.min(right - half, Math.max(half, days[now].x + 4));
  grip.setAttribute("transform", grip.getAttribute("transform").replace(/\([^ ]+/, `(${middle}`));
  grip.querySelector("text").textContent = days[now].short;
  typed.delete("session_at");
  ask(days[now].iso, PAUSE);
}

function ask(session, pause) {
  if (!underWay) for (const name of FOLLOWING) typed.delete(name);
  underWay = true;
  clearTimeout(timer);
  controller.abort();
  controller = new AbortController();
  timer = setTimeout(() => redraw(session, controller.signal), pause);
}

async function redraw(session, signal) {
  const address = new URL(box.dataset.plan, location.href);
  address.searchParams.set("session_on", session);
  const posted = form.elements.posted_on?.value.trim();
  if (posted) address.searchParams.set("posted_on", posted);
  if (form.elements.shortened?.checked) address.searchParams.set("shortened", "y");
  box.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.redirected || !page.querySelector("[data-plan]")) throw new TypeError("no plan in the answer");
    put(page);
  } catch (error) {
    if (error.name !== "AbortError") fail();
  } finally {
    if (!signal.aborted) {
      underWay = false;
      box.removeAttribute("aria-busy");
    }
  }
}

/** No network, or an answer that is no plan: everything stays, and a sentence says so. */
function fail() {
  back();
  for (const former of box.querySelectorAll("[role=alert]")) former.remove(); // it was about another day
  said().textContent = box.dataset.planFailed;
}

function put(page) {
  const focused = document.activeElement === slider();
  const open = box.querySelector("details")?.open;
  const scrolled = box.querySelector(".kb-drawbox")?.scrollLeft ?? 0;
  const plan = page.querySelector("[data-plan]");
  box.replaceChildren(...plan.childNodes);
  why.replaceChildren(...page.querySelector("[data-plan-why]").childNodes);
  late(page);
  said().replaceChildren(...page.querySelector("[data-plan-said]").childNodes);
  if (!("planRefused" in plan.dataset)) for (const name of [...ASKING, ...FOLLOWING]) if (!typed.has(name)) fill(page, name);
  if (open && box.querySelector("details")) box.querySelector("details").open = true;
  if (box.querySelector(".kb-drawbox")) box.querySelector(".kb-drawbox").scrollLeft = scrolled;
  begin();
  if (focused) slider()?.focus();
}

/** The warning comes and goes; a reason that was typed stays. */
function late(page) {
  const here = form.querySelector("[data-plan-late]");
  reason = here.querySelector("input")?.value ?? reason;
  here.replaceChildren(...page.querySelector("[data-plan-late]").childNodes);
  const field = here.querySelector("input");
  if (field) field.value = reason;
}

function fill(page, name) {
  const here = form.querySelector(`[name="${name}"]`);
  const there = page.querySelector(`[name="${name}"]`);
  if (!here || !there) return;
  here.value = there.value;
  const [mine, its] = [here, there].map((field) => field.closest("[data-day]"));
  mine.dataset.dayRead = its.dataset.dayRead;
  mine.querySelector("[data-day-echo]").textContent = its.querySelector("[data-day-echo]").textContent;
}

const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5, Home: -Infinity, End: Infinity };

box?.addEventListener("keydown", (event) => {
  if (!event.target.closest("[role=slider]") || !(event.key in STEPS)) return;
  event.preventDefault();
  move(at() + STEPS[event.key]);
});

box?.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest("[role=slider]");
  if (!grip) return;
  event.preventDefault();
  grip.focus();
  held = event.pointerId;
  box.setPointerCapture(held);
});

box?.addEventListener("pointermove", (event) => {
  const grip = slider();
  if (event.pointerId !== held || !grip) return;
  scrollAtEdge(grip.closest(".kb-drawbox"), event.clientX);
  const drawing = grip.ownerSVGElement;
  const { left, width } = drawing.getBoundingClientRect();
  const x = ((event.clientX - left) * Number(drawing.dataset.planDrawing)) / width;
  const days = choices();
  const distance = (day) => Math.abs(day.x + 4 - x);
  move(days.reduce((best, day, place) => (distance(day) < distance(days[best]) ? place : best), 0));
});

for (const kind of ["pointerup", "pointercancel"]) {
  addEventListener(kind, (event) => {
    if (event.pointerId === held) held = null;
  });
}

/** A drawing wider than its box comes along under a finger at its edge. */
function scrollAtEdge(frame, x) {
  const { left, right } = frame.getBoundingClientRect();
  if (x > right - EDGE) frame.scrollLeft += EDGE / 2;
  else if (x < left + EDGE) frame.scrollLeft -= EDGE / 2;
}

form?.addEventListener("input", (event) => typed.add(event.target.name));

form?.addEventListener("change", (event) => {
  if (![...ASKING, "shortened"].includes(event.target.name)) return;
  const session = form.elements.session_at.value.trim();
  if (session) ask(session, 0);
});

if (box) begin();
