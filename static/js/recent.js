// The pages of things a person opened lately, kept in this browser for their account alone, and dropped when they sign
// out or somebody else may sit here: on a page without an account nothing of the kind stays.
//
// <meta name="account" content="17">          whose they are
// <body data-thing="Vật" data-thing-name="…"> this page is that of a thing; its heading is how it is called

const PREFIX = "kebien.recent.";
const MOST = 10;

const account = document.querySelector('meta[name="account"]')?.content;

function drop() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // storage is switched off: nothing is kept
  }
}

/** The pages of things opened lately, the last one first: [{ url, kind, title, name, at }]. */
export function recent() {
  try {
    const found = JSON.parse(localStorage.getItem(PREFIX + account) ?? "[]");
    return Array.isArray(found) ? found.filter((page) => page?.url?.startsWith("/") && page.title) : [];
  } catch {
    return [];
  }
}

/** Note that the page of a thing is open; called once a page. */
export function remember() {
  if (!account) {
    drop();
    return;
  }
  addEventListener("submit", (event) => {
    if (!event.defaultPrevented && event.target.matches("form[data-sign-out]")) drop();
  });
  const { thing, thingName } = document.body.dataset;
  const title = document.querySelector("main h1")?.textContent.trim();
  if (!thing || !title) return;
  const url = location.pathname;
  const page = { url, kind: thing, title: title.slice(0, 120), name: (thingName ?? "").slice(0, 120), at: Date.now() };
  const others = recent().filter((other) => other.url !== url);
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(PREFIX) && key !== PREFIX + account) localStorage.removeItem(key);
    localStorage.setItem(PREFIX + account, JSON.stringify([page, ...others].slice(0, MOST)));
  } catch {
    // storage is full or switched off: nothing is kept
  }
}
