"""Photos as they are kept: decoded, turned upright, stripped, made small, encoded anew."""

import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from foundation.blobs import BlobStore
from warehouse import refusals

LONGEST_SIDE: Final = 2048  # pixels
MOST_PIXELS: Final = 50_000_000
FORMATS: Final = ("JPEG", "PNG", "WEBP")
QUALITY: Final = 82
SMALL_SIDE: Final = 112  # pixels: a row has 56, drawn twice as fine on a phone
MOST_SMALL: Final = 1000  # about 4 MB
MEDIA_TYPE: Final = "image/webp"
DARK: Final = 128  # of 256 shades, below which a pixel of a drawn sheet is ink
LEAST_INK: Final = 0.001  # of a sheet, below which somebody touched it and signed nothing


@dataclass(frozen=True, slots=True)
class StoredPhoto:
    """A photo in the blob store."""

    sha256: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class EncodedPhoto:
    """A photo as it will be kept."""

    content: bytes
    width: int
    height: int

    def kept(self, blobs: BlobStore) -> StoredPhoto:
        """Put it into the store."""
        return StoredPhoto(blobs.put(self.content), self.width, self.height)


def keep(blobs: BlobStore, content: bytes, *, name: str) -> StoredPhoto:
    """Re-encode an uploaded photo without its metadata and put it into the store.

    Raises:
        NotAPhoto, PhotoTooLarge: see :func:`encoded`.
    """
    return encoded(content, name=name).kept(blobs)


def encoded(content: bytes, *, name: str) -> EncodedPhoto:
    """Re-encode an uploaded photo without its metadata. Never inside a transaction.

    Args:
        name: what the person called the file, for the refusal.

    Raises:
        NotAPhoto: it cannot be read as JPEG, PNG or WebP.
        PhotoTooLarge: it has more than 50 million pixels.
    """
    picture = _decoded(content, name)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    fresh = Image.new("RGB", picture.size, "white")  # nothing but pixels comes along
    fresh.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    stream = io.BytesIO()
    fresh.save(stream, "WEBP", quality=QUALITY, method=4)
    return EncodedPhoto(stream.getvalue(), fresh.width, fresh.height)


def has_ink(photo: EncodedPhoto) -> bool:
    """Whether something is drawn on a sheet; a mere touch is nothing. Never in a transaction."""
    with Image.open(io.BytesIO(photo.content), formats=("WEBP",)) as opened:
        shades = opened.convert("L").histogram()
    return sum(shades[:DARK]) > LEAST_INK * photo.width * photo.height


@lru_cache(maxsize=MOST_SMALL)
def small(get: Callable[[str], bytes], digest: str) -> bytes:
    """Return a kept photo as small as a row of a list shows it; made once in a process.

    Args:
        get: reads what is kept, see :class:`BlobStore`.
    """
    with Image.open(io.BytesIO(get(digest)), formats=("WEBP",)) as opened:
        picture = ImageOps.fit(opened.convert("RGB"), (SMALL_SIDE, SMALL_SIDE))
    stream = io.BytesIO()
    picture.save(stream, "WEBP", quality=70, method=4)
    return stream.getvalue()


def _decoded(content: bytes, name: str) -> Image.Image:
    """Return the picture upright, in RGB or RGBA."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise refusals.PhotoTooLarge(name=name)
                opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                upright = ImageOps.exif_transpose(opened)
                return upright.convert("RGBA" if "A" in upright.getbands() else "RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise refusals.PhotoTooLarge(name=name) from bomb
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as unreadable:
        raise refusals.NotAPhoto(name=name) from unreadable
