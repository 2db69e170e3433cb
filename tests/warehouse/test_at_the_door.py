"""What is seen of a line at the door: said by who looked, compared with the minutes, sealed."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from audit import ledger
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.papers import typed
from tests.fixtures.receiving import begin_intake, receive_line
from tests.fixtures.warehouse import as_described, draft, lines_of
from warehouse import queries, refusals
from warehouse.models import Deviation, DifferenceDecision, Discrepancy, Order, SealState
from warehouse.observing import Found


@pytest.fixture
def sealed_line(intake):
    return lines_of(intake)[0]


@pytest.fixture
def take_in(shelf, keeper, now):
    """Receive a line as described, but for what is said otherwise."""

    def take_in(line, **found):
        return receive_line(line, place=shelf, by=Act(keeper, now), **as_described(line, **found))

    return take_in


def test_nothing_that_is_to_be_seen_comes_from_the_minutes(
    sealed_line, take_in, shelf, keeper, now
):
    """Quantity and condition are the words of who looked; weight and seal are read, or unknown."""
    by, bare = Act(keeper, now), Found(seal_state=SealState.INTACT, seal_number="NP-0214/2026")
    with pytest.raises(refusals.ActualQuantityNeeded):
        receive_line(sealed_line, found=bare, place=shelf, by=by)
    with pytest.raises(refusals.ConditionNeeded):
        take_in(sealed_line, condition=" ")
    with pytest.raises(refusals.SealStateNeeded):
        take_in(sealed_line, seal_state=None)


def test_exactly_as_described_is_said_by_who_looked(make_intake, shelf, keeper, now):
    line = lines_of(make_intake(lines=[draft(weight_grams=Decimal(5000))]))[0]
    read = Found(seal_state=SealState.INTACT, seal_number="np 0214/2026")
    item = receive_line(line, found=read, as_described=True, place=shelf, by=Act(keeper, now))

    seen = db.session.scalars(queries.observations(item)).one()
    assert (seen.quantity, seen.condition) == (Decimal(3), "còn nguyên niêm phong")
    assert (seen.weight_grams, seen.seal_number) == (None, "np 0214/2026")
    assert seen.seen_by_id == keeper.id
    _received, entry = db.session.scalars(ledger.history(item.stream))
    assert entry.payload["as_described"] is True


def test_the_form_of_a_line_is_empty_but_for_its_place(pages, keeper, make_intake, now):
    line = lines_of(make_intake(lines=[draft(weight_grams=Decimal(5000))]))[0]
    order = db.session.get_one(Order, line.order_id)
    begin_intake(order, Act(keeper, now))
    db.session.commit()
    page = pages.as_user(keeper).get(f"/warehouse/orders/{order.code}/lines/1/receive")
    named = {"counted", "weight_grams", "condition", "seal_number", "seal_state", "as_described"}
    boxes = [one for one in page.document.all("input") if one.get("name") in named]
    assert {one.get("name") for one in boxes} == named - {"condition"}
    typed = [one.get("value") for one in boxes if one.get("type") not in {"radio", "checkbox"}]
    assert not any(typed)
    assert not [one for one in boxes if "checked" in one.attributes]


@pytest.mark.parametrize(
    ("words", "read", "same"),
    [
        ("NP-0214/2026", "np 0214/2026", True),
        ("niêm phong số NP 0214/2026, ngày 02/03/2026", "NP0214/2026", True),
        ("niêm phong số 0214/2026 có 02 chữ ký", "0214/2026", True),
        ("giấy niêm phong có chữ ký ông A, 02 dấu", "NP-1", True),
        ("NP-0214/2026", "NP-0241/2026", False),
        ("niêm phong số 0214/2026 có 02 chữ ký", "0999/2026", False),
    ],
)
def test_a_described_number_is_compared_with_the_one_read(words, read, same, make_intake, take_in):
    line = lines_of(make_intake(lines=[draft(seal=words)]))[0]
    if same:
        assert take_in(line, seal_number=read).seal_number == read
        return
    with pytest.raises(refusals.DifferenceNeedsDecision):
        take_in(line, seal_number=read)


@pytest.mark.parametrize("state", [SealState.NONE, SealState.BROKEN])
def test_a_new_seal_hides_no_lost_or_torn_one(state, sealed_line, take_in):
    sealed = {"seal_state": state, "seal_number": None, "new_seal_number": "NP-9/2026"}
    with pytest.raises(refusals.DifferenceNeedsDecision):
        take_in(sealed_line, **sealed)
    decided = {"difference": DifferenceDecision.ACCEPT, "difference_note": "niêm phong rách"}
    item = take_in(sealed_line, **sealed, **decided, confirmation=typed("77/CV"))
    (row,) = db.session.scalars(select(Discrepancy))
    assert (row.kind, item.seal_number) == (Deviation.SEAL, "NP-9/2026")


def test_an_unsealed_thing_is_sealed_at_the_hand_over(make_intake, take_in):
    line = lines_of(make_intake(lines=[draft(seal=None)]))[0]
    item = take_in(line, new_seal_number="NP-9/2026", witnesses="Đỗ Văn Giao")
    assert (item.seal_number, db.session.scalars(select(Discrepancy)).all()) == ("NP-9/2026", [])


def test_no_second_seal_is_put_over_a_whole_one(sealed_line, take_in):
    with pytest.raises(refusals.SealStillIntact):
        take_in(sealed_line, new_seal_number="NP-9/2026")


def test_what_was_opened_under_minutes_before_it_came_is_no_deviation(sealed_line, take_in):
    opened = {"seal_state": SealState.OPENED, "seal_minutes": "3/BB"}
    with pytest.raises(refusals.SealNumberNeeded):
        take_in(sealed_line, **opened, seal_number=None)
    item = take_in(sealed_line, **opened, seal_number="NP-9/2026")
    assert (item.seal_number, db.session.scalars(select(Discrepancy)).all()) == ("NP-9/2026", [])
