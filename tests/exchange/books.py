"""Writing small workbooks as .csv, .xlsx, .xls and .ods, with what a reader may stumble over."""

import csv
import io
import struct
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

Cell = str | int | float | None
Range = tuple[int, int, int, int]  # top, left, bottom, right


@dataclass
class Tab:
    """One sheet to be written."""

    rows: list[list[Cell]]
    name: str = "Trang1"
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    merges: list[Range] = field(default_factory=list)
    percents: set[tuple[int, int]] = field(default_factory=set)


def xlsx(*tabs: Tab, date_1904: bool = False) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "date_1904": date_1904}) as book:
        percent = book.add_format({"num_format": "0%"})
        bold = book.add_format({"bold": True, "border": 1})
        for tab in sorted(tabs, key=lambda each: each.hidden) if tabs[0].hidden else tabs:
            page = book.add_worksheet(tab.name)
            for number, row in enumerate(tab.rows):
                for at, cell in enumerate(row):
                    if (number, at) in tab.percents:
                        page.write_number(number, at, cell, percent)
                    elif cell is None:
                        page.write_blank(number, at, None, bold)
                    elif isinstance(cell, str):
                        page.write_string(number, at, cell)
                    else:
                        page.write_number(number, at, cell)
                if number in tab.hidden_rows:
                    page.set_row(number, None, None, {"hidden": True})
            for top, left, bottom, right in tab.merges:
                page.merge_range(top, left, bottom, right, tab.rows[top][left])
            if tab.hidden:
                page.hide()
    return content.getvalue()


def ods(*tabs: Tab) -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(
        f'xmlns:{short}="{space}:{long}:1.0"'
        for short, long in (
            ("office", "office"),
            ("table", "table"),
            ("text", "text"),
            ("style", "style"),
        )
    )
    tables = "".join(_ods_table(tab) for tab in tabs)
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table">'
        f'<style:table-properties table:display="{shown}"/></style:style>'
        for name, shown in (("seen", "true"), ("unseen", "false"))
    )
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return packed_ods(text)


def packed_ods(content: str) -> bytes:
    """Return an .ods with this text as its content."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", content)
    return packed.getvalue()


def _ods_table(tab: Tab) -> str:
    style = "unseen" if tab.hidden else "seen"
    rows = "".join(_ods_row(tab, number) for number in range(len(tab.rows)))
    blank = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    name = quoteattr(tab.name)
    return f'<table:table table:name={name} table:style-name="{style}">{rows}{blank}</table:table>'


def _ods_row(tab: Tab, number: int) -> str:
    spans = {
        (top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in tab.merges
    }
    hidden = ' table:visibility="filter"' if number in tab.hidden_rows else ""
    cells = ""
    for at, cell in enumerate(tab.rows[number]):
        down, across = spans.get((number, at), (1, 1))
        span = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"'
        span = span if (down, across) != (1, 1) else ""
        if cell is None or cell == "":
            cells += f"<table:table-cell{span}/>"
        elif isinstance(cell, str):
            lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
            cells += (
                f'<table:table-cell{span} office:value-type="string">{lines}</table:table-cell>'
            )
        else:
            kind = "percentage" if (number, at) in tab.percents else "float"
            cells += (
                f'<table:table-cell{span} office:value-type="{kind}" office:value="{cell}">'
                f"<text:p>{cell}</text:p></table:table-cell>"
            )
    return f"<table:table-row{hidden}>{cells}</table:table-row>"


def xls(*tabs: Tab) -> bytes:
    """Return an old workbook: a compound file with one stream of records."""
    return compound(_records(tabs))


def compound(stream: bytes, name: str = "Workbook") -> bytes:
    """Return a compound file that holds one stream."""
    stream += b"\0" * (max(4096, -(-len(stream) // 512) * 512) - len(stream))
    count = len(stream) // 512
    chain = [*range(1, count), 0xFFFFFFFE]  # the stream, then the directory, then the table
    table_sectors = 1
    while (count + 1 + table_sectors) > 128 * table_sectors:
        table_sectors += 1
    table = [*chain, 0xFFFFFFFE, *[0xFFFFFFFD] * table_sectors]
    table += [0xFFFFFFFF] * (128 * table_sectors - len(table))
    first = count + 1
    sectors = [first + n for n in range(table_sectors)] + [0xFFFFFFFF] * (109 - table_sectors)
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, table_sectors, count, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, sectors[0]),
        *sectors[1:],
        0xFFFFFFFF,
    )[:512]
    directory = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + _entry(name, 2, 0, len(stream))
    directory += b"\0" * (512 - len(directory))
    return header + stream + directory + struct.pack(f"<{len(table)}I", *table)


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI16xIII",
        text,
        *(len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child, 0, start, size, 0),
    )


def _records(tabs: Sequence[Tab]) -> bytes:
    def record(kind: int, body: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    begin = struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6)
    font = record(
        0x31, struct.pack("<HHHHHBBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 5, 0) + b"Arial"
    )
    styles = b"".join(
        record(0xE0, struct.pack("<HHHBBBBIIH", 0, form, 0, 0, 0, 0, 0, 0, 0, 0)) for form in (0, 9)
    )
    sheets = [_xls_sheet(tab, record) for tab in tabs]
    names = [struct.pack("<BB", len(tab.name), 1) + tab.name.encode("utf-16-le") for tab in tabs]
    length = len(record(0x809, begin)) + len(font) + len(styles) + 4
    length += sum(4 + 6 + len(name) for name in names)
    bounds, offset = b"", length
    for tab, name, sheet in zip(tabs, names, sheets, strict=True):
        bounds += record(0x85, struct.pack("<IBB", offset, tab.hidden, 0) + name)
        offset += len(sheet)
    return record(0x809, begin) + font + styles + bounds + record(0x0A) + b"".join(sheets)


def _xls_sheet(tab: Tab, record: object) -> bytes:
    write = record
    assert callable(write)
    begin = struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x07CC, 0, 6)
    width = max((len(row) for row in tab.rows), default=1)
    body = write(0x809, begin) + write(0x200, struct.pack("<IIHHH", 0, len(tab.rows), 0, width, 0))
    for number, row in enumerate(tab.rows):
        options = 0x100 | (0x20 if number in tab.hidden_rows else 0)
        body += write(0x208, struct.pack("<HHHHHHHH", number, 0, len(row), 255, 0, 0, options, 0))
        for at, cell in enumerate(row):
            style = 1 if (number, at) in tab.percents else 0
            place = struct.pack("<HHH", number, at, style)
            if cell is None or cell == "":
                body += write(0x201, place)
            elif isinstance(cell, str):
                text = cell.encode("utf-16-le")
                body += write(0x204, place + struct.pack("<HB", len(text) // 2, 1) + text)
            else:
                body += write(0x203, place + struct.pack("<d", cell))
    if tab.merges:
        ranges = b"".join(struct.pack("<HHHH", t, b, left, r) for t, left, b, r in tab.merges)
        body += write(0xE5, struct.pack("<H", len(tab.merges)) + ranges)
    return body + write(0x0A)


def separated(
    rows: Sequence[Sequence[Cell]],
    *,
    delimiter: str = ",",
    encoding: str = "utf-8",
    said: bool = False,
) -> bytes:
    """Return separated text; ``said``: its first line says what separates."""
    text = io.StringIO()
    if said:
        text.write(f"sep={delimiter}\r\n")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return text.getvalue().encode(encoding)
