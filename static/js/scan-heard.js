// Hears handheld scanners on every page (scan-gun.js) and starts the camera where there is one (scan-camera.js).
//
// Load it once in the base template. What a scan does on the scan page stands in scan-page.js, which that page alone
// loads; on every other page a scan opens the resolver (scan-elsewhere.js).

import { resolveElsewhere } from "./scan-elsewhere.js";
import { hearGuns } from "./scan-gun.js";

const isScanPage = Boolean(document.querySelector("[data-scan-page]"));
// A form that is there for scans, and only looks: what is scanned is sent with it, wherever the focus is.
const asks = document.querySelector("form[data-scan-asks]");
const heard = ({ detail }) => (asks ? ask(detail) : resolveElsewhere(detail));
if (!isScanPage) document.addEventListener("kebien:scan", heard);

function ask({ raw, physical }) {
  asks.elements.raw.value = raw;
  if (physical) asks.elements.physical.value = physical;
  asks.requestSubmit();
}

// Where nothing takes a scan, what is typed quickly is a password manager's.
if (isScanPage || document.querySelector("[data-scan-resolve-url], [data-scan-literal]")) hearGuns();
const cameras = document.querySelectorAll("[data-scan-camera]");
if (cameras.length) import("./scan-camera.js").then(({ setUpCamera }) => cameras.forEach(setUpCamera));
