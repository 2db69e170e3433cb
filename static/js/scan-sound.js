// What a scan sounds and feels like: three outcomes that can be told apart without looking.
//
// Browsers allow sound only after the person has touched the page; until then there is vibration alone.

const MUTED = "kebien.muted";

const TONES = {
  ok: { notes: [[988, 0, 0.09]], shape: "sine", buzz: [40] },
  already: { notes: [[587, 0, 0.07], [587, 0.12, 0.07]], shape: "triangle", buzz: [40, 60, 40] },
  problem: { notes: [[196, 0, 0.35]], shape: "square", buzz: [220] },
};

let context = null;

function wake() {
  const Context = window.AudioContext;
  if (!Context) return;
  context ??= new Context();
  if (context.state === "suspended") context.resume().catch(() => {});
}

export function isMuted() {
  try {
    return localStorage.getItem(MUTED) === "yes";
  } catch {
    return false;
  }
}

export function setMuted(muted) {
  try {
    localStorage.setItem(MUTED, muted ? "yes" : "no");
  } catch {
    // Forgotten on the next page; nothing worse.
  }
}

/** Sound and shake for "ok", "already" or "problem". */
export function signal(outcome) {
  const { notes, shape, buzz } = TONES[outcome] ?? TONES.problem;
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(buzz);
  if (isMuted() || context?.state !== "running") return;
  for (const [pitch, after, length] of notes) {
    const [tone, volume] = [context.createOscillator(), context.createGain()];
    const begin = context.currentTime + after;
    tone.type = shape;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.25, begin);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + length);
    tone.connect(volume).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + length);
  }
}

for (const gesture of ["pointerdown", "keydown"]) window.addEventListener(gesture, wake, { capture: true, passive: true });
