// A request without an answer says so where it was asked for, in one sentence, and can be repeated. The page stays, with
// what was typed: a form is sent only where the server was heard a moment ago or answers now.
//
//   <meta name="probe" content="address of something small">
//   <template id="unsent"> <div data-unsent data-text-…> <p data-unsent-said> <button data-unsent-again>

const FRESH = 30_000; // milliseconds for which an answer proves that the server is there
const PATIENCE = 8_000; // milliseconds it may take to say that it is there

let heard = Date.now();
const asked = new WeakSet(); // forms whose server is being asked for
const reached = new WeakSet(); // forms whose server has just answered

async function answers() {
  const probe = document.querySelector("meta[name=probe]")?.content;
  if (!probe) return true;
  try {
    await fetch(probe, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    heard = Date.now();
    return true;
  } catch {
    return false;
  }
}

const clear = (place) => place.querySelectorAll(":scope > [data-unsent]").forEach((old) => old.remove());

/** Say at `place` that nothing was answered; `again` repeats it. */
function say(place, again) {
  clear(place);
  const band = document.querySelector("#unsent").content.cloneNode(true).firstElementChild;
  band.className = "kb-band kb-warn";
  band.setAttribute("role", "alert");
  place.prepend(band);
  const words = navigator.onLine ? band.dataset.textFailed : band.dataset.textOffline;
  band.querySelector("[data-unsent-said]").textContent = words;
  const button = band.querySelector("[data-unsent-again]");
  button.hidden = !again;
  button.addEventListener("click", () => {
    band.remove();
    again();
  });
  band.scrollIntoView({ block: "nearest" });
}

const top = () => document.querySelector("#said");

// Forms. Before all others that listen for it: nothing is marked as sent that is not sent.
document.addEventListener(
  "submit",
  async (event) => {
    const { target: form, submitter } = event;
    if (!form.matches("form[method=post]") || reached.delete(form)) return;
    if (submitter?.hasAttribute("hx-post") || (navigator.onLine && Date.now() - heard < FRESH)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (asked.has(form)) return;
    asked.add(form);
    const isThere = await answers();
    asked.delete(form);
    const send = () => form.requestSubmit(submitter?.isConnected ? submitter : null);
    if (!isThere) return say(form, send);
    clear(form);
    reached.add(form);
    send();
  },
  true,
);

// Links, where the browser says that there is no network: it may be wrong, so the server is asked.
document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[href]");
  if (navigator.onLine || event.defaultPrevented || !link || link.target || link.origin !== location.origin) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (await answers()) location.assign(link.href);
  else say(top(), () => link.click());
});

// Requests of htmx: one at a time for each button, and what stood there stays when nothing comes.
document.addEventListener(
  "click",
  (event) => {
    if (!event.target.closest?.("button[hx-post][aria-disabled]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

document.addEventListener("htmx:beforeRequest", (event) => {
  const { elt, target } = event.detail;
  if (elt.matches("button")) elt.setAttribute("aria-disabled", "true");
  target?.setAttribute("aria-busy", "true");
});

document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, target, xhr } = event.detail;
  if (elt.matches("button")) elt.removeAttribute("aria-disabled");
  target?.removeAttribute("aria-busy");
  if (xhr?.status) heard = Date.now();
});

function failed(event) {
  const { elt, target, requestConfig } = event.detail;
  const kind = requestConfig?.triggeringEvent?.type;
  if (!kind) return; // a request of the page's own, which comes again by itself
  const place = target?.closest("section, form, [data-list]") ?? top();
  say(place, () => {
    if (kind === "submit") elt.requestSubmit();
    else if (elt.matches("a, button")) elt.click();
    else window.htmx.trigger(elt, kind);
  });
}

for (const kind of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(kind, failed);
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status >= 500) failed(event);
});

addEventListener("offline", () => top() && say(top(), null));
addEventListener("online", () => {
  for (const band of document.querySelectorAll("[data-unsent]")) {
    if (band.parentElement === top()) band.remove();
    else band.querySelector("[data-unsent-said]").textContent = band.dataset.textBack;
  }
});
