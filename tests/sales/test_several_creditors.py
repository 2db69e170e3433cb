"""Of several creditors one takes the asset: what is owed to them, and their part of the price."""

from datetime import date

import pytest

from auctions.queries import assets_of
from cases.models import CaseFile, Party, PartyKind, PartyRole
from cases.operations import files
from cases.operations.claims import say_claim_of
from cases.refusals import CaseIsClosed, ClaimOfCreditorKnown, NotACreditor
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from papers.operations import Paper
from papers.refusals import DocumentNeeded
from sales import refusals as sale_refusals
from sales.models import MoneyKind, SaleMoney, SaleState
from sales.queries import sums_of
from tests.fixtures.ledger import verify_stream
from tests.fixtures.papers import typed
from tests.sales.taking import another_taking, owe, settle


def beside(taking, own, others=0):
    """Let another creditor stand beside the one who takes; say what is owed to the first."""
    case = db.session.get_one(CaseFile, taking.case_id)
    taker = db.session.get_one(Party, taking.party_id)
    taker.money_due = own
    by = Act(SYSTEM, clock.now())
    other = files.add_party(
        case,
        role=PartyRole.CREDITOR,
        kind=PartyKind.PERSON,
        name="Đinh Thị Hai",
        money_due=others,
        by=by,
    )
    db.session.flush()
    return taker, other


def test_of_several_creditors_one_has_set_off_only_what_is_owed_to_them(taking, officer, travel_to):
    owe(taking, taking.price - 1)  # nobody else could be paid more than the case is for
    beside(taking, own=4_000_000)
    owe(taking, 10 * taking.price)
    at = travel_to(date(2027, 1, 26))
    part = 4_000_000 * taking.price // (10 * taking.price)
    with pytest.raises(sale_refusals.OffsetAboveShare) as no:
        settle(taking, officer, at, offset=part + 1)
    assert no.value.details == {"most": part, "rest": taking.price - part}
    with pytest.raises(sale_refusals.OffsetAboveClaim):
        settle(taking, officer, at, offset=4_000_001, ranks_first=True)
    settle(taking, officer, at, offset=4_000_000, ranks_first=True)
    assert sums_of(taking).left_to_pay == taking.price - 4_000_000


def test_a_price_that_pays_everybody_sets_the_whole_claim_off(taking, officer, travel_to):
    owe(taking, taking.price - 1)
    beside(taking, own=4_000_000)
    at = travel_to(date(2027, 1, 26))
    with pytest.raises(sale_refusals.OffsetAboveClaim):
        settle(taking, officer, at, offset=4_000_001)
    settle(taking, officer, at, offset=4_000_000)


def test_who_holds_the_mortgage_of_the_lot_is_paid_first(taking, lot, officer, travel_to):
    owe(taking, 10 * taking.price)
    taker, _other = beside(taking, own=4_000_000)
    for asset in assets_of(lot):
        asset.mortgaged_to_id = taker.id
    db.session.flush()
    settle(taking, officer, travel_to(date(2027, 1, 26)), offset=4_000_000)
    assert taking.offset == 4_000_000


def test_among_several_creditors_the_own_claim_has_to_be_known(taking, officer, travel_to):
    owe(taking, taking.price)
    taker, _other = beside(taking, own=None)
    at = travel_to(date(2027, 1, 26))
    with pytest.raises(sale_refusals.ClaimOfCreditorNotKnown):
        settle(taking, officer, at, offset=1)
    say_claim_of(taker, money_due=1, paper=typed("1/QĐ", date(2026, 1, 5)), by=Act(officer, at))
    settle(taking, officer, at, offset=1, ranks_first=True)
    assert taking.offset == 1


def test_what_was_set_off_or_paid_out_before_is_owed_to_the_creditor_no_more(
    taking, officer, travel_to
):
    owe(taking, 10 * taking.price)
    taker, _other = beside(taking, own=6_000_000)
    other = another_taking(taking, offset=4_000_000, state=SaleState.COMPLETED)
    db.session.add(
        SaleMoney(
            office_id=taking.office_id,
            sale_id=other.id,
            kind=MoneyKind.PAYOUT,
            amount=1_500_000,
            moved_on=date(2026, 12, 1),
            counterpart=taker.name.upper(),
            recorded_by_id=officer.id,
        )
    )
    db.session.flush()
    at = travel_to(date(2027, 1, 26))
    with pytest.raises(sale_refusals.OffsetAboveClaim) as no:
        settle(taking, officer, at, offset=500_001, ranks_first=True)
    assert no.value.details["owed"] == 500_000


def test_what_is_owed_is_said_once_and_of_a_creditor_only(case, bank, officer):
    by = Act(officer, clock.now())
    debtor = files.add_party(
        case, role=PartyRole.DEBTOR, kind=PartyKind.PERSON, name="Tô Văn Nợ", by=by.onward()
    )
    with pytest.raises(DocumentNeeded):
        say_claim_of(bank, money_due=1, paper=Paper(), by=by)
    with pytest.raises(NotACreditor):
        say_claim_of(debtor, money_due=1, paper=typed("1/QĐ"), by=by)
    say_claim_of(bank, money_due=7_000_000, paper=typed("1/QĐ"), by=by.onward())
    assert bank.money_due == 7_000_000
    with pytest.raises(ClaimOfCreditorKnown):
        say_claim_of(bank, money_due=1, paper=typed("1/QĐ"), by=by.onward())
    with pytest.raises(NotACreditor):
        files.add_party(
            case,
            role=PartyRole.DEBTOR,
            kind=PartyKind.PERSON,
            name="Tô Văn Nợ Hai",
            money_due=1,
            by=by.onward(),
        )
    assert verify_stream(case.stream).intact
    files.close_case(case, closed_on=clock.today(), by=by.onward())
    with pytest.raises(CaseIsClosed):
        say_claim_of(bank, money_due=1, paper=typed("1/QĐ"), by=by.onward())


def test_what_is_owed_to_one_of_several_creditors_is_said_on_the_page_of_the_case(
    case, bank, officer, pages
):
    files.add_party(
        case,
        role=PartyRole.CREDITOR,
        kind=PartyKind.PERSON,
        name="Đinh Thị Hai",
        by=Act(officer, clock.now()),
    )
    db.session.commit()
    visitor = pages.as_user(officer)
    where = f"/cases/{case.id}/parties/{bank.id}/claim"
    assert where in visitor.get(f"/cases/{case.id}").markup
    visitor.post_form(
        where, {"money_due": "12.000.000", "paper_no": "1/QĐ-THA", "paper_on": "2026-01-05"}
    )
    db.session.expire_all()
    assert bank.money_due == 12_000_000
    assert where not in visitor.get(f"/cases/{case.id}").markup
    assert visitor.get(f"/cases/{case.id + 1}/parties/{bank.id}/claim", status=404)
