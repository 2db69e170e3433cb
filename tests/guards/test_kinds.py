"""Kinds of ledger entries are declared, used, spoken in both languages, and never made of text."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import force_locale, gettext

from audit.entries import Kind, declared
from review.entries import FLAG_OPENED
from review.rules.rule import Facts
from tests.guards.tree import ROOT, at, calls, name_of, parsed, sources

CODE = re.compile(r"[a-z_]+\.[a-z_]+")
WRITERS = {"append", "post", "advance", "log", "_log", "progress", "note", "step"}
SAME_IN_BOTH: set[str] = set()  # words that read the same in both languages
pytestmark = pytest.mark.usefixtures("app")

ENTRIES = [path for path in sources() if path.name.startswith("entries")]


def constants() -> Iterator[tuple[Path, str, Kind]]:
    """Yield every kind with the module and the name it stands under."""
    for path in ENTRIES:
        module = importlib.import_module(".".join(path.with_suffix("").parts))
        for name, value in vars(module).items():
            if isinstance(value, Kind) and value.code:
                yield path, name, value


def texts(kind: Kind) -> list[str]:
    shown = (key for key in kind.keys.values() if not key.internal)
    return [kind.words, *(key.words for key in shown)]


def test_every_kind_and_every_key_speaks_both_languages(app: Flask) -> None:
    silent = []
    with app.test_request_context(), force_locale("vi"):
        for _path, _name, kind in constants():
            silent += [
                f"{kind.code}: {text!r}"
                for text in texts(kind)
                if not text or (gettext(text) == text and text not in SAME_IN_BOTH)
            ]
    assert not silent


def test_the_id_of_a_row_in_a_payload_is_internal_or_names_a_subject() -> None:
    """``{"hold": hold.id}``: people are never told such a number."""
    given = {
        key.value
        for path in sources()
        if "operations" in path.parts
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and isinstance(value, ast.Attribute) and value.attr == "id"
    }
    assert {"hold", "loan", "obstacle", "party", "registration"} <= given
    for _path, _name, kind in constants():
        for name in given & kind.keys.keys():
            key = kind.keys[name]
            assert key.internal or key.names or key.type is not int, f"{kind.code}: {name}"


def test_every_declared_kind_is_a_constant_of_a_room() -> None:
    named = {kind.code for _path, _name, kind in constants()}
    assert named == {code for code in declared() if not code.startswith("test.")}
    assert len(named) > 100


def used(path: Path) -> set[str]:
    """Return the names a module reads, ``a.B`` as ``B``."""
    tree = parsed(path)
    read = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return read | {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }


def test_every_kind_is_written_somewhere() -> None:
    elsewhere = set().union(*(used(path) for path in sources() if path not in ENTRIES))
    tables = {  # a table from codes of an enumeration to kinds, itself used somewhere
        node.id: name
        for path in ENTRIES
        for statement in parsed(path).body
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.value, ast.Dict)
        for name in [name_of(statement.target)]
        for node in statement.value.values
        if isinstance(node, ast.Name)
    }
    by_migrations = {  # they name a kind by its code: what it is called here may change
        node.value.value
        for path in (ROOT / "migrations" / "versions").glob("*.py")
        for node in parsed(path.relative_to(ROOT)).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
    }
    idle = [
        f"{path}: {name}"
        for path, name, kind in constants()
        if name not in elsewhere
        and tables.get(name) not in elsewhere
        and kind.code not in by_migrations
    ]
    assert not idle


def test_no_kind_is_made_of_text() -> None:
    texts_ = [
        at(path, argument)
        for path in sources()
        if path.parts[0] not in {"web", "foundation"} and path not in ENTRIES
        for call in calls(path)
        if name_of(call.func) in WRITERS
        for argument in [*call.args[:3], *(k.value for k in call.keywords if k.arg == "kind")]
        if is_code(argument)
    ]
    assert not texts_


def written_keys(payload: ast.expr) -> Iterator[str]:
    """Yield the keys a payload is written with, also those behind ``**`` and of two cases."""
    if isinstance(payload, ast.IfExp):
        yield from written_keys(payload.body)
        yield from written_keys(payload.orelse)
    elif isinstance(payload, ast.Dict):
        for key, value in zip(payload.keys, payload.values, strict=True):
            if key is None:
                yield from written_keys(value)
            elif isinstance(key, ast.Constant):
                yield str(key.value)


def test_every_key_a_payload_is_written_with_is_declared() -> None:
    """A key that only one case writes is met in no test, and refused when it happens."""
    by_name = {(path.parts[0], name): kind for path, name, kind in constants()}
    undeclared, seen = [], 0
    for path in sources():
        for call in calls(path):
            given = [*call.args, *(each.value for each in call.keywords)]
            kinds = [
                kind
                for node in given
                if isinstance(node, ast.Attribute) and name_of(node.value).startswith("entries")
                for kind in [by_name.get((path.parts[0], node.attr))]
                if kind is not None
            ]
            if len(kinds) != 1:
                continue
            keys = [key for node in given for key in written_keys(node)]
            seen += bool(keys)
            undeclared += [f"{at(path, call)}: {key}" for key in keys if key not in kinds[0].keys]
    assert not undeclared
    assert seen > 60


def payload_keys_read(node: ast.AST) -> Iterator[str]:
    """Yield each key that code reads of something called a payload."""
    for one in ast.walk(node):
        if isinstance(one, ast.Subscript):
            read, key = one.value, one.slice
        elif isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.args:
            read, key = one.func.value, one.args[0]
        else:
            continue
        if name_of(read) == "payload" and isinstance(key, ast.Constant):
            yield str(key.value)


def test_a_key_of_several_meanings_is_read_by_who_asks_the_kind() -> None:
    """A "reason" is a code in one kind and a person's text in another; ``told`` knows which."""
    types: dict[str, set[object]] = {}
    for kind in declared().values():
        for name, key in kind.keys.items():
            types.setdefault(name, set()).add(key.type)
    shown = [path for path in sources() if "views" in path.parts or path.name == "wording.py"]
    blind = [
        f"{at(path, function)}: {key}"
        for path in shown
        for function in ast.walk(parsed(path))
        if isinstance(function, ast.FunctionDef)
        and not any(
            isinstance(node, ast.Attribute) and node.attr == "kind" for node in ast.walk(function)
        )
        for key in payload_keys_read(function)
        if len(types.get(key, ())) > 1
    ]
    assert not blind


def test_the_figures_of_rules_are_those_a_flag_is_written_with() -> None:
    figures = {name for name, key in FLAG_OPENED.keys.items() if key.absent}
    assert set(Facts.__annotations__) == figures


def is_code(node: ast.expr) -> bool:
    """Whether an argument is the text of a kind: a constant, an f-string or a sum of texts."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and CODE.fullmatch(node.value) is not None
    if isinstance(node, ast.JoinedStr):
        return CODE.fullmatch(ast.unparse(node)[2:-1].replace("{", "").replace("}", "")) is not None
    if isinstance(node, ast.IfExp):
        return is_code(node.body) or is_code(node.orelse)
    return False


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ('"custody.moved"', True),
        ("f'order.{state}'", True),
        ("'a.b' if late else ROUND", True),
        ("entries.MOVED", False),
        ("f'order:{number}'", False),
    ],
)
def test_what_the_guard_takes_for_text(code: str, told: bool) -> None:
    assert is_code(ast.parse(code, mode="eval").body) is told


def test_no_code_of_a_kind_stands_as_text_outside_the_declarations() -> None:
    stray = [
        f"{at(path, node)}: {node.value}"
        for path in sources()
        if path not in ENTRIES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node.value in declared()
    ]
    assert not stray
