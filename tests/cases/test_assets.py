"""Seizing an asset and ending a seizure: what becomes true, and every refusal."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from cases import entries_assets, lifecycle, refusals
from cases.models import AssetState, PartyKind, PartyRole
from cases.operations import assets, files
from foundation import clock
from foundation.acts import Act
from foundation.refusals import ChangedMeanwhile, DayInTheFuture
from papers.models import DocumentDirection, DocumentKind
from papers.operations import Paper
from papers.refusals import DocumentDayNeeded, DocumentNeeded
from tests.fixtures.papers import typed

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def end(officer):
    def act(asset, **overrides):
        values = {"to": AssetState.REDEEMED, "document": typed("05/BB"), "ended_on": TODAY}
        by = Act(officer, clock.now(), seen=overrides.pop("seen", None))
        return assets.end_seizure(asset, **(values | overrides), by=by)

    return act


def test_land_and_houses_are_immovable_and_a_truck_is_not(truck, house):
    assert (truck.immovable, house.immovable) == (False, True)
    assert truck.state is AssetState.SEIZED


def test_nothing_is_seized_under_a_closed_case(case, make_asset, officer):
    files.close_case(case, closed_on=TODAY, by=Act(officer, clock.now()))
    with pytest.raises(refusals.CaseIsClosed):
        make_asset()


def test_a_quantity_is_above_zero(make_asset):
    with pytest.raises(refusals.QuantityNotPositive):
        make_asset(quantity=Decimal(0))


def test_nothing_is_seized_tomorrow(make_asset):
    with pytest.raises(DayInTheFuture):
        make_asset(seized_on=TODAY + timedelta(days=1))


def test_a_seizure_before_the_case_is_asked_about(make_case, make_asset):
    case = make_case(number="901/2026", opened_on=TODAY, decision_on=date(2026, 11, 20))
    with pytest.raises(refusals.SeizedBeforeCase) as no:
        make_asset(case=case, seized_on=date(2020, 1, 1))
    assert no.value.details["began"] == date(2026, 11, 20)
    assert make_asset(case=case, seized_on=date(2026, 11, 20)) is not None
    assert make_asset(case=case, seized_on=date(2020, 1, 1), before_case=True) is not None


def test_the_minutes_an_office_numbered_are_one_document_of_all_they_name(make_case, make_asset):
    minutes = typed(
        "7/BB-KB", date(2026, 3, 2), kind=DocumentKind.MINUTES, direction=DocumentDirection.ISSUED
    )
    first, second = make_asset(minutes=minutes), make_asset(minutes=minutes)
    elsewhere = make_asset(case=make_case(number="902/2026"), minutes=minutes)
    assert first.seizure_no == "7/BB-KB"
    assert first.seizure_document is second.seizure_document is elsewhere.seizure_document


def test_a_seizure_ends_by_a_document_with_a_number(truck, end):
    with pytest.raises(DocumentNeeded):
        end(truck, document=typed(""))
    assert truck.state is AssetState.SEIZED


def test_minutes_of_two_other_bodies_may_have_one_number(make_case, make_asset):
    minutes = typed("7/BB", date(2026, 3, 2), kind=DocumentKind.MINUTES)
    first, second = make_asset(minutes=minutes), make_asset(minutes=minutes)
    other = make_asset(case=make_case(number="902/2026"), minutes=minutes)
    assert first.seizure_document is second.seizure_document is not other.seizure_document


def test_minutes_have_number_and_day(make_asset):
    with pytest.raises(DocumentNeeded):
        make_asset(minutes=Paper(issued_on=TODAY))
    with pytest.raises(DocumentDayNeeded):
        make_asset(minutes=Paper(number="7/BB-KB"))


def test_a_mortgagee_is_a_party_of_the_case(make_case, make_asset, officer):
    stranger = files.add_party(
        make_case(),
        role=PartyRole.CREDITOR,
        kind=PartyKind.ORGANISATION,
        name="Ngân hàng khác",
        by=Act(officer, clock.now()),
    )
    with pytest.raises(refusals.PartyOfAnotherCase):
        make_asset(mortgaged_to=stranger)


def test_a_seizure_that_ends_leaves_the_asset_at_its_end(truck, end):
    end(truck, to=AssetState.RETURNED)
    assert truck.state is AssetState.RETURNED
    assert not truck.is_open


@pytest.mark.parametrize("to", [AssetState.ON_OFFER, AssetState.SOLD, AssetState.DELIVERED])
def test_a_seizure_does_not_end_in_a_state_of_the_auction(truck, end, to):
    with pytest.raises(refusals.ImpossibleAssetStep):
        end(truck, to=to)


def step(asset, to, officer):
    """Take an asset a step, with a value for every key its entry needs."""
    said = {"lot": "L1", "sale": "S1", "document": "BB 1", "ended_on": TODAY}
    needed = {name: said[name] for name in entries_assets.ASSET_STEPS[to].keys if name in said}
    lifecycle.advance(asset, to, by=Act(officer, clock.now()), payload=needed)


def test_an_asset_in_a_live_lot_is_not_given_back(truck, end, officer):
    step(truck, AssetState.ON_OFFER, officer)
    with pytest.raises(refusals.ImpossibleAssetStep):
        end(truck)


def test_a_seizure_does_not_end_tomorrow(truck, end):
    with pytest.raises(DayInTheFuture):
        end(truck, ended_on=TOMORROW)


def test_an_asset_changed_meanwhile_is_not_given_back(truck, end):
    with pytest.raises(ChangedMeanwhile):
        end(truck, seen=truck.version + 1)


@pytest.mark.parametrize("ended", [state for state in AssetState if not lifecycle.ALLOWED[state]])
def test_an_ended_asset_goes_nowhere(ended, truck, officer):
    step(truck, AssetState.ON_OFFER, officer)
    if ended in {AssetState.DISPOSED, AssetState.MISTAKEN}:
        step(truck, AssetState.SEIZED, officer)
    if ended is AssetState.DELIVERED:
        step(truck, AssetState.SOLD, officer)
    step(truck, ended, officer)
    for state in AssetState:
        with pytest.raises(refusals.ImpossibleAssetStep):
            step(truck, state, officer)


def test_no_step_stands_still_and_every_open_state_leads_to_an_end():
    for before, after in lifecycle.ALLOWED.items():
        assert before not in after
        reached, todo = set(), {before}
        while todo:
            state = todo.pop()
            reached.add(state)
            todo |= lifecycle.ALLOWED[state] - reached
        assert any(not lifecycle.ALLOWED[state] for state in reached)
