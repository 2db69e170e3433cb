// An old asset: what follows from it is asked of the server while one types; rows go on with Enter, copy with Ctrl D, paste
// from a spreadsheet.
//
//   <form> … <div data-backlog> … <tr data-backlog-row>     <div data-backlog-summary data-backlog-failed="…">
//   <p data-backlog-left="…" hidden>     names the cells of a paste that found no field
//
// The server works everything out: the form is sent to be shown again, nothing is recorded, and its summary is put in place.

const PAUSE = 500; // milliseconds without typing before asking
const box = document.querySelector("[data-backlog]");
const form = box?.closest("form");
const summary = document.querySelector("[data-backlog-summary]");
const left = document.querySelector("[data-backlog-left]");
let timer = 0;
let controller = new AbortController();

const ask = () => {
  clearTimeout(timer);
  timer = setTimeout(redraw, PAUSE);
};

async function redraw() {
  controller.abort();
  controller = new AbortController();
  const sent = new FormData(form);
  for (const [name, value] of [...sent]) if (value instanceof File) sent.delete(name);
  sent.set("edit", "summary");
  try {
    const answer = await fetch(form.action, { method: "POST", body: sent, signal: controller.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("[data-backlog-summary]");
    if (!found) throw new TypeError("no summary in the answer");
    summary.replaceChildren(...found.childNodes);
  } catch (error) {
    if (error.name !== "AbortError") summary.textContent = summary.dataset.backlogFailed;
  }
}

const rowOf = (field) => field.closest("[data-backlog-row]");
const fieldsOf = (row) => [...(row?.querySelectorAll("input, select") ?? [])];
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").toLowerCase().trim();

function put(field, text) {
  if (field?.tagName !== "SELECT") {
    if (field) field.value = text;
    return Boolean(field) || !text;
  }
  const wanted = fold(text);
  const found = [...field.options].find((option) => wanted && fold(option.text).startsWith(wanted));
  if (found) field.value = found.value;
  return Boolean(found) || !wanted;
}

form?.addEventListener("input", ask);
form?.addEventListener("change", ask);

form?.addEventListener("keydown", (event) => {
  const row = rowOf(event.target);
  if (!row) return;
  if (event.key === "Enter") {
    event.preventDefault();
    const next = row.nextElementSibling;
    if (next) fieldsOf(next)[0].focus();
    else form.querySelector(`button[name=edit][value=${event.target.name.split("-")[0]}]`).click();
  } else if (event.key === "d" && event.ctrlKey && row.previousElementSibling) {
    event.preventDefault();
    event.target.value = fieldsOf(row.previousElementSibling)[fieldsOf(row).indexOf(event.target)].value;
    ask();
  }
});

form?.addEventListener("paste", (event) => {
  const text = event.clipboardData.getData("text/plain");
  let row = rowOf(event.target);
  if (!row || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const first = fieldsOf(row).indexOf(event.target);
  const unplaced = [];
  for (const line of text.trim().split(/\r?\n/)) {
    const fields = fieldsOf(row).slice(first);
    unplaced.push(...line.split("\t").filter((cell, place) => !put(fields[place], cell.trim())));
    row = row?.nextElementSibling;
  }
  left.hidden = !unplaced.length;
  left.textContent = unplaced.length ? `${left.dataset.backlogLeft} ${unplaced.join(" · ")}` : "";
  ask();
});
