// Sends a form once: a second press while the first is under way does nothing. The server refuses repeats anyway.
//
// A form that is shown again by Back or by reloading comes with a new act id. Its place in the history remembers what was
// sent from there and under which id: the same content goes out under that id again, and the server does nothing twice.

const NO_CONTENT = new Set(["act_id", "csrf_token", "shown_to", "expected", "checked"]);
const LAST = "last-act-sent";
const NOT_DONE = "last-act-refused";

/** A number for what a form holds, of 53 bits: the content itself is kept nowhere. */
function contentOf(form) {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  const parts = [...new FormData(form)].filter(([name]) => !NO_CONTENT.has(name));
  const text = JSON.stringify(parts.map(([name, value]) => [name, value.name === undefined ? value : [value.name, value.size]]));
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 2654435761);
    other = Math.imul(other ^ text.charCodeAt(at), 1597334677);
  }
  return 4294967296 * (2097151 & (other ^ (one >>> 16))) + ((one ^ (other >>> 13)) >>> 0);
}

function keepId(form) {
  const field = form.elements.act_id;
  if (!field) return;
  const [address, content] = [form.getAttribute("action"), contentOf(form)];
  const sent = history.state?.sent ?? {};
  const before = sent[address];
  if (before?.content === content && before.id !== sessionStorage.getItem(NOT_DONE)) field.value = before.id;
  history.replaceState({ ...history.state, sent: { ...sent, [address]: { content, id: field.value } } }, "");
  sessionStorage.setItem(LAST, field.value);
}

// What was refused was not done: sent again from its former page, it is another act. A filter that cannot be read did nothing either way.
if ("posted" in document.body.dataset && document.querySelector("[data-errors]"))
  sessionStorage.setItem(NOT_DONE, sessionStorage.getItem(LAST) ?? "");

// The answer to a form (refused, or to be checked) has no page of its own: Back and reload ask for its address instead.
if ("posted" in document.body.dataset) history.replaceState(history.state, "", location.href);

export const rearm = (form) => {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[type=submit]")) button.removeAttribute("aria-disabled");
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("[data-once]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  keepId(form);
  // aria-disabled, not disabled: a disabled button would not be sent with its name and value.
  for (const button of form.querySelectorAll("[type=submit]")) button.setAttribute("aria-disabled", "true");
});

// Back to a page the browser kept, or a fragment answer: the form may be sent again.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(rearm));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form[data-sent]");
  if (form) rearm(form);
});

// The server asks before it does the same twice for a browser that cannot keep ids of acts; this one can.
document.addEventListener("formdata", (event) => {
  if (event.target.method === "post") event.formData.set("by_script", "1");
});

// After a refusal the reader is taken to what was wrong.
document.querySelector("[data-errors]")?.focus();
