// A signature is drawn on a sheet of the page and sent as a picture in the hidden field beside it.

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
  if (field.value) {
    const before = new Image();
    before.addEventListener("load", () => pen.drawImage(before, 0, 0, sheet.width, sheet.height));
    before.src = field.value;
  }
  let drawing = null;
  sheet.addEventListener("pointerdown", (event) => {
    if (drawing !== null || event.button > 0) return;
    event.preventDefault();
    drawing = event.pointerId;
    sheet.setPointerCapture(drawing);
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  sheet.addEventListener("pointermove", (event) => {
    if (event.pointerId !== drawing) return;
    pen.lineTo(...at(event));
    pen.stroke();
  });
  const end = (event) => {
    if (event.pointerId !== drawing) return;
    drawing = null;
    field.value = sheet.toDataURL("image/png");
  };
  sheet.addEventListener("pointerup", end);
  sheet.addEventListener("pointercancel", end);
  clear.addEventListener("click", () => {
    blank();
    field.value = "";
  });
};

for (const part of document.querySelectorAll("[data-sign]")) begin(part);
