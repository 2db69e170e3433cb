"""The faces of pages, cut out of whole fonts: Vietnamese letters, digits of one width, the rest.

A face is asked for by the letters it has (``unicode-range`` in ``static/css/fonts.css``). Nearly
every page needs only the first two; the third comes with the name of a foreigner.
"""

import io
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[1]
VENDOR = ROOT / "static" / "vendor"
TARGET = ROOT / "static" / "fonts"
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold"}

LETTERS = "ĂăÂâĐđÊêÔôƠơƯưÀàẢảÃãÁáẠạÈèẺẻẼẽÉéẸẹÌìỈỉĨĩÍíỊịÒòỎỏÕõÓóỌọÙùỦủŨũÚúỤụỲỳỶỷỸỹÝýỴỵ"
SIGNS = " §«»°±²³·×–—‘’“”•…‹›₫−←→"
DIGITS = set(range(0x30, 0x3A))  # of Inter: those of Be Vietnam Pro differ in width
VIETNAMESE = (
    set(range(0x20, 0x7F))
    | {ord(letter) for letter in LETTERS + SIGNS}
    | set(range(0x1EA0, 0x1EFA))  # with two marks
) - DIGITS
OTHERS = set(range(0xA1, 0x100)) | set(range(0x2000, 0x2070)) | {0x20AC, 0x2122, 0x2191, 0x2193}
FEATURES = ["kern", "locl", "tnum"]


FACES = {"vietnamese": VIETNAMESE, "digits": DIGITS, "others": OTHERS - VIETNAMESE}


def ranges(letters: set[int]) -> str:
    """Return letters as CSS writes them: U+20-2F, U+3A."""
    runs: list[list[int]] = []
    for letter in sorted(letters):
        if runs and runs[-1][1] == letter - 1:
            runs[-1][1] = letter
        else:
            runs.append([letter, letter])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def faces() -> dict[str, bytes]:
    """Return the files by name."""
    made = {}
    for weight, name in WEIGHTS.items():
        whole = VENDOR / "be-vietnam-pro" / "ttf" / f"BeVietnamPro-{name}.ttf"
        inter = VENDOR / "inter" / f"inter-latin-{weight}-normal.woff2"
        for face, letters in FACES.items():
            if face == "others" and weight == 500:
                continue  # so rare that 600 stands for it
            source = inter if face == "digits" else whole
            made[f"{face}-{weight}.woff2"] = cut(source, letters)
    return made


def cut(source: Path, letters: set[int]) -> bytes:
    """Return a font with these letters of another; its hints stay, for screens with few dots."""
    options = Options()
    options.flavor = "woff2"
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 13, 14]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def main() -> int:
    """Write the files, or with ``--check`` name those that differ."""
    made = faces()
    if "--check" in sys.argv:
        there = {path.name: path.read_bytes() for path in TARGET.glob("*.woff2")}
        wrong = sorted(name for name in made | there if made.get(name) != there.get(name))
        print(f"not as script/fonts makes them: {wrong}" if wrong else f"{len(made)} faces")
        return 1 if wrong else 0
    TARGET.mkdir(exist_ok=True)
    for name, content in made.items():
        (TARGET / name).write_bytes(content)
    print(f"{len(made)} faces, {sum(map(len, made.values())) // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
