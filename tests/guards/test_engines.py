"""What CI leaves out on PostgreSQL is never what the engines do differently."""

from types import ModuleType

import pytest

from tests.fixtures import beside
from tests.fixtures.engines import is_of_an_engine


def module_with(**names: object) -> ModuleType:
    module = ModuleType("test_it")
    vars(module).update(names)
    return module


@pytest.mark.parametrize(
    ("room", "names", "fixtures", "expected"),
    [
        pytest.param("sales", {}, (), False, id="an ordinary test"),
        pytest.param("audit", {}, (), True, id="the ledger"),
        pytest.param("sales", {"at_once": beside.at_once}, (), True, id="two at once"),
        pytest.param("sales", {}, ("noting_plans",), True, id="a plan"),
    ],
)
def test_what_is_about_the_engine_is_known(room, names, fixtures, expected):
    assert is_of_an_engine(room, module_with(**names), fixtures) is expected
