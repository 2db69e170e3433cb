"""Cutting the price, and the creditor's right before the next cut."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from auctions import offers, queries, refusals
from auctions.acts import LotAct
from auctions.models import CreditorChoice, LotAsset, LotStatus
from auctions.next_act import acts_of
from auctions.operations import repricing, results
from cases.models import AssetState, DeadlineStatus, HoldReason, PartyKind, PartyRole, Step
from cases.operations import deadlines, files, holds, mistakes
from cases.refusals import OnHold
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, DayTooEarly
from papers.models import Document
from papers.operations import Paper, record_document
from papers.refusals import DocumentNeeded
from review.queries.agenda import ActKind, Whose, agenda
from tests.fixtures.acting import with_act
from tests.fixtures.auctions import PRICE, cut
from tests.fixtures.papers import typed

ASKING, CUTTING = Step.CREDITOR_ANSWER, Step.DECIDE_REDUCTION


def answer(lot, officer, at, choice=CreditorChoice.REFUSES, **overrides):
    values = {
        "answered_on": date(2027, 1, 18),
        "paper": typed("3/CV", date(2027, 1, 18)),
        "party": None,
    }
    return repricing.record_creditor_answer(
        lot, choice=choice, **with_act({"actor": officer, "at": at} | values | overrides)
    )


@pytest.fixture
def later(travel_to):
    """Monday 18/01/2027, two working days after the third failure."""
    return travel_to(date(2027, 1, 18))


@pytest.fixture
def told(failed_thrice, officer, later):
    """The third round, failed; the parties were told on 18/01/2027."""
    by = Act(officer, later)
    return results.notify_parties(failed_thrice, on=by.day, document=typed("8/TB", by.day), by=by)


def test_a_cut_sets_the_next_price_and_meets_its_day(failed, lot, officer, now, travel_to):
    reduction = cut(lot, officer, travel_to(date(2026, 12, 17)))

    assert (reduction.ordinal, reduction.basis_points) == (1, 1000)
    assert (lot.status, lot.current_price, lot.reductions) == (LotStatus.READY, 900_000_000, 1)
    due = deadlines.of(failed).find(Step.DECIDE_REDUCTION)
    assert due.status is DeadlineStatus.MET


def test_a_price_is_cut_only_after_a_failure(ready_lot, officer, now):
    with pytest.raises(refusals.NothingToReduce):
        cut(ready_lot, officer, now)


def test_a_price_is_cut_once_a_failure(failed, lot, officer, travel_to):
    at = travel_to(date(2026, 12, 11))
    cut(lot, officer, at)
    with pytest.raises(refusals.NothingToReduce):
        cut(lot, officer, at)


def test_a_cut_over_a_tenth_is_refused_with_the_lowest_price(failed, lot, officer, travel_to):
    with pytest.raises(refusals.CutTooLarge) as refused:
        cut(lot, officer, travel_to(date(2026, 12, 11)), to_price=PRICE * 9 // 10 - 1)
    assert refused.value.details["lowest"] == 900_000_000
    assert refused.value.basis == "Đ.83 k.3 LTHADS"


def test_a_price_that_is_not_lower_is_no_cut(failed, lot, officer, travel_to):
    with pytest.raises(refusals.NotACut):
        cut(lot, officer, travel_to(date(2026, 12, 11)), to_price=PRICE)


def test_a_cut_is_not_decided_before_the_result_came_in(failed, lot, officer, travel_to):
    with pytest.raises(DayTooEarly):
        cut(lot, officer, travel_to(date(2026, 12, 11)), decided_on=date(2026, 12, 9))


def test_a_price_at_the_costs_ends_the_sale(failed, lot, case, officer, travel_to):
    case.enforcement_costs = 900_000_000
    with pytest.raises(refusals.CostFloorReached) as refused:
        cut(lot, officer, travel_to(date(2026, 12, 11)))
    assert refused.value.basis == "Đ.65 k.7 đ.b NĐ 152"


def test_debts_secured_for_others_come_before(failed, lot, case, officer, travel_to):
    at = travel_to(date(2026, 12, 11))
    other = files.add_party(
        case,
        role=PartyRole.RELATED,
        kind=PartyKind.ORGANISATION,
        name="Ngân hàng khác",
        by=Act(officer, at),
    )
    (asset,) = queries.assets_of(lot)
    asset.mortgaged_to_id, asset.secured_debt = other.id, 950_000_000
    with pytest.raises(refusals.CostFloorReached) as refused:
        cut(lot, officer, at)
    assert refused.value.basis == "Đ.65 k.7 đ.a NĐ 152"


def test_debts_of_an_asset_that_left_the_lot_do_not_count(
    failed, lot, case, house, officer, travel_to
):
    at = travel_to(date(2026, 12, 11))
    other = files.add_party(
        case,
        role=PartyRole.RELATED,
        kind=PartyKind.ORGANISATION,
        name="Ngân hàng khác",
        by=Act(officer, at),
    )
    house.mortgaged_to_id, house.secured_debt = other.id, 950_000_000
    db.session.add(
        LotAsset(
            office_id=lot.office_id, lot_id=lot.id, asset_id=house.id, left_on=date(2026, 12, 1)
        )
    )
    db.session.flush()
    assert cut(lot, officer, at).to_price == 900_000_000


def test_a_lot_someone_else_cut_is_looked_at_again(failed, lot, officer, travel_to):
    with pytest.raises(ChangedMeanwhile):
        cut(lot, officer, travel_to(date(2026, 12, 11)), expected=lot.version + 1)


def test_after_two_cuts_the_creditor_is_asked_first(failed_thrice, lot, officer, later):
    with pytest.raises(refusals.CreditorNotAsked) as refused:
        cut(lot, officer, later)
    assert refused.value.basis == "Đ.83 k.3 LTHADS"


def test_the_creditor_stands_before_the_cut_in_what_is_due(told, lot):
    """Until the creditor answered, only the answer is listed."""
    assert deadlines.of(told).find(ASKING).due_on < deadlines.of(told).find(CUTTING).due_on
    rows = agenda(Whose([lot.office_id]), today=date(2027, 1, 18)).rows
    assert [row.row.step for row in rows if row.kind is ActKind.DEADLINE] == [ASKING]


def test_the_cut_leads_to_the_creditor_first(failed_thrice, lot, officer, later):
    by = Act(officer, later)
    results.notify_parties(failed_thrice, on=by.day, document=typed("8/TB", by.day), by=by)
    acts = acts_of(offers.read(lot), by)
    assert acts.next.code == LotAct.ANSWER
    assert [act.code for act in acts.towards(CUTTING)] == [LotAct.ANSWER]


def test_a_creditor_who_refuses_opens_the_next_cut(told, lot, officer, later):
    answer(lot, officer, later)
    assert cut(lot, officer, later).ordinal == 3
    due = deadlines.of(told).find(Step.CREDITOR_ANSWER)
    assert due.status is DeadlineStatus.MET


def test_a_cut_is_not_dated_before_the_answer_it_depends_on(told, lot, officer, travel_to):
    by = Act(officer, travel_to(date(2027, 1, 22)))
    answer(lot, officer, by.at, answered_on=date(2027, 1, 20))
    with pytest.raises(DayTooEarly):
        cut(lot, officer, by.at, decided_on=date(2027, 1, 19))
    assert cut(lot, officer, by.at, decided_on=date(2027, 1, 20)).ordinal == 3


def test_after_silence_a_cut_is_dated_once_the_period_is_over(told, lot, officer, travel_to):
    """The silence itself may be written down later than the period ended."""
    by = Act(officer, travel_to(date(2027, 1, 28)))
    answer(lot, officer, by.at, CreditorChoice.SILENT, answered_on=by.day, paper=NOTHING)
    with pytest.raises(DayTooEarly):
        cut(lot, officer, by.at, decided_on=LAST)
    assert cut(lot, officer, by.at, decided_on=LAST + timedelta(days=1)).ordinal == 3


@pytest.mark.parametrize("known", [False, True])
def test_an_answer_is_no_paper_older_than_the_notice(told, lot, case, officer, later, known):
    early = typed("2/CV", date(2027, 1, 17))
    if known:
        early = Paper(known=record_document([case], paper=early, by=Act(officer, later)))
    with pytest.raises(refusals.AnswerBeforeNotice):
        answer(lot, officer, later, paper=early)


def test_the_creditor_is_not_asked_after_the_first_failure(failed, lot, officer, now):
    with pytest.raises(refusals.CreditorRightNotOpen):
        answer(lot, officer, now, answered_on=date(2026, 12, 10))


def test_the_creditor_answers_once(told, lot, officer, later):
    answer(lot, officer, later)
    with pytest.raises(refusals.CreditorAnswered):
        answer(lot, officer, later)


NOTHING = Paper()
LAST = date(2027, 1, 25)  # 5 working days after the notice


def test_silence_is_recorded_after_the_whole_period_from_the_notice(
    told, lot, officer, later, travel_to
):
    silent = {"choice": CreditorChoice.SILENT, "paper": NOTHING}
    with pytest.raises(refusals.CreditorMayStillAnswer):
        answer(lot, officer, later, **silent)
    with pytest.raises(refusals.CreditorMayStillAnswer) as refused:
        answer(lot, officer, travel_to(LAST), answered_on=LAST, **silent)
    assert refused.value.details["due"] == LAST
    day = date(2027, 1, 26)
    said = answer(lot, officer, travel_to(day), answered_on=day, **silent)
    assert (said.document_id, said.document_no) == (None, None)


def test_silence_is_not_recorded_under_a_hold(told, lot, case, officer, travel_to):
    day = date(2027, 1, 26)
    by = Act(officer, travel_to(day))
    holds.place_hold(
        case,
        reason=HoldReason.POSTPONED,
        ground="Đ.46 k.1 LTHADS",
        placed_on=day,
        review_on=date(2027, 3, 1),
        by=by,
    )
    with pytest.raises(OnHold):
        answer(lot, officer, by.at, CreditorChoice.SILENT, answered_on=day, paper=NOTHING)
    assert answer(lot, officer, by.at, answered_on=day).document_id is not None


@pytest.mark.parametrize("choice", CreditorChoice)
def test_a_creditor_who_was_not_told_has_said_nothing(
    failed_thrice, lot, bank, officer, travel_to, choice
):
    day = date(2027, 2, 1)
    with pytest.raises(refusals.CreditorNotTold):
        answer(lot, officer, travel_to(day), choice, party=bank, answered_on=day)


def test_an_answer_comes_after_the_notice(told, lot, officer, later):
    with pytest.raises(DayTooEarly):
        answer(lot, officer, later, answered_on=date(2027, 1, 15))


@pytest.mark.parametrize("choice", [CreditorChoice.TAKES, CreditorChoice.REFUSES])
def test_a_yes_or_a_no_is_a_document(told, lot, bank, officer, later, choice):
    with pytest.raises(DocumentNeeded):
        answer(lot, officer, later, choice, party=bank, paper=NOTHING)
    said = answer(lot, officer, later, choice, party=bank)
    document = db.session.get_one(Document, said.document_id)
    assert (document.number, said.document_no) == ("3/CV", "3/CV")


def test_a_creditor_who_takes_the_asset_ends_the_rounds(told, lot, bank, officer, later):
    answer(lot, officer, later, CreditorChoice.TAKES, party=bank)

    assert lot.status is LotStatus.TAKING
    assert {asset.state for asset in queries.assets_of(lot)} == {AssetState.TAKEN}
    with pytest.raises(refusals.NothingToReduce):
        cut(lot, officer, later)
    with pytest.raises(refusals.CreditorAnswered):
        answer(lot, officer, later)


@pytest.mark.parametrize("role", [PartyRole.DEBTOR, None])
def test_only_a_creditor_takes_the_asset(told, lot, case, officer, later, role):
    party = role and files.add_party(
        case, role=role, kind=PartyKind.PERSON, name="Người khác", by=Act(officer, later)
    )
    with pytest.raises(refusals.NotTheCreditor):
        answer(lot, officer, later, CreditorChoice.TAKES, party=party)


def test_a_creditor_who_was_entered_by_mistake_takes_nothing(told, lot, case, officer, later):
    party = files.add_party(
        case,
        role=PartyRole.CREDITOR,
        kind=PartyKind.PERSON,
        name="Người khác",
        by=Act(officer, later),
    )
    mistakes.take_back_party(party, Act(officer, later))
    with pytest.raises(refusals.NotTheCreditor):
        answer(lot, officer, later, CreditorChoice.TAKES, party=party)


def test_the_ladder_is_measured_from_the_price_before(failed_thrice, lot):
    prices = [reduction.to_price for reduction in queries.reductions_of(lot)]
    assert prices == [900_000_000, 810_000_000]
    assert Decimal(prices[1]) / prices[0] == Decimal("0.9")
