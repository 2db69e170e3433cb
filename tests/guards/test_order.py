"""Lists stand in the order people expect: by sort keys, never by the bytes of a name."""

import ast
from collections.abc import Iterator

from tests.guards.tree import at, calls, name_of, sources

NAMES = {"name", "full_name", "short_name", "title", "description", "summary", "address", "label"}
ORDERING = {"order_by", "keyset", "sorted", "sort"}


def ordered_by(call: ast.Call) -> Iterator[ast.expr]:
    """Yield what a call orders by: its columns, or what the function of ``key`` returns."""
    if name_of(call.func) in {"order_by", "keyset"}:
        yield from call.args
    for keyword in call.keywords:
        if keyword.arg == "key" and isinstance(keyword.value, ast.Lambda):
            yield keyword.value.body


def names_in(ordered: ast.expr) -> set[str]:
    """Return the names of things in an expression that no sort key is made of."""
    keyed = {
        id(inside)
        for node in ast.walk(ordered)
        if isinstance(node, ast.Call) and name_of(node.func) == "sort_key"
        for inside in ast.walk(node)
    }
    return {
        node.attr
        for node in ast.walk(ordered)
        if isinstance(node, ast.Attribute) and node.attr in NAMES and id(node) not in keyed
    }


def test_nothing_is_ordered_by_a_name_itself() -> None:
    found = [
        f"{at(path, call)}: {names_in(ordered)}"
        for path in sources()
        for call in calls(path)
        if name_of(call.func) in ORDERING
        for ordered in ordered_by(call)
        if names_in(ordered)
    ]
    assert not found, "order by the sort key, see foundation.ordering"


def test_the_guard_sees_names_and_knows_sort_keys() -> None:
    for text, seen in (
        ("query.order_by(Party.name.desc(), Party.id)", {"name"}),
        ("sorted(rows, key=lambda row: row.full_name)", {"full_name"}),
        ("sorted(rows, key=lambda row: sort_key(row.full_name))", set()),
        ("query.order_by(Place.sort_key, Place.id)", set()),
    ):
        call = ast.parse(text, mode="eval").body
        assert isinstance(call, ast.Call)
        assert set().union(*map(names_in, ordered_by(call))) == seen
