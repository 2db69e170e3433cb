"""What a touch finds of a seal: opened under minutes, torn, covered by a new one."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from audit import ledger
from foundation import search
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.lending import lend_item, release_item, take_back
from tests.fixtures.warehouse import borrowing, whole
from warehouse import queries, refusals
from warehouse.locks import Door, over
from warehouse.models import Deviation, Discrepancy, SealState, Touch
from warehouse.observing import Difference, Found, Seen, compare
from warehouse.operations.discrepancies import open_discrepancy
from warehouse.operations.looking import look_at_item
from warehouse.operations.observing import observe

OPENED = Found(
    condition="đã mở để giám định, niêm phong lại",
    seal_state=SealState.OPENED,
    seal_minutes="12/BB-GĐ",
    seal_number="GD-5/2026",
)
TORN = Found(condition="rách", seal_state=SealState.BROKEN)


def discrepancies():
    return list(db.session.scalars(select(Discrepancy)))


@pytest.fixture
def back(shelf, keeper, now):
    def back(item, found, **said):
        return take_back(item, place=shelf, found=found, by=Act(keeper, now), **said)

    return back


def test_a_lawful_opening_is_no_breach_and_its_seal_is_in_force(lent, back):
    before = lent.seal_number
    back(lent, OPENED, witnesses="Giám định viên")

    assert discrepancies() == []
    chain = db.session.scalars(queries.seals(lent)).all()
    assert [(seal.number, seal.was_intact) for seal in chain] == [
        ("GD-5/2026", None),
        (before, True),
    ]
    assert (lent.seal_number, chain[0].witnesses) == ("GD-5/2026", "Giám định viên")
    assert "12/BB-GĐ" in chain[1].open_reason
    entry = db.session.scalars(ledger.history(lent.stream)).first()
    assert (entry.kind, entry.payload["seal_minutes"]) == ("custody.returned", "12/BB-GĐ")
    assert [hit.kind for hit in search.find("GD-5/2026", offices=[lent.office_id])] == ["item"]


def test_a_thing_opened_under_minutes_may_be_sealed_at_its_return(lent, back):
    with pytest.raises(refusals.SealNumberNeeded):
        back(lent, replace(OPENED, seal_number=None))
    with pytest.raises(refusals.SealStillIntact):
        back(lent, OPENED, new_seal_number="NP-9/2026")
    back(lent, replace(OPENED, seal_number=None), new_seal_number="NP-9/2026")
    assert lent.seal_number == "NP-9/2026"


def test_without_the_minutes_an_opening_is_a_deviation(lent, back):
    back(lent, replace(OPENED, seal_minutes=None))
    (row,) = discrepancies()
    assert [(one.kind, one.before, one.now) for one in row.deviations] == [
        ("seal", "intact", "opened")
    ]


def test_nothing_leaves_that_was_opened_and_not_sealed_anew(item, make_loan_order, keeper, now):
    known = Seen(seal_state=SealState.INTACT, seal_number=item.seal_number)
    assert compare(known, OPENED) == []
    taken = borrowing(item, found=OPENED)
    with pytest.raises(refusals.DiffersFromKnown):
        lend_item(item, order=make_loan_order(item), by=Act(keeper, now), **taken)


@pytest.mark.parametrize(
    ("found", "refusal"),
    [
        (Found(), refusals.SealStateNeeded),
        (Found(seal_state=SealState.INTACT), refusals.SealNumberNeeded),
        (Found(seal_state=SealState.INTACT, seal_number="NP-0/2020"), refusals.DiffersFromKnown),
        (TORN, refusals.DiffersFromKnown),
    ],
)
def test_a_seal_is_read_before_another_one_covers_it(item, reseal, found, refusal):
    before = item.seal_number
    with pytest.raises(refusal):
        reseal(item, found=found)
    assert item.seal_number == before


def test_sealing_anew_writes_what_was_read(item, reseal):
    before = item.seal_number
    reseal(item, found=whole(item, seal_number=before.lower()))
    seen = db.session.scalars(queries.observations(item)).all()[-1]
    assert (seen.touch, seen.seal_number) == (Touch.SEAL, before.lower())


def test_no_new_seal_before_the_decision_about_the_old_one(item, reseal, pages, keeper, now):
    look_at_item(item, found=TORN, by=Act(keeper, now))
    db.session.commit()
    with pytest.raises(refusals.ItemDiffers):
        reseal(item, found=Found(seal_state=SealState.NONE))
    page = pages.as_user(keeper).get(f"/warehouse/items/{item.code}")
    assert not [one for one in page.document.all("a") if one.get("href").endswith("/seal")]


def test_a_discrepancy_about_something_else_lets_it_be_sealed(item, reseal, keeper, now):
    lighter = whole(item, condition="tốt", condition_differs=True)
    look_at_item(item, found=lighter, by=Act(keeper, now))
    (row,) = discrepancies()
    assert row.kind is Deviation.CONDITION
    assert [lock.closes(Door.SEAL) for lock in over([item])[item.id]] == [False]
    reseal(item)


def test_a_look_at_a_lawfully_opened_thing_takes_its_seal(item, keeper, now):
    look_at_item(item, found=OPENED, by=Act(keeper, now))
    assert (item.seal_number, discrepancies()) == ("GD-5/2026", [])


@pytest.mark.parametrize(
    ("found", "refusal"),
    [
        (Found(), refusals.SealStateNeeded),
        (Found(seal_state=SealState.INTACT), refusals.SealNumberNeeded),
    ],
)
def test_a_release_says_how_the_seal_is(item, make_release, keeper, now, found, refusal):
    order = make_release(item)
    signed = {"name": "Lý Thị Hoa", "identity": "001090012345"}
    with pytest.raises(refusal):
        release_item(item, order=order, found=found, by=Act(keeper, now), **signed)


def test_a_return_covers_no_seal_about_which_a_decision_waits(lent, back, keeper, now):
    by = Act(keeper, now)
    torn = Difference(Deviation.SEAL, SealState.INTACT, SealState.BROKEN)
    open_discrepancy(lent, observe(lent, TORN, touch=Touch.LOOK, by=by), [torn], by=by)
    with pytest.raises(refusals.ItemDiffers):
        back(lent, whole(lent, condition="tốt"), new_seal_number="NP-9/2026")
