// What eyes and thumbs meet on the page that stands open: faults as short sentences.
(() => {
  const OVER = 2; // pixels that nobody sees
  const TOUCH = 44;
  const MOUSE = 24;
  const ROW = { least: 72, most: 96 }; // pixels of a row of a list on a phone: two lines
  const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary";

  const seen = (element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
    !element.closest(".kb-skip, [inert], [hidden]") &&
    !hiddenFromEyes(element);

  function hiddenFromEyes(element) {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.position === "absolute" && (style.clipPath !== "none" || at.offsetWidth <= 1)) return true;
    }
    return false;
  }

  const short = (element) => {
    const words = element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
    const marks = [...element.classList].map((name) => `.${name}`).join("");
    const parent = element.parentElement;
    const within = parent ? `${parent.localName}${parent.className ? `.${String(parent.className).split(" ")[0]}` : ""} > ` : "";
    return `${within}${element.localName}${marks}${element.name ? `[name=${element.name}]` : ""} “${words}”`;
  };

  /** The lines of text that are drawn, each with the box that is really printed. */
  function linesOfText() {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (!node.data.trim() || !node.parentElement || node.parentElement.closest("svg, option, noscript, script, style")) continue;
      if (!seen(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        const drawn = shortened(box, node.parentElement);
        if (drawn.width >= 1 && drawn.height >= 1) found.push({ box: drawn, element: node.parentElement });
      }
    }
    return found;
  }

  /** A line that a box cuts on purpose, with three dots, as far as it is shown. */
  function shortened(box, element) {
    let { left, right, top, bottom } = box;
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.webkitLineClamp === "none" && style.textOverflow !== "ellipsis") continue;
      const edge = at.getBoundingClientRect();
      [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
    return { left, right, top, bottom, width: right - left, height: bottom - top };
  }

  /** What cuts a text off: the nearest box around it that hides what hangs over; not one that scrolls. */
  function cut({ box, element }) {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.position === "fixed") return null;
      if (style.webkitLineClamp !== "none" || style.textOverflow === "ellipsis") return null; // cut on purpose, and marked
      const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
      if (scrolls) return null;
      const edge = at.getBoundingClientRect();
      if (/hidden|clip/.test(style.overflowX) && (box.right > edge.right + OVER || box.left < edge.left - OVER)) return at;
      if (/hidden|clip/.test(style.overflowY) && (box.bottom > edge.bottom + box.height / 2)) return at;
    }
    return null;
  }

  /** The box that should hold a text: the nearest that is not part of a line. */
  function beyondItsBox({ box, element }) {
    let at = element;
    while (at && /^inline$|contents/.test(getComputedStyle(at).display)) at = at.parentElement;
    if (!at) return null;
    for (let up = at; up; up = up.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return null;
      const style = getComputedStyle(up);
      if (style.webkitLineClamp !== "none" || style.textOverflow === "ellipsis") return null;
    }
    const edge = at.getBoundingClientRect();
    return box.right > edge.right + OVER || box.left < edge.left - OVER ? at : null;
  }

  const layer = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (/fixed|sticky/.test(getComputedStyle(at).position)) return at;
    }
    return null;
  };

  function printedOver(lines) {
    const found = [];
    const flat = lines
      .filter(({ element }) => !layer(element) && !element.closest("details[open] > :not(summary)"))
      .map(({ box, element }) => {
        const inner = Math.min(box.height * 0.25, 6); // the ink stands in the middle of a line
        return { element, left: box.left + 1, right: box.right - 1, top: box.top + inner, bottom: box.bottom - inner };
      })
      .sort((one, other) => one.top - other.top);
    flat.forEach((one, place) => {
      for (let next = place + 1; next < flat.length && flat[next].top < one.bottom; next++) {
        const other = flat[next];
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (wide > OVER && high > OVER && one.element !== other.element) {
          found.push(`printed over: ${short(one.element)} and ${short(other.element)}`);
        }
      }
    });
    return found;
  }

  function scrolled(element) {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  }

  /** A field of a table in which an answer it may hold cannot be read: a word of a choice, a day, a price. */
  function narrowFields() {
    const pen = document.createElement("canvas").getContext("2d");
    return [...document.querySelectorAll("main td :is(select, input:not([type=checkbox], [type=radio]))")].filter(seen).flatMap((field) => {
      const style = getComputedStyle(field);
      pen.font = style.font;
      const held = field.localName === "select" ? [...field.options].map((each) => each.text) : [field.value];
      const wide = Math.max(...held.map((words) => pen.measureText(words.slice(0, 12)).width));
      const arrow = field.localName === "select" ? 18 : 0;
      const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - arrow;
      return wide > room ? [`${Math.round(wide - room)} px too narrow: ${short(field).split(" “")[0]}`] : [];
    });
  }

  /** A code or a quantity that begins on one line and ends on another. */
  function broken() {
    const KEPT = /(?<![\w-])(?:[A-Z]{2,5}-\d{4}-\d{2,}|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z])(?![\w-])|\d[\d.,]*\u00a0\p{L}+/gu;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (!node.parentElement || node.parentElement.closest("svg, option, script, style, textarea") || !seen(node.parentElement)) continue;
      for (const kept of node.data.matchAll(KEPT)) {
        const range = document.createRange();
        range.setStart(node, kept.index);
        range.setEnd(node, kept.index + kept[0].length);
        const lines = new Set([...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top)));
        if (lines.size > 1) found.push(`broken in two: “${kept[0]}” in ${short(node.parentElement)}`);
      }
    }
    return found;
  }

  function faultsOfText() {
    const found = [...narrowFields(), ...(innerWidth >= 320 && parseFloat(getComputedStyle(document.documentElement).fontSize) < 20 ? broken() : [])];
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) found.push(`${over} px wider than the window`);
    const lines = linesOfText();
    for (const line of lines) {
      if (over > 0 && line.box.right > innerWidth + 1 && !scrolled(line.element)) found.push(`over the edge: ${short(line.element)}`);
      const by = cut(line);
      if (by) found.push(`cut: ${short(line.element)} by ${short(by).split(" “")[0]}`);
      else if (beyondItsBox(line)) found.push(`beyond its box: ${short(line.element)}`);
    }
    return [...new Set([...found, ...printedOver(lines)])];
  }

  /** A link within a sentence may be as low as its line (WCAG 2.5.8). */
  function inRunningText(element) {
    if (element.localName !== "a" || getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (block && getComputedStyle(block).display === "inline") block = block.parentElement;
    if (!block || block.localName === "td" || block.localName === "th") return false;
    const rest = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let words = 0;
    while (rest.nextNode()) {
      let at = rest.currentNode.parentElement;
      if (at.closest("a, button, summary")) continue;
      while (at !== block && getComputedStyle(at).display === "inline") at = at.parentElement;
      if (at === block) words += rest.currentNode.data.trim().length; // a paragraph above it is no sentence around it
    }
    return words > 1;
  }

  function reach(element) {
    const box = element.getBoundingClientRect();
    let { left, right, top, bottom } = box;
    for (const pseudo of ["::before", "::after"]) {
      const style = getComputedStyle(element, pseudo);
      if (style.content === "none" || style.position !== "absolute" || style.pointerEvents === "none") continue;
      const high = parseFloat(style.height);
      const wide = parseFloat(style.width);
      const from = { top: parseFloat(style.top), left: parseFloat(style.left) };
      if (![high, wide, from.top, from.left].every(Number.isFinite)) continue;
      let around = element;
      while (around !== document.body && getComputedStyle(around).position === "static") around = around.parentElement;
      const start = around.getBoundingClientRect();
      left = Math.min(left, start.left + from.left);
      right = Math.max(right, start.left + from.left + wide);
      top = Math.min(top, start.top + from.top);
      bottom = Math.max(bottom, start.top + from.top + high);
    }
    return { left, right, top, bottom, wide: right - left, high: bottom - top };
  }

  /** A small target that stands alone: a circle of 24 pixels around its middle meets no other (WCAG 2.5.8). */
  function standsAlone(box, others) {
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    return others.every((other) => {
      if (other === box) return true;
      const near = [Math.max(other.left, Math.min(x, other.right)), Math.max(other.top, Math.min(y, other.bottom))];
      return Math.hypot(near[0] - x, near[1] - y) >= MOUSE / 2;
    });
  }

  function faultsOfTargets() {
    const found = [];
    const laptop = innerWidth >= 700; // a mouse: 24 pixels
    const least = laptop ? MOUSE : TOUCH;
    const targets = [];
    for (const element of document.querySelectorAll(TARGETS)) {
      if (!seen(element) || element.disabled) continue;
      const label = /checkbox|radio|file/.test(element.type) ? element.closest("label") : null;
      const box = reach(label ?? element);
      if (box.wide >= 1 && box.high >= 1 && !inRunningText(element)) targets.push({ element, box });
    }
    const rows = (element) => element.matches(".kb-list__open, .kb-rows .kb-name"); // the link of a whole row lies under its acts
    const boxes = targets.filter(({ element }) => !rows(element)).map(({ box }) => box);
    for (const { element, box } of targets) {
      const small = box.high < least - 0.5 || box.wide < MOUSE - 0.5;
      const excused = laptop && !element.closest(".kb-top") && standsAlone(box, boxes);
      if (small && !excused) found.push(`target ${Math.round(box.wide)}×${Math.round(box.high)}: ${short(element)}`);
    }
    return [...new Set(found)];
  }

  function faultsOfRows() {
    return [...document.querySelectorAll("main .kb-list__table tbody > tr:not(.kb-group)")]
      .map((row) => ({ row, high: row.getBoundingClientRect().height }))
      .filter(({ high }) => high < ROW.least - 0.5 || high > ROW.most + 0.5)
      .map(({ row, high }) => `a row ${Math.round(high)} high: ${short(row)}`);
  }

  /** Where a page is one form, its first field that must be filled (or its first) has the focus; elsewhere none has. */
  function faultsOfFocus() {
    const forms = document.querySelectorAll("main form.kb-form[method=post]");
    const at = document.activeElement;
    const inField = at.matches("main .kb-field :is(input, select, textarea)");
    if (document.querySelector("[data-errors]")) return [];
    if (forms.length !== 1) return inField && !at.autofocus ? [`the focus is in ${short(at)}, and the page is not one form`] : [];
    const fields = [...forms[0].querySelectorAll(".kb-field :is(input, select, textarea)")].filter(
      (field) => seen(field) && !field.disabled && !field.readOnly && !/file|checkbox|radio|hidden/.test(field.type) && field.getBoundingClientRect().bottom < innerHeight,
    );
    if (!fields.length) return [];
    const first = fields.find((field) => field.required && !field.value) ?? fields[0];
    return at === first ? [] : [`the focus is in ${short(at)}, not in ${short(first)}`];
  }

  return { faultsOfText, faultsOfTargets, faultsOfRows, faultsOfFocus };
})();
