// Where a page is one form, whoever opens it types at once: its first empty field has the focus. Not on a phone, where
// the keyboard would cover the page, and not where something was wrong or the address names a place.

const forms = document.querySelectorAll("main form.kb-form[method=post]");

if (forms.length === 1 && matchMedia("(hover: hover) and (pointer: fine)").matches) {
  const { activeElement, body } = document;
  if ((!activeElement || activeElement === body) && !location.hash && !document.querySelector("[data-errors]")) {
    const first = [...forms[0].querySelectorAll(".kb-field :is(input, select, textarea)")].find(
      (field) => !field.disabled && !field.readOnly && field.type !== "file" && field.offsetParent,
    );
    if (first && !first.value && first.getBoundingClientRect().bottom < innerHeight) first.focus({ preventScroll: true });
  }
}
