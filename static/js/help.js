// "?" opens the help of this page over it; so does the "?" of the header. Without scripts it is a page of its own.
//
//   <dialog data-help>          the help; <… data-help-body> what the server says
//   <a data-help-open href>     what opens it; leads to the page of the help

import { onLoneKey } from "./lone-key.js";

const box = document.querySelector("[data-help]");
const body = box?.querySelector("[data-help-body]");
let asked = "";

async function show(link) {
  const url = new URL(link.href);
  url.searchParams.set("part", "box");
  if (asked !== url.href) {
    const answer = await fetch(url, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok || answer.redirected) return location.assign(link.href);
    body.innerHTML = await answer.text();
    asked = url.href;
  }
  if (!box.open && !document.querySelector("dialog[open]")) box.showModal();
  body.focus();
}

const own = () => document.querySelector("[data-help-open]");
const hasBox = (link) => box && link && /\/help\/./.test(new URL(link.href).pathname);

addEventListener("click", (event) => {
  if (box?.open && (event.target === box || event.target.closest?.("[data-close]"))) box.close();
  const link = event.target.closest?.("[data-help-open]");
  if (!hasBox(link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const menu = link.closest("details[data-drop]");
  if (menu) menu.open = false;
  show(link);
});

if (own()) onLoneKey("?", () => (hasBox(own()) ? show(own()) : location.assign(own().href)));
