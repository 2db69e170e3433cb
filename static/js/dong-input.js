// Groups the digits of an amount while they are typed: 1234567 becomes 1.234.567. The server reads both. Asks the server
// what the amount is in words: there is one reading of an amount.
//
//   <div data-amount data-amount-url="/amounts"> <input data-dong> <p data-amount-words>
//
// Only points this script set itself are ever moved. Whatever was pasted, or typed with a sign, a letter or a point
// of one's own, stays as it is: the server reads it or refuses it. Backspace behind a point takes the digit before it.

const point = document.documentElement.lang === "en" ? "," : ".";
const DIGIT = /[0-9]/;

const ours = new WeakMap(); // by field: the text this script or the server put there
let before = null; // { field, text } of the edit under way

const grouped = (digits) => digits.replace(/\B(?=([0-9]{3})+$)/g, point);
const bare = (text) => text.replaceAll(point, "");
const isPlain = (text) => /^(0|[1-9][0-9]*)?$/.test(text);

/** Whether every point in the text was set by us or by the server. */
function isOurs(field, text) {
  if (isPlain(text) || text === ours.get(field)) return true;
  return text === field.defaultValue && isPlain(bare(text)) && text === grouped(bare(text));
}

function withoutNextDigit(text, at, backward) {
  const gone = backward ? at - 1 : at;
  if (!DIGIT.test(text[gone] ?? "")) return { text, at };
  return { text: text.slice(0, gone) + text.slice(gone + 1), at: backward ? gone : at };
}

function setText(field, text, digitsAfter) {
  if (text === field.value) return;
  field.value = text;
  let at = text.length;
  for (let left = digitsAfter; at > 0 && left > 0; at -= 1) if (DIGIT.test(text[at - 1])) left -= 1;
  field.setSelectionRange(at, at);
}

document.addEventListener("beforeinput", (event) => {
  const field = event.target;
  before = field.matches?.("[data-dong]") ? { field, text: field.value } : null;
});

document.addEventListener("input", (event) => {
  const field = event.target;
  const was = before?.field === field ? before.text : null;
  before = null;
  // While an input method composes, its text is not ours to change.
  if (was === null || event.isComposing || !isOurs(field, was)) return;
  const deletes = /^deleteContent(Backward|Forward)$/.exec(event.inputType);
  if (!deletes && !(event.inputType === "insertText" && /^[0-9]+$/.test(event.data ?? ""))) return;
  let [text, at] = [field.value, field.selectionStart];
  if (deletes && text !== was && bare(text) === bare(was)) {
    ({ text, at } = withoutNextDigit(text, at, deletes[1] === "Backward"));
  }
  const digits = bare(text);
  // What begins with 0 is grouped when the digit before it is typed: 2.000.000 becomes .000.000 becomes 3.000.000.
  if (isPlain(digits)) setText(field, grouped(digits), bare(text.slice(at)).length);
  ours.set(field, field.value);
});

/* ---- in words ---- */

const PAUSE = 200; // milliseconds without a key before asking
const asked = new WeakMap(); // by box: { timer, controller } of the question under way

async function ask(box, field, complains) {
  asked.get(box)?.controller.abort();
  const controller = new AbortController();
  asked.set(box, { controller, timer: 0 });
  const words = box.querySelector("[data-amount-words]");
  const text = field.value; // as it will be sent
  if (!text.trim()) {
    words.textContent = "";
    return;
  }
  try {
    const address = `${box.dataset.amountUrl}?text=${encodeURIComponent(text)}`;
    const answer = await fetch(address, { signal: controller.signal, headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const said = await answer.json();
    words.classList.toggle("kb-amount__words--wrong", Boolean(said.wrong) && complains);
    words.textContent = said.wrong ? (complains ? said.wrong : "") : said.words;
  } catch {
    // No network, or a later question: the server reads the field when it is sent.
  }
}

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const box = event.target.matches?.("[data-dong]") && event.target.closest("[data-amount]");
    if (!box) return;
    clearTimeout(asked.get(box)?.timer);
    const controller = asked.get(box)?.controller ?? new AbortController();
    const leaves = kind === "change"; // who has left the field is told what is wrong with it
    asked.set(box, { controller, timer: setTimeout(() => ask(box, event.target, leaves), leaves ? 0 : PAUSE) });
  });
}
