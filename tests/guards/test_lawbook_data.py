"""The data of the law: every dated row says on what basis, and whether that was checked."""

import ast
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from tests.guards.tree import ROOT, at, calls, name_of, parsed, sources

DATA = ROOT / "lawbook" / "data"
PROVISION = re.compile(r"(Điều \d|Phụ lục |Chuẩn mực )")


def dated_rows() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (where, row) for every table in force on some days and not on others."""

    def within(where: str, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        if isinstance(value, list):
            for number, inner in enumerate(value, 1):
                yield from within(f"{where} {number}", inner)
        elif isinstance(value, dict):
            if "in_force_from" in value:
                yield f"{where} {value.get('code', '')}", value
            for name, inner in value.items():
                yield from within(f"{where}/{name}", inner)

    for path in sorted(DATA.glob("*.toml")):
        if path.stem != "instruments":  # the laws themselves
            yield from within(path.stem, tomllib.loads(path.read_text()))


def test_there_is_data() -> None:
    assert len(list(dated_rows())) > 50


def test_every_row_has_a_basis_in_a_recorded_law() -> None:
    laws = {
        row["code"] for row in tomllib.loads((DATA / "instruments.toml").read_text())["instrument"]
    }
    without = [
        where
        for where, row in dated_rows()
        if row.get("law") not in laws or not PROVISION.match(row.get("article", ""))
    ]
    assert not without


def test_every_row_says_whether_it_was_checked_against_the_text() -> None:
    unsaid = [where for where, row in dated_rows() if not isinstance(row.get("confirmed"), bool)]
    assert not unsaid


def test_days_of_the_law_and_citations_stand_in_the_data_only() -> None:
    """No room compares with the day a law came into force, none writes a citation."""
    rooms = [path for path in sources() if path.parts[0] != "lawbook"]
    cut_over = [
        at(path, node)
        for path in rooms
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Name | ast.Attribute) and name_of(node) == "REGIME_B_FROM"
    ]
    assert not cut_over
    written = [at(path, c) for path in rooms for c in calls(path) if name_of(c.func) == "cite"]
    assert not written
