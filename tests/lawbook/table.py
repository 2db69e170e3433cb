"""The table of docs/law/parameters.md, written from the data and from the code that asks for it.

``python -m tests.lawbook.table`` writes it anew.
"""

import ast
from pathlib import Path

from lawbook.periods import Direction, Nature, Parameter, Period, parameters
from tests.guards.tree import parsed, sources

FILE = Path(__file__).parents[2] / "docs" / "law" / "parameters.md"
HEAD = "| Code | Period | Of | Editions | Asked by |"
WHOSE = {Nature.DUTY: "duty", Nature.RIGHT: "right"}


def length_of(period: Period) -> str:
    """Write a length as the table does; backward periods carry a leading arrow."""
    arrow = "← " if period.direction is Direction.BACKWARD else ""
    if period.differs_by_kind:
        return f"{arrow}{period.movable} / {period.immovable}"
    return f"{arrow}{period.movable}"


def line_of(one: Parameter, asked_by: list[str]) -> str:
    """Write the table line of a parameter; an unconfirmed edition ends in a question mark."""
    editions = "; ".join(
        f"{period.edition} {length_of(period)}, {period.basis.short}"
        + ("" if period.confirmed else " **?**")
        for period in one.editions
    )
    rooms = ", ".join(asked_by) or "–"
    return f"| {one.code} | {one.title} | {WHOSE[one.nature]} | {editions} | {rooms} |"


def uses() -> dict[str, list[str]]:
    """Return the rooms whose code names each parameter, the demonstration left out."""
    codes = {one.code for one in parameters()}
    found: dict[str, list[str]] = {}
    for path in sources():
        if path.parts[0] == "demo":
            continue
        named = {
            node.value
            for node in ast.walk(parsed(path))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        for code in sorted(named & codes):
            rooms = found.setdefault(code, [])
            if path.parts[0] not in rooms:
                rooms.append(path.parts[0])
    return found


def lines() -> list[str]:
    """Return the lines of the table, in the order of the data."""
    asked = uses()
    return [line_of(one, asked.get(one.code, [])) for one in parameters()]


def write() -> None:
    """Put the table of today into the note, below what stands before it."""
    before = FILE.read_text(encoding="utf-8").split(HEAD)[0]
    table = "\n".join([HEAD, "|---|---|---|---|---|", *lines()])
    FILE.write_text(f"{before}{table}\n", encoding="utf-8")


if __name__ == "__main__":
    write()
