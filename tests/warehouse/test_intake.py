"""Receiving line by line: what becomes true, differences, seals, places, and every refusal."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from accounts.refusals import NotApproved, ThirdPersonNeeded
from audit import ledger
from foundation import search
from foundation.acts import Act
from foundation.codes import read_code, shown
from foundation.database import db
from tests.fixtures.acting import with_act
from tests.fixtures.ledger import verify_stream
from tests.fixtures.papers import typed
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import as_described, draft, lines_of
from warehouse import refusals, resolver
from warehouse.models import (
    DifferenceDecision,
    EvidenceItem,
    ItemKind,
    ItemStatus,
    LineState,
    OrderState,
    PhysicalHolder,
    PlaceClass,
    Seal,
    SealState,
)
from warehouse.operations.places import close_place


@pytest.fixture
def line(intake):
    return lines_of(intake)[0]


@pytest.fixture
def receive(shelf, keeper, now):
    """Receive a line as described, but for what is said otherwise."""

    def receive(line, **found):
        values = {"place": shelf, "actor": keeper, "at": now}
        return receive_line(line, **with_act(values | as_described(line, **found)))

    return receive


def test_a_received_line_is_an_item_with_a_code_a_seal_and_a_ledger(
    line, intake, receive, shelf, keeper
):
    item = receive(line)

    entry, _looked = db.session.scalars(ledger.history(item.stream))
    assert read_code(item.code) == item.code
    assert (item.status, item.place_id, item.quantity_held) == (
        ItemStatus.IN_CUSTODY,
        shelf.id,
        Decimal(3),
    )
    assert (entry.kind, entry.payload["order"]) == ("custody.received", intake.number)
    assert entry.payload["seal_number"] == [None, "NP-0214/2026"]
    assert verify_stream(item.stream).intact
    assert db.session.scalars(select(Seal.number).where(Seal.item_id == item.id)).all() == [
        "NP-0214/2026"
    ]
    assert (line.state, line.item_id, line.settled_by_id) == (LineState.DONE, item.id, keeper.id)
    assert (intake.state, intake.executed_by_id) == (OrderState.EXECUTED, keeper.id)


def test_an_item_is_found_by_its_code_its_words_and_its_seal(line, receive):
    item = receive(line, bound_codes=["IMEI 356938035643809"])

    offices = [item.office_id]
    for raw in (item.code, shown(item.code).lower(), "np 0214-2026", "imei356938035643809"):
        found = resolver.resolve(raw, offices)
        assert found is not None, raw
        assert found.subject is item
    assert [e.subject_id for e in search.find("dien thoai", offices=offices)] == [item.id]


def test_the_order_is_carried_out_with_its_last_line(make_intake, receive):
    order = make_intake(lines=[draft(), draft()])
    first, last = lines_of(order)
    receive(first)
    assert order.state is OrderState.APPROVED
    receive(last)
    assert order.state is OrderState.EXECUTED


def test_nothing_is_received_under_a_release_order(item, make_release, receive):
    with pytest.raises(refusals.WrongPurpose):
        receive(lines_of(make_release(item))[0])


def test_nothing_is_received_before_approval(make_intake, receive):
    with pytest.raises(NotApproved):
        receive(lines_of(make_intake(approved=False))[0])


def test_the_proposer_may_not_receive(line, receive, officer):
    with pytest.raises(ThirdPersonNeeded):
        receive(line, actor=officer)


def test_the_approver_may_not_receive(line, receive, head):
    with pytest.raises(ThirdPersonNeeded):
        receive(line, actor=head)


def test_a_line_is_received_once(make_intake, receive):
    line = lines_of(make_intake(lines=[draft(), draft()]))[0]
    receive(line)
    with pytest.raises(refusals.LineSettledAlready):
        receive(line)


@pytest.mark.parametrize("quantity", [None, Decimal(0)])
def test_the_keeper_counts(quantity, line, receive):
    with pytest.raises(refusals.ActualQuantityNeeded):
        receive(line, quantity=quantity)


@pytest.mark.parametrize("unit", [None, "", "  "])
def test_who_counts_says_in_what_where_the_minutes_name_no_unit(unit, make_intake, receive):
    line = lines_of(make_intake(lines=[draft(unit=None)]))[0]

    with pytest.raises(refusals.UnitNeeded):
        receive(line, unit=unit)
    assert receive(line, unit=" con ").unit == "con"
    assert line.unit is None  # the minutes still name none


def test_the_unit_of_the_minutes_is_the_unit_of_the_item(line, receive):
    assert receive(line, unit="hộp").unit == line.unit


@pytest.mark.parametrize(
    "found",
    [
        pytest.param({"quantity": Decimal(2)}, id="quantity"),
        pytest.param({"weight_grams": Decimal(90)}, id="weight"),
        pytest.param({"condition_differs": True}, id="condition"),
        pytest.param({"seal_state": SealState.BROKEN}, id="seal torn"),
        pytest.param({"seal_state": SealState.NONE}, id="seal gone"),
    ],
)
def test_a_difference_needs_a_decision(found, make_intake, receive):
    line = lines_of(make_intake(lines=[draft(weight_grams=Decimal(100))]))[0]
    with pytest.raises(refusals.DifferenceNeedsDecision) as refused:
        receive(line, **found)
    assert refused.value.basis == "Đ.37 k.2 đ.b NĐ 152"


def test_before_july_2026_the_old_law_stands_behind_it(line, receive, travel_to):
    with pytest.raises(refusals.DifferenceNeedsDecision) as refused:
        receive(line, quantity=Decimal(2), at=travel_to(line.order.proposed_at.replace(month=6)))
    assert refused.value.basis == "Đ.123 k.1 LTHADS 2008"


def test_a_decision_is_explained(line, receive):
    with pytest.raises(refusals.DifferenceNeedsNote):
        receive(line, difference=DifferenceDecision.REFUSE)


def test_a_difference_is_accepted_only_on_paper(line, receive):
    accepted = {
        "quantity": Decimal(2),
        "difference": DifferenceDecision.ACCEPT,
        "difference_note": "thiếu 01 chiếc",
    }
    with pytest.raises(refusals.ConfirmationNeeded):
        receive(line, **accepted)

    item = receive(line, **accepted, confirmation=typed("77/CV-CAKV2"))

    differs, received, entry = db.session.scalars(ledger.history(item.stream)).all()
    assert (differs.kind, received.kind) == ("item.differs", "custody.received")
    assert (entry.kind, received.payload["differs"]) == ("custody.at_the_door", ["quantity"])
    assert (item.quantity, line.difference) == (Decimal(2), DifferenceDecision.ACCEPT)
    assert (entry.payload["differs"], entry.payload["confirmation"]) == (
        ["quantity"],
        "77/CV-CAKV2",
    )


def test_a_refused_line_makes_no_item_and_settles(line, intake, receive):
    refused = receive(line, difference=DifferenceDecision.REFUSE, difference_note="niêm phong rách")

    assert refused is None
    assert (line.state, intake.state) == (LineState.REFUSED, OrderState.EXECUTED)
    assert db.session.scalar(select(EvidenceItem)) is None


def test_a_waiting_line_is_received_later(line, intake, receive):
    receive(line, difference=DifferenceDecision.WAIT, difference_note="hỏi lại cơ quan điều tra")
    assert (line.state, intake.state) == (LineState.WAITING, OrderState.APPROVED)

    assert receive(line) is not None
    assert (line.state, intake.state) == (LineState.DONE, OrderState.EXECUTED)


EXAMINED = [
    ItemKind.DRUGS,
    ItemKind.PRECIOUS,
    ItemKind.ANTIQUE,
    ItemKind.COUNTERFEIT,
    ItemKind.WEAPON,
    ItemKind.AMMUNITION,
    ItemKind.EXPLOSIVES,
    ItemKind.HAZARDOUS,
]


@pytest.mark.parametrize("kind", EXAMINED)
def test_what_an_expert_must_examine_comes_sealed_only(kind, make_intake, receive):
    line = lines_of(make_intake(lines=[draft(kind=kind, seal=None)]))[0]
    with pytest.raises(refusals.MustBeSealed):
        receive(line)


def test_a_knife_comes_open_and_stays_in_the_general_store(make_intake, receive, shelf):
    line = lines_of(make_intake(lines=[draft(kind=ItemKind.CRUDE_WEAPON, seal=None)]))[0]
    assert receive(line, place=shelf).place_id == shelf.id


def test_a_live_animal_does_not_go_into_the_cold_store(make_intake, make_place, receive):
    line = lines_of(make_intake(lines=[draft(kind=ItemKind.ANIMAL, seal=None)]))[0]
    with pytest.raises(refusals.WrongPlaceClass):
        receive(line, place=make_place(place_class=PlaceClass.COLD))


def test_a_seal_has_a_number(line, receive):
    with pytest.raises(refusals.SealNumberNeeded):
        receive(line, seal_number=" ")


@pytest.mark.parametrize("kind", EXAMINED)
def test_a_sealed_pack_of_these_needs_the_expert_conclusion(kind, make_intake, receive):
    line = lines_of(make_intake(lines=[draft(kind=kind)]))[0]
    with pytest.raises(refusals.ExpertConclusionNeeded):
        receive(line)


def test_the_old_law_asked_the_result_of_every_sealed_pack(make_intake, receive, travel_to):
    at = travel_to(date(2026, 6, 15))
    line = lines_of(make_intake(lines=[draft(kind=ItemKind.GOODS)]))[0]
    with pytest.raises(refusals.ExpertConclusionNeeded):
        receive(line, at=at)
    assert receive(line, at=at, conclusion=typed("9/KL-KTHS", date(2026, 6, 1))) is not None


def test_an_item_is_put_somewhere(line, receive):
    with pytest.raises(refusals.PlaceNeeded):
        receive(line, place=None)


def test_a_closed_place_takes_nothing(line, receive, shelf, keeper, now):
    close_place(shelf, by=Act(keeper, now))
    with pytest.raises(refusals.PlaceClosed):
        receive(line)


@pytest.mark.parametrize("kind", [ItemKind.CASH, ItemKind.PRECIOUS, ItemKind.DRUGS])
def test_what_belongs_in_a_special_store_is_refused_in_a_general_one(kind, make_intake, receive):
    line = lines_of(make_intake(lines=[draft(kind=kind)]))[0]
    with pytest.raises(refusals.WrongPlaceClass):
        receive(line, conclusion=typed("15/KL-KTHS"))


def test_cash_goes_into_the_vault(make_intake, receive, vault):
    line = lines_of(make_intake(lines=[draft(kind=ItemKind.CASH, seal=None)]))[0]
    assert receive(line, place=vault).place_id == vault.id


def test_a_full_place_takes_no_more(make_intake, make_place, receive):
    bin_ = make_place(capacity=1)
    first, second = lines_of(make_intake(lines=[draft(), draft()]))
    receive(first, place=bin_)
    with pytest.raises(refusals.PlaceFull):
        receive(second, place=bin_)


def test_what_is_kept_elsewhere_has_a_holder(line, receive, make_place):
    depot = make_place(place_class=PlaceClass.ELSEWHERE)
    with pytest.raises(refusals.HolderNeeded):
        receive(line, place=depot)
    who, name = PhysicalHolder.POLICE, "Kho vật chứng Công an tỉnh"
    item = receive(line, place=depot, holder=who, holder_name=name)
    assert (item.holder, item.holder_name) == (who, name)


def test_one_plate_stands_for_one_item(make_intake, receive):
    first, second = lines_of(make_intake(lines=[draft(seal=None), draft(seal=None)]))
    receive(first, bound_codes=["51D-097.51"])
    with pytest.raises(refusals.CodeBoundAlready):
        receive(second, bound_codes=["51d 09751"])
