// Scans that have not been answered yet, kept in this browser until they are: a page that is left, a browser that is
// closed, a session that ended lose none. They belong to one account; nobody else's page sends them.
//
// <meta name="account" content="17">      whose they are; without it nothing is kept
// <form data-sign-out data-text-kept="…">  signing out asks first when scans are kept ({count} in the text stands for
//                                          how many) and then drops them; kebien:scans-dropped tells the page,
//                                          which must not send them any more when the network comes back

const account = document.querySelector('meta[name="account"]')?.content;
const KEY = `kebien.scans.${account}`;

/** The kept scans of this account, oldest first: [{ url, body }]. */
export function keptScans() {
  if (!account) return [];
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter((scan) => scan?.url && scan?.body) : [];
  } catch {
    return [];
  }
}

export function keepScans(scans) {
  if (!account) return;
  try {
    if (scans.length) localStorage.setItem(KEY, JSON.stringify(scans));
    else localStorage.removeItem(KEY);
  } catch {
    // storage is full or switched off: the page keeps them as long as it is open, and asks before it is left
  }
}

for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", (event) => {
    const count = keptScans().length;
    if (!count) return;
    const question = (form.dataset.textKept ?? "").replace("{count}", count);
    if (!window.confirm(question)) {
      event.preventDefault();
      return;
    }
    keepScans([]);
    document.dispatchEvent(new CustomEvent("kebien:scans-dropped"));
  });
}
