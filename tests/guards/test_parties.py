"""Whoever asks for the parties or assets of a case leaves out those entered by mistake."""

import ast
from collections.abc import Iterator

from tests.guards.tree import parsed, sources

ASKED = {
    "Party": ("case_id", "organisation_id"),
    "Asset": ("case_id",),
}
#: What leaves them out: the rule itself, or a state in which none of them is.
LEFT_OUT = {
    "Party": ("Party.stands",),
    "Asset": ("Asset.stands", "Asset.is_open", "Asset.state =="),
}
#: The page of the case shows them struck; a party is fetched by its own number, with its case;
#: the index of a struck asset is empty and follows the number of its case all the same.
SHOWN = {
    ("cases/case_lists.py", "_list"),
    ("cases/queries.py", "party_by_id"),
    ("cases/correcting.py", "_follow_case"),
    # they narrow a query that left them out
    ("seats/queries.py", "parties_of"),
    ("seats/queries.py", "own_creditor"),
}


def test_parties_and_assets_are_asked_for_without_those_taken_back() -> None:
    faults = [
        f"{path}:{line} {name}: ask for {model}.stands"
        for path in sources()
        for name, line, model in asked_with_all(parsed(path))
        if (str(path), name) not in SHOWN
    ]
    assert not faults, "\n".join(faults)


def test_each_query_is_looked_at_by_itself() -> None:
    one = "def a():\n    x = select(Party).where(Party.case_id == 1, Party.stands)\n"
    two = one + "    y = select(Party).where(Party.case_id == 2)\n"
    assert list(asked_with_all(ast.parse(one))) == []
    assert list(asked_with_all(ast.parse(two))) == [("a", 3, "Party")]


def asked_with_all(tree: ast.AST) -> Iterator[tuple[str, int, str]]:
    """Yield function, line and model of each statement that asks for rows with the struck ones."""
    for name, statement in _statements(tree, ""):
        text = ast.unparse(statement)
        for model, columns in ASKED.items():
            if _asks(statement, model, columns) and not any(w in text for w in LEFT_OUT[model]):
                yield name, statement.lineno, model


def _asks(statement: ast.stmt, model: str, columns: tuple[str, ...]) -> bool:
    wanted = {f"{model}.{column}" for column in columns}
    for node in ast.walk(statement):
        compared = isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq)
        if compared and ast.unparse(node.left) in wanted:
            return True
        is_in = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if is_in and node.func.attr == "in_" and ast.unparse(node.func.value) in wanted:
            return True
    return False


def _statements(tree: ast.AST, name: str) -> Iterator[tuple[str, ast.stmt]]:
    """Yield the statements that hold no others, each with the function it is in."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from _statements(node, node.name)
        elif isinstance(node, ast.stmt) and hasattr(node, "body"):
            yield from _heads(node, name)
            yield from _statements(node, name)
        elif isinstance(node, ast.stmt):
            yield name, node
        elif isinstance(node, ast.ExceptHandler | ast.match_case):
            yield from _statements(node, name)


def _heads(node: ast.stmt, name: str) -> Iterator[tuple[str, ast.stmt]]:
    """Yield what a loop, a condition or a ``with`` asks at its head."""
    for field, value in ast.iter_fields(node):
        if field in {"iter", "test", "subject"}:
            yield name, ast.copy_location(ast.Expr(value), node)
