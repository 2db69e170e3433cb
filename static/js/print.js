// The print button of a page; without scripts the browser's own menu prints. What a list draws anew has it, too.

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-print]")) print();
});
