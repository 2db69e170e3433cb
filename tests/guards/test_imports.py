"""Imports point down, Flask stays at the edge, the lawbook stands alone."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.guards.tree import LAYERS, imported, sources

# Inside and between packages: a room imports rooms of its own height or lower.
HEIGHTS = {
    "models": 0,
    "refusals": 1,
    "wording": 1,
    "lifecycle": 2,
    "law": 2,
    "custody": 2,
    "ledger": 2,
    "operations": 3,
    "queries": 3,
    "forms": 4,
    "views": 5,
    "cli": 5,
    "jobs": 5,
}
EDGE = {"views", "forms", "cli"}  # rooms where the web may be known
EDGE_LAYERS = {"app", "api", "web"}
EDGE_FILES = {"accounts/sessions.py", "foundation/database.py"}
WEB = re.compile(r"(flask|werkzeug|wtforms)([._]|$)")


def every_import() -> Iterator[tuple[Path, list[str], str]]:
    """Yield (file, its dotted name in parts, a name it imports)."""
    for path in sources():
        for name in imported(path):
            yield path, list(path.with_suffix("").parts), name


def height(parts: list[str]) -> int | None:
    """Return the height of cases/operations/closing.py, or of accounts/operations.py."""
    return HEIGHTS.get(parts[1]) if len(parts) > 1 else None


def test_imports_point_down() -> None:
    upward = [
        f"{path} imports {name}"
        for path, parts, name in every_import()
        if name.split(".")[0] in LAYERS[: LAYERS.index(parts[0])]
    ]
    assert not upward


def test_rooms_import_no_higher_room() -> None:
    higher = [
        f"{path} imports {name}"
        for path, parts, name in every_import()
        if name.split(".")[0] in LAYERS
        and (here := height(parts)) is not None
        and (there := height(name.split("."))) is not None
        and there > here
    ]
    assert not higher


def test_the_web_is_known_only_at_the_edge() -> None:
    inside = [
        f"{path} imports {name}"
        for path, parts, name in every_import()
        if WEB.match(name)
        and parts[0] not in EDGE_LAYERS
        and not EDGE & set(parts)
        and path.as_posix() not in EDGE_FILES
    ]
    assert not inside


def test_the_lawbook_imports_only_the_standard_library_and_itself() -> None:
    foreign = [
        f"{path} imports {name}"
        for path, parts, name in every_import()
        if parts[0] == "lawbook" and name.split(".")[0] not in {*sys.stdlib_module_names, "lawbook"}
    ]
    assert not foreign


def test_every_import_says_from_where_and_what() -> None:
    odd = [
        f"{path} imports {name}"
        for path, _parts, name in every_import()
        if name.startswith("None.") or name.endswith(".*")
    ]
    assert not odd, "neither relative nor with a star"
