"""Tables as an .xlsx file: texts are texts, whatever they begin with; nothing is computed."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST: Final = 32_767  # letters of a cell
EXACT: Final = 10**15  # larger numbers lose digits in a spreadsheet; they are written as text
NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
FIRST_DAY: Final = date(1899, 12, 30)
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PROMPT: Final = 255  # letters a program shows beside a cell
TO_FILL: Final = 2000  # rows below the head with a prompt and a list

# cell formats
PLAIN, DAY, WHOLE, TEXT, COLUMN, NEEDED, TITLE, WORDS = range(8)

PARTS: Final = {
    "_rels/.rels": f'{HEAD}<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<fonts count="4"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font>'
    '<font><b/><sz val="14"/><name val="Calibri"/></font></fonts>'
    '<fills count="4"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFDDE6EE"/></patternFill></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/></border>'
    '<border><left style="thin"/><right style="thin"/>'
    '<top style="thin"/><bottom style="thin"/></border></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="8"><xf/><xf numFmtId="164" applyNumberFormat="1"/>'
    '<xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/>'
    '<xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1"'
    ' applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>'
    '<xf fontId="2" fillId="3" borderId="1" applyFont="1" applyFill="1" applyBorder="1"'
    ' applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>'
    '<xf fontId="3" applyFont="1"/>'
    '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    "</cellXfs></styleSheet>",
}


@dataclass(frozen=True, slots=True)
class Styled:
    """A value in a format of its own."""

    value: Any
    style: int


@dataclass(frozen=True, slots=True)
class Column:
    """What a program knows of a column that people fill in.

    Args:
        width: letters.
        style: the format of its empty cells.
        prompt: shown beside a cell that is chosen.
        choices: the cells that hold what may be chosen, "'Danh mục'!$A$2:$A$9"; another may be
            typed.
    """

    width: int
    style: int = PLAIN
    prompt: str = ""
    choices: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet.

    Args:
        frozen: rows at the top that stay.
    """

    name: str
    rows: Iterable[Sequence[Any]]
    columns: Sequence[Column] = ()
    frozen: int = 0
    heights: Mapping[int, int] = field(default_factory=dict)  # of rows, counted from 0


def workbook(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return a workbook of one sheet: a row of heads, then the rows."""
    return book([Tab("1", [heads, *rows])])


def book(tabs: Sequence[Tab]) -> bytes:
    """Return a workbook of several sheets."""
    numbers = range(1, len(tabs) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{each}.xml"'
        f' ContentType="{SHEET_TYPE}.worksheet+xml"/>'
        for each in numbers
    )
    types = (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{SHEET_TYPE}.styles+xml"/>'
        f"{overrides}</Types>"
    )
    relations = "".join(
        f'<Relationship Id="r{each}" Type="{OFFICE}/worksheet"'
        f' Target="worksheets/sheet{each}.xml"/>'
        for each in numbers
    )
    styles = f'<Relationship Id="rs" Type="{OFFICE}/styles" Target="styles.xml"/>'
    sheets = "".join(
        f'<sheet name={quoteattr(tab.name)} sheetId="{each}" r:id="r{each}"/>'
        for each, tab in zip(numbers, tabs, strict=True)
    )
    parts = {
        "[Content_Types].xml": types,
        **PARTS,
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{RELATIONS}">'
        f"{relations}{styles}</Relationships>",
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f"<sheets>{sheets}</sheets></workbook>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        for each, tab in zip(numbers, tabs, strict=True):
            archive.writestr(f"xl/worksheets/sheet{each}.xml", _sheet(tab))
    return stream.getvalue()


def letters(at: int) -> str:
    """Return the name of a column: A for 0, AA for 26."""
    name, rest = "", at + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _sheet(tab: Tab) -> str:
    view = (
        f'<sheetViews><sheetView workbookViewId="0"><pane ySplit="{tab.frozen}"'
        f' topLeftCell="A{tab.frozen + 1}" activePane="bottomLeft" state="frozen"/>'
        "</sheetView></sheetViews>"
        if tab.frozen
        else ""
    )
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{each.width}" style="{each.style}" customWidth="1"/>'
        for at, each in enumerate(tab.columns, 1)
    )
    rows = "".join(_row(row, tab.heights.get(at)) for at, row in enumerate(tab.rows))
    prompts = [
        _validation(each, f"{letters(at)}{tab.frozen + 1}:{letters(at)}{TO_FILL}")
        for at, each in enumerate(tab.columns)
        if each.prompt or each.choices
    ]
    told = (
        f'<dataValidations count="{len(prompts)}">{"".join(prompts)}</dataValidations>'
        if prompts
        else ""
    )
    # printed, it is as wide as one page that lies
    fits = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' if columns else ""
    paper = '<pageSetup orientation="landscape" paperSize="9" fitToHeight="0"/>' if columns else ""
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}">{fits}{view}'
        f"{f'<cols>{columns}</cols>' if columns else ''}"
        f"<sheetData>{rows}</sheetData>{told}{paper}</worksheet>"
    )


def _validation(column: Column, cells: str) -> str:
    kind = ' type="list" errorStyle="warning" showErrorMessage="0"' if column.choices else ""
    prompt = f" prompt={quoteattr(column.prompt[:PROMPT])}" if column.prompt else ""
    chosen = f"<formula1>{escape(column.choices)}</formula1>" if column.choices else ""
    return (
        f'<dataValidation{kind} allowBlank="1" showInputMessage="1"{prompt} sqref="{cells}">'
        f"{chosen}</dataValidation>"
    )


def _row(values: Sequence[Any], height: int | None) -> str:
    high = f' ht="{height}" customHeight="1"' if height else ""
    return f"<row{high}>{''.join(map(_cell, values))}</row>"


def _cell(value: Any) -> str:
    style = 0
    if isinstance(value, Styled):
        value, style = value.value, value.style
    match value:
        case None | "":
            return f'<c s="{style}"/>' if style else "<c/>"
        case date():
            return f'<c s="{style or DAY}"><v>{(value - FIRST_DAY).days}</v></c>'
        case int() if abs(value) < EXACT:
            return f'<c s="{style or WHOLE}"><v>{value}</v></c>'
        case Decimal() if abs(value) < EXACT:
            return f"<c><v>{value}</v></c>"
    text = escape(NOT_XML.sub("", str(value))[:LONGEST])
    styled = f' s="{style}"' if style else ""
    return f'<c{styled} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
