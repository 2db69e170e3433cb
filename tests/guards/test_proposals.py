"""What is refused when a proposal is approved is refused when it is made: no vain decision."""

import ast

from flask import Flask

from accounts.approvals import declared
from tests.guards.tree import name_of, parsed, sources

PROPOSED = {
    "case.closing": (
        "cases/operations/deciding.py:propose_closing",
        "cases/operations/files.py:close_case",
    ),
    "hold.lifting": (
        "cases/operations/deciding.py:propose_lifting",
        "cases/operations/holds.py:lift_hold",
    ),
    "correction": (
        "corrections/operations.py:propose_correction",
        "corrections/operations.py:carry_out",
    ),
}
"""The operation that proposes each kind, and the one that carries it out."""


def test_whoever_proposes_is_asked_all_that_who_carries_out_is_asked(app: Flask) -> None:
    assert set(PROPOSED) == set(declared())
    functions = {
        f"{path}:{node.name}": node
        for path in sources()
        if "operations" in str(path)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef)
    }
    for proposes, carries in PROPOSED.values():
        asked, again = _asked(functions[proposes]), _asked(functions[carries])
        assert again, carries
        assert again <= asked, f"{proposes} does not ask {again - asked}"


def _asked(function: ast.FunctionDef) -> set[str]:
    return {
        name
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        for name in [name_of(node.func) or ""]
        if name.lstrip("_").startswith(("check_", "why_not_")) or name == "_check"
    }
