// Where a page is one form, whoever opens it types at once: the focus is in its first field that must be filled and is
// empty, or in the first where none is. It is not in a choice, whose ring would look like an answer. Not on a phone, where
// the keyboard would cover the page, not where the address names a place, and not where something was wrong: there the
// list of faults is read first, each a link to its field.

const forms = document.querySelectorAll("main form.kb-form[method=post]");

const isAsked = (field) =>
  !field.disabled && !field.readOnly && !/file|checkbox|radio/.test(field.type) && Boolean(field.offsetParent);

const isNeeded = (field) => field.required && !field.value;

const isInView = (field) => field.getBoundingClientRect().bottom < innerHeight;

if (forms.length === 1 && matchMedia("(hover: hover) and (pointer: fine)").matches) {
  const { activeElement, body } = document;
  if ((!activeElement || activeElement === body) && !location.hash && !document.querySelector("[data-errors]")) {
    const fields = [...forms[0].querySelectorAll(".kb-field :is(input, select, textarea)")].filter(isAsked).filter(isInView);
    (fields.find(isNeeded) ?? fields[0])?.focus({ preventScroll: true });
  }
}
