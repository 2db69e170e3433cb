"""Setting text on labels: the fonts, and lines that fit a column."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONT_FOLDER = Path(__file__).parent.parent / "static/vendor/be-vietnam-pro/ttf"
ELLIPSIS = "…"

_BREAKS = re.compile(r"[^\s/]*(?:/+|\s+|$)")  # a word with the slash or the space behind it


@dataclass(frozen=True, slots=True)
class Face:
    """A font at a size; ``leading`` is from one base line to the next, all in points."""

    font: str
    size: float
    leading: float

    def width(self, text: str) -> float:
        """Measure a line, in points."""
        measured: float = pdfmetrics.stringWidth(text, self.font, self.size)
        return measured

    def narrowed(self, text: str, room: float, smallest: float) -> "Face":
        """The same face, smaller if the line needs it, but never under ``smallest`` points."""
        wanted = self.size * room / max(self.width(text), 0.1)
        size = max(smallest, min(self.size, wanted))
        return Face(self.font, size, self.leading * size / self.size)


@cache
def face(weight: str, size: float, leading: float = 1.3) -> Face:
    """Be Vietnam Pro in ``Regular`` or ``Bold``; ``leading`` is a multiple of the size."""
    name = f"BeVietnamPro-{weight}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, FONT_FOLDER / f"{name}.ttf"))
    return Face(name, size, size * leading)


def wrapped(text: str, face: Face, room: float) -> list[str]:
    """Break a text into lines between words, after a slash, or else between letters."""
    lines = [""]
    for word in _BREAKS.findall(text.strip()):
        if face.width(lines[-1] + word.rstrip()) <= room:
            lines[-1] += word
            continue
        lines.append("")
        while face.width(word.rstrip()) > room:
            fits = _letters_that_fit(word, face, room)
            lines.append(word[:fits])
            word = word[fits:]
        lines.append(word)
    return [line.strip() for line in lines if line.strip()]


def shortened(text: str, face: Face, room: float, most: int) -> list[str]:
    """Break a text into at most ``most`` lines, the last cut between words with an ellipsis."""
    lines = wrapped(text, face, room)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _ended(lines[most - 1], face, room)] if most > 0 else []


def tail_that_fits(text: str, separator: str, face: Face, room: float) -> str:
    """Cut a path from the front: of ``Kho 2 › Khu B › Ô 3`` the last part matters most."""
    parts = text.split(separator)
    for first in range(len(parts)):
        tail = separator.join(parts[first:])
        shown = tail if first == 0 else f"{ELLIPSIS}{separator}{tail}"
        if face.width(shown) <= room:
            return shown
    return _ended(parts[-1], face, room)


def _ended(line: str, face: Face, room: float) -> str:
    words = line.split()
    while len(words) > 1 and face.width(" ".join(words) + ELLIPSIS) > room:
        words.pop()
    line = " ".join(words).rstrip(".,;:-(")
    if face.width(line + ELLIPSIS) > room:
        line = line[: _letters_that_fit(line, face, room - face.width(ELLIPSIS))]
    return line + ELLIPSIS


def _letters_that_fit(word: str, face: Face, room: float) -> int:
    """Count the letters that fit, at least one so that setting a text always ends."""
    count = 1
    while count < len(word) and face.width(word[: count + 1]) <= room:
        count += 1
    return count
