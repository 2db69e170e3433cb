"""What is counted as nothing and decided as lost is missing, and may be found again."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from audit.place import verify_stream_here
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.discrepancies import opened
from tests.fixtures.lending import lend_item, release_item, take_back
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import IDENTITY, as_described, borrowing, lines_of, whole
from warehouse import refusals
from warehouse.models import (
    DiscrepancyDecision,
    ItemKind,
    ItemStatus,
    PlaceClass,
    PlaceCount,
    PlaceKind,
    Side,
)
from warehouse.operations.claims import claim_item, see_item
from warehouse.operations.looking import recover_item
from warehouse.operations.movement import pack_item
from warehouse.operations.places import close_place, create_place
from warehouse.operations.sealing import reseal_item

LOST, FOUND = DiscrepancyDecision.LOST, Side.FOUND


@pytest.fixture
def lost(item, look, decide):
    decide(look(item, quantity=Decimal(0)), LOST, FOUND)
    return item


def held(place) -> int:
    return db.session.scalar(select(PlaceCount.held).where(PlaceCount.place_id == place.id)) or 0


def test_what_is_lost_is_missing_and_lies_nowhere(item, shelf, look, decide, make_release):
    assert held(shelf) == 1
    decide(look(item, quantity=Decimal(0)), LOST, FOUND)
    assert (item.status, item.place_id, item.quantity_held) == (ItemStatus.MISSING, None, 3)
    assert held(shelf) == 0
    with pytest.raises(refusals.NotInCustody):
        make_release(item)
    db.session.commit()
    assert not verify_stream_here(item.stream).findings


def test_what_is_lost_may_be_found_again(lost, shelf, keeper, now):
    seen = whole(lost, condition="nguyên", quantity=Decimal(3))
    recover_item(lost, place=shelf, found=seen, by=Act(keeper, now))
    assert (lost.status, lost.place_id, held(shelf)) == (ItemStatus.IN_CUSTODY, shelf.id, 1)
    assert [row.is_open for row in opened()] == [False]
    with pytest.raises(refusals.NotMissing):
        recover_item(lost, place=shelf, found=seen, by=Act(keeper, now))
    db.session.commit()
    assert not verify_stream_here(lost.stream).findings


def test_what_is_found_again_otherwise_opens_another_discrepancy(lost, shelf, keeper, now):
    fewer = whole(lost, condition="thiếu", quantity=Decimal(2))
    recover_item(lost, place=shelf, found=fewer, by=Act(keeper, now))
    assert [row.is_open for row in opened()] == [False, True]


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"condition": " "}, refusals.ConditionNeeded),
        ({"seal_state": None}, refusals.SealStateNeeded),
        ({"seal_number": ""}, refusals.SealNumberNeeded),
        ({"seal_number": "NP-0"}, refusals.ReadAgain),
        ({"weight_grams": Decimal(0)}, refusals.WeightNotPositive),
    ],
)
def test_what_is_found_again_is_looked_at(lost, shelf, keeper, now, said, refusal):
    with pytest.raises(refusal):
        recover_item(
            lost,
            place=shelf,
            found=whole(lost, **{"condition": "nguyên"} | said),
            by=Act(keeper, now),
        )
    assert lost.status is ItemStatus.MISSING


@pytest.mark.parametrize(
    "refusal",
    [
        refusals.PlaceFull,
        refusals.PlaceClosed,
        refusals.PlaceOfAnotherOffice,
        refusals.WrongPlaceClass,
    ],
)
def test_it_is_put_where_it_may_lie(
    lost, make_place, make_user, make_item, unit, keeper, now, refusal
):
    by = Act(keeper, now)
    full = make_place(capacity=1)
    make_item(place=full)
    closed = make_place()
    close_place(closed, by=by)
    places = {
        refusals.PlaceFull: full,
        refusals.PlaceClosed: closed,
        refusals.PlaceOfAnotherOffice: create_place(
            office_id=unit.id,
            parent=None,
            name="Kho KV",
            short_name="KV",
            kind=PlaceKind.WAREHOUSE,
            by=Act(make_user(roles=["keeper"], office=unit), now),
        ),
        refusals.WrongPlaceClass: make_place(place_class=PlaceClass.NARCOTICS),
    }
    seen = whole(lost, condition="nguyên")
    with pytest.raises(refusal):
        recover_item(lost, place=places[refusal], found=seen, by=by)
    assert lost.status is ItemStatus.MISSING


def test_it_is_found_by_its_keeper_as_it_was_seen(lost, shelf, keeper, make_user, unit, now):
    seen, elsewhere = whole(lost, condition="nguyên"), make_user(roles=["keeper"], office=unit)
    with pytest.raises(ChangedMeanwhile):
        recover_item(lost, place=shelf, found=seen, by=Act(keeper, now, seen=99))
    with pytest.raises(refusals.WarehouseOfAnotherOffice):
        recover_item(lost, place=shelf, found=seen, by=Act(elsewhere, now))


def test_a_loss_of_all_waits_while_it_holds_others(make_item, look, decide, keeper, now):
    box, inner = make_item(), make_item()
    pack_item(inner, into=box, by=Act(keeper, now))
    row = look(box, quantity=Decimal(0))
    with pytest.raises(refusals.ContainerNotEmpty):
        decide(row, LOST, FOUND)


def test_nothing_that_weighs_nothing_goes_out(item, make_loan_order, keeper, now):
    by, nothing = Act(keeper, now), whole(item, weight_grams=Decimal(0), condition="tốt")
    order = make_loan_order(item)
    with pytest.raises(refusals.WeightNotPositive):
        lend_item(item, order=order, by=by, **borrowing(item, found=nothing))


def test_nothing_that_weighs_nothing_comes_back(lent, shelf, keeper, now):
    nothing = whole(lent, weight_grams=Decimal(0), condition="tốt")
    with pytest.raises(refusals.WeightNotPositive):
        take_back(lent, place=shelf, found=nothing, by=Act(keeper, now))


def test_nothing_that_weighs_nothing_is_released(item, make_release, keeper, now):
    said = {"name": "Lý Thị Hoa", "identity": IDENTITY}
    said["found"] = whole(item, weight_grams=Decimal(0))
    with pytest.raises(refusals.WeightNotPositive):
        release_item(item, order=make_release(item), by=Act(keeper, now), **said)


def test_nothing_that_weighs_nothing_is_sealed_anew(item, keeper, now):
    said = {"number": "NP-9", "witnesses": "Phạm Thị Toán", "reason": "Bong mép"}
    said["found"] = whole(item, weight_grams=Decimal(0))
    with pytest.raises(refusals.WeightNotPositive):
        reseal_item(item, by=Act(keeper, now), **said)


def test_nothing_that_weighs_nothing_is_received(intake, shelf, keeper, now):
    (line,) = lines_of(intake)
    found = as_described(line, weight_grams=Decimal(0))
    with pytest.raises(refusals.WeightNotPositive):
        receive_line(line, place=shelf, by=Act(keeper, now), **found)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"seal_number": "NP-2"}, refusals.ReadAgain),
        ({"weight_grams": Decimal(0)}, refusals.WeightNotPositive),
    ],
)
def test_the_first_look_is_a_look(office, shelf, keeper, now, said, refusal):
    claimed = claim_item(
        office,
        case_number="88/2017",
        kind=ItemKind.GOODS,
        description="01 máy khoan bê tông",
        quantity=Decimal(1),
        unit="cái",
        place=shelf,
        source="sổ kho 2019, trang 12",
        seal_number="NP-1",
        by=Act(keeper, now),
    )
    found = whole(claimed, **{"condition": "tốt"} | said)
    with pytest.raises(refusal):
        see_item(claimed, at=shelf, found=found, by=Act(keeper, now))
