// A signature is drawn on a sheet of the page and sent as a picture in the hidden field beside it.

const LEAST = 60; // lengths of a pixel of the sheet: less is a touch and no signature
const INK = "#1b1c1f"; // of paper, on light and dark screens alike: what is kept is printed

const begin = (part) => {
  const sheet = part.querySelector("canvas");
  const field = part.querySelector("input[type=hidden]");
  const clear = part.querySelector("[data-sign-clear]");
  const pen = sheet.getContext("2d");

  const blank = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, sheet.width, sheet.height);
    Object.assign(pen, { strokeStyle: INK, lineWidth: 5, lineCap: "round", lineJoin: "round" });
  };
  const at = (event) => {
    const { left, top, width, height } = sheet.getBoundingClientRect();
    return [((event.clientX - left) * sheet.width) / width, ((event.clientY - top) * sheet.height) / height];
  };

  blank();
  let drawn = 0;
  if (field.value) {
    drawn = LEAST;
    const before = new Image();
    before.addEventListener("load", () => pen.drawImage(before, 0, 0, sheet.width, sheet.height));
    before.src = field.value;
  }
  let drawing = null;
  let last = null;
  sheet.addEventListener("pointerdown", (event) => {
    if (drawing !== null || event.button > 0) return;
    event.preventDefault();
    drawing = event.pointerId;
    sheet.setPointerCapture(drawing);
    pen.beginPath();
    last = at(event);
    pen.moveTo(...last);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (event.pointerId !== drawing) return;
    const here = at(event);
    drawn += Math.hypot(here[0] - last[0], here[1] - last[1]);
    last = here;
    pen.lineTo(...here);
    pen.stroke();
  });
  const end = (event) => {
    if (event.pointerId !== drawing) return;
    drawing = null;
    if (drawn >= LEAST) field.value = sheet.toDataURL("image/png");
  };
  sheet.addEventListener("pointerup", end);
  sheet.addEventListener("pointercancel", end);
  clear.addEventListener("click", () => {
    blank();
    field.value = "";
    drawn = 0;
  });
};

for (const part of document.querySelectorAll("[data-sign]")) begin(part);
