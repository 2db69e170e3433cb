"""Every hole in a sentence of a refusal or a problem is filled by everyone who raises it."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from exchange.importing.problems import MESSAGES, Code
from foundation.refusals import Refusal
from tests.fixtures.sentences import holes
from tests.guards.tree import at, name_of, parsed, sources

#: What makes a problem of a code, and at which place its details stand (None: as keywords).
MAKERS = {"Problem": 3, "Unread": 1, "refuse": None, "warn": None, "_unread": None}


pytestmark = pytest.mark.usefixtures("app")  # made, the application has imported every room


def test_every_refusal_gets_what_its_own_sentence_names() -> None:
    """By the class itself: two rooms may have refusals of one name."""
    short = [
        f"{at(path, call)} lacks {sorted(missing)}"
        for path in sources()
        for call, kind in raised(path)
        if not any(keyword.arg is None for keyword in call.keywords)
        and (
            missing := holes(getattr(kind, "text", ""))
            - {str(keyword.arg) for keyword in call.keywords}
        )
    ]
    assert not short


def test_every_problem_gets_what_its_sentence_names() -> None:
    short = [
        f"{at(path, call)} {code.name} lacks {sorted(missing)}"
        for path in sources()
        if path.parts[0] == "exchange"
        for function in functions(path)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and name_of(call.func) in MAKERS
        for code in codes(call)
        if (given := details(call, function)) is not None
        and (missing := holes(MESSAGES[code]) - given)
    ]
    assert not short


def test_every_code_of_a_problem_is_used() -> None:
    used = {
        node.attr
        for path in sources()
        if path.parts[0] == "exchange" and path.name != "problems.py"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and name_of(node.value) == "Code"
    }
    assert not {code.name for code in Code} - used


def raised(path: Path) -> Iterator[tuple[ast.Call, type[Refusal]]]:
    """Yield every call that makes a refusal, with the class the name stands for in its module."""
    names = vars(importlib.import_module(".".join(path.with_suffix("").parts)))
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            kind = _meant(node.func, names)
            if kind is not None:
                yield node, kind
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name | ast.Attribute):
            kind = _meant(node.exc, names)
            if kind is not None:
                yield ast.copy_location(ast.Call(node.exc, [], []), node), kind


def _meant(name: ast.Name | ast.Attribute, names: dict[str, Any]) -> type[Refusal] | None:
    """Return the refusal a name stands for in a module: ``NotHere`` or ``refusals.NotHere``."""
    if isinstance(name, ast.Name):
        found = names.get(name.id)
    else:
        room = names.get(name_of(name.value)) if isinstance(name.value, ast.Name) else None
        found = getattr(room, name.attr, None) if type(room) is ModuleType else None
    # by type(): the proxies of a request say nothing outside one
    return found if type(found) is type and issubclass(found, Refusal) else None


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef))


def codes(call: ast.Call) -> list[Code]:
    """Return the codes a call names, on both sides of a condition."""
    return [
        Code[node.attr]
        for argument in call.args
        if not isinstance(argument, ast.Call)
        for node in ast.walk(argument)
        if isinstance(node, ast.Attribute) and name_of(node.value) == "Code"
    ]


def details(call: ast.Call, function: ast.FunctionDef) -> set[str] | None:
    """Return the names of the details a call gives; None when only running it would tell."""
    place = MAKERS[name_of(call.func)]
    if place is None:
        unpacked = [keyword.value for keyword in call.keywords if keyword.arg is None]
        given = {str(keyword.arg) for keyword in call.keywords if keyword.arg is not None}
        for each in unpacked:
            keys = _keys(each, function)
            if keys is None:
                return None
            given |= keys
        return given
    return _keys(call.args[place], function) if len(call.args) > place else set()


def _keys(node: ast.expr, function: ast.FunctionDef) -> set[str] | None:
    """Return the keys of a dictionary written here, or assigned to this name in the function."""
    if isinstance(node, ast.Dict):
        return {key.value for key in node.keys if isinstance(key, ast.Constant)}
    assigned = [
        step.value
        for step in ast.walk(function)
        if isinstance(step, ast.Assign | ast.AnnAssign)
        and isinstance(node, ast.Name)
        and step.lineno <= node.lineno
        and node.id in {name_of(each) for each in _targets(step)}
        and step.value is not None
    ]
    return _keys(max(assigned, key=lambda value: value.lineno), function) if assigned else None


def _targets(step: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return step.targets if isinstance(step, ast.Assign) else [step.target]
