"""A template as a paper with made-up values: what it looks like before any case needs it."""

import re
import zipfile
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from papers.drafting.facts import Form, declared
from papers.drafting.preview import Block, Line, read_back
from papers.drafting.registry import Kind, Template
from papers.drafting.rendering import fill, values_of
from web.i18n import in_vietnamese, translated

DAY: Final = date(2026, 11, 23)
PRICE: Final = 1_485_000_000  # đồng
LESS: Final = 1_336_500_000  # a tenth less, within every cap on reductions
NUMBER: Final = "01"
SIGNER: Final = "Nguyễn Văn Mẫu"
TAG: Final = re.compile(r"<[^>]+>")
LOOP: Final = re.compile(r"for (\w+) in (\w+)")


def sample_file(template: Template) -> bytes:
    """Return the DOCX of a template, filled with made-up values in Vietnamese."""
    with in_vietnamese():
        values = values_of(
            template,
            _facts(template),
            _free(template),
            number=NUMBER,
            on=DAY,
            signer=SIGNER,
            capacity=template.capacities[0],
        )
        return fill(template, values)


def sample_blocks(template: Template) -> list[Block]:
    """Return what that paper says, for a page."""
    return read_back(sample_file(template))


def cited_in(blocks: list[Block]) -> list[str]:
    """Return the grounds a paper names, as it writes them: its lines that begin with "Căn cứ"."""
    texts = ("".join(piece.text for piece in one.pieces) for one in blocks if isinstance(one, Line))
    return [text.strip() for text in texts if text.strip().startswith("Căn cứ")]


def _facts(template: Template) -> dict[str, Any]:
    """Return a value for every fact: what it is called, in brackets; a day, an amount, a row."""
    columns = _columns(template.file)
    found: dict[str, Any] = {}
    for kind in template.kinds:
        for one in declared(kind):
            called = f"[{translated(one.metadata['words'])}]"
            match one.metadata["form"]:
                case Form.DAY:
                    found[one.name] = DAY.isoformat()
                case Form.MONEY:
                    found[one.name] = PRICE
                case Form.ROWS:
                    found[one.name] = [dict.fromkeys(columns.get(one.name, ()), "…")]
                case _:
                    found[one.name] = called
    return found


def _free(template: Template) -> dict[str, str]:
    return {
        part.key: str(LESS) if part.kind is Kind.MONEY else f"[{translated(part.words)}]"
        for part in template.free
    }


@cache
def _columns(file: Path) -> Mapping[str, tuple[str, ...]]:
    """Return the columns that a template writes of each table of rows."""
    with zipfile.ZipFile(file) as parts:
        text = TAG.sub("", parts.read("word/document.xml").decode())
    return {
        rows: tuple(dict.fromkeys(re.findall(rf"\b{row}\.(\w+)", text)))
        for row, rows in LOOP.findall(text)
    }
