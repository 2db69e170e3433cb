"""Every kind of ledger entry that the code writes has words in both languages."""

import ast
import re

import pytest

from tests.guards.tree import at, calls, name_of, sources
from web.formatting import known_kinds

KIND = re.compile(r"[a-z_]+\.[a-z_]+")
WRITERS = {"append", "post", "advance", "log", "_log", "progress", "turn", "note", "record"}

pytestmark = pytest.mark.usefixtures("app")  # made, the application has registered every word


def written() -> list[tuple[str, str]]:
    """Return (where, kind) for every text that is given to a writer of the ledger."""
    return [
        (at(path, argument), argument.value)
        for path in sources()
        if path.parts[0] != "web"  # its log of requests is not the ledger
        for call in calls(path)
        if name_of(call.func) in WRITERS
        for argument in call.args[:3]
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and KIND.fullmatch(argument.value)
    ]


def test_every_kind_the_code_writes_has_words() -> None:
    kinds = known_kinds()
    silent = [f"{where}: {kind}" for where, kind in written() if kind not in kinds]
    assert not silent


def test_the_kinds_are_found() -> None:
    assert len({kind for _where, kind in written()}) > 50
