"""The usual layout of official papers: A4, Times New Roman, the head, the text, the end."""

from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FACE, CAPACITY = "Times New Roman", "{{ capacity }}"
STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


class Paper:
    """One paper as it is written down."""

    def __init__(self) -> None:
        self.docx: Any = Document()
        section = self.docx.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        style = self.docx.styles["Normal"]
        style.font.name, style.font.size = FACE, Pt(13)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
        style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
        core = self.docx.core_properties
        core.author = core.title = core.comments = ""

    def head(self, under_number: str = "", *, numbered: bool = True) -> None:
        """Write the name of the office and the motto, the number and the day."""
        table = self._columns(Mm(68), Mm(97))
        left, right = table.rows[0].cells
        say(left.paragraphs[0], "{{ office_above_upper }}", size=12)
        say(left.add_paragraph(), "{{ office_name_upper }}", size=12.5, bold=True)
        rule(left.add_paragraph(), Mm(22))
        say(right.paragraphs[0], STATE, size=12, bold=True)
        say(right.add_paragraph(), MOTTO, size=13, bold=True)
        rule(right.add_paragraph(), Mm(21))
        left, right = table.add_row().cells
        if numbered:
            say(left.paragraphs[0], "Số: {{ number }}")
        if under_number:
            say(left.add_paragraph(), under_number, size=12)
        say(right.paragraphs[0], "{{ place }}, {{ signed_on }}", italic=True)
        self.docx.add_paragraph()

    def title(self, *lines: str, number: str = "") -> None:
        for at, text in enumerate(lines):
            say(self.docx.add_paragraph(), text, size=14, bold=True, upper=at == 0)
        if number:
            say(self.docx.add_paragraph(), number, italic=True)
        else:
            rule(self.docx.add_paragraph(), Mm(62))

    def middle(self, text: str, *, after: int = 6) -> None:
        paragraph = self.docx.add_paragraph()
        say(paragraph, text, bold=True)
        paragraph.paragraph_format.space_before = Pt(6)
        paragraph.paragraph_format.space_after = Pt(after)

    def body(self, text: str, *, lead: str = "", italic: bool = False, indent: int = 10) -> None:
        """Write a paragraph; ``lead`` stands before it in bold."""
        paragraph = self.docx.add_paragraph()
        shape = paragraph.paragraph_format
        shape.alignment, shape.first_line_indent = ALIGN.JUSTIFY, Mm(indent)
        shape.space_after, shape.line_spacing = Pt(6), 1.15
        if lead:
            run(paragraph, lead + " ", bold=True)
        run(paragraph, text, italic=italic)

    def lines(self, name: str, text: str = "{{ line }}") -> None:
        """Write a paragraph for each line of a part."""
        self.command(f"{{%p for line in {name} %}}")
        self.body(text)
        self.command("{%p endfor %}")

    def command(self, text: str) -> None:
        self.docx.add_paragraph().add_run(text)

    def rows(self, name: str, columns: list[tuple[str, str, int]]) -> None:
        """Write a table with a row for each; columns are title, field, width in millimetres."""
        table = self.docx.add_table(rows=4, cols=len(columns))
        table.style, table.autofit = "Table Grid", False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for cell, (words, _field, width) in zip(table.rows[0].cells, columns, strict=True):
            cell.width = Mm(width)
            say(cell.paragraphs[0], words, size=12, bold=True)
        for column, (_words, _field, width) in zip(table.columns, columns, strict=True):
            column.width = Mm(width)
        head = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(head)
        table.rows[1].cells[0].paragraphs[0].add_run(f"{{%tr for row in {name} %}}")
        for cell, (_words, field, width) in zip(table.rows[2].cells, columns, strict=True):
            cell.width = Mm(width)
            paragraph = cell.paragraphs[0]
            run(paragraph, f"{{{{ row.{field} }}}}", size=12)
            if width < 30:
                paragraph.alignment = ALIGN.CENTER
        table.rows[3].cells[0].paragraphs[0].add_run("{%tr endfor %}")
        whole = OxmlElement("w:cantSplit")
        table.rows[2]._tr.get_or_add_trPr().append(whole)
        self.docx.add_paragraph()

    def foot(self, receivers: str = "receivers") -> None:
        """Write the receivers and the signature."""
        self.docx.add_paragraph()
        table = self._columns(Mm(82), Mm(83))
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        left, right = table.rows[0].cells
        say(left.paragraphs[0], "Nơi nhận:", size=12, bold=True, italic=True, align=ALIGN.LEFT)
        left.add_paragraph().add_run(f"{{%p for line in {receivers} %}}")
        say(left.add_paragraph(), "- {{ line }}", size=11, align=ALIGN.LEFT)
        left.add_paragraph().add_run("{%p endfor %}")
        self._instead(right)
        say(right.add_paragraph(), CAPACITY, bold=True)
        for _line in range(4):
            right.add_paragraph()
        say(right.add_paragraph(), "{{ signer }}", bold=True)

    def signatures(self, names: list[tuple[str, str]]) -> None:
        """Write the places of several signatures: what each is, and the name where it is known."""
        cells = self._columns(*[Mm(165 // len(names))] * len(names)).rows[0].cells
        for cell, (words, name) in zip(cells, names, strict=True):
            if words == CAPACITY:
                self._instead(cell, size=12)
                say(cell.add_paragraph(), words, size=12, bold=True)
            else:
                say(cell.paragraphs[0], words, size=12, bold=True)
            say(cell.add_paragraph(), "(Ký, ghi rõ họ tên)", size=11, italic=True)
            for _line in range(4):
                cell.add_paragraph()
            say(cell.add_paragraph(), name, size=12, bold=True)

    def _instead(self, cell: Any, **look: Any) -> None:
        """Write whom the signer stands in for, before the capacity."""
        cell.paragraphs[0].add_run("{%p if in_place_of %}")
        say(cell.add_paragraph(), "{{ in_place_of }}", bold=True, **look)
        cell.add_paragraph().add_run("{%p endif %}")

    def _columns(self, *widths: Any) -> Any:
        table = self.docx.add_table(rows=1, cols=len(widths))
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
            for cell in column.cells:
                cell.width = width
        return table


def run(
    paragraph: Any, text: str, *, size: float = 0, bold: bool = False, italic: bool = False
) -> None:
    written = paragraph.add_run(text)
    written.bold, written.italic = bold or None, italic or None
    if size:
        written.font.size = Pt(size)


def say(
    paragraph: Any,
    text: str,
    *,
    size: float = 0,
    bold: bool = False,
    italic: bool = False,
    upper: bool = False,
    align: Any = ALIGN.CENTER,
) -> None:
    """Write a line of the head, a title or a signature."""
    run(
        paragraph,
        text.upper() if upper and "{" not in text else text,
        size=size,
        bold=bold,
        italic=italic,
    )
    paragraph.alignment = align


def rule(paragraph: Any, indent: Any) -> None:
    """Make a paragraph a short line in the middle."""
    border = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        top.set(qn(f"w:{name}"), value)
    border.append(top)
    paragraph._p.get_or_add_pPr().append(border)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent
    paragraph.paragraph_format.line_spacing = Pt(6)
