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


OF_WORDS = {
    "accounts/forms/__init__.py rule": "FactorRule",
    "audit/views/narrowing.py kind": "the kinds of entries there are",
    "backlog/forms/__init__.py delivered": "yes or no",
    "backlog/forms/__init__.py immovable": "yes or no",
    "backlog/forms/__init__.py reason_code": "the obstacles of the lawbook",
    "cases/forms/assets.py reason_code": "the obstacles of the lawbook",
    "cases/forms/events.py ground": "the points of the law",
    "sales/forms.py reason_code": "the obstacles of the lawbook",
    "sales/forms.py was_delivered": "yes or no",
    "seats/forms.py agrees": "yes or no",
    "warehouse/forms/custody.py difference": "DifferenceDecision",
    "warehouse/forms/custody.py holder": "PhysicalHolder",
    "warehouse/forms/lending.py which": "this thing alone, or all of its order",
    "warehouse/forms/intake.py kind": "ItemKind",
}
"""Choices that are as many as the program has words for them; of rows there may be thousands."""


def test_one_of_many_rows_is_chosen_through_a_row_field() -> None:
    plain = {
        f"{path} {name_of(node.targets[0])}"
        for path in sources()
        if not str(path).startswith(("web/fields", "web/styleguide"))
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and name_of(node.value.func) in {"SelectField", "RadioField"}
    }
    assert plain == set(OF_WORDS), "use RowField, which never puts thousands into the page"
