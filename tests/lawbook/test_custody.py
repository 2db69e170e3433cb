"""Kinds of things in store: every code of the data is one the warehouse knows, and the reverse."""

from datetime import date

import pytest

from lawbook.custody import kind_rule
from lawbook.loading import read
from warehouse import law
from warehouse.models import ItemKind, PlaceClass


def test_the_data_names_kinds_and_classes_that_exist() -> None:
    data = read("custody")
    rows = [data["ordinary"], *data["kind"]]
    assert {row["code"] for row in data["kind"]} <= {kind.value for kind in ItemKind}
    assert {name for row in rows for name in row["classes"]} <= {each.value for each in PlaceClass}


def test_a_kind_nobody_named_is_ordinary() -> None:
    assert kind_rule("timber") == kind_rule("ordinary")
    assert PlaceClass.GENERAL in law.allowed_classes(ItemKind.TIMBER)
    assert law.place_basis(ItemKind.TIMBER, date(2026, 11, 23)) is None


@pytest.mark.parametrize(
    ("kind", "short"),
    [
        (ItemKind.CASH, "Đ.90 k.1 BLTTHS"),
        (ItemKind.ANIMAL, "Đ.106 k.3 BLTTHS"),
        (ItemKind.DRUGS, None),
    ],
)
def test_a_kind_is_sent_to_its_place_by_a_provision(kind: ItemKind, short: str | None) -> None:
    assert law.place_basis(kind, date(2026, 11, 23)) == short
