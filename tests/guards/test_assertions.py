"""Tests ask for something: no answer is thrown away, no assertion always holds."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.guards.tree import ROOT

ANSWERS: Final = re.compile(r"(verify|is_|has_|held_|find|why_not|intact)")
"""Beginnings of names of what only answers: called for nothing else than its answer."""

WATCHED: Final = re.compile(r"raises|noting_plans")
"""Blocks that ask what their content does, not what it answers."""

ALWAYS: Final = (ast.Tuple, ast.List, ast.Constant, ast.Lambda, ast.GeneratorExp, ast.JoinedStr)


def asks_nothing(source: str) -> list[int]:
    """Return the lines of statements that cannot fail though they look as if they could."""
    return sorted(set(_of(ast.parse(source), watched=False)))


def _of(node: ast.AST, *, watched: bool) -> Iterator[int]:
    if isinstance(node, ast.With):
        watched = watched or any(WATCHED.search(ast.unparse(item)) for item in node.items)
    if isinstance(node, ast.Lambda):
        return  # what it answers goes to who calls it
    if isinstance(node, ast.Expr) and not watched and _is_thrown(node.value):
        yield node.lineno
    if isinstance(node, ast.Assert) and _always_holds(node.test):
        yield node.lineno
    for child in ast.iter_child_nodes(node):
        yield from _of(child, watched=watched)


def _is_thrown(value: ast.expr) -> bool:
    if isinstance(value, ast.Compare | ast.BoolOp | ast.Name | ast.UnaryOp):
        return True
    if not isinstance(value, ast.Call):
        return False
    name = value.func.attr if isinstance(value.func, ast.Attribute) else ast.unparse(value.func)
    return ANSWERS.match(name) is not None


def _always_holds(test: ast.expr) -> bool:
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
        return any(_always_holds(each) for each in test.values)
    if isinstance(test, ast.Call):  # a verdict is true whatever it says
        name = ast.unparse(test.func).rpartition(".")[2]
        return name.startswith("verify")
    if isinstance(test, ast.Constant):
        return bool(test.value)
    return isinstance(test, ALWAYS)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("verify_stream(case.stream)", [1]),
        ("place.verify(address)", [1]),
        ("row.is_open", []),
        ("is_open(row)", [1]),
        ("assert verify_stream(x).intact", []),
        ("assert verify_stream(x)", [1]),
        ("assert (a == 1, 'a')", [1]),
        ("assert a or True", [1]),
        ("a == b", [1]),
        ("with pytest.raises(ValueError):\n    verify(x)", []),
        ("made(x)\nassert a == b", []),
        ("assert False", []),
    ],
)
def test_what_asks_nothing_is_found(source: str, lines: list[int]) -> None:
    assert asks_nothing(source) == lines


def test_every_test_asks_for_something() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted(Path(ROOT, "tests").rglob("*.py"))
        for line in asks_nothing(path.read_text(encoding="utf-8"))
    ]
    assert found == []
