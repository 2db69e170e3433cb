// Reads labels with the camera of a phone or laptop.
//
//   <div data-scan-camera="auto"              start at once ("auto") or when the start button is pressed ("")
//        data-text-insecure data-text-missing data-text-denied data-text-busy data-text-failed>
//     <video muted playsinline></video>       made here if the page has none
//     <p data-scan-message hidden></p>        says why there is no picture, in the words of the data-text-… above
//     <button data-scan-start>  <button data-scan-stop>       optional
//     <button data-scan-torch hidden>         shown if the camera has a light; aria-pressed tells whether it is on
//     <button data-scan-switch hidden>        shown if there are several cameras; the choice is remembered
//   </div>
//
// The element's data-scan-state is off, starting, on or failed. What is read goes to the document as
//
//   kebien:scan   detail: { raw, source: "camera", ms }
//
// once for each label that comes into view: the same text is news again only after 2.5 s out of sight. Of several
// labels in the picture the one nearest to its centre counts. The camera is let go when the page is hidden.

const LOOK_EVERY = 80; // ms, from the start of one look to the next: 12 a second
const OUT_OF_SIGHT = 2500; // ms
const GIVE_UP_AFTER = 10; // looks that failed in a row
const REMEMBERED = "kebien.camera";

const DECODER = new URL("../vendor/barcode-detector/ponyfill.js", import.meta.url);
const WASM = new URL("../vendor/barcode-detector/zxing/zxing_reader.wasm", import.meta.url);

function remembered() {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

function remember(deviceId) {
  try {
    localStorage.setItem(REMEMBERED, deviceId);
  } catch {
    // Private windows may refuse; then the rear camera is taken each time.
  }
}

function loadScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`not loaded: ${url}`));
    document.head.append(script);
  });
}

let ponyfill = null;

/** The WebAssembly decoder, from our own files: left alone it would ask a public server. */
function ownDetector() {
  ponyfill ??= loadScript(DECODER).then(async () => {
    const api = window.BarcodeDetectionAPI;
    const locateFile = () => WASM.href; // the only file it asks for
    await api.prepareZXingModule({ overrides: { locateFile }, fireImmediately: true });
    return new api.BarcodeDetector({ formats: ["qr_code"] });
  });
  ponyfill.catch(() => (ponyfill = null)); // so that the next start tries again
  return ponyfill;
}

async function nativeDetector() {
  try {
    const formats = await window.BarcodeDetector.getSupportedFormats();
    return formats.includes("qr_code") ? new window.BarcodeDetector({ formats: ["qr_code"] }) : null;
  } catch {
    return null; // not there, or there in name only
  }
}

function nearestToCentre(found, video) {
  const [x, y] = [video.videoWidth / 2, video.videoHeight / 2];
  const distance = ({ boundingBox: box }) => Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
  return found.filter((symbol) => symbol.rawValue).sort((a, b) => distance(a) - distance(b))[0];
}

const REASONS = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
};

class Camera {
  #root;
  #video;
  #stream = null;
  #run = 0; // goes up at every start and stop, so that what was begun before knows it is over
  #lastSeen = new Map(); // text to the moment it was last in view

  constructor(root) {
    this.#root = root;
    this.#video = root.querySelector("video") ?? root.appendChild(document.createElement("video"));
    this.#video.muted = true;
    this.#video.playsInline = true;
    const on = (part, act) => this.#part(part)?.addEventListener("click", act);
    on("start", () => this.start());
    on("stop", () => this.stop());
    on("torch", () => this.#turnTorch());
    on("switch", () => this.#useNextCamera());
    window.addEventListener("pagehide", () => this.stop());
    window.addEventListener("pageshow", (event) => event.persisted && this.startIfAutomatic());
    document.addEventListener("visibilitychange", () => this.#followPage());
    this.#state("off");
  }

  async start() {
    const run = ++this.#run;
    this.#release();
    this.#state("starting");
    this.#say(null);
    try {
      if (!window.isSecureContext || !navigator.mediaDevices) return this.#fail("insecure");
      const stream = await this.#open();
      if (run !== this.#run) return stream.getTracks().forEach((track) => track.stop());
      this.#stream = stream;
      this.#video.srcObject = stream;
      await this.#video.play();
    } catch (error) {
      if (run === this.#run) this.#fail(REASONS[error.name] ?? "failed");
      return;
    }
    if (run !== this.#run) return;
    this.#stream.getVideoTracks()[0].addEventListener("ended", () => run === this.#run && this.#fail("busy"));
    this.#state("on");
    this.#offerTools();
    await this.#look(run);
  }

  startIfAutomatic() {
    if (this.#root.dataset.scanCamera === "auto") this.start();
  }

  stop() {
    this.#run += 1;
    this.#release();
    this.#state("off");
  }

  #part(name) {
    return this.#root.querySelector(`[data-scan-${name}]`);
  }

  #state(state) {
    this.#root.dataset.scanState = state;
  }

  #say(reason) {
    const message = this.#part("message");
    if (!message) return;
    message.hidden = !reason;
    message.textContent = reason ? (this.#root.getAttribute(`data-text-${reason}`) ?? "") : "";
  }

  #fail(reason) {
    this.#run += 1;
    this.#release();
    this.#state("failed");
    this.#say(reason);
  }

  #release() {
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
    this.#video.srcObject = null;
  }

  async #open() {
    const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
    const rear = { video: { ...size, facingMode: { ideal: "environment" } }, audio: false };
    const known = remembered();
    if (!known) return navigator.mediaDevices.getUserMedia(rear);
    try {
      return await navigator.mediaDevices.getUserMedia({ video: { ...size, deviceId: { exact: known } }, audio: false });
    } catch (error) {
      if (error.name !== "OverconstrainedError" && error.name !== "NotFoundError") throw error;
      return navigator.mediaDevices.getUserMedia(rear); // the remembered camera is gone
    }
  }

  async #offerTools() {
    const [torch, other] = [this.#part("torch"), this.#part("switch")];
    const track = this.#stream.getVideoTracks()[0];
    if (torch) {
      torch.hidden = !track.getCapabilities?.().torch;
      torch.setAttribute("aria-pressed", "false");
    }
    if (other) other.hidden = (await this.#cameras()).length < 2;
  }

  async #turnTorch() {
    const torch = this.#part("torch");
    const wanted = torch.getAttribute("aria-pressed") !== "true";
    try {
      await this.#stream?.getVideoTracks()[0].applyConstraints({ advanced: [{ torch: wanted }] });
      torch.setAttribute("aria-pressed", String(wanted));
    } catch {
      torch.hidden = true; // promised but not kept
    }
  }

  async #cameras() {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter((device) => device.kind === "videoinput" && device.deviceId);
  }

  async #useNextCamera() {
    const cameras = await this.#cameras();
    const current = this.#stream?.getVideoTracks()[0].getSettings().deviceId;
    const at = cameras.findIndex((camera) => camera.deviceId === current);
    const next = cameras[(at + 1) % cameras.length];
    if (!next) return;
    remember(next.deviceId);
    await this.start();
  }

  #followPage() {
    if (document.hidden && this.#root.dataset.scanState === "on") {
      this.stop();
      this.#state("paused");
    } else if (!document.hidden && this.#root.dataset.scanState === "paused") {
      this.start();
    }
  }

  async #look(run) {
    let detector = await nativeDetector();
    const isNative = Boolean(detector);
    let failures = 0;
    while (run === this.#run) {
      const began = performance.now();
      try {
        detector ??= await ownDetector();
        if (this.#video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
          const symbol = nearestToCentre(await detector.detect(this.#video), this.#video);
          if (symbol && run === this.#run) this.#report(symbol.rawValue, performance.now() - began);
        }
        failures = 0;
      } catch {
        failures += 1;
        if (isNative && failures === 1) detector = null; // native in name only: use our own
        if (failures >= GIVE_UP_AFTER) return run === this.#run && this.#fail("failed");
      }
      const spent = performance.now() - began;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, LOOK_EVERY - spent)));
    }
  }

  #report(raw, took) {
    const now = performance.now();
    const news = now - (this.#lastSeen.get(raw) ?? -Infinity) > OUT_OF_SIGHT;
    this.#lastSeen.set(raw, now);
    if (!news) return;
    const detail = { raw, source: "camera", ms: Math.round(took) };
    document.dispatchEvent(new CustomEvent("kebien:scan", { detail }));
  }
}

/** Bring a camera element to life. */
export function setUpCamera(root) {
  const camera = new Camera(root);
  camera.startIfAutomatic();
  return camera;
}
