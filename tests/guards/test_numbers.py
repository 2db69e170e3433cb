"""Numbers of cases and documents are compared by one clause each, however they are written."""

import ast

from tests.guards.tree import parsed, sources

#: Where the keys are made and compared; who may order by one.
OWN = {
    "cases/models/case.py",
    "cases/numbers.py",
    "papers/models.py",
    "warehouse/models/seal.py",
}
ORDERED = {"cases/operations/numbered.py"}
OF = {"CaseFile", "Document"}
COLUMNS = {"number_key", "number"}


def compared(tree: ast.AST) -> list[int]:
    """Return the lines that compare the number of a case or a document, or its key."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            sides = [node.func.value] if node.func.attr in {"in_", "like", "ilike", "is_"} else []
        else:
            continue
        for side in sides:
            named = isinstance(side, ast.Attribute) and side.attr in COLUMNS
            if named and isinstance(side.value, ast.Name) and side.value.id in OF:
                found.append(node.lineno)
    return found


def test_a_number_is_compared_by_the_clause_of_its_table() -> None:
    faults = [
        f"{path}:{line}: use cases.models.numbered or papers.models.document_numbered"
        for path in sources()
        if str(path) not in OWN | ORDERED
        for line in compared(parsed(path))
    ]
    assert not faults, "\n".join(faults)


def test_the_guard_sees_a_comparison() -> None:
    tree = ast.parse("q.where(CaseFile.number_key == key, Document.number.in_(keys))")
    assert len(compared(tree)) == 2
