"""Provisions that are no period: the answer changes with the day, and never before its law."""

from datetime import date
from typing import Any

import pytest

from lawbook.errors import BrokenLawData, UnknownParameter
from lawbook.loading import instruments
from lawbook.provisions import cited, provision, provision_of, provisions

LAST_OF_OLD, FIRST_OF_NEW = date(2026, 6, 30), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("P15.FROM", "valuation", "end_of_window"),
        ("R4.FROM", "parties_notified", "result_received"),
        ("D4", "state_budget", "enforcement_office"),
    ],
)
def test_the_answer_changes_on_the_day_of_the_new_law(code: str, before: str, after: str) -> None:
    old, new = provision(code, LAST_OF_OLD), provision(code, FIRST_OF_NEW)
    assert old is not None
    assert new is not None
    assert (old.value, new.value) == (before, after)


@pytest.mark.parametrize(
    ("code", "on", "short"),
    [
        ("P9", LAST_OF_OLD, None),
        ("P9", FIRST_OF_NEW, "Đ.82 k.2 đ.b LTHADS"),
        ("R14", LAST_OF_OLD, "Đ.104 k.3 LTHADS 2008"),
        ("R14", FIRST_OF_NEW, "Đ.65 k.7 đ.b NĐ 152"),
        ("R15", LAST_OF_OLD, "Đ.48 k.1 đ.d LTHADS 2008"),
        ("R15", FIRST_OF_NEW, "Đ.65 k.7 đ.a NĐ 152"),
        ("A.49", date(2014, 3, 10), None),
        ("A.49", date(2024, 12, 31), "Đ.49 LĐGTS"),
    ],
)
def test_a_ground_is_cited_by_the_law_of_the_day(code: str, on: date, short: str | None) -> None:
    basis = cited(code, on)
    assert (basis.short if basis else None) == short


def test_a_provision_nobody_recorded_is_not_guessed() -> None:
    with pytest.raises(UnknownParameter):
        cited("X9", FIRST_OF_NEW)


def test_no_provision_is_in_force_outside_its_instrument() -> None:
    laws = instruments()
    outside = [
        (code, row.edition)
        for code, editions in provisions().items()
        for row in editions
        if row.in_force_from < laws[row.law]["in_force_from"]
        or (row.in_force_to or date.max) > laws[row.law].get("in_force_to", date.max)
    ]
    assert not outside


def test_what_was_not_read_is_never_confirmed() -> None:
    laws = instruments()
    assert not [
        (code, row.edition)
        for code, editions in provisions().items()
        for row in editions
        if row.confirmed and laws[row.law]["checking"].startswith("M")
    ]


@pytest.mark.parametrize(
    "changes", [{"law": "L99"}, {"article": "khoản 3"}, {"valeu": "x"}], ids=str
)
def test_the_loader_refuses_a_row_that_breaks_the_rules(changes: dict[str, Any]) -> None:
    row = {
        "edition": "B",
        "in_force_from": FIRST_OF_NEW,
        "law": "L25",
        "article": "Điều 83 khoản 3",
        "confirmed": True,
    }
    with pytest.raises(BrokenLawData):
        provision_of({"code": "X1", "title": "Thử", "edition": [row | changes]})
