// Menus and confirmations are <details>: they open without a script. This closes them on Escape or a press elsewhere.

const open = () => document.querySelectorAll("details:is([data-drop], [data-confirm])[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const details of open()) {
    details.open = false;
    if (details.contains(document.activeElement)) details.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const details of open()) if (!details.contains(event.target)) details.open = false;
});
