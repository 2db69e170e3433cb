"""Every act that puts a thing somewhere is one by which a count knows that it was moved."""

import ast
from pathlib import Path

from tests.guards.tree import parsed, sources
from warehouse.queries.counts import MOVES

BEGIN = {"CLAIMED"}  # what comes in was not on the shelf before
GIVEN = {"kind"}  # of a helper: its callers name one of these by ``kind=``, or take its default


def _names_kinds(call: ast.Call) -> list[str]:
    """Return the names of the kinds with which a call puts a thing into a place."""
    puts = {each.arg: each.value for each in call.keywords}
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name == "post":
        place = puts.get("place_id")
        if place is None or (isinstance(place, ast.Constant) and place.value is None):
            return []
        return [_last(call.args[1])]
    return [_last(puts["kind"])] if name == "_put" and "kind" in puts else []


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _calls() -> list[ast.Call]:
    return [
        node
        for path in sources()
        if path.is_relative_to(Path("warehouse/operations"))
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
    ]


def test_what_puts_a_thing_somewhere_is_a_move() -> None:
    named = {kind for call in _calls() for kind in _names_kinds(call)} - GIVEN
    assert {"FOUND_AGAIN", "PACKED", "CORRECTED", "SEEN"} <= named
    codes = {kind.rpartition(".")[2].upper() for kind in MOVES}
    assert named - codes == BEGIN
