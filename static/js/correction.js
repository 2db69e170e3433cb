// A correction: what is recorded is struck through once the field beside it says something else.

for (const row of document.querySelectorAll("[data-corrected]")) {
  const told = row.querySelector("[data-recorded]");
  const control = row.querySelector("input:not([type=hidden]), select, textarea");
  if (!told || !control || told.firstElementChild) continue;
  const said = () => (control.type === "checkbox" ? String(control.checked) : control.value.trim());
  const first = said();
  const words = told.textContent;
  const strike = () => {
    const struck = Object.assign(document.createElement("s"), { textContent: words });
    told.replaceChildren(said() === first ? words : struck);
  };
  row.addEventListener("input", strike);
  row.addEventListener("change", strike);
}
