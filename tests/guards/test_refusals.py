"""Refusals: each says why in both languages, is raised, and is tested."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from foundation.refusals import Refusal
from tests.guards.tree import ROOT, name_of, parsed, sources


def refusals() -> list[type[Refusal]]:
    def below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
        for child in kind.__subclasses__():
            if not child.__module__.startswith("tests."):
                yield child
                yield from below(child)

    return sorted(below(Refusal), key=lambda kind: (kind.__module__, kind.__name__))


pytestmark = pytest.mark.usefixtures("app")  # made, the application has imported every refusal


@pytest.fixture(scope="module")
def vietnamese() -> dict[str, str]:
    messages: dict[str, str] = {}
    for path in (ROOT / "translations" / "vi").glob("*.po"):
        with path.open("rb") as file:
            messages |= {m.id: m.string for m in read_po(file) if isinstance(m.id, str)}
    return messages


def test_every_refusal_has_a_sentence_of_its_own() -> None:
    dumb = [named(kind) for kind in refusals() if "text" not in vars(kind) and not is_family(kind)]
    assert not dumb


def test_every_refusal_speaks_vietnamese(vietnamese: dict[str, str]) -> None:
    foreign = {
        named(kind): kind.text
        for kind in refusals()
        if "text" in vars(kind) and not vietnamese.get(kind.text)
    }
    assert not foreign


def test_every_refusal_is_raised_and_tested() -> None:
    raised = {name for path in sources() for name in names_in(path)}
    tests = [path.relative_to(ROOT) for path in (ROOT / "tests").rglob("test_*.py")]
    tested = {name for path in tests for name in names_in(path)}
    members = [kind for kind in refusals() if not is_family(kind)]
    idle = [named(kind) for kind in members if kind.__name__ not in raised]
    assert not idle, "nobody raises them"
    untested = [named(kind) for kind in members if kind.__name__ not in tested]
    assert not untested, "one test per refusal, by class"


def is_family(kind: type[Refusal]) -> bool:
    return bool(kind.__subclasses__())


def named(kind: type[Refusal]) -> str:
    return f"{kind.__module__}.{kind.__name__}"


def names_in(path: Path) -> set[str]:
    return {
        name_of(node)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Name | ast.Attribute)
    }
