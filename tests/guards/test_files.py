"""Files: short, with a plate, and every function in a test module is a test."""

import ast
from pathlib import Path

from tests.guards.tree import ROOT, parsed, sources

LONGEST = 300
ATTICS = {"utils", "util", "helpers", "helper", "common", "misc", "data", "info", "manager"}


def files_of(folder: str) -> list[Path]:
    return sorted(path.relative_to(ROOT) for path in (ROOT / folder).rglob("*.py"))


def modules_of_tests() -> list[Path]:
    return [path for path in files_of("tests") if path.name.startswith("test_")]


def test_no_file_is_long() -> None:
    lengths = {
        str(path): len((ROOT / path).read_text().splitlines())
        for path in [*sources(), *files_of("tests"), *files_of("script")]
    }
    long = {path: lines for path, lines in lengths.items() if lines > LONGEST}
    assert not long, "split by noun"


def test_every_room_has_a_plate() -> None:
    rooms = [*sources(), *files_of("tests"), *files_of("migrations"), *files_of("script")]
    without = [
        str(path)
        for path in rooms
        if (ROOT / path).read_text().strip() and not ast.get_docstring(parsed(path))
    ]
    assert not without, "a module docstring says what lives there"


def test_no_room_is_an_attic() -> None:
    attics = [str(path) for path in sources() if ATTICS & set(path.with_suffix("").parts)]
    assert not attics, "a room is named after its noun"


def test_every_function_of_a_test_module_is_a_test_a_fixture_or_used() -> None:
    """A test that lost its prefix never runs, and nobody notices."""
    lost = []
    for path in modules_of_tests():
        used = {node.id for node in ast.walk(parsed(path)) if isinstance(node, ast.Name)}
        lost += [
            f"{path}:{node.lineno} {node.name}"
            for node in parsed(path).body
            if isinstance(node, ast.FunctionDef)
            and not node.name.startswith(("test_", "pytest_"))
            and not any("fixture" in ast.unparse(decorator) for decorator in node.decorator_list)
            and node.name not in used
        ]
    assert not lost


def test_no_test_is_switched_off() -> None:
    off = [
        f"{path}:{node.lineno} {ast.unparse(node)}"
        for path in modules_of_tests()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in {"skip", "skipif", "xfail"}
    ]
    assert not off


def test_no_fixture_hides_another_of_its_name() -> None:
    """Of two modules of fixtures the later one would win, in silence and in every test."""
    made = [
        node.name
        for path in files_of("tests/fixtures")
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef)
        and any("fixture" in ast.unparse(decorator) for decorator in node.decorator_list)
    ]
    assert sorted(made) == sorted(set(made))
