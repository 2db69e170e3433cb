// A form whose answer takes longer than a second says so: that the server is at work, for how long, and a way to wait no
// longer. Who stops waiting is told the truth: the server may go on, and the form sent again does nothing twice.
//
//   <template id="busy"> <div data-busy> <progress> <p data-busy-said> <button data-busy-stop>
//
// An act that counts what it has done ("/underway/<act_id>") shows it by the piece, and can be stopped on the server.
//
// A file field shows its own progress. An answer that is a file leaves the page where it is; a cookie names its form.

import { rearm } from "./once.js";

const SHOWN_AFTER = 1000; // milliseconds
const waiting = new Map(); // by form: { box, timer, since }

const ASKED_EVERY = 1000;

/** Asks how far an act is that counts itself; one that does not is asked no further. */
async function askHowFar(form, state) {
  const token = form.elements.act_id?.value;
  state.asked = Date.now();
  if (!token || state.plain > 1) return;
  try {
    const answer = await fetch(`${state.box.dataset.busyUrl}/${token}`, { headers: { Accept: "application/json" } });
    const { done, whole } = await answer.json();
    if (!whole) return void (state.counts || (state.plain += 1));
    if (!waiting.has(form)) return;
    state.counts = `${state.box.dataset.busyUrl}/${token}/stop`;
    const bar = state.box.querySelector("progress");
    [bar.max, bar.value] = [whole, done];
    state.said = state.box.dataset.textCounted.replace("{done}", done).replace("{whole}", whole);
  } catch {
    // No network: the seconds are told.
  }
}

/** What counts itself is stopped on the server, whose answer says so; anything else is no longer waited for. */
function stop(form, state) {
  if (state.counts) {
    const marks = new FormData();
    for (const name of ["csrf_token", "shown_to"]) marks.set(name, form.elements[name]?.value ?? "");
    fetch(state.counts, { method: "POST", body: marks });
    return;
  }
  window.stop();
  rearm(form);
  end(form, state.box.dataset.textStopped);
}

const answered = () => /(?:^|; )answered=([^;]*)/.exec(document.cookie)?.[1];

function end(form, text = "") {
  const state = waiting.get(form);
  if (!state) return;
  clearInterval(state.timer);
  waiting.delete(form);
  if (!state.box) return;
  if (!text) return void state.box.remove();
  state.box.querySelector("progress").remove();
  state.box.querySelector("[data-busy-stop]").remove();
  state.box.querySelector("[data-busy-said]").textContent = text;
}

function show(form, state) {
  const template = document.querySelector("#busy");
  if (!template) return;
  for (const old of form.querySelectorAll("[data-busy]")) old.remove();
  form.append(template.content.cloneNode(true));
  state.box = form.lastElementChild;
  state.box.querySelector("[data-busy-stop]").addEventListener("click", () => stop(form, state));
}

function tick(form) {
  const state = waiting.get(form);
  if (!form.isConnected) return end(form);
  if (answered() && answered() === form.elements.act_id?.value) {
    document.cookie = "answered=; max-age=0; path=/; samesite=lax";
    rearm(form);
    return end(form);
  }
  const passed = Date.now() - state.since;
  if (passed < SHOWN_AFTER) return;
  if (!state.box) show(form, state);
  if (!state.box) return;
  if (Date.now() - state.asked >= ASKED_EVERY) askHowFar(form, state);
  const seconds = String(Math.floor(passed / 1000));
  state.box.querySelector("[data-busy-said]").textContent = state.said || state.box.dataset.textWorking.replace("{seconds}", seconds);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("[data-once]")) return;
  waiting.set(form, { box: null, since: Date.now(), asked: 0, plain: 0, counts: "", said: "", timer: setInterval(() => tick(form), 250) });
});

addEventListener("pageshow", () => [...waiting.keys()].forEach((form) => end(form)));
