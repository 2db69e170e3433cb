"""What rests on a provision: every value of the lawbook that cites it, edition by edition."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from lawbook.citation import Citation
from lawbook.counting import span_of
from lawbook.errors import BrokenLawData, UnknownParameter
from lawbook.loading import DATA, Table, cite, instruments, read

_NO_VALUES = frozenset({"in_force_from", "in_force_to", "confirmed", "law", "article", "edition"})
_AMOUNTS = ("length", "movable", "immovable", "value", "first", "longest", "least", "most")


@dataclass(frozen=True, slots=True)
class Resting:
    """One value in one edition, as the lawbook keeps it."""

    title: str  # in the words of the law: "Niêm yết việc đấu giá"
    values: tuple[str, ...]  # "7 ngày làm việc", "15 ngày"
    in_force_from: date | None
    in_force_to: date | None
    confirmed: bool
    note: str  # for its reader
    note_en: str  # the same in English


@dataclass(frozen=True, slots=True)
class Standing:
    """One provision of one instrument: its days in force, and what rests on it."""

    basis: Citation
    in_force_from: date
    in_force_to: date | None
    resting: tuple[Resting, ...]


def standing(basis: str) -> Standing | None:
    """Return a provision by its full citation, "Điều 83 khoản 3 Luật …"; None of an unknown one."""
    return _all().get(basis)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a code of the lawbook rests on, on a day."""

    matter: str  # in the words of the law: "Niêm yết việc đấu giá"
    basis: Citation
    confirmed: bool


def ground(code: str, on: date) -> Ground | None:
    """Return the provision a period or an answer of the lawbook rests on; None where none is then.

    Raises:
        UnknownParameter: nothing of that code is recorded.
    """
    found = _by_code().get(code)
    if found is None:
        message = f"Không có quy định mã {code!r}."
        raise UnknownParameter(message)
    for row in found["edition"]:
        if row["in_force_from"] <= on <= row.get("in_force_to", date.max):
            return Ground(found["title"], cite(row["law"], row["article"]), bool(row["confirmed"]))
    return None


@cache
def _by_code() -> dict[str, Table]:
    tables = (read(path.stem) for path in sorted(DATA.glob("*.toml")))
    rows = (row for table in tables for rows in table.values() for row in rows)
    return {row["code"]: row for row in rows if "edition" in row and "code" in row}


@cache
def _all() -> dict[str, Standing]:
    found: dict[str, tuple[Citation, Table, list[Resting]]] = {}
    for path in sorted(DATA.glob("*.toml")):
        for title, row in _rows(read(path.stem), ""):
            basis = cite(row["law"], row["article"])
            kept = found.setdefault(str(basis), (basis, instruments()[row["law"]], []))
            kept[2].append(_resting(title, row))
    return {
        key: Standing(
            basis,
            law["in_force_from"],
            law.get("in_force_to"),
            tuple(rows),
        )
        for key, (basis, law, rows) in found.items()
    }


def _rows(table: Table, title: str) -> Iterator[tuple[str, Table]]:
    """Yield every table that cites a provision, with the nearest title above it."""
    title = str(table.get("title", title))
    if "law" in table and "article" in table and table["law"] in instruments():
        yield title, table
    for value in table.values():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from _rows(inner, title)


def _resting(title: str, row: Table) -> Resting:
    values = [_written(row[name]) for name in _AMOUNTS if name in row and name not in _NO_VALUES]
    return Resting(
        title,
        tuple(dict.fromkeys(filter(None, values))),
        row.get("in_force_from"),
        row.get("in_force_to"),
        bool(row.get("confirmed", False)),
        str(row.get("note", "")),
        str(row.get("note_en", "")),
    )


def _written(value: object) -> str:
    """Write a length of time in words; a code of the program is no word for people."""
    try:
        return str(span_of(value)) if isinstance(value, str) else ""
    except BrokenLawData:
        return ""
