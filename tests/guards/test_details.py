"""What a refusal tells is read by its own attributes, never by a key that another may lack."""

import ast

from tests.guards.tree import parsed, sources

PROBLEMS = {"exchange/staging.py", "exchange/sentences.py"}
"""Plain mappings of the rows of a file; their holes are declared beside the code."""


def test_no_code_takes_a_detail_of_a_refusal_by_its_key() -> None:
    """Else another refusal of the same act, which has no such detail, ends as an error."""
    found = []
    for path in sources():
        if (name := str(path)) in PROBLEMS:
            continue
        found += [
            f"{name}:{node.lineno}"
            for node in ast.walk(parsed(path))
            if isinstance(node, ast.Subscript)
            and isinstance(node.value, ast.Attribute)
            and node.value.attr == "details"
        ]
    assert not found
