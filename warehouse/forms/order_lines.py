"""The lines of an intake form as they were typed; rows of a spreadsheet are put into them.

All of it changes texts only. What a field cannot read stays as it was typed, and the field says so.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from werkzeug.datastructures import MultiDict

from foundation.figures import read_quantity
from foundation.folding import fold, tidy

NAMES: Final = (
    "description",
    "kind",
    "quantity",
    "unit",
    "weight_grams",
    "condition",
    "seal",
    "asset_id",
)
MOST: Final = 100  # lines of an order
_NUMBER: Final = "number"  # a column that only counts the rows

HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    _NUMBER: ("stt", "tt", "so thu tu", "no"),
    "description": (
        "mo ta",
        "description",
        "ten",
        "ten vat",
        "ten vat chung",
        "ten tang vat",
        "ten tai san",
        "ten vat chung tai san",
        "vat chung",
        "tang vat",
        "ten dac diem",
        "noi dung",
    ),
    "kind": ("loai", "kind", "loai vat", "chung loai", "nhom"),
    "quantity": ("so luong", "quantity", "sl"),
    "unit": ("don vi tinh", "unit", "dvt", "don vi"),
    "weight_grams": ("khoi luong", "weight", "trong luong", "can nang"),
    "condition": ("tinh trang", "condition of the thing", "condition", "chat luong", "hien trang"),
    "seal": ("niem phong", "seal", "so niem phong", "tinh trang niem phong"),
    "asset_id": ("tai san cua ho so", "asset of the case", "tai san"),
}
"""What the columns of a list of exhibits are called, folded, without what stands in brackets."""

_OF = {word: name for name, words in HEADS.items() for word in words}
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|\Z)')

Line = dict[str, str]
Reader = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that no field could take."""

    line: int
    name: str  # the field it was for; empty when it was for none
    text: str


@dataclass(slots=True)
class Pasted:
    """What became of pasted rows."""

    lines: list[Line]
    filled: list[tuple[int, str]] = field(default_factory=list)  # line and field
    unread: list[Unread] = field(default_factory=list)
    left: str = ""  # the rows that an order has no room for


def lines_of(form: MultiDict[str, str]) -> list[Line]:
    """Return the lines of a posted form, as typed, in their order."""
    found = {int(m[1]) for key in form if (m := re.fullmatch(r"lines-(\d{1,4})-\w+", key))}
    return [
        {name: str(form.get(f"lines-{at}-{name}", "")) for name in NAMES} for at in sorted(found)
    ][:MOST]


def with_lines(form: MultiDict[str, str], lines: list[Line]) -> MultiDict[str, str]:
    """Return a posted form with other lines."""
    kept = [(key, text) for key, text in form.items(multi=True) if not key.startswith("lines-")]
    written = [
        (f"lines-{at}-{name}", text) for at, line in enumerate(lines) for name, text in line.items()
    ]
    return MultiDict(kept + written)


def blank() -> Line:
    """Return a line with nothing in it."""
    return dict.fromkeys(NAMES, "")


def put_in(
    lines: list[Line], text: str, readers: Mapping[str, Reader], *, at: int = -1, name: str = ""
) -> Pasted:
    """Put the rows of a spreadsheet into the lines, from one line down.

    A line takes a row where its fields are empty; before anything is written over, a new line is
    made. Rows may begin with their head; without one the first column is the field pasted into.

    Args:
        readers: for a field of choices, what gives the value that a text names.
        at: the line pasted into; without it the first empty one.
        name: the field pasted into.
    """
    rows = [row for row in _rows(text) if any(row)]
    names, heads = _columns(rows, name if name in NAMES else NAMES[0])
    done = Pasted([dict(line) for line in lines])
    if heads:
        rows = rows[1:]
    if not 0 <= at < len(lines):
        at = next((i for i, line in enumerate(lines) if not _typed(line)), len(lines))
    elif rows and not _fits(lines[at], names, rows[0]):
        at += 1
    for number, row in enumerate(rows):
        if at >= len(done.lines) or not _fits(done.lines[at], names, row):
            if len(done.lines) >= MOST:
                done.left = _written([heads, *rows[number:]] if heads else rows[number:])
                break
            done.lines.insert(at, blank())
            done.filled = [(i + (i >= at), each) for i, each in done.filled]
        _fill(done, at, dict(enumerate(names)), heads, row, readers)
        at += 1
    return done


def _fill(
    done: Pasted,
    at: int,
    names: Mapping[int, str],
    heads: list[str],
    row: list[str],
    readers: Mapping[str, Reader],
) -> None:
    """Write the cells of a row into a line; what finds no place is kept apart."""
    for column, cell in enumerate(row):
        name = names.get(column, "")
        if not cell or name == _NUMBER:
            continue
        if not name:
            head = heads[column] if column < len(heads) else ""
            done.unread.append(Unread(at, "", f"{head}: {cell}" if head else cell))
            continue
        value = readers[name](cell) if name in readers else cell
        if value is None:
            done.unread.append(Unread(at, name, cell))
            continue
        done.lines[at][name] = value
        done.filled.append((at, name))
    _part_quantity(done.lines[at])


def _fits(line: Line, names: list[str], row: list[str]) -> bool:
    """True when a row writes over nothing of a line."""
    return not any(cell and line.get(name) for name, cell in zip(names, row, strict=False))


def _typed(line: Line) -> bool:
    return any(text.strip() for text in line.values())


def _columns(rows: list[list[str]], begins: str) -> tuple[list[str], list[str]]:
    """Return the field of each column, "" for none, and the head that was read, if there is one."""
    first = rows[0] if rows else []
    named = [_head(cell) for cell in first]
    known = [name for name in named if name]
    if len(known) > 1 and len(set(known)) == len(known):
        return named, first
    names = list(NAMES[NAMES.index(begins) :])
    numbers = [row[0] for row in rows]
    if begins == NAMES[0] and len(rows) > 1 and max(map(len, rows)) > 1:
        start = numbers[0]
        if start in ("1", "01") and all(
            text.isdecimal() and int(text) == at for at, text in enumerate(numbers, 1)
        ):
            names.insert(0, _NUMBER)
    return names, []


def _head(cell: str) -> str:
    return _OF.get(_plain(re.sub(r"\(.*?\)", " ", cell)), "")


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]+", " ", fold(text)).split())


def _rows(text: str) -> Iterator[list[str]]:
    """Yield the cells of each row; a cell in quotation marks may hold breaks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    row: list[str] = []
    at = 0
    while at < len(text):
        quoted = _QUOTED.match(text, at)
        if quoted:
            cell, at = quoted[1].replace('""', '"'), quoted.end()
        else:
            ends = re.compile(r"[^\t\n]*").match(text, at)
            cell, at = (ends[0], ends.end()) if ends else ("", at)
        row.append(tidy(cell))
        if at >= len(text) or text[at] == "\n":
            yield row
            row = []
        at += 1
    if row:
        yield row


def _written(rows: list[list[str]]) -> str:
    def cell(text: str) -> str:
        return '"{}"'.format(text.replace('"', '""')) if "\n" in text else text

    return "\n".join("\t".join(map(cell, row)) for row in rows)


def one_of(choices: Mapping[str, str]) -> Reader:
    """Return what gives the value that a text names: its word, or the only one that holds it."""
    words = {value: _plain(word) for value, word in choices.items()}

    def read(text: str) -> str | None:
        wanted = _plain(text)
        exact = [value for value, word in words.items() if word == wanted]
        holding = [v for v, word in words.items() if wanted and f" {wanted} " in f" {word} "]
        return next((found[0] for found in (exact, holding) if len(found) == 1), None)

    return read


def _part_quantity(line: Line) -> None:
    """Part "2 chiếc" in the quantity into quantity and unit, where no unit is written."""
    match = re.fullmatch(r"([\d.,]+)\s*([^\W\d].*)", line["quantity"].strip())
    if not match or line["unit"]:
        return
    try:
        read_quantity(match[1])
    except ValueError:
        return
    line["quantity"], line["unit"] = match[1], match[2]
