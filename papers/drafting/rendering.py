"""A DOCX from a template and what is kept of a draft; and what it says, for the page beside it."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from papers.drafting.facts import (
    BLANK,
    SHORT_BLANK,
    Form,
    cleaned,
    declared,
    dong,
    dong_words,
    in_full,
    line,
    written,
)
from papers.drafting.registry import Kind, Template

WHEN: Final = (1980, 1, 1, 0, 0, 0)  # of every part of the file: the same text is the same file
BEGIN, NAMED, END = "\ue000", "\ue001", "\ue002"
"""Around a value in the text for a page, with its name between the first two.

No text of a person holds them: ``cleaned`` takes private letters away.
"""


def values_of(
    template: Template,
    facts: Mapping[str, Any],
    free: Mapping[str, str],
    *,
    number: str,
    on: date | None,
    signer: str | None,
    capacity: str | None,
    in_place_of: str | None = None,
) -> dict[str, Any]:
    """Return what every field of a template is filled with, as the paper writes it."""
    values: dict[str, Any] = {}
    for kind in template.kinds:
        for one in declared(kind):
            form, value = one.metadata["form"], facts.get(one.name)
            if form is Form.ROWS:
                values[one.name] = [
                    {name: line(str(cell or "")) or SHORT_BLANK for name, cell in row.items()}
                    for row in value or ()
                ]
                continue
            values[one.name] = written(form, value)
            if form is Form.MONEY:
                values[f"{one.name}_words"] = dong_words(value)
    for part in template.free:
        typed = cleaned(free.get(part.key, ""))
        if part.kind is Kind.LINES:
            values[part.key] = [line(each) for each in typed.splitlines() if each.strip()]
        elif part.kind is Kind.MONEY:
            amount = int(typed) if typed.isdecimal() else None
            values[part.key] = BLANK if amount is None else dong(amount)
            values[f"{part.key}_words"] = dong_words(amount)
        else:
            values[part.key] = line(typed) or BLANK
    values |= template.more(facts, free)
    for name in ("office_above", "office_name"):
        values[f"{name}_upper"] = values[name].upper()
    values |= {
        "about": template.about,
        "number": number,
        "signed_on": in_full(on),
        "signer": line(signer or "") or BLANK,
        "capacity": (line(capacity or "") or BLANK).upper(),
        "in_place_of": line(in_place_of or "").upper(),
    }
    return {
        name: line(value) if isinstance(value, str) else value for name, value in values.items()
    }


def marked(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with a mark around each, so that a page can say where each stands."""

    def around(name: str, value: Any) -> Any:
        if isinstance(value, str):
            return f"{BEGIN}{name}{NAMED}{value}{END}" if value else value
        return [
            {key: around(name, cell) for key, cell in each.items()}
            if isinstance(each, dict)
            else around(name, each)
            for each in value
        ]

    return {name: around(name, value) for name, value in values.items()}


def fill(template: Template, values: Mapping[str, Any]) -> bytes:
    """Fill a template; the same values give the same bytes.

    Values are data: they are escaped, and what stands in them is never read as a field.
    """
    document = DocxTemplate(str(template.file))
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    document.render(dict(values), jinja_env=environment)
    filled = io.BytesIO()
    document.save(filled)
    return _settled(filled.getvalue())


def _settled(content: bytes) -> bytes:
    """Return the same document without the moment at which it was put together."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, WHEN), source.read(name), zipfile.ZIP_DEFLATED)
    return kept.getvalue()
