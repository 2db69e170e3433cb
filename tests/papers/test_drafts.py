"""Drafts: begun with what is recorded, signed with a number, redrafted when facts change."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from accounts.models import UserAccount
from accounts.refusals import SignerOfAnotherOffice
from auctions.drafting.templates import AUCTION_LETTER, PRICE_REDUCTION
from auctions.operations import repricing
from auctions.refusals import CutTooLarge, NotACut
from audit import ledger
from cases.models import CaseFile
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, DayInTheFuture
from papers.drafting import allowed, refusals
from papers.drafting.models import Draft
from papers.drafting.operations.drafts import (
    begin_draft,
    drop_draft,
    keep_draft,
    renew_draft,
    write_draft,
)
from papers.drafting.operations.signing import keep_made_files
from papers.drafting.reading import facts_now
from papers.models import DocumentDirection, DocumentKind, DocumentSubject
from papers.operations import Paper, record_document
from tests.fixtures.auctions import PRICE
from tests.fixtures.drafting import PARTS, move, sign
from tests.fixtures.ledger import verify_stream
from tests.fixtures.papers import typed


def kinds(stream):
    return [entry.kind for entry in db.session.scalars(ledger.history(stream))][::-1]


def test_a_draft_begins_with_what_is_recorded_and_takes_no_number(reduction_draft, lot, failed):
    facts = reduction_draft.facts
    assert facts["last_price"] == PRICE
    assert facts["failed_round"] == str(failed.number)
    assert facts["case_number"] == db.session.get_one(CaseFile, lot.case_id).number
    assert facts["creditor_no"] is None
    assert reduction_draft.is_open
    assert verify_stream(reduction_draft.stream).findings == []


def test_a_paper_is_drafted_only_where_the_state_of_the_thing_asks_for_it(lot, deciding):
    with pytest.raises(refusals.NoSuchPaperNow):
        begin_draft(lot, template=AUCTION_LETTER, by=deciding)


def test_a_signed_draft_is_a_document_issued_here_that_an_act_can_rest_on(
    written_draft, lot, deciding
):
    document = sign(written_draft, deciding)
    assert (document.number, document.kind) == ("01/QĐ-THADS", DocumentKind.DECISION)
    assert (document.direction, document.issued_on) == (DocumentDirection.ISSUED, deciding.day)
    assert (document.signer, document.capacity) == (deciding.actor.name, "Chấp hành viên")
    assert document.template == PRICE_REDUCTION.code
    assert document.template_version == PRICE_REDUCTION.version
    assert document.data_version == written_draft.facts_version
    rows = select(DocumentSubject).where(DocumentSubject.document_id == document.id)
    assert {row.subject for row in db.session.scalars(rows)} == {
        f"case:{lot.case_id}",
        lot.stream,
    }
    assert kinds(written_draft.stream)[-1] == "draft.signed"
    assert verify_stream(document.stream).findings == []
    reduction = repricing.reduce_price(
        lot,
        to_price=900_000_000,
        decision=Paper(known=document),
        decided_on=deciding.day,
        by=deciding,
    )
    assert reduction.decision_no == "01/QĐ-THADS"


def test_a_draft_is_not_signed_when_its_thing_went_on(written_draft, lot, deciding):
    values = {"to_price": 900_000_000, "decided_on": deciding.day}
    decision = typed("9/QĐ-THADS", deciding.day, kind=DocumentKind.DECISION)
    repricing.reduce_price(lot, **values, decision=decision, by=deciding)
    with pytest.raises(refusals.NoSuchPaperNow):
        sign(written_draft, deciding)


def test_the_next_signature_takes_the_next_number(written_draft, lot, deciding):
    sign(written_draft, deciding)
    other = begin_draft(lot, template=PRICE_REDUCTION, by=deciding)
    write_draft(other, template=PRICE_REDUCTION, free=PARTS, by=deciding)
    assert sign(other, deciding).number == "02/QĐ-THADS"


def test_a_changed_fact_holds_the_signature_until_it_is_taken_or_left(written_draft, deciding):
    move(written_draft, "Phú An")
    assert allowed.is_behind(written_draft, facts_now(written_draft, PRICE_REDUCTION))
    with pytest.raises(refusals.FactsChanged):
        sign(written_draft, deciding)
    renew_draft(written_draft, template=PRICE_REDUCTION, by=deciding)
    assert written_draft.facts["place"] == "Phú An"
    assert written_draft.free == PARTS | {"grounds": "", "orders": ""}
    assert sign(written_draft, deciding).number


def test_a_draft_that_is_kept_as_it_was_asks_again_at_the_next_change(written_draft, deciding):
    move(written_draft, "Phú An")
    keep_draft(written_draft, template=PRICE_REDUCTION, by=deciding)
    assert written_draft.facts["place"] is None
    move(written_draft, "Đà Lạt")
    with pytest.raises(refusals.FactsChanged):
        sign(written_draft, deciding)
    keep_draft(written_draft, template=PRICE_REDUCTION, by=deciding)
    assert sign(written_draft, deciding).data_version == written_draft.facts_version


@pytest.mark.parametrize("verb", [renew_draft, keep_draft])
def test_nothing_is_taken_or_left_where_nothing_changed(reduction_draft, deciding, verb):
    with pytest.raises(refusals.NothingChanged):
        verb(reduction_draft, template=PRICE_REDUCTION, by=deciding)


def test_what_is_signed_never_changes(written_draft, deciding):
    sign(written_draft, deciding)
    ways = {
        write_draft: {"template": PRICE_REDUCTION, "free": PARTS},
        renew_draft: {"template": PRICE_REDUCTION},
        keep_draft: {"template": PRICE_REDUCTION},
        drop_draft: {"reason": "Sai"},
    }
    for verb, values in ways.items():
        with pytest.raises(refusals.DraftEnded):
            verb(written_draft, **values, by=deciding)
    with pytest.raises(refusals.DraftEnded):
        sign(written_draft, deciding)


def test_somebody_else_changed_the_draft_meanwhile(written_draft, deciding):
    db.session.flush()
    stale = deciding.onward(seen=written_draft.version - 1)
    ways = {
        write_draft: {"template": PRICE_REDUCTION, "free": PARTS},
        renew_draft: {"template": PRICE_REDUCTION},
        keep_draft: {"template": PRICE_REDUCTION},
        drop_draft: {"reason": "Sai"},
    }
    for verb, values in ways.items():
        with pytest.raises(ChangedMeanwhile):
            verb(written_draft, **values, by=stale)
    with pytest.raises(ChangedMeanwhile):
        sign(written_draft, stale)


def test_what_must_be_written_is_written_before_it_is_signed(reduction_draft, deciding):
    with pytest.raises(refusals.PartsEmpty):
        sign(reduction_draft, deciding)


@pytest.mark.parametrize(
    ("price", "refusal"), [(PRICE, NotACut), (PRICE * 9 // 10 - 1, CutTooLarge)]
)
def test_a_decision_that_the_law_does_not_allow_is_not_signed(
    reduction_draft, deciding, price, refusal
):
    free = PARTS | {"new_price": str(price)}
    write_draft(reduction_draft, template=PRICE_REDUCTION, free=free, by=deciding)
    with pytest.raises(refusal):
        sign(reduction_draft, deciding)


def test_a_part_holds_so_much_and_no_more(reduction_draft, deciding):
    long = {"grounds": "x" * 10_000}
    assert write_draft(reduction_draft, template=PRICE_REDUCTION, free=long, by=deciding)
    longer = {"grounds": "x" * 10_001}
    with pytest.raises(refusals.PartTooLong) as refused:
        write_draft(reduction_draft, template=PRICE_REDUCTION, free=longer, by=deciding)
    assert refused.value.field == "grounds"


def test_the_same_parts_write_nothing(written_draft, deciding):
    before = kinds(written_draft.stream)
    write_draft(written_draft, template=PRICE_REDUCTION, free=PARTS, by=deciding)
    assert kinds(written_draft.stream) == before


def test_a_signature_has_a_day_that_came_and_a_person_of_the_office(
    written_draft, deciding, make_user, unit
):
    with pytest.raises(DayInTheFuture):
        sign(written_draft, deciding, signed_on=deciding.day + timedelta(days=1))
    stranger = make_user(roles=["officer"], office=unit)
    account = db.session.get_one(UserAccount, stranger.id)
    with pytest.raises(SignerOfAnotherOffice):
        sign(written_draft, deciding, signer=account)


def test_a_dropped_draft_stays_with_its_reason(reduction_draft, deciding):
    with pytest.raises(refusals.ReasonOfDropNeeded):
        drop_draft(reduction_draft, reason=" ", by=deciding)
    drop_draft(reduction_draft, reason="Soạn nhầm lô", by=deciding)
    assert db.session.get_one(Draft, reduction_draft.id).dropped_reason == "Soạn nhầm lô"


def test_files_are_kept_once_and_only_of_what_was_drafted_here(written_draft, case, deciding):
    document = sign(written_draft, deciding)
    keep_made_files(document, docx="a" * 64, pdf=None, by=deciding)
    keep_made_files(document, docx="b" * 64, pdf="c" * 64, by=deciding)
    assert (document.docx_sha256, document.pdf_sha256) == ("a" * 64, "c" * 64)
    assert kinds(document.stream).count("document.made") == 2
    other = record_document([case], paper=typed(), by=deciding)
    with pytest.raises(refusals.NotDraftedHere):
        keep_made_files(other, docx="a" * 64, pdf=None, by=deciding)
