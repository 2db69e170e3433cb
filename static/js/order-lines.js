// Rows copied in Excel and pasted into a field of a line fill it and the lines below. The server reads them: they are put
// into the field "Rows from Excel" with the name of the field pasted into, and its button is pressed.

const isTable = (text, field) => text.includes("\t") || (field.matches("input") && /\S[^\S\n]*\r?\n[^]*\S/.test(text));

document.addEventListener("paste", (event) => {
  const field = event.target;
  const line = field.closest?.(".kb-form__line");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!line || !isTable(text, field)) return;
  event.preventDefault();
  const { elements } = field.form;
  const waiting = elements.pasted.value;
  elements.pasted.value = waiting ? `${waiting}\n${text}` : text;
  elements.pasted_at.value = waiting ? "" : field.id;
  elements.paste.click();
});

// Its own button puts them into the first empty line.
document.addEventListener("htmx:afterRequest", () => {
  for (const at of document.querySelectorAll("[name=pasted_at]")) at.value = "";
});
