// The choice field: a combobox over a search on the server, or over a long list on the page.
//
//   <div data-choice="/choices/places"> <input> <p data-choice-chosen>      text that names one of many things
//   <div data-choice="/cases/1/holds/new?choose=asset" data-choice-rows> <input> …          one of the rows of the page
//   <div data-choice-local> <select>                                        a list too long to be looked through
//
// Of the first, only an option that somebody chooses is put into the field, and what was typed is never changed: the
// server reads it. An exact code, typed or scanned, says at once what it names. Of the second, the select stays in the
// form and keeps the choice; a text that names none of its choices is not sent.

const PAUSE = 200; // milliseconds without a key before asking
const MOST = 20;

let made = 0;
const states = new WeakMap(); // by box: { input, list, options, active, timer, controller, select }

const element = (name, attributes, text = "") => {
  const made_ = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made_.setAttribute(key, value);
  made_.textContent = text;
  return made_;
};

export const folded = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d").replace(/\s+/g, " ").trim();

const isOfRows = (box) => "choiceRows" in box.dataset; // the page itself knows them: the first are shown before one types

const boxOf = (node) => node.closest?.("[data-choice], [data-choice-local]");

function close(state) {
  state.list.hidden = true;
  state.active = -1;
  state.input.setAttribute("aria-expanded", "false");
  state.input.removeAttribute("aria-activedescendant");
}

function mark(state, at) {
  state.active = at;
  [...state.list.querySelectorAll("[role=option]")].forEach((row, place) => {
    row.setAttribute("aria-selected", String(place === at));
    if (place === at) {
      state.input.setAttribute("aria-activedescendant", row.id);
      row.scrollIntoView({ block: "nearest" });
    }
  });
  if (at < 0) state.input.removeAttribute("aria-activedescendant");
}

function show(box, state, options, more) {
  state.options = options;
  state.list.replaceChildren(
    ...options.map((option, at) => {
      const row = element("li", { role: "option", id: `${state.list.id}-${at}`, "aria-selected": "false", class: "kb-choose__option" });
      row.append(element("span", { class: "kb-choose__text" }, option.text));
      if (option.detail) row.append(element("span", { class: "kb-choose__detail" }, option.detail));
      return row;
    }),
  );
  if (more) state.list.append(element("li", { class: "kb-choose__more", role: "presentation" }, box.dataset.choiceMore));
  if (!options.length) state.list.append(element("li", { class: "kb-choose__more", role: "presentation" }, box.dataset.choiceNone));
  state.list.hidden = false;
  state.input.setAttribute("aria-expanded", "true");
  state.active = -1;
  state.input.removeAttribute("aria-activedescendant");
  state.said.textContent = options.length ? box.dataset.choiceCount.replace("{count}", options.length) : box.dataset.choiceNone;
}

/* ---- over a search on the server ---- */

async function ask(box, state) {
  state.controller?.abort();
  state.controller = new AbortController();
  const words = state.input.value.trim();
  tell(state, null);
  if (!words && !isOfRows(box)) return close(state);
  try {
    const asked = box.dataset.choice;
    const address = `${asked}${asked.includes("?") ? "&" : "?"}q=${encodeURIComponent(words.slice(0, 100))}`;
    const answer = await fetch(address, { signal: state.controller.signal, headers: { Accept: "application/json" } });
    if (!answer.ok) return close(state);
    const { options, more } = await answer.json();
    const exact = options.find((option) => option.exact);
    if (exact) {
      tell(state, exact);
      close(state);
      state.said.textContent = `${exact.text} ${exact.detail}`;
    } else if (document.activeElement === state.input) show(box, state, options, more);
  } catch {
    // No network, or a later question: the field is read when it is sent.
  }
}

function tell(state, option) {
  if (state.chosen) state.chosen.textContent = option ? [option.text, option.detail].filter(Boolean).join(" · ") : "";
}

/* ---- over the choices of a select ---- */

function narrow(box, state) {
  const words = folded(state.input.value).split(" ");
  const found = [...state.select.options]
    .filter((option) => words.every((word) => folded(`${option.text} ${option.dataset.also ?? ""}`).includes(word)))
    .map((option) => ({ value: option.value, text: option.text, detail: "" }));
  show(box, state, found.slice(0, MOST), found.length > MOST);
}

/** Takes the choice whose words stand in the field; none when they name none. */
function settle(box, state) {
  const written = folded(state.input.value);
  const named = [...state.select.options].filter((option) => folded(option.text) === written);
  const chosen = named.length === 1 ? named[0] : written ? null : [...state.select.options].find((option) => !option.value);
  state.select.value = chosen ? chosen.value : "";
  state.unknown = Boolean(written) && !chosen;
  state.chosen.textContent = state.unknown ? box.dataset.choiceUnknown : "";
}

function choose(box, state, option) {
  state.input.value = state.select ? option.text : option.value;
  close(state);
  if (state.select) {
    state.select.value = option.value;
    state.unknown = false;
    state.chosen.textContent = "";
    state.select.dispatchEvent(new Event("change", { bubbles: true }));
  } else {
    tell(state, option);
    state.quiet = true; // what was chosen is not searched again
    state.input.dispatchEvent(new Event("input", { bubbles: true }));
    state.input.dispatchEvent(new Event("change", { bubbles: true }));
  }
  state.input.focus();
}

function begin(box) {
  if (states.has(box)) return;
  const select = box.querySelector("select");
  let input = box.querySelector("input");
  if (select) {
    const chosen = select.selectedOptions[0];
    input = element("input", { type: "text", class: "kb-input", autocomplete: "off", id: select.id });
    input.value = chosen?.value ? chosen.text : "";
    if (chosen && !chosen.value) input.placeholder = chosen.text;
    for (const name of ["aria-describedby", "aria-invalid"]) {
      if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
    }
    input.disabled = select.disabled;
    select.id = `${select.id}-list`;
    select.hidden = true;
    select.setAttribute("aria-hidden", "true");
    select.tabIndex = -1;
    select.before(input);
    box.append(element("p", { class: "kb-choose__chosen kb-choose__chosen--wrong", "data-choice-chosen": "" }));
  }
  const list = element("ul", { role: "listbox", id: `choices-${made++}`, class: "kb-choose__list", hidden: "" });
  list.setAttribute("aria-label", document.querySelector(`label[for="${CSS.escape(input.id)}"]`)?.textContent.trim() ?? "");
  const said = element("p", { class: "kb-vh", role: "status" });
  box.append(list, said);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) {
    input.setAttribute(name, value);
  }
  states.set(box, { input, list, said, select, options: [], active: -1, chosen: box.querySelector("[data-choice-chosen]") });
}

const stateOf = (node) => {
  const box = boxOf(node);
  const state = box && states.get(box);
  return state && { box, state };
};

document.addEventListener("input", (event) => {
  const found = stateOf(event.target);
  if (!found || event.target !== found.state.input) return;
  const { box, state } = found;
  clearTimeout(state.timer);
  if (state.quiet) state.quiet = false;
  else if (state.select) {
    narrow(box, state);
    settle(box, state);
    state.chosen.textContent = "";
  } else state.timer = setTimeout(() => ask(box, state), PAUSE);
});

document.addEventListener("keydown", (event) => {
  const found = stateOf(event.target);
  if (!found || event.target !== found.state.input || event.isComposing) return;
  const { box, state } = found;
  const open = !state.list.hidden;
  const last = state.options.length - 1;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!open && state.select) narrow(box, state);
    else if (!open) return void ask(box, state);
    const step = event.key === "ArrowDown" ? 1 : -1;
    if (last >= 0) mark(state, state.active < 0 ? (step > 0 ? 0 : last) : (state.active + step + last + 1) % (last + 1));
  } else if (event.key === "Enter" && open && state.active >= 0) {
    event.preventDefault();
    choose(box, state, state.options[state.active]);
  } else if (event.key === "Escape" && open) {
    event.stopPropagation();
    close(state);
  }
});

document.addEventListener("mousedown", (event) => {
  if (event.target.closest?.(".kb-choose__list")) event.preventDefault(); // the field keeps the focus
});

document.addEventListener("click", (event) => {
  const found = stateOf(event.target);
  if (!found) return;
  const { box, state } = found;
  const row = event.target.closest("[role=option]");
  if (row) choose(box, state, state.options[Number(row.id.split("-").pop())]);
  else if (event.target === state.input && state.list.hidden && (state.select || isOfRows(box))) {
    const written = state.input.value;
    state.input.select();
    if (!written && state.select) narrow(box, state);
    else if (!written) ask(box, state);
  }
});

document.addEventListener("focusout", (event) => {
  const found = stateOf(event.target);
  if (!found || found.box.contains(event.relatedTarget)) return;
  if (found.state.select) settle(found.box, found.state);
  close(found.state);
});

// A text that names none of a list is not sent as if nothing had been chosen.
document.addEventListener(
  "submit",
  (event) => {
    for (const box of event.target.querySelectorAll?.("[data-choice-local]") ?? []) {
      const state = states.get(box);
      if (!state) continue;
      settle(box, state);
      if (!state.unknown) continue;
      event.preventDefault();
      state.input.focus();
      return;
    }
  },
  true,
);

function beginAll(root) {
  for (const box of root.querySelectorAll("[data-choice], [data-choice-local]")) begin(box);
}

beginAll(document);
document.addEventListener("htmx:load", (event) => beginAll(event.target));
