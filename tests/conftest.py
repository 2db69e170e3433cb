"""Loads the fixture modules, nothing else."""

from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.fixtures")
pytest_plugins = [
    f"tests.fixtures.{path.stem}" for path in sorted(Path(__file__).parent.glob("fixtures/*.py"))
]
