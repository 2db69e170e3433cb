// Groups the digits of an amount while they are typed: 1234567 becomes 1.234.567. The server reads both.
//
//   <input data-dong>
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
