// What a scan does on a page that is not the scan page: it opens the resolver.
//
//   <body data-scan-resolve-url="/scan"     goes to /scan?raw=… (and &physical=… when the layout is in doubt)
//         data-scan-open-text="…">          if a form on the page has unsaved input, nothing is left behind: a band
//                                           with this text and the code as a link appears at the top of <main>

export function resolveElsewhere({ raw, physical }) {
  const resolver = document.body.dataset.scanResolveUrl;
  if (!resolver) return;
  const target = new URL(resolver, location.href);
  target.searchParams.set("raw", raw);
  if (physical) target.searchParams.set("physical", physical);
  if (hasUnsavedInput()) offerLink(target.href, raw);
  else location.assign(target);
}

/** Whether leaving the page would lose what someone typed or chose in a form that saves. */
function hasUnsavedInput() {
  return [...document.forms].some((form) => form.method === "post" && [...form.elements].some(isChanged));
}

function isChanged(field) {
  if (field.type === "hidden") return false;
  if (field instanceof HTMLSelectElement) return field.selectedIndex !== presetOf(field);
  if (["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
  return "defaultValue" in field && field.value !== field.defaultValue;
}

function presetOf(select) {
  const options = [...select.options];
  const preset = options.findLastIndex((option) => option.defaultSelected);
  return preset >= 0 || select.multiple || select.size > 1 ? preset : options.findIndex((option) => !option.disabled);
}

function offerLink(target, raw) {
  const band = document.createElement("p");
  band.className = "kb-band";
  band.setAttribute("role", "alert");
  band.dataset.scanOffer = "";
  const link = document.createElement("a");
  link.href = target;
  link.textContent = `${document.body.dataset.scanOpenText ?? ""} ${raw}`.trim();
  band.append(link);
  document.querySelector("[data-scan-offer]")?.remove();
  (document.querySelector("main") ?? document.body).prepend(band);
}
