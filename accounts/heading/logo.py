"""The logo of an office: told from its bytes, put into a square, encoded anew as PNG."""

import io
import warnings
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from accounts.heading import refusals
from foundation.blobs import BlobStore
from foundation.database import data_dir
from foundation.kept import KeptFile

MEDIA_TYPE: Final = "image/png"
MOST_BYTES: Final = 2 * 1024 * 1024
MOST_PIXELS: Final = 16_000_000
SIDE: Final = 600  # pixels of the square it is put into: 50 mm at 300 dpi
FORMATS: Final = ("PNG", "JPEG", "WEBP")


def keep_logo(content: bytes, name: str) -> KeptFile:
    """Encode an uploaded logo anew and put it into the blob store. Never inside a transaction.

    Raises:
        LogoTooLarge: more than 2 MB, or too many pixels.
        LogoUnreadable: it cannot be read as PNG, JPEG or WebP.
    """
    small = encoded(content, name)
    digest = store().put(small)
    return KeptFile(digest, name[:255], MEDIA_TYPE, len(small))


def encoded(content: bytes, name: str) -> bytes:
    """Return a logo as PNG without its metadata; see :func:`keep_logo`."""
    if len(content) > MOST_BYTES:
        raise refusals.LogoTooLarge(name=name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise refusals.LogoTooLarge(name=name)
                picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise refusals.LogoTooLarge(name=name) from bomb
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as unreadable:
        raise refusals.LogoUnreadable(name=name) from unreadable
    picture.thumbnail((SIDE, SIDE))
    fresh = Image.new("RGBA", (SIDE, SIDE))  # nothing but pixels comes along
    fresh.paste(picture, ((SIDE - picture.width) // 2, (SIDE - picture.height) // 2))
    stream = io.BytesIO()
    fresh.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def store() -> BlobStore:
    """Return where logos are kept."""
    return BlobStore(data_dir() / "blobs")
