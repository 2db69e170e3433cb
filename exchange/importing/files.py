"""Opening a file as what it is: its content decides, not its ending."""

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from exchange.importing.oldworkbooks import open_old_workbook
from exchange.importing.opendocument import open_document
from exchange.importing.pages import MOST_MERGES, Page
from exchange.importing.problems import Code, Unread
from exchange.importing.texts import is_windows_1258, open_text
from exchange.importing.webpages import is_web_page, open_web_page
from exchange.importing.worddocuments import DOCUMENT, open_word_document
from exchange.importing.workbooks import BROKEN, open_workbook

MOST_MEGABYTES: Final = 20
MOST_PARTS: Final = 10_000  # of a packed file: sheets, pictures
_ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0"
_NO_SPREADSHEET: Final = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"Rar!",
)
_NAMED: Final = frozenset({Code.FILE_KIND, Code.FILE_IS_A_WEB_PAGE, Code.FILE_WITHOUT_TABLE})

Opener = Callable[[bytes], Sequence[Page] | Unread]


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of file: what it is called, and the endings it is given."""

    name: str
    endings: frozenset[str]
    opens: Opener


_WORKBOOK: Final = _Kind(".xlsx", frozenset({".xlsx", ".xlsm"}), open_workbook)
_DOCUMENT: Final = _Kind(".ods", frozenset({".ods"}), open_document)
_OLD_WORKBOOK: Final = _Kind(".xls", frozenset({".xls"}), open_old_workbook)
_WEB_PAGE: Final = _Kind(".html", frozenset({".html", ".htm", ".xls"}), open_web_page)
_WORD_DOCUMENT: Final = _Kind(".docx", frozenset({".docx", ".docm"}), open_word_document)
_TEXT: Final = _Kind(".csv", frozenset({".csv", ".txt", ".tsv"}), open_text)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is open, and what to say of it as a whole."""

    pages: Sequence[Page]
    notes: Sequence[Unread] = ()


def open_file(source: Path | str | bytes, filename: str) -> Opened | Unread:
    """Return the sheets of a file, or why there are none."""
    content = _content(source)
    if isinstance(content, Unread):
        return content
    name = Path(filename).name[-80:]
    kind = _kind(content)
    if isinstance(kind, Code):
        return Unread(kind, {"name": name} if kind is not Code.FILE_TOO_HEAVY else {})
    pages = kind.opens(content)
    if isinstance(pages, Unread):
        return Unread(pages.code, {"name": name}) if pages.code in _NAMED else pages
    merged = sum(len(page.merges) for page in pages)
    if merged > MOST_MERGES or any(page.overlaps for page in pages):
        return Unread(Code.TOO_MANY_MERGES, {"limit": MOST_MERGES})
    ending = Path(filename).suffix.lower()
    wrong = ending not in kind.endings
    notes = [Unread(Code.FILE_ENDING, {"name": name, "kind": kind.name})] if wrong else []
    if kind is _TEXT and is_windows_1258(content):
        notes.append(Unread(Code.FILE_WINDOWS_1258))
    return Opened(pages, notes)


def _content(source: Path | str | bytes) -> bytes | Unread:
    limit = MOST_MEGABYTES * 1024 * 1024
    too_large = Unread(Code.FILE_TOO_LARGE, {"limit": MOST_MEGABYTES})
    if isinstance(source, bytes):
        content = source
    else:
        path = Path(source)
        try:
            if path.stat().st_size > limit:
                return too_large
            content = path.read_bytes()
        except OSError:
            return Unread(Code.FILE_DAMAGED)
    if len(content) > limit:
        return too_large
    return content if content.strip() else Unread(Code.FILE_EMPTY)


def _kind(content: bytes) -> _Kind | Code:
    if content.startswith(_ZIP):
        return _packed_kind(content)
    if content.startswith(_COMPOUND):
        return _OLD_WORKBOOK
    if is_web_page(content):
        return _WEB_PAGE
    if content.startswith(_NO_SPREADSHEET):
        return Code.FILE_KIND
    return _TEXT


def _packed_kind(content: bytes) -> _Kind | Code:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = set(packed.namelist())
    except BROKEN:
        return Code.FILE_DAMAGED
    if len(names) > MOST_PARTS:
        return Code.FILE_TOO_HEAVY
    if "content.xml" in names:
        return _DOCUMENT
    if any(name.startswith("xl/") and name.endswith(".xml") for name in names):
        return _WORKBOOK
    if DOCUMENT in names:
        return _WORD_DOCUMENT
    kinds = ("word/", "ppt/", "xl/")
    return Code.FILE_KIND if any(name.startswith(kinds) for name in names) else Code.FILE_DAMAGED
