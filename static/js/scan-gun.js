// Hears a handheld scanner on any page, wherever the focus is.
//
// A gun types like a keyboard, only faster than a person can. Nothing is held back while keys arrive, so people's
// typing is never disturbed; when a burst turns out to be a gun's, its text is taken out of the field it fell into,
// the key that ended it is swallowed, and the document gets
//
//   kebien:scan   detail: { raw, physical?, source: "gun", ms }
//
// raw is the text the keyboard layout made of the keys. If that cannot be a label's text (an input method at work,
// or Windows' Vietnamese layout, where the digit row types letters), it is the text of the same keys on a US
// keyboard. physical is that second text whenever it differs: the server may try both.
//
//   <input data-scan-literal>          this field wants what is scanned: it becomes its text, no event, no Enter
//   <input data-scan-literal="list">   the same, and what is scanned follows what stands there: a comma, or in a
//                                      textarea a new line, between
//
// What is a burst of a gun:
//   fast     (a wired gun) any text that Enter, Tab, Ctrl+J or Ctrl+M ends; in a field where people write, without a space;
//   slow     (Bluetooth, as fast as a quick typist) the same where nobody types: outside of fields, in the field of the
//            scan page, in a field that wants what is scanned; elsewhere only one of our own codes;
//   no end   one of our own codes and then silence; outside of fields any text with a digit and a longer silence;
//   Alt      characters given by their numbers on the number pad with Alt held, as no person types them.
// What a gun sends behind the end (line feed, a second Enter, an arrow) is swallowed: Ctrl+J opens the downloads.

import { readsAsOurs } from "./scan-code.js";
import {
  altDigit, characterOf, endsCode, followsCode, isCommand, isEndNumber, MODIFIERS, onUsKeyboard, SEPARATOR, separates,
} from "./scan-keys.js";

const SHORTEST = 6; // keys; a word and Enter are not a scan
const FAST = 35; // ms between keys on average; fast typists need 80 and more
const SLOW = 90; // ms, over Bluetooth
const LONGEST_GAP = 150; // ms; wireless guns stutter
const LONGEST_ALT_GAP = 500; // ms; each character is four keys or more
const SILENCE = 150; // ms behind one of our codes that nothing ends
const LONG_SILENCE = 400; // ms behind another text
const AFTER = 100; // ms in which what follows a scan is the gun's
const AFTER_SILENCE = 300; // ms, when the end comes late

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
let byNumber = 0; // characters of it given by their number
let digits = ""; // of the number being typed with Alt
let firstAt = 0;
let lastAt = 0;
let before = null;
let timer = 0;
let deafUntil = -Infinity; // for what follows a scan

function forget() {
  clearTimeout(timer);
  keys = [];
  strokes = byNumber = 0;
  digits = "";
  before = null;
}

function textOfBurst() {
  const shown = keys.map((key) => key.shown).join("");
  const physical = keys.map((key) => key.physical).join("");
  const told = keys.every((key) => key.physical);
  const asShown = keys.every((key) => key.shown) && /^[\x1d\x20-\x7e]*$/.test(shown);
  const raw = asShown || !told ? shown : physical;
  return told && physical !== raw ? { raw, physical } : { raw };
}

function isOurs() {
  const { raw, physical } = textOfBurst();
  return readsAsOurs(raw) || readsAsOurs(physical ?? "");
}

/** Whether nobody would type a text where the burst fell. */
function isForScans() {
  const field = before?.field;
  return !field || field.hasAttribute("data-scan-literal") || Boolean(field.form?.hasAttribute("data-scan-form"));
}

const pace = () => (lastAt - firstAt) / Math.max(1, strokes - 1);

/** Whether words fell into a field where people write: dictation and text expanders are as fast as a gun. */
const isProse = () => !isForScans() && /\s/.test(textOfBurst().raw.trim());

function isBurst() {
  if (keys.length < SHORTEST || isProse()) return false;
  if (byNumber === keys.length || pace() < FAST) return true;
  return pace() < SLOW && (isForScans() || isOurs());
}

function isBurstWithoutEnd(silence) {
  if (keys.length < SHORTEST || (byNumber < keys.length && pace() >= (isForScans() ? SLOW : FAST))) return false;
  if (isOurs()) return true;
  const fast = byNumber === keys.length || pace() < FAST;
  return silence >= LONG_SILENCE && fast && isForScans() && /\d/.test(textOfBurst().raw);
}

/** A scan takes the place of what stood in the field; in a field of several codes it follows them. */
function scannedInto({ field, value }, raw) {
  const before = value.replace(/[\s,;]+$/, "");
  if (field.dataset.scanLiteral !== "list" || !before) return raw;
  return before + (field instanceof HTMLTextAreaElement ? "\n" : ", ") + raw;
}

function take(event) {
  const text = textOfBurst();
  const ms = Math.round(lastAt - firstAt);
  const where = before;
  forget();
  if (!text.raw) return;
  deafUntil = event ? event.timeStamp + AFTER : performance.now() + AFTER_SILENCE;
  event?.preventDefault();
  event?.stopImmediatePropagation();
  if (where?.field.hasAttribute("data-scan-literal")) {
    const value = scannedInto(where, text.raw);
    setField(where, value, value.length);
    return;
  }
  if (where) setField(where, where.value, where.start);
  document.dispatchEvent(new CustomEvent("kebien:scan", { detail: { ...text, source: "gun", ms } }));
}

function afterSilence(silence) {
  if (isBurstWithoutEnd(silence)) take();
  else if (silence < LONG_SILENCE) timer = setTimeout(afterSilence, LONG_SILENCE - silence, LONG_SILENCE);
}

function begin(event) {
  before = fieldBefore(event.target);
  firstAt = lastAt = event.timeStamp;
}

function add(event, shown, physical) {
  if (!strokes) begin(event);
  keys.push({ shown, physical });
  strokes += 1;
  lastAt = event.timeStamp;
  clearTimeout(timer);
  timer = setTimeout(afterSilence, SILENCE, SILENCE);
}

function end(event) {
  if (isBurst()) take(event);
  else forget();
}

function onKey(event) {
  if (event.target.type === "password") return forget(); // a password manager types as fast as a gun
  const now = event.timeStamp;
  const gap = now - lastAt;
  if (strokes && gap > (byNumber ? LONGEST_ALT_GAP : LONGEST_GAP)) {
    if (isBurstWithoutEnd(gap)) take();
    else forget();
  }
  if (now < deafUntil && followsCode(event)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  if (altDigit(event)) {
    if (!strokes && !digits) begin(event); // before the character comes
    digits += altDigit(event);
    return;
  }
  if (MODIFIERS.has(event.key)) return;
  if (event.repeat) return forget();
  if (endsCode(event)) return end(event);
  if (strokes && separates(event)) return add(event, SEPARATOR, SEPARATOR);
  if (isCommand(event)) return forget();
  if (event.key === "Backspace" && keys.length) {
    // An input method takes back what it is about to write anew.
    keys.pop();
    strokes += 1;
    lastAt = now;
    return;
  }

  const shown = [...event.key].length === 1 ? event.key : "";
  const physical = onUsKeyboard(event);
  if (shown || physical) add(event, shown, physical);
  else forget();
}

/** Alt is let go: the number typed meanwhile is a character. */
function onKeyLetGo(event) {
  if (event.key !== "Alt" || !digits) return;
  const typed = digits;
  digits = "";
  if (isEndNumber(typed)) return end(event);
  const character = characterOf(typed);
  if (!character) return forget();
  const where = before;
  add(event, character, character);
  before = where; // as it was before the first character came
  byNumber += 1;
}

/** The character of a number comes when Alt is let go: that of an end must not send a form. */
function onCharacter(event) {
  if (event.key === "Enter" && event.timeStamp < deafUntil) event.preventDefault();
}

let listening = false;

/** Begin to listen; asking twice changes nothing. */
export function hearGuns() {
  if (listening) return;
  listening = true;
  window.addEventListener("keydown", onKey, { capture: true });
  window.addEventListener("keyup", onKeyLetGo, { capture: true });
  window.addEventListener("keypress", onCharacter, { capture: true });
  window.addEventListener("blur", forget);
}
