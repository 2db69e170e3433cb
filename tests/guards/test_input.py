"""What people send is read in one way: numbers through our own readers, text tidied."""

import ast

from tests.guards.tree import at, calls, imported, name_of, parsed, sources


def test_no_number_is_read_without_bounds() -> None:
    unbounded = [
        f"{path} imports {name}"
        for path in sources()
        for name in imported(path)
        if name.startswith("wtforms") and name.rpartition(".")[2] in {"IntegerField", "FloatField"}
    ]
    unbounded += [
        at(path, call)
        for path in sources()
        for call in calls(path)
        if name_of(call.func) == "get"
        and any(
            keyword.arg == "type" and name_of(keyword.value) in {"int", "float"}
            for keyword in call.keywords
        )
    ]
    assert not unbounded, "use WholeNumberField, query_int"


def test_the_raw_query_is_read_nowhere() -> None:
    raw = [
        at(path, node)
        for path in sources()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"query_string", "values"}
        and name_of(node.value) == "request"
    ]
    assert not raw
