"""What an act would have refused, a correction of it refuses too."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from auctions.models import ServiceContract
from auctions.queries import assets_of
from cases import refusals as case_refusals
from cases.mistakes.refusals import SeizedAfterNext
from cases.models import HoldReason, PartyKind, PartyRole, Step
from cases.operations import deadlines, files, holds
from corrections import refusals
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayTooEarly
from sales.refusals import SoldBeforeSeized
from tests.fixtures.papers import typed
from warehouse import law
from warehouse.models import ItemKind
from warehouse.queries import observations
from warehouse.refusals import WeightNotPositive, WrongPlaceClass

DAY = timedelta(days=1)


def test_a_case_is_not_called_by_a_number_without_letter_or_digit(case, propose, make_case):
    with pytest.raises(case_refusals.CaseNumberNeeded):
        propose("case", case, number="!!!")
    with pytest.raises(case_refusals.CaseNumberNeeded):
        make_case(number="!!!")
    with pytest.raises(refusals.FieldBlank):
        propose("case", case, summary="  ")


def test_a_party_keeps_a_name(case, propose, officer):
    party = files.add_party(
        case,
        role=PartyRole.RELATED,
        kind=PartyKind.PERSON,
        name="Trần Văn Nhầm",
        by=Act(officer, clock.now()),
    )
    with pytest.raises(refusals.FieldBlank):
        propose("party", party, name=" ")


def test_what_is_known_of_a_contract_and_an_asset_is_not_made_unknown(planned, lot, propose):
    contract = db.session.get_one(ServiceContract, planned.contract_id)
    with pytest.raises(refusals.FieldBlank):
        propose("contract", contract, organisation=None)
    with pytest.raises(refusals.DayStays):
        propose("asset", assets_of(lot)[0], seized_on=None)


def test_a_condition_nobody_knows_is_an_empty_text(item, correct):
    seen = db.session.scalars(observations(item)).one()
    correct("observation", seen, condition=None, weight_grams=Decimal(7))
    assert (seen.condition, seen.weight_grams) == ("", 7)


def test_a_hold_does_not_begin_before_its_case(case, propose, officer):
    today = clock.today()
    hold = holds.place_hold(
        case,
        reason=HoldReason.COMPLAINT,
        ground="Điều 84",
        placed_on=today,
        review_on=today + 30 * DAY,
        paper=typed("3/QĐ", today - DAY),
        by=Act(officer, clock.now()),
    )
    with pytest.raises(DayTooEarly):
        propose("hold", hold, placed_on=case.opened_on - DAY)


def test_days_of_a_contract_and_of_a_sale_follow_each_other(delivered, lot, propose, officer):
    contract = db.session.scalars(select(ServiceContract)).first()
    with pytest.raises(DayTooEarly):
        propose("contract", contract, ends_on=contract.signed_on - DAY)
    with pytest.raises(refusals.DayStays):
        propose("sale", delivered, delivered_on=None)
    asset = assets_of(lot)[0]
    with pytest.raises(SeizedAfterNext):
        propose("asset", asset, seized_on=delivered.sold_on + DAY)
    deadlines.of(asset).reopen(Step.APPRAISE, by=Act(officer, clock.now()))
    with pytest.raises(SoldBeforeSeized):
        propose("asset", asset, seized_on=delivered.sold_on + DAY)


def test_the_parties_are_not_told_before_the_session(failed, propose):
    with pytest.raises(DayTooEarly):
        propose("round", failed, parties_notified_on=failed.outcome_on - DAY)
    failed.result_received_on = None  # as of a round that a notice told of
    with pytest.raises(DayTooEarly):
        propose("round", failed, parties_notified_on=failed.outcome_on - DAY)


def test_a_thing_in_store_is_as_it_could_be_received(item, propose, travel_to):
    came_on = clock.today()
    travel_to(came_on + 5 * DAY)
    with pytest.raises(WeightNotPositive):
        propose(
            "observation", db.session.scalars(observations(item)).one(), weight_grams=Decimal(0)
        )
    with pytest.raises(DayTooEarly):
        propose("item", item, seizure_on=came_on + DAY)
    elsewhere = next(
        kind for kind in ItemKind if item.place.place_class not in law.allowed_classes(kind)
    )
    with pytest.raises(WrongPlaceClass):
        propose("item", item, kind=elsewhere)
