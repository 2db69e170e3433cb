"""Kinds of things in store: every code of the data is one the warehouse knows, and the reverse."""

from datetime import date

import pytest

from lawbook.custody import comes_only_sealed, kind_rule, pack_needs_conclusion, receiving
from lawbook.loading import read
from warehouse import law
from warehouse.models import ItemKind, PlaceClass


def test_the_data_names_kinds_and_classes_that_exist() -> None:
    data = read("custody")
    rows = [data["ordinary"], *data["kind"]]
    assert {row["code"] for row in data["kind"]} <= {kind.value for kind in ItemKind}
    assert {code for row in receiving() for code in row.sealed_only} <= set(ItemKind)
    assert {name for row in rows for name in row["classes"]} <= {each.value for each in PlaceClass}


def test_a_kind_nobody_named_is_ordinary() -> None:
    assert kind_rule("timber") == kind_rule("ordinary")
    assert PlaceClass.GENERAL in law.allowed_classes(ItemKind.TIMBER)
    assert law.place_basis(ItemKind.TIMBER, date(2026, 11, 23)) is None


@pytest.mark.parametrize(
    ("kind", "short"),
    [
        (ItemKind.CASH, "Đ.90 k.1 đ.b BLTTHS"),
        (ItemKind.ANIMAL, "Đ.106 k.3 BLTTHS"),
        (ItemKind.DRUGS, None),
    ],
)
def test_a_kind_is_sent_to_its_place_by_a_provision(kind: ItemKind, short: str | None) -> None:
    assert law.place_basis(kind, date(2026, 11, 23)) == short


def test_the_old_law_asks_the_result_of_every_pack_and_the_new_one_seals_what_is_examined() -> None:
    old, new = date(2026, 6, 30), date(2026, 7, 1)
    assert [comes_only_sealed("drugs", day) for day in (old, new)] == [True, True]
    assert [comes_only_sealed("weapon", day) for day in (old, new)] == [False, True]
    assert [pack_needs_conclusion("goods", day) for day in (old, new)] == [True, False]
    assert [pack_needs_conclusion("precious", day) for day in (old, new)] == [True, True]
    assert not comes_only_sealed("drugs", date(2014, 1, 2)), "before every edition"


def test_a_weapon_of_before_is_kept_as_a_military_one() -> None:
    assert PlaceClass.GENERAL not in law.allowed_classes(ItemKind.WEAPON)
    assert PlaceClass.GENERAL in law.allowed_classes(ItemKind.CRUDE_WEAPON)
    assert law.allowed_classes(ItemKind.ANIMAL) == {PlaceClass.ELSEWHERE}
