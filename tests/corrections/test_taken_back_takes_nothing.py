"""What was taken back as entered by mistake is offered nowhere and takes nothing in."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from cases import queries
from cases.mistakes.refusals import CaseByMistake, TakenBackBefore
from cases.models import Asset, CaseFile, CostCategory, HoldReason, Party, PartyKind, PartyRole
from cases.operations.claims import say_claim_of
from cases.operations.closing import check_closing
from cases.operations.files import add_party
from cases.operations.holds import place_hold
from cases.operations.money import record_cost
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import db
from papers.drafting.operations.drafts import begin_draft
from papers.drafting.registry import declared
from papers.models import DocumentKind
from papers.operations import record_document
from tests.fixtures.papers import typed
from tests.fixtures.warehouse import draft
from warehouse.queries import movable_assets

BILL = typed("0012/HĐ", on=date(2026, 11, 20), kind=DocumentKind.INVOICE)


@pytest.fixture
def by(officer: Actor) -> Act:
    return Act(officer, clock.now())


@pytest.fixture
def struck(truck: Asset, correct: Any) -> Asset:
    correct("asset", truck, takes_back=True)
    return truck


@pytest.fixture
def no_party(struck: Asset, correct: Any, by: Act) -> Party:
    party = add_party(
        of(struck),
        role=PartyRole.CREDITOR,
        kind=PartyKind.PERSON,
        name="Bà Nhập Nhầm",
        by=by,
    )
    correct("party", party, takes_back=True)
    return party


def of(row: Asset | Party) -> CaseFile:
    return db.session.get_one(CaseFile, row.case_id)


def test_it_is_not_offered_to_the_store_nor_counted(struck: Asset) -> None:
    assert db.session.scalars(movable_assets(struck.case_id)).all() == []
    stands = queries.standing_of(of(struck))
    assert (stands.assets, stands.open_assets, stands.seized) == (0, 0, 0)


def test_nothing_of_it_comes_into_the_store(struck: Asset, make_intake: Callable[..., Any]) -> None:
    with pytest.raises(TakenBackBefore):
        make_intake(case=of(struck), lines=[draft(asset=struck)], approved=False)


def test_no_cost_is_recorded_for_it(struck: Asset, no_party: Party, by: Act) -> None:
    for named in ({"asset": struck}, {"party": no_party}):
        with pytest.raises(TakenBackBefore):
            record_cost(
                of(struck),
                category=CostCategory.STORAGE,
                amount=5_000,
                moved_on=clock.today(),
                paper=BILL,
                by=by,
                **named,
            )


def test_no_hold_lies_over_it(struck: Asset, by: Act) -> None:
    today = clock.today()
    with pytest.raises(TakenBackBefore):
        place_hold(
            of(struck),
            asset=struck,
            reason=HoldReason.COMPLAINT,
            ground="Điều 84 khoản 1 điểm b",
            placed_on=today,
            review_on=today + timedelta(days=30),
            by=by,
        )


def test_nothing_is_owed_to_it_and_nothing_is_mortgaged_to_it(
    no_party: Party, make_asset: Callable[..., Asset], by: Act
) -> None:
    with pytest.raises(TakenBackBefore):
        say_claim_of(no_party, money_due=1_000, paper=typed("7/QĐ"), by=by)
    with pytest.raises(TakenBackBefore):
        make_asset(case=of(no_party), mortgaged_to=no_party)


def test_no_document_is_recorded_about_it(struck: Asset, no_party: Party, by: Act) -> None:
    for about in ([struck], [of(struck), struck], [no_party]):
        with pytest.raises(TakenBackBefore):
            record_document(about, paper=BILL, by=by)


def test_no_document_and_no_draft_of_a_case_that_never_was(
    make_case: Callable[..., CaseFile], correct: Any, by: Act
) -> None:
    case = make_case(number="77/2026")
    correct("case", case, takes_back=True)
    with pytest.raises(CaseByMistake):
        check_closing(case, clock.today(), by)
    with pytest.raises(CaseByMistake):
        record_document([case], paper=BILL, by=by)
    template = next(iter(declared().values()))  # whichever: it is asked of the thing first
    with pytest.raises(CaseByMistake):
        begin_draft(case, template=template, by=by)
