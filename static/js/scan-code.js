// Whether a text is one of our codes, as foundation/codes.py reads it. The server decides; this only tells a slow gun
// from a person, and a code that nothing ends from one half typed.

const ALPHABET = "0123456789CGHKMNPTV";
const LENGTH = 9;
const LOOK_ALIKES = { O: "0", Q: "0", D: "0", I: "1", L: "1", Z: "2", S: "5", B: "8", U: "V" };

export function readsAsOurs(text) {
  const bare = text.replace(/^\s*\][A-Za-z][0-9A-Za-z]/, ""); // which barcode it was, said by the scanner
  const last = bare.split(/[?#]/)[0].replace(/\/+$/, "").split("/").at(-1);
  const symbols = [...last.replace(/[-_.\s\x00-\x1f]/g, "").toUpperCase()].map((each) => LOOK_ALIKES[each] ?? each);
  const values = symbols.map((each) => ALPHABET.indexOf(each));
  if (values.length !== LENGTH || values.includes(-1) || values[0] < 10) return false;
  return values.reduce((sum, value, at) => sum + (LENGTH - at) * value, 0) % 19 === 0;
}
