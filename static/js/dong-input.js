// Groups the digits of an amount while it is typed: 1234567 becomes 1.234.567. The server reads both.

const point = document.documentElement.lang === "en" ? "," : ".";

const grouped = (digits) => digits.replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, point);

document.addEventListener("input", (event) => {
  const input = event.target;
  // While an input method composes, its text is not ours to change.
  if (event.isComposing || !input.matches?.("[data-dong]")) return;
  if (/[^\d.,\s\u00a0]/.test(input.value)) return; // a word or a sign: leave it for the server to refuse
  const digitsAfter = input.value.slice(input.selectionStart).replace(/\D/g, "").length;
  const text = grouped(input.value.replace(/\D/g, ""));
  if (text === input.value) return;
  input.value = text;
  let at = text.length;
  for (let left = digitsAfter; at > 0 && left > 0; at -= 1) if (/\d/.test(text[at - 1])) left -= 1;
  input.setSelectionRange(at, at);
});
