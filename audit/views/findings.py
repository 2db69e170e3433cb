"""Findings for people: the row by the name of its subject, the columns by their labels."""

import sys
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from markupsafe import Markup

from audit.entries import Kind
from audit.findings import TEXTS, Finding
from audit.rows import recorded_tables
from audit.subjects import Sight
from audit.views.sentences import names_of
from foundation.database import Base
from foundation.i18n import N_
from foundation.recording import Stream
from web.i18n import translated

ROW_TEXTS: Final = {  # of findings about one row: as in TEXTS, with the row in words
    "row_changed": N_("%(row)s: %(columns)s differ from the ledger."),
    "row_missing": N_("%(row)s is gone; the ledger holds it."),
    "row_forged": N_("%(row)s stands in no entry of the ledger."),
    "row_strayed": N_("%(row)s is recorded under more than one subject."),
}
ENDINGS: Final = ("", "_id", "_no")  # of a column whose entry key has the shorter name


def told(found: Iterable[Finding], sight: Sight) -> list[Markup]:
    """Return the sentences of findings; the names of all subjects in sight are read together."""
    findings = list(found)
    streams = {id(one): _stream(one.facts) for one in findings if one.kind in ROW_TEXTS}
    names = names_of((stream for stream in streams.values() if stream), sight)
    return [_sentence(one, names.get(streams.get(id(one), ""))) for one in findings]


def _sentence(found: Finding, name: Markup | None) -> Markup:
    if found.kind not in ROW_TEXTS:
        return Markup.escape(translated(TEXTS[found.kind], found.facts or None))
    facts: dict[str, Any] = {"row": name or f"“{found.facts['table']}” {found.facts['id']}"}
    if "columns" in found.facts:
        columns = str(found.facts["columns"]).split(", ")
        facts["columns"] = ", ".join(_label(found.facts["table"], each) for each in columns)
    return Markup(translated(ROW_TEXTS[found.kind])) % facts  # noqa: S704 - our own text


def _stream(facts: Mapping[str, Any]) -> str:
    """Return the stream of the subject that a row is; "" for a row that only belongs to one."""
    kind = _subjects().get(facts["table"])
    return f"{kind}:{facts['id']}" if kind else ""


@cache
def _subjects() -> Mapping[str, str]:
    """Return the kind of subject each row of a table is, by the name of the table."""
    return {
        table.name: table.stream.kind
        for table in recorded_tables()
        if isinstance(table.stream, Stream) and table.stream.column == table.key
    }


def _label(table: str, column: str) -> str:
    words = _labels(table)
    for ending in ENDINGS:
        if column.endswith(ending) and (key := column.removesuffix(ending)) in words:
            return translated(words[key])
    return f"“{column}”"


@cache
def _labels(table: str) -> Mapping[str, str]:
    """Return the labels of the entry keys of a table's room, its own kinds of entries first."""
    rooms = {
        str(mapper.local_table): mapper.class_.__module__.partition(".")[0]
        for mapper in Base.registry.mappers
    }
    module = sys.modules.get(f"{rooms.get(table, '')}.entries")
    kinds = [kind for kind in vars(module).values() if isinstance(kind, Kind)] if module else []
    own = _subjects().get(table, table)
    kinds.sort(key=lambda kind: not kind.code.startswith(f"{own}."))
    words: dict[str, str] = {}
    for kind in kinds:
        for name, key in kind.keys.items():
            if not key.internal:
                words.setdefault(name, key.words)
    return words
