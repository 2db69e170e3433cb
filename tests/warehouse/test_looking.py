"""Looking at an item where it lies, and the first sight of what only an old file had."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.lending import lend_item
from tests.fixtures.warehouse import borrowing, whole
from warehouse import queries, refusals
from warehouse.models import Deviation, Discrepancy, ItemKind, SealState, Touch
from warehouse.observing import Found, as_now, is_looked_at
from warehouse.operations.claims import claim_item, see_item
from warehouse.operations.looking import look_at_item


def test_only_what_lies_here_is_looked_at(lent, keeper, now):
    with pytest.raises(refusals.NotInCustody):
        look_at_item(lent, found=whole(lent, condition="tốt"), by=Act(keeper, now))


def test_what_changed_is_looked_at_again(item, keeper, now):
    with pytest.raises(ChangedMeanwhile):
        look_at_item(item, found=whole(item, condition="tốt"), by=Act(keeper, now, seen=99))


@pytest.mark.parametrize(
    ("found", "refusal"),
    [
        (Found(condition="tốt"), refusals.SealStateNeeded),
        (Found(condition="tốt", seal_state=SealState.INTACT), refusals.SealNumberNeeded),
    ],
)
def test_a_look_says_how_the_seal_is(item, keeper, now, found, refusal):
    with pytest.raises(refusal):
        look_at_item(item, found=found, by=Act(keeper, now))


def claimed_rows(item):
    return list(db.session.scalars(queries.observations(item)))


def discrepancies():
    return list(db.session.scalars(select(Discrepancy)))


@pytest.fixture
def on_file(office, case, shelf, keeper, now):
    """Enter a thing as an old file has it: sealed, 500 g."""

    def on_file(**said):
        values = {
            "case_number": case.number,
            "kind": ItemKind.GOODS,
            "description": "Một túi sừng",
            "quantity": Decimal(1),
            "unit": "túi",
            "place": shelf,
            "source": "sổ kho 2019",
            "weight_grams": Decimal(500),
            "seal_number": "NP-7",
        }
        return claim_item(office, **values | said, by=Act(keeper, now))

    return on_file


def test_a_scan_says_where_it_is_and_not_how(on_file, shelf, keeper, now, pages):
    item = on_file()
    see_item(item, at=shelf, by=Act(keeper, now))
    rows = claimed_rows(item)
    assert not is_looked_at(rows)
    assert (as_now(item, rows).seal_state, item.seal_number) == (None, "NP-7")
    db.session.commit()
    page = pages.as_user(keeper).get(f"/warehouse/items/{item.code}")
    assert "Chưa kiểm tra hiện trạng" in page.main
    look_at_item(item, found=whole(item, condition="tốt"), by=Act(keeper, now))
    db.session.commit()
    page = pages.as_user(keeper).get(f"/warehouse/items/{item.code}")
    assert "Chưa kiểm tra hiện trạng" not in page.main


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"seal_state": SealState.NONE}, Deviation.SEAL),
        ({"seal_state": SealState.BROKEN}, Deviation.SEAL),
        ({"weight_grams": Decimal(480)}, Deviation.WEIGHT),
        ({}, None),
    ],
)
def test_what_is_first_seen_is_compared_with_the_old_file(on_file, shelf, keeper, now, said, kind):
    item = on_file()
    found = {"seal_state": SealState.INTACT, "seal_number": "np-7", "condition": "cũ"} | said
    entry = see_item(item, at=shelf, found=Found(**found), by=Act(keeper, now))
    assert [row.kind for row in discrepancies()] == ([kind] if kind else [])
    assert entry.payload["differs"] == ([kind] if kind else [])
    assert claimed_rows(item)[-1].touch is Touch.LOOK


def test_the_first_look_after_a_scan_compares_too(on_file, shelf, keeper, now):
    item = on_file()
    see_item(item, at=shelf, by=Act(keeper, now))
    look_at_item(
        item, found=Found(condition="rách", seal_state=SealState.NONE), by=Act(keeper, now)
    )
    (row,) = discrepancies()
    assert row.kind is Deviation.SEAL


def test_a_seal_that_the_old_file_does_not_name_begins_when_it_is_first_read(
    on_file, shelf, keeper, now
):
    item = on_file(seal_number=None)
    found = Found(condition="tốt", seal_state=SealState.INTACT, seal_number="NP-3")
    see_item(item, at=shelf, found=found, by=Act(keeper, now))
    assert (item.seal_number, discrepancies()) == ("NP-3", [])


def test_a_seal_nobody_knew_of_is_looked_at_before_the_thing_goes(
    on_file, shelf, keeper, now, make_loan_order
):
    item, by = on_file(seal_number=None), Act(keeper, now)
    see_item(item, at=shelf, by=by)
    read = Found(condition="tốt", seal_state=SealState.INTACT, seal_number="NP-3")
    order = make_loan_order(item)
    with pytest.raises(refusals.DiffersFromKnown):
        lend_item(item, order=order, by=by, **borrowing(item, found=read))
    look_at_item(item, found=read, by=by)
    lend_item(item, order=order, by=by, **borrowing(item, found=read))
    assert discrepancies() == []


@pytest.mark.parametrize(
    ("found", "refusal"),
    [
        (Found(seal_state=SealState.NONE), refusals.ConditionNeeded),
        (Found(condition="tốt"), refusals.SealStateNeeded),
        (Found(condition="tốt", seal_state=SealState.INTACT), refusals.SealNumberNeeded),
    ],
)
def test_who_looked_at_what_was_claimed_says_all_of_it(on_file, shelf, keeper, now, found, refusal):
    with pytest.raises(refusal):
        see_item(on_file(), at=shelf, found=found, by=Act(keeper, now))


def test_the_page_that_sees_a_claimed_thing_records_what_was_found(on_file, pages, keeper):
    item = on_file()
    db.session.commit()
    visitor = pages.as_user(keeper)
    boxes = visitor.get(f"/warehouse/items/{item.code}/seen").document.all("input")
    assert not [
        one for one in boxes if one.get("name") == "seal_state" and "required" in one.attributes
    ]
    said = {"condition": "rách góc", "seal_state": "broken", "place": "B-04"}
    answer = visitor.follow(visitor.post_form(f"/warehouse/items/{item.code}/seen", said))
    assert discrepancies()[0].number in answer.text
