"""A film for the browser's fake camera: printed labels on a box, held by an unsteady hand."""

import io
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from warehouse.labels import ROLL_62, Label, sheet_pdf

SIZE = (1280, 720)
LABEL_WIDTH = 520  # pixels; a label at arm's length
PRINT_DPI = 203


def make_camera_video(labels: Sequence[str | Image.Image | Path], path: Path) -> Path:
    """Film the labels one after the other, two thirds of a second each, then the bare box.

    Chromium plays the file in a loop, 30 pictures a second, with
    ``--use-fake-device-for-media-stream --use-fake-ui-for-media-stream
    --use-file-for-fake-video-capture=PATH``; the name must end in ``.mjpeg``.

    Args:
        labels: codes, which are printed here by the application, or pictures of labels.
    """
    hand = random.Random(7)
    box = _box()
    with path.open("wb") as film:
        for label in labels:
            for picture in _frames(box, _picture(label), hand):
                film.writelines([_jpeg(picture)] * 2)
            film.writelines([_jpeg(box)] * 6)
    return path


def printed_label(code: str) -> Image.Image:
    """Print an item's label as PDF and rasterise it as a label printer does."""
    label = Label(
        code=code,
        description="hộp niêm phong: 03 điện thoại di động, 01 lắc tay vàng 4,58 chỉ",
        quantity_text="01",
        case_number="HS 398/2026",
        office_name="THADS KV3",
        place_text="Kho 2 › B-04",
        seal_text="Niêm phong",
    )
    stream = io.BytesIO()
    sheet_pdf([label], stream=stream, geometry=ROLL_62)
    document = pypdfium2.PdfDocument(stream.getvalue())
    picture: Image.Image = document[0].render(scale=PRINT_DPI / 72).to_pil().convert("L")
    document.close()
    return picture.point(lambda level: 0 if level < 128 else 255)  # a thermal head knows no grey


def _picture(label: str | Image.Image | Path) -> Image.Image:
    if isinstance(label, str):
        return printed_label(label)
    return Image.open(label).convert("L") if isinstance(label, Path) else label.convert("L")


def _box() -> Image.Image:
    """A cardboard box on a dark shelf, with a strip of tape."""
    fibres = Image.effect_noise(SIZE, 60).filter(ImageFilter.GaussianBlur(1.2))
    board = ImageOps.colorize(fibres, "#4a3a2a", "#8d7657")
    draw = ImageDraw.Draw(board)
    draw.rectangle((0, 0, 1280, 70), fill="#26272b")
    draw.polygon([(600, 60), (690, 60), (720, 720), (630, 720)], fill="#b7a27c")
    return board


def _frames(box: Image.Image, label: Image.Image, hand: random.Random) -> Iterator[Image.Image]:
    """One label ten times: tilted, drifting, a little out of focus, grainy."""
    height = round(label.height * LABEL_WIDTH / label.width)
    # Paper under a lamp is not white and ink is not black.
    paper = ImageOps.colorize(label.resize((LABEL_WIDTH, height)), "#2a2826", "#e4e0d6")
    tilt, across, down = hand.uniform(-9, 9), hand.uniform(-60, 60), hand.uniform(-40, 40)
    grain = Image.effect_noise(SIZE, 40).convert("RGB")
    for _at in range(10):
        tilt += hand.uniform(-0.8, 0.8)
        across += hand.uniform(-6, 6)
        down += hand.uniform(-6, 6)
        turned = paper.convert("RGBA").rotate(tilt, Image.Resampling.BICUBIC, expand=True)
        picture = box.copy()
        corner = ((SIZE[0] - turned.width) // 2, (SIZE[1] - turned.height) // 2)
        picture.paste(turned, (corner[0] + round(across), corner[1] + round(down)), turned)
        picture = picture.filter(ImageFilter.GaussianBlur(0.7))
        yield Image.blend(picture, grain, 0.08)


def _jpeg(picture: Image.Image) -> bytes:
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=85)
    return content.getvalue()
