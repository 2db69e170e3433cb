// Hears a handheld scanner on any page, wherever the focus is.
//
// A gun types like a keyboard, only faster than a person can, and ends with Enter or Tab. Nothing is held back
// while keys arrive, so people's typing is never disturbed; when a burst turns out to be a gun's, its text is
// taken out of the field it fell into, its Enter is swallowed, and the document gets
//
//   kebien:scan   detail: { raw, physical?, source: "gun", ms }
//
// raw is the text the keyboard layout made of the keys. If that cannot be a label's text (an input method at work,
// or Windows' Vietnamese layout, where the digit row types letters), it is the text of the same keys on a US
// keyboard. physical is that second text whenever it differs: the server may try both.
//
//   <input data-scan-literal>   this field wants what is scanned: the text stays, no event, Enter still swallowed

const SHORTEST = 6; // keys; a word and Enter are not a scan
const MEAN_GAP = 35; // ms between keys on average; fast typists need 80 and more
const LONGEST_GAP = 100; // ms; wireless guns stutter

const MODIFIERS = new Set(["Shift", "CapsLock", "AltGraph", "Control", "Alt", "Meta", "NumLock", "Fn"]);

// Keys of a US keyboard by place: plain, and with Shift. Letters and digits follow below.
const US_KEYS = {
  Minus: "-_", Equal: "=+", BracketLeft: "[{", BracketRight: "]}", Backslash: "\\|", Semicolon: ";:",
  Quote: "'\"", Backquote: "`~", Comma: ",<", Period: ".>", Slash: "/?", Space: "  ",
  NumpadDecimal: "..", NumpadAdd: "++", NumpadSubtract: "--", NumpadMultiply: "**", NumpadDivide: "//",
};
for (const letter of "abcdefghijklmnopqrstuvwxyz") US_KEYS[`Key${letter.toUpperCase()}`] = letter + letter.toUpperCase();
[...")!@#$%^&*("].forEach((shifted, digit) => {
  US_KEYS[`Digit${digit}`] = `${digit}${shifted}`;
  US_KEYS[`Numpad${digit}`] = `${digit}${digit}`;
});

/** What the pressed key types on a US keyboard; "" for a key that types nothing or is not told. */
function onUsKeyboard(event) {
  const pair = US_KEYS[event.code];
  if (!pair) return "";
  const capitals = event.code.startsWith("Key") && event.getModifierState("CapsLock");
  return pair[event.shiftKey !== capitals ? 1 : 0];
}

/** The field a burst falls into and what stood in it before; null where typing leaves no trace. */
function fieldBefore(target) {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement))
    return null;
  if (target.readOnly || target.disabled) return null;
  let [start, end] = [null, null];
  try {
    [start, end] = [target.selectionStart, target.selectionEnd];
  } catch {
    // Number and date fields have no caret to ask for.
  }
  return { field: target, value: target.value, start, end };
}

function setField({ field, start }, value, caret) {
  if (field.value === value) return;
  field.value = value;
  if (start !== null) {
    try {
      field.setSelectionRange(caret, caret);
    } catch {
      // The field changed its type meanwhile; the caret stays where it is.
    }
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

let keys = []; // { shown, physical } of the burst under way
let strokes = 0; // keys pressed in it, those taken back by an input method included
let firstAt = 0;
let lastAt = 0;
let before = null;

function forget() {
  keys = [];
  strokes = 0;
  before = null;
}

function isBurst() {
  return keys.length >= SHORTEST && (lastAt - firstAt) / Math.max(1, strokes - 1) < MEAN_GAP;
}

function textOfBurst() {
  const shown = keys.map((key) => key.shown).join("");
  const physical = keys.map((key) => key.physical).join("");
  const told = keys.every((key) => key.physical);
  const asShown = keys.every((key) => key.shown) && /^[\x20-\x7e]*$/.test(shown);
  const raw = asShown || !told ? shown : physical;
  return told && physical !== raw ? { raw, physical } : { raw };
}

function take(event) {
  const text = textOfBurst();
  const ms = Math.round(lastAt - firstAt);
  const where = before;
  forget();
  if (!text.raw) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (where?.field.hasAttribute("data-scan-literal")) {
    const start = where.start ?? where.value.length;
    const value = where.value.slice(0, start) + text.raw + where.value.slice(where.end ?? start);
    setField(where, value, start + text.raw.length);
    return;
  }
  if (where) setField(where, where.value, where.start);
  document.dispatchEvent(new CustomEvent("kebien:scan", { detail: { ...text, source: "gun", ms } }));
}

function onKey(event) {
  if (MODIFIERS.has(event.key)) return;
  const graph = event.getModifierState("AltGraph");
  if (event.repeat || event.metaKey || ((event.ctrlKey || event.altKey) && !graph)) return forget();

  const now = event.timeStamp;
  if (keys.length && now - lastAt > LONGEST_GAP) forget();
  if (event.key === "Enter" || event.key === "Tab") return isBurst() ? take(event) : forget();
  if (event.key === "Backspace" && keys.length) {
    // An input method takes back what it is about to write anew.
    keys.pop();
    strokes += 1;
    lastAt = now;
    return;
  }

  const shown = [...event.key].length === 1 ? event.key : "";
  const physical = onUsKeyboard(event);
  if (!shown && !physical) return forget();
  if (!strokes) {
    before = fieldBefore(event.target);
    firstAt = now;
  }
  keys.push({ shown, physical });
  strokes += 1;
  lastAt = now;
}

let listening = false;

/** Begin to listen; asking twice changes nothing. */
export function hearGuns() {
  if (listening) return;
  listening = true;
  window.addEventListener("keydown", onKey, { capture: true });
  window.addEventListener("blur", forget);
}
