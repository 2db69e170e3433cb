// The print button of a record page; without scripts the browser's own menu prints.

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => print());
}
