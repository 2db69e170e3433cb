"""What an .xlsx says of its rows and cells beside their values: hidden, percentage, error."""

import re
import zipfile
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from xml.etree import ElementTree

from exchange.importing.pages import NO_MARKS, NO_VALUE, Marks, Spot

_MOST_BYTES = 20 * 1024 * 1024  # of a part that only describes others
_ROW = re.compile(rb"<(?:\w{1,20}:)?row\b([^>]*)>")
_CELL = re.compile(rb"<(?:\w{1,20}:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w{1,20}:)?c>)", re.DOTALL)
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_NUMBER = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]{0,3})([0-9]{1,7})\s*["']""")
_STYLE = re.compile(rb"""\bs\s*=\s*["']([0-9]{1,6})["']""")
_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_VALUE = re.compile(rb"<(?:\w{1,20}:)?(?:v|is)\b[^>]*>([^<]*)")
_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[\s/>]")
_QUOTED = re.compile(r'"[^"]*"|\\.')
_PERCENT_FORMATS = {9, 10}  # 0%, 0.00%


def marks_of(packed: zipfile.ZipFile) -> list[Marks]:
    """Return the marks of every sheet, in the order of the workbook."""
    parts = set(packed.namelist())
    percents = _percent_styles(packed) if "xl/styles.xml" in parts else set()
    return [
        _marks(packed.read(part), percents) if part in parts else NO_MARKS
        for part in _sheets(packed)
    ]


def _sheets(packed: zipfile.ZipFile) -> Iterator[str]:
    """Yield the part that holds each sheet."""
    book = "xl/workbook.xml"
    if not {book, "xl/_rels/workbook.xml.rels"} <= set(packed.namelist()):
        return
    targets = {
        each.get("Id"): each.get("Target", "")
        for each in _tree(packed, "xl/_rels/workbook.xml.rels")
    }
    for element in _tree(packed, book).iter():
        if _local(element.tag) != "sheet":
            continue
        for key, value in element.attrib.items():
            if _local(key) == "id" and (target := targets.get(value)):
                rooted = target.startswith("/")
                path = target[1:] if rooted else normpath(join(dirname(book), target))
                yield path


def _percent_styles(packed: zipfile.ZipFile) -> set[int]:
    """Return which styles of cells show a percentage."""
    formats = set(_PERCENT_FORMATS)
    styles = _tree(packed, "xl/styles.xml")
    for element in styles.iter():
        code = _QUOTED.sub("", element.get("formatCode", ""))
        if _local(element.tag) == "numFmt" and "%" in code:
            formats.add(int(element.get("numFmtId", "0")))
    for element in styles:
        if _local(element.tag) == "cellXfs":
            return {
                place
                for place, style in enumerate(element)
                if int(style.get("numFmtId", "0")) in formats
            }
    return set()


def _marks(sheet: bytes, percents: set[int]) -> Marks:
    hidden = set()
    if b"hidden" in sheet:
        for place, row in enumerate(_ROW.finditer(sheet)):
            if _HIDDEN.search(row[1]):
                number = _NUMBER.search(row[1])
                hidden.add(int(number[2]) - 1 if number else place)
    if not percents and not _ERROR.search(sheet) and not _FORMULA.search(sheet):
        return Marks(frozenset(hidden))
    shares: set[Spot] = set()
    errors: dict[Spot, str] = {}
    for cell in _CELL.finditer(sheet):
        number = _NUMBER.search(cell[1])
        if number is None:
            continue
        spot = int(number[2]) - 1, _column(number[1])
        content = cell[2] or b""
        style = _STYLE.search(cell[1])
        if style and int(style[1]) in percents:
            shares.add(spot)
        value = _VALUE.search(content)
        written = value[1].decode(errors="replace").strip() if value else ""
        if _ERROR.search(cell[1]):
            errors[spot] = written or NO_VALUE
        elif _FORMULA.search(content) and not written and not _says_text(cell[1], value):
            errors[spot] = NO_VALUE
    return Marks(frozenset(hidden), frozenset(shares), errors)


def _says_text(attributes: bytes, value: re.Match[bytes] | None) -> bool:
    """Tell whether a formula gave an empty text, which is a value."""
    return value is not None and b'"str"' in attributes


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _tree(packed: zipfile.ZipFile, part: str) -> ElementTree.Element:
    if packed.getinfo(part).file_size > _MOST_BYTES:
        raise ValueError(part)
    try:
        return ElementTree.fromstring(packed.read(part))
    except ElementTree.ParseError as broken:
        raise ValueError(part) from broken


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
