// A filter of many values: what one types leaves those that hold its words, marks and capitals aside. Nothing is sent.
//
//   <fieldset> <input data-narrow> <label><input type="checkbox"> …</label> … </fieldset>

import { folded } from "./choice-field.js";

const isOne = (node) => Boolean(node.matches?.("[data-narrow]"));

document.addEventListener("input", (event) => {
  if (!isOne(event.target)) return;
  const words = folded(event.target.value).split(" ");
  for (const option of event.target.parentElement.querySelectorAll("label")) {
    const isChosen = Boolean(option.querySelector(":checked"));
    option.hidden = !isChosen && !words.every((word) => folded(option.textContent).includes(word));
  }
});

// The form around it asks for a new list with every change; typing here is none.
for (const kind of ["change", "search"]) {
  document.addEventListener(kind, (event) => isOne(event.target) && event.stopPropagation(), true);
}

document.addEventListener("keydown", (event) => {
  if (isOne(event.target) && event.key === "Enter") event.preventDefault();
});
