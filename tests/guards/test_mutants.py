"""The fixed set of changed rules names rules that stand."""

from pathlib import Path

import pytest

from script import mutants
from script.mutations import Mutant


def test_every_name_of_the_fixed_set_is_a_rule_that_stands() -> None:
    offered = {mutant.name for mutant in mutants.candidates()}
    assert sorted(mutants.fixed_set().keys() - offered) == []


def test_every_kept_test_is_of_a_rule_of_the_fixed_set() -> None:
    assert sorted(mutants.killers().keys() - mutants.fixed_set().keys()) == []


PASSES = "def test_it():\n    pass\n"
FAILS = "def test_it():\n    assert False\n"


@pytest.mark.parametrize(
    ("kept", "others", "by"),
    [
        (FAILS, PASSES, "FAILED tests/seats/test_kept.py::test_it"),
        (PASSES, FAILS, "FAILED tests/seats/test_others.py::test_it"),
        (PASSES, PASSES, None),
        (None, FAILS, "FAILED tests/seats/test_others.py::test_it"),
        (None, PASSES, None),
    ],
)
def test_a_rule_is_killed_by_a_test_that_fails_and_by_no_other(
    kept: str | None, others: str, by: str | None, tmp_path: Path
) -> None:
    (tmp_path / "tests" / "seats").mkdir(parents=True)
    (tmp_path / "conftest.py").write_text(
        "def pytest_addoption(parser):\n    parser.addoption('--database')\n"
        "def pytest_configure(config):\n    config.addinivalue_line('markers', 'browser: none')\n"
    )
    (tmp_path / "seats.py").write_text("")
    if kept is not None:
        (tmp_path / "tests" / "seats" / "test_kept.py").write_text(kept)
    (tmp_path / "tests" / "seats" / "test_others.py").write_text(others)
    mutant = Mutant("seats.py", "nothing", "guard", 1, 1, "", "")
    verdict = mutants.judge(mutant, tmp_path, "sqlite", killer="tests/seats/test_kept.py::test_it")
    assert verdict.killed is (by is not None)
    assert by is None or verdict.by == by
