"""Pictures for the demonstration: plain drawings of things, no photograph of anyone."""

import io
from typing import Final

from PIL import Image, ImageDraw

from warehouse.models import ItemKind
from warehouse.photos import EncodedPhoto, encoded

SIZE: Final = (560, 420)
FLOOR: Final = 360
TINTS: Final = ("#6b7f8f", "#8a6f5a", "#5f7a61", "#7d6486", "#8f8455", "#56707d")


PAPERS: Final = {ItemKind.DRUGS, ItemKind.DOCUMENTS, ItemKind.CASH, ItemKind.PRECIOUS}
PREPARED: Final = {
    ItemKind.VEHICLE: 16,
    ItemKind.CASH: 8,
    ItemKind.OTHER: 64,
}  # pictures of each look; after that they come again


class Album:
    """Pictures drawn before the work begins: nothing is drawn while the database is locked."""

    def __init__(self) -> None:
        self._looks = {
            _look(kind): [
                encoded(drawing(kind, number), name=f"{number}.jpg")
                for number in range(1, count + 1)
            ]
            for kind, count in PREPARED.items()
        }
        self._taken = dict.fromkeys(self._looks, 0)

    def picture(self, kind: ItemKind) -> EncodedPhoto:
        """Return the next picture of a thing of ``kind``."""
        look = _look(kind)
        self._taken[look] += 1
        pictures = self._looks[look]
        return pictures[self._taken[look] % len(pictures)]


def _look(kind: ItemKind) -> str:
    if kind is ItemKind.VEHICLE:
        return "vehicle"
    return "envelope" if kind in PAPERS else "boxes"


def drawing(kind: ItemKind, number: int) -> bytes:
    """Return a small picture of a thing of ``kind`` on a warehouse floor, as JPEG.

    Args:
        number: gives the tint and the place of the things, so that no two look the same.
    """
    image = Image.new("RGB", SIZE, "#d9dde0")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, FLOOR, *SIZE), fill="#b6babd")
    tint = TINTS[number % len(TINTS)]
    left = 120 + number * 37 % 160
    if kind is ItemKind.VEHICLE:
        pen.rounded_rectangle((left, 220, left + 300, FLOOR - 20), 24, fill=tint)
        pen.rounded_rectangle((left + 180, 160, left + 285, 240), 14, fill=tint)
        pen.rectangle((left + 205, 178, left + 265, 220), fill="#c9dbe4")
        for wheel in (left + 40, left + 215):
            pen.ellipse((wheel, FLOOR - 55, wheel + 64, FLOOR + 9), fill="#2d2f31")
    elif kind in PAPERS:
        pen.rectangle(
            (left, 190, left + 260, FLOOR - 20), fill="#e9ddb9", outline="#8d835f", width=3
        )
        pen.line((left, 190, left + 130, 270, left + 260, 190), fill="#8d835f", width=3)
        pen.rectangle((left + 95, 262, left + 165, 300), fill="#b3322c")  # the seal
    else:
        for box in range(1 + number % 3):
            x, y = left + box * 96, FLOOR - 130 - 26 * (box % 2)
            pen.rectangle((x, y, x + 84, FLOOR - 10), fill=tint, outline="#3c4043", width=2)
            pen.line((x, y + 30, x + 84, y + 30), fill="#3c4043", width=2)
    pen.text((16, SIZE[1] - 26), f"No. {number:04}", fill="#3c4043")
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=70)
    return stream.getvalue()
