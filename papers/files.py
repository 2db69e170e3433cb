"""What kind a file is, read from its content and never from its name."""

import io
import struct
import threading
import warnings
import zipfile
import zlib
from typing import Final, NamedTuple
from xml.etree import ElementTree

import pypdfium2
from PIL import Image, UnidentifiedImageError

from papers import refusals

MOST_BYTES: Final = 12 * 1024 * 1024
MOST_PIXELS: Final = 80_000_000
MOST_PARTS: Final = 5_000  # files inside a document of an office program
MOST_TYPES: Final = 1024 * 1024  # bytes of its list of content types
TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"

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
ROOTS: Final = {WORD: b"document", EXCEL: b"workbook"}
"""What the main part begins with."""
OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument."
OLD_OFFICE: Final = {"WordDocument": "application/msword", "Workbook": "application/vnd.ms-excel"}
MACROS_OF_OLD_OFFICE: Final = frozenset({"Macros", "_VBA_PROJECT_CUR", "VBA", "_VBA_PROJECT"})
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NO_SECTOR: Final = 0xFFFFFFFA  # from here on a number of a sector means something else
HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"mif1", b"msf1"})
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

UNREADABLE: Final = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    OverflowError,
    TypeError,
    LookupError,
    struct.error,
    zlib.error,
)
"""What Pillow raises where a picture is broken."""

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
    if content.startswith(COMPOUND):
        return Read(_compound(content, name))
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        return Read(_heic(content, name))
    return _picture(content, name)


def _heic(content: bytes, name: str) -> str:
    """Walk the boxes of the file: each says its length, and they fill it to the end."""
    found, at = [], 0
    while at < len(content):
        size = int.from_bytes(content[at : at + 4])
        found.append(content[at + 4 : at + 8])
        if size == 0:  # to the end of the file
            break
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16])
        if size < 8 or at + size > len(content) or len(found) > MOST_PARTS:
            raise refusals.FileDamaged(name=name)
        at += size
    if b"meta" not in found or b"mdat" not in found:
        raise refusals.FileDamaged(name=name)
    return HEIC


def _compound(content: bytes, name: str) -> str:
    """Read the directory of a file of the old office programs; its streams say what it is."""
    try:
        names = _streams(content)
    except (struct.error, ValueError, IndexError) as unreadable:
        raise refusals.FileDamaged(name=name) from unreadable
    if names & MACROS_OF_OLD_OFFICE:
        raise refusals.FileHasMacros(name=name)
    found = next((kind for stream, kind in OLD_OFFICE.items() if stream in names), None)
    if found is None:
        raise refusals.FileUnknown(name=name)
    return found


def _streams(content: bytes) -> set[str]:
    """Return the names in the directory of a compound file: see [MS-CFB] 2.2, 2.3 and 2.6."""
    shift = struct.unpack_from("<H", content, 30)[0]
    if shift not in (9, 12):
        raise ValueError("no such size of a sector")
    size = 1 << shift
    fats = [one for one in struct.unpack_from("<109I", content, 76) if one < NO_SECTOR]
    sector, seen, names = struct.unpack_from("<I", content, 48)[0], set[int](), set[str]()
    while sector < NO_SECTOR:
        if sector in seen or len(seen) > MOST_PARTS:
            raise ValueError("the directory goes round in a circle")
        seen.add(sector)
        start = (sector + 1) * size
        for entry in range(start, start + size, 128):
            (length,) = struct.unpack_from("<H", content, entry + 64)
            if content[entry + 66] and 2 <= length <= 64:
                names.add(content[entry : entry + length - 2].decode("utf-16-le"))
        table, place = divmod(sector, size // 4)
        if table >= len(fats):
            break  # a directory that far into a file names nothing more that is asked for
        (sector,) = struct.unpack_from("<I", content, (fats[table] + 1) * size + place * 4)
    return names


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
            if any(_is_macro(part) for part in parts):
                raise refusals.FileHasMacros(name=name)
            if "[Content_Types].xml" in parts:
                found = _open_xml(archive, parts, name)
            else:
                whole = {"mimetype", "content.xml"} <= parts
                found = _open_document(archive) if whole else None
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        OSError,
        ValueError,
        EOFError,
    ) as unreadable:
        raise refusals.FileDamaged(name=name) from unreadable
    if found is None:
        raise refusals.FileUnknown(name=name)
    return found


def _is_macro(part: str) -> bool:
    """Whether a part holds a program: of Word and Excel, or of an open document."""
    lower = part.lower()
    return "vbaproject" in lower or "vbadata" in lower or lower.startswith(("basic/", "scripts/"))


def _open_xml(archive: zipfile.ZipFile, parts: set[str], name: str) -> str | None:
    """Read the list of content types: it names the main part, and every program, by its type."""
    if archive.getinfo("[Content_Types].xml").file_size > MOST_TYPES:
        return None
    text = archive.read("[Content_Types].xml").decode("utf-8-sig")
    if "<!DOCTYPE" in text:  # no office program declares one here
        return None
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as unreadable:
        raise refusals.FileDamaged(name=name) from unreadable
    if root.tag != f"{TYPES}Types":
        return None
    types = {one.get("ContentType", "") for one in root}
    if any("macroenabled" in one.lower() or "vba" in one.lower() for one in types):
        raise refusals.FileHasMacros(name=name)
    for part, kind in PARTS.items():
        if part in parts and f"{kind}.main+xml" in types:
            with archive.open(part) as main:
                begins = main.read(4096)
            return kind if ROOTS[kind] in begins else None
    return None


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
                _decode(opened, pages, name)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise refusals.FileTooLarge(name=name) from bomb
    except UnidentifiedImageError as unknown:
        raise refusals.FileUnknown(name=name) from unknown
    except UNREADABLE as unreadable:
        raise refusals.FileDamaged(name=name) from unreadable
    return Read(kind, pages)


def _decode(opened: Image.Image, pages: int, name: str) -> None:
    """Decode a picture page by page; of very many pages the first ones."""
    decoded = 0
    for page in range(pages):
        opened.seek(page)
        if opened.width * opened.height > MOST_PIXELS:
            raise refusals.FileTooLarge(name=name)
        decoded += opened.width * opened.height
        if page and decoded > MOST_PIXELS:
            return
        opened.load()
