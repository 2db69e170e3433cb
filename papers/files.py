"""What kind a file is, read from its content and never from its name."""

import io
import threading
import warnings
import zipfile
from typing import Final, NamedTuple

import pypdfium2
from PIL import Image, UnidentifiedImageError

from papers import refusals

MOST_BYTES: Final = 12 * 1024 * 1024
MOST_PIXELS: Final = 80_000_000
MOST_PARTS: Final = 5_000  # files inside a document of an office program

PDF: Final = "application/pdf"
PICTURES: Final = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "TIFF": "image/tiff",
}
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEIC: Final = "image/heic"
PARTS: Final = {"word/document.xml": WORD, "xl/workbook.xml": EXCEL}
OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument."
OLD_OFFICE: Final = {
    "WordDocument".encode("utf-16-le"): "application/msword",
    "Workbook".encode("utf-16-le"): "application/vnd.ms-excel",
}
SHOWN: Final = frozenset({PDF, "image/jpeg", "image/png", "image/webp"})
"""Kinds that a browser shows in place."""

ENDINGS: Final = {
    PDF: "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/tiff": "tif",
    HEIC: "heic",
    WORD: "docx",
    EXCEL: "xlsx",
    "application/msword": "doc",
    "application/vnd.ms-excel": "xls",
    f"{OPEN_DOCUMENT}text": "odt",
    f"{OPEN_DOCUMENT}spreadsheet": "ods",
}

_one_reader = threading.Lock()  # pdfium reads one file at a time


class Read(NamedTuple):
    """What a file is."""

    media_type: str
    pages: int | None = None


def read_file(content: bytes, *, name: str) -> Read:
    """Return what a file is. Never inside a transaction.

    Raises:
        FileTooLarge: more than 12 MB, or a picture of too many pixels.
        FileUnknown: it is no PDF, photo or document of an office program.
        FileDamaged: it is of such a kind and cannot be read.
        FileHasMacros: it is a document with a program inside.
    """
    if len(content) > MOST_BYTES:
        raise refusals.FileTooLarge(name=name)
    if b"%PDF-" in content[:1024]:
        return _pdf(content, name)
    if content.startswith(b"PK\x03\x04"):
        return Read(_zipped(content, name))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        found = next((kind for mark, kind in OLD_OFFICE.items() if mark in content), None)
        if found is not None:
            return Read(found)
        raise refusals.FileUnknown(name=name)
    if content[4:8] == b"ftyp" and content[8:12] in {b"heic", b"heix", b"mif1", b"msf1"}:
        return Read(HEIC)
    return _picture(content, name)


def _pdf(content: bytes, name: str) -> Read:
    try:
        with _one_reader:
            document = pypdfium2.PdfDocument(content)
            try:
                return Read(PDF, len(document))
            finally:
                document.close()
    except pypdfium2.PdfiumError as unreadable:
        raise refusals.FileDamaged(name=name) from unreadable


def _zipped(content: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = set(archive.namelist())
            if len(parts) > MOST_PARTS:
                raise refusals.FileUnknown(name=name)
            if any(part.lower().endswith("vbaproject.bin") for part in parts):
                raise refusals.FileHasMacros(name=name)
            if "[Content_Types].xml" in parts:
                found = next((kind for part, kind in PARTS.items() if part in parts), None)
            else:
                found = _open_document(archive) if "mimetype" in parts else None
    except (zipfile.BadZipFile, RuntimeError, OSError, ValueError, EOFError) as unreadable:
        raise refusals.FileDamaged(name=name) from unreadable
    if found is None:
        raise refusals.FileUnknown(name=name)
    return found


def _open_document(archive: zipfile.ZipFile) -> str | None:
    if archive.getinfo("mimetype").file_size > 100:
        return None
    said = archive.read("mimetype").decode("ascii", "replace").strip()
    return said if said in ENDINGS else None


def _picture(content: bytes, name: str) -> Read:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=tuple(PICTURES)) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise refusals.FileTooLarge(name=name)
                kind = PICTURES[str(opened.format)]
                pages = getattr(opened, "n_frames", 1)
                opened.verify()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise refusals.FileTooLarge(name=name) from bomb
    except UnidentifiedImageError as unknown:
        raise refusals.FileUnknown(name=name) from unknown
    except (OSError, SyntaxError, ValueError) as unreadable:
        raise refusals.FileDamaged(name=name) from unreadable
    return Read(kind, pages)
