"""What a page weighs for a browser that has never been here: markup, sheet, scripts, faces, icons.

Photos of things are not counted: they are as heavy as they are, and come last.
"""

import re

import brotli

from web.assets import BUILT, build
from web.compression import QUALITY

MOST = 150_000  # bytes over the network
HEAD = 900  # of each answer
FACES = (
    "vietnamese-400",
    "vietnamese-500",
    "vietnamese-600",
    "digits-400",
    "digits-500",
    "digits-600",
)
FILES = BUILT / "files"


def weight(markup: str) -> int:
    """Return the bytes of a first visit."""
    linked = set(re.findall(r"/static/([\w.-]+\.[0-9a-f]{12}\.\w+)", markup))
    linked |= {build()[f"fonts/{face}.woff2"] for face in FACES}
    page = len(brotli.compress(markup.encode(), mode=brotli.MODE_TEXT, quality=QUALITY))
    return page + sum(map(_size, linked)) + HEAD * (1 + len(linked))


def _size(name: str) -> int:
    packed = FILES / f"{name}.br"
    return (packed if packed.exists() else FILES / name).stat().st_size
