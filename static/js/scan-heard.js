// Hears handheld scanners on every page (scan-gun.js) and starts the camera where there is one (scan-camera.js).
//
// Load it once in the base template. What a scan does on the scan page stands in scan-page.js, which that page alone
// loads; on every other page a scan opens the resolver (scan-elsewhere.js).

import { resolveElsewhere } from "./scan-elsewhere.js";
import { hearGuns } from "./scan-gun.js";

const isScanPage = Boolean(document.querySelector("[data-scan-page]"));
if (!isScanPage) document.addEventListener("kebien:scan", ({ detail }) => resolveElsewhere(detail));
// Where nothing takes a scan, what is typed quickly is a password manager's.
if (isScanPage || document.querySelector("[data-scan-resolve-url], [data-scan-literal]")) hearGuns();
const cameras = document.querySelectorAll("[data-scan-camera]");
if (cameras.length) import("./scan-camera.js").then(({ setUpCamera }) => cameras.forEach(setUpCamera));
