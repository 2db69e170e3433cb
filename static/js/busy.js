// A form whose answer takes longer than a second says so: that the server is at work, for how long, and a way to wait no
// longer. Who stops waiting is told the truth: the server may go on, and the form sent again does nothing twice.
//
//   <template id="busy"> <div data-busy> <progress> <p data-busy-said> <button data-busy-stop>
//
// A file field shows its own progress. An answer that is a file leaves the page where it is; a cookie names its form.

import { rearm } from "./once.js";

const SHOWN_AFTER = 1000; // milliseconds
const waiting = new Map(); // by form: { box, timer, since }

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
  state.box.querySelector("[data-busy-stop]").addEventListener("click", () => {
    window.stop();
    rearm(form);
    end(form, state.box.dataset.textStopped);
  });
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
  const seconds = String(Math.floor(passed / 1000));
  if (state.box) state.box.querySelector("[data-busy-said]").textContent = state.box.dataset.textWorking.replace("{seconds}", seconds);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("[data-once]")) return;
  waiting.set(form, { box: null, since: Date.now(), timer: setInterval(() => tick(form), 250) });
});

addEventListener("pageshow", () => [...waiting.keys()].forEach((form) => end(form)));
