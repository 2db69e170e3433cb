"""Minutes are not older than what they tell of; a decision is not later than what it orders."""

from datetime import date, timedelta

import pytest

from auctions.operations import announcing, results
from cases.models import AssetState
from cases.operations import assets
from foundation import clock
from foundation.acts import Act
from papers.models import DocumentKind
from papers.operations import NOTHING, record_document, replace_document
from papers.refusals import DocumentAfterAct, DocumentBeforeAct
from sales.operations import delivery
from tests.fixtures.papers import typed
from tests.fixtures.sales import DELIVERED, WON, minutes, winning

DAY = timedelta(days=1)


@pytest.fixture
def won(officer, travel_to):
    return Act(officer, travel_to(WON))


@pytest.mark.parametrize("which", ["minutes", "contract"])
def test_no_paper_of_an_auction_is_older_than_its_session(announced, won, which):
    days = winning(minutes=typed("21/BB-ĐG", WON), contract=typed("7/HĐMB", WON))
    before = typed(days[which].number, WON - DAY)
    with pytest.raises(DocumentBeforeAct) as refused:
        results.record_sold(announced, **{**days, which: before}, by=won)
    assert refused.value.field == ("paper_on", "paper", "paper_no")
    results.record_sold(announced, **days, by=won)


def test_a_document_that_is_chosen_is_asked_as_one_that_is_typed(announced, case, won):
    chosen = record_document([case], paper=typed("20/BB-ĐG", WON - DAY), by=won)
    with pytest.raises(DocumentBeforeAct):
        results.record_sold(announced, **winning(minutes=typed_as(chosen)), by=won)


def typed_as(document):
    return type(NOTHING)(known=document)


def test_a_round_is_not_stopped_before_the_decision_to_stop_it(announced, officer, travel_to):
    on = announced.announced_on
    by = Act(officer, travel_to(on + 2 * DAY))
    with pytest.raises(DocumentAfterAct):
        announcing.stop_round(
            announced,
            ground_code="84.2A",
            paper=typed("09/QĐ-THADS", on + DAY),
            stopped_on=on,
            by=by,
        )


def test_what_ends_a_seizure_lies_on_its_side_of_the_end(make_asset, officer):
    on = date(2026, 11, 20)
    by = Act(officer, clock.now())
    asset = make_asset(seized_on=date(2026, 11, 10))
    for paper, refusal in (
        (typed("4/BB", on - DAY, kind=DocumentKind.MINUTES), DocumentBeforeAct),
        (typed("4/QĐ", on + DAY, kind=DocumentKind.DECISION), DocumentAfterAct),
    ):
        with pytest.raises(refusal):
            assets.end_seizure(
                asset, to=AssetState.RETURNED, document=paper, ended_on=on, by=by.onward()
            )


def test_a_correction_of_the_day_asks_what_the_entry_asks(make_asset, propose):
    seized = date(2026, 11, 10)
    asset = make_asset(seized_on=seized, minutes=typed("5/BB-KB", seized))
    with pytest.raises(DocumentBeforeAct) as refused:
        propose("asset", asset, seized_on=seized + DAY)
    assert refused.value.field == "seized_on"
    propose("asset", asset, seized_on=seized - DAY)


def test_another_paper_in_its_place_asks_what_the_entry_asks(make_asset, propose, officer):
    seized = date(2026, 11, 10)
    asset = make_asset(seized_on=seized, minutes=typed("5/BB-KB", seized))
    by = Act(officer, clock.now())
    wrong = asset.seizure_document
    with pytest.raises(DocumentBeforeAct):
        replace_document(wrong, paper=typed("6/BB-KB", seized - DAY), reason="Nhầm ngày", by=by)
    right = replace_document(
        wrong, paper=typed("5/BB-KB", seized + DAY), reason="Nhầm ngày", by=by.onward()
    )
    with pytest.raises(DocumentBeforeAct):  # that in whose place it stands is the paper of the row
        replace_document(right, paper=typed("7/BB-KB", seized - DAY), reason="Nhầm", by=by.onward())
    propose("asset", asset, seized_on=seized + DAY)  # as its paper in force says


def test_the_minutes_of_a_hand_over_are_not_older_than_it(paid, case, officer, travel_to):
    by = Act(officer, travel_to(DELIVERED))
    chosen = record_document([case], paper=typed("9/BB-GTS", DELIVERED - DAY), by=by)
    with pytest.raises(DocumentBeforeAct):
        delivery.hand_over(paid, **{**minutes(), "handover": typed_as(chosen)}, by=by.onward())


def test_a_notice_is_not_later_than_the_day_on_which_it_was_given(
    failed, officer, propose, travel_to
):
    told = failed.result_received_on + 2 * DAY
    by = Act(officer, travel_to(told + 2 * DAY))
    results.notify_parties(failed, on=told, document=typed("8/TB", told), by=by)
    with pytest.raises(DocumentAfterAct):
        propose("round", failed, parties_notified_on=told - DAY)
    with pytest.raises(DocumentAfterAct):
        replace_document(
            failed.notice_document,
            paper=typed("8/TB", told + DAY),
            reason="Nhầm ngày",
            by=by.onward(),
        )
    notice = replace_document(
        failed.notice_document, paper=typed("8/TB", told - DAY), reason="Nhầm ngày", by=by.onward()
    )
    propose("round", failed, parties_notified_on=notice.issued_on)
