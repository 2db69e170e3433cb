"""A thing that a refusal or the journal names is named in words, never by the number of its row."""

import ast

from tests.guards.tree import parsed, sources

DAY_BESIDE = {"audit/subjects.py"}
"""The number of a checkpoint is how people call it; its day stands beside it."""


def test_no_subject_is_named_by_the_number_of_its_row() -> None:
    found = {
        str(path)
        for path in sources()
        if path.name == "subjects.py"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.keyword) and node.arg == "name" and _tells_row(node.value)
    }
    assert found <= DAY_BESIDE


def _tells_row(value: ast.expr) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr == "id" for node in ast.walk(value))
