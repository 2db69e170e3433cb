// What keys a scanner presses: the same keys on a US keyboard, characters given by their number, what ends a code.

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

export const MODIFIERS = new Set(["Shift", "CapsLock", "AltGraph", "Control", "Alt", "Meta", "NumLock", "Fn"]);
export const SEPARATOR = "\x1d"; // between the fields of a GS1 code

const ENDS = new Set(["Enter", "Tab"]);
const ENDS_WITH_CONTROL = new Set(["j", "m"]); // line feed and carriage return of guns that type control characters

/** What the pressed key types on a US keyboard; "" for a key that types nothing or is not told. */
export function onUsKeyboard(event) {
  const pair = US_KEYS[event.code];
  if (!pair) return "";
  const capitals = event.code.startsWith("Key") && event.getModifierState("CapsLock");
  return pair[event.shiftKey !== capitals ? 1 : 0];
}

/** Whether Ctrl, Alt or Meta make a command of the key; AltGr only makes another character. */
export const isCommand = (event) =>
  event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState("AltGraph"));

export function endsCode(event) {
  if (isCommand(event)) return event.ctrlKey && ENDS_WITH_CONTROL.has(event.key.toLowerCase());
  return ENDS.has(event.key);
}

/** What a gun may send behind the end of a code: a second end, or an arrow. */
export const followsCode = (event) => endsCode(event) || event.key.startsWith("Arrow");

/** Ctrl+] and F8 stand for the separator. */
export const separates = (event) => (event.ctrlKey ? event.key === "]" : event.key === "F8");

/** The digit of a character's number, typed on the number pad while Alt is held; "" for any other key. */
export const altDigit = (event) => (event.altKey && /^Numpad[0-9]$/.exec(event.code)?.[0].at(-1)) || "";

/** The character of a number typed so; "" if it is none that labels hold. */
export function characterOf(digits) {
  const number = parseInt(digits, 10) & 0xff;
  return number >= 0x1d && number <= 0x7e ? String.fromCharCode(number) : "";
}

export const isEndNumber = (digits) => [9, 10, 13].includes(parseInt(digits, 10));
