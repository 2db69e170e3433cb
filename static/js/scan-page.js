// What happens to a scan on the scan page. scan-heard.js, which every page has, hears it; no other page loads this.
//
// THE SCAN PAGE: one element  <section data-scan-page data-scan-url="/scan" data-text-offline data-text-failed
//                                      data-text-signed-out>   with, anywhere inside it,
//   <form data-scan-form method="post">     works without scripts too. Its fields are sent with every scan: raw
//                                           (the typed code), act, place and whatever else the page needs
//   <div data-scan-camera …>                see scan-camera.js
//   <p data-scan-last class="kb-last" role="status" hidden>      the last outcome; inside it
//       <span data-scan-last-mark> <b data-scan-last-title> <span data-scan-last-text>
//       <button data-scan-undo hidden>      shown when the answer has undo.url; posts there
//       <button data-scan-retry hidden>     shown while scans could not be sent; sends them again
//   <b data-scan-tally="ok">  and "already", "problem": counts of this session (scan-session.js)
//   <button data-scan-anew hidden>          begins the session anew; shown when something is counted
//   <ol data-scan-list>                     newest first
//   <template data-scan-mark="ok">          and "already", "problem": the SVG mark for data-scan-last-mark
//   <… data-scan-place-text>                text of the place scans go to
//   <button data-scan-type>                 puts the cursor into the typed code
//   <button data-scan-mute>                 sound off and on; aria-pressed
//
// KEPT     what was not answered is kept in this browser for this account (scan-keep.js) and sent again from any page
//   load on, until it is answered. Every scan carries shown_to, the signed mark of the form: whose scan it is.
//
// REQUEST  POST data-scan-url, X-CSRFToken from <meta name="csrf-token">, JSON: all fields of the form and
//   { raw, physical?, source: "camera" | "gun" | "typed", act_id }. act_id is a UUID made once for a scan; the same
//   scan sent again has the same one, so the server does it once. Undo sends { act_id, undoes: act_id of the scan }.
//   A client that keeps scans may add seen (the version of the item it knows: the act is refused if it changed since),
//   device, counter (1, 2, 3 … of that device) and device_at (ISO 8601 with its zone).
//   A scan whose act is "look" changes nothing: it is a GET with raw and physical, answered in the same way.
// ANSWER   JSON with a status of 200 to 299:
//   { outcome: "ok" | "already" | "problem", title, text?, html?,   html: the row for the list, escaped by the server
//     place?: { code, text }, version?, undo?: { url }, next?: { url },
//     report?: { url } }
//   place is written into the form's field of that name and into the address, which a reload asks for again; version is the item's after the act; next is opened (same
//   origin only);
//   the outcome's count goes up by one for a thing: not for a place, an undo or a report, and once for an act_id.
//   report (a code nobody knows): the answer is shown at once, then { raw, physical?, source, act_id } is posted there
//   as an act of its own, which keeps the code. data-scan-report on the page: a code that was looked up by a link.
//   Anything else (401, 403, a form too old, somebody else signed in, 5xx, no JSON, no network) is no answer: the scan
//   was not sent. It and all after it wait, in their order, and are sent again at the next scan, when the network is
//   back, or by the retry button; the page shows the text of the problem, if it came with one: { error, text }.

import { keepScans, keptScans } from "./scan-keep.js";
import { dropSession, isBegun, keepSession, sessionOf } from "./scan-session.js";
import { isMuted, setMuted, signal } from "./scan-sound.js";

const LONGEST_LIST = 200;
const PATIENCE = 15000; // ms without an answer
const TONES = { ok: "kb-ok", already: "kb-neutral", problem: "kb-danger" };

/** Open a page of ours; any other address is not followed. */
function goTo(url) {
  const target = new URL(url, location.href);
  if (target.origin === location.origin) location.assign(target);
}

/** A version 4 UUID; crypto.randomUUID is missing where the page came over plain HTTP. */
function newActId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

class NotSent extends Error {
  constructor(reason, text = "") {
    super(`${reason}: ${text}`);
    this.reason = reason;
    this.text = text;
  }
}

async function post(url, body) {
  return answerOf(url, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "X-CSRFToken": document.querySelector('meta[name="csrf-token"]')?.content ?? "",
    },
    body: JSON.stringify(body),
  });
}

async function look(url, { raw, physical }) {
  const target = new URL(url, location.href);
  target.searchParams.set("raw", raw);
  if (physical) target.searchParams.set("physical", physical);
  return answerOf(target, { headers: { Accept: "application/json" } });
}

async function answerOf(url, request) {
  const response = await fetch(url, {
    credentials: "same-origin",
    signal: AbortSignal.timeout?.(PATIENCE),
    ...request,
  });
  if (response.status === 401 || response.redirected) throw new NotSent("signed-out");
  const answer = await response.json().catch(() => null);
  if (!response.ok || !(answer?.outcome in TONES)) throw new NotSent("failed", answer?.text);
  return answer;
}

class ScanPage {
  #root;
  #form;
  #waiting = []; // { url, body, send }: sent one at a time, for a place scanned first counts for what follows
  #sending = false;
  #session;
  #done = null; // act_id and undo url of the last scan

  constructor(root) {
    this.#root = root;
    this.#form = root.querySelector("form[data-scan-form]");
    this.#form?.addEventListener("submit", (event) => this.#typed(event));
    this.#session = sessionOf(this.#act);
    this.#restore();
    this.#on("anew", () => {
      this.#session = dropSession(this.#act);
      this.#part("list")?.replaceChildren();
      this.#restore();
    });
    this.#on("undo", () => this.#undo());
    this.#on("retry", () => this.#sendWaiting());
    this.#on("type", () => this.#form?.elements.raw?.focus());
    const mute = this.#on("mute", () => {
      setMuted(!isMuted());
      mute.setAttribute("aria-pressed", String(isMuted()));
    });
    mute?.setAttribute("aria-pressed", String(isMuted()));
    window.addEventListener("online", () => this.#sendWaiting());
    document.addEventListener("kebien:scans-dropped", () => {
      this.#waiting = [];
    });
    this.#waiting = keptScans().map((scan) => ({ ...scan, send: post }));
    this.#sendWaiting();
    if (root.dataset.scanReport) this.#report(root.dataset.scanReportUrl, { raw: root.dataset.scanReport });
    window.addEventListener("beforeunload", (event) => this.#unkept() && event.preventDefault());
  }

  get #act() {
    return this.#form?.elements.act?.value || "look";
  }

  /** Show what the session has, below what the server has just answered. */
  #restore() {
    const list = this.#part("list");
    const rows = document.createElement("template");
    rows.innerHTML = this.#session.rows.join("");
    list?.append(rows.content);
    this.#showTally();
  }

  #showTally() {
    for (const part of this.#root.querySelectorAll("[data-scan-tally]")) {
      part.textContent = String(this.#session.tally[part.dataset.scanTally] ?? 0);
    }
    this.#offer("anew", isBegun(this.#session));
  }

  take({ raw, physical, source }) {
    const fields = this.#form ? Object.fromEntries(new FormData(this.#form)) : {};
    delete fields.csrf_token;
    const body = { ...fields, raw, source, act_id: newActId(), device_at: new Date().toISOString() };
    if (physical) body.physical = physical;
    this.#queue(this.#root.dataset.scanUrl || this.#form?.action, body, body.act === "look" ? look : post);
  }

  #part(name) {
    return this.#root.querySelector(`[data-scan-${name}]`);
  }

  #on(name, act) {
    const part = this.#part(name);
    part?.addEventListener("click", act);
    return part;
  }

  #typed(event) {
    const field = this.#form.elements.raw;
    const raw = field?.value.trim();
    event.preventDefault();
    if (!raw) return;
    field.value = "";
    document.dispatchEvent(new CustomEvent("kebien:scan", { detail: { raw, source: "typed", ms: 0 } }));
  }

  #queue(url, body, send = post) {
    const shownTo = this.#form?.elements.shown_to?.value;
    this.#waiting.push({ url, body: { ...(shownTo && { shown_to: shownTo }), ...body }, send });
    this.#keep();
    this.#sendWaiting();
  }

  /** What only looks changes nothing and is not kept: it would open a page when nobody expects it. */
  #keep() {
    const acts = this.#waiting.filter(({ send }) => send === post);
    keepScans(acts.map(({ url, body }) => ({ url, body })));
  }

  #unkept() {
    return this.#waiting.filter(({ send }) => send === post).length > keptScans().length;
  }

  async #sendWaiting() {
    if (this.#sending) return;
    this.#sending = true;
    this.#offer("retry", false);
    try {
      while (this.#waiting.length) {
        const { url, body, send } = this.#waiting[0];
        const answer = await send(url, body);
        this.#waiting.shift();
        this.#show(answer, body);
        this.#keep();
        if (answer.report?.url) this.#report(answer.report.url, body);
      }
    } catch (error) {
      if (error instanceof NotSent) this.#explain(error.reason, error.text);
      else this.#explain(navigator.onLine ? "failed" : "offline");
    } finally {
      this.#sending = false;
    }
  }

  #report(url, { raw, physical, source }) {
    this.#queue(url, { raw, physical, source, act_id: newActId(), reports: true });
  }

  #explain(reason, why = "") {
    const raw = this.#waiting.at(-1)?.body.raw ?? "";
    const kept = this.#root.getAttribute(`data-text-${reason}`) ?? "";
    this.#tell("problem", raw, [why, kept].filter(Boolean).join(" "));
    this.#offer("retry", true);
    this.#offer("undo", false);
  }

  #show(answer, body) {
    this.#tell(answer.outcome, answer.title ?? "", answer.text ?? "", Boolean(body.reports));
    const known = this.#session.counted.includes(body.act_id);
    this.#count(answer, body);
    if (!known) this.#list(answer.html);
    keepSession(this.#act, this.#session);
    this.#showTally();
    this.#carryOn("place", body, answer.place?.code);
    const place = this.#part("place-text");
    if (place && answer.place) place.textContent = answer.place.text;
    if (answer.place) this.#goesInto(answer.place.code);
    this.#done = answer.undo?.url ? { url: answer.undo.url, act_id: body.act_id } : null;
    this.#offer("undo", Boolean(this.#done));
    if (answer.next?.url) goTo(answer.next.url);
  }

  /** The address says the place, so a reload and the other acts of the page go into it too. */
  #goesInto(code) {
    const here = new URL(location.href);
    here.searchParams.set("act", this.#act);
    here.searchParams.set("place", code);
    history.replaceState(null, "", here);
    for (const link of document.querySelectorAll(".kb-seg a")) {
      const other = new URL(link.href);
      other.searchParams.set("place", code);
      link.href = other.href;
    }
  }

  /** A new place holds for the form and for waiting scans, unless the person chose another since. */
  #carryOn(name, body, value) {
    if (value === undefined || value === null) return;
    const field = this.#form?.elements[name];
    if (field && field.value === (body[name] ?? "")) field.value = value;
    for (const waiting of this.#waiting) if (waiting.body[name] === body[name]) waiting.body[name] = String(value);
  }

  #tell(outcome, title, text, silently = false) {
    if (!silently) signal(outcome);
    const band = this.#part("last");
    if (!band) return;
    band.hidden = false;
    band.classList.remove(...Object.values(TONES));
    band.classList.add(TONES[outcome]);
    band.dataset.scanOutcome = outcome;
    const mark = this.#root.querySelector(`template[data-scan-mark="${outcome}"]`);
    this.#part("last-mark")?.replaceChildren(...(mark ? [mark.content.cloneNode(true)] : []));
    const write = (name, words) => {
      const part = this.#part(name);
      if (part) part.textContent = words;
    };
    write("last-title", title);
    write("last-text", text);
  }

  /** A thing is counted once, however often its scan is answered; a place is no thing. */
  #count(answer, body) {
    const { tally, counted } = this.#session;
    if (answer.place || body.undoes || body.reports || counted.includes(body.act_id)) return;
    counted.push(body.act_id);
    tally[answer.outcome] = (tally[answer.outcome] ?? 0) + 1;
  }

  #list(html) {
    const list = this.#part("list");
    if (!list || !html) return;
    const row = document.createElement("template");
    row.innerHTML = html;
    list.prepend(row.content);
    this.#session.rows.unshift(html);
    while (list.children.length > LONGEST_LIST) list.lastElementChild.remove();
  }

  #offer(name, shown) {
    const button = this.#part(name);
    if (button) button.hidden = !shown;
  }

  #undo() {
    const done = this.#done;
    if (!done) return;
    this.#done = null;
    this.#offer("undo", false);
    this.#queue(done.url, { act_id: newActId(), undoes: done.act_id });
  }
}

const root = document.querySelector("[data-scan-page]");
if (root) {
  const page = new ScanPage(root);
  document.addEventListener("kebien:scan", ({ detail }) => page.take(detail));
}
