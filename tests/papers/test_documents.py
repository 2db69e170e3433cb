"""Documents: recorded once, about what is there, replaced and never deleted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from audit.subjects import known_kinds
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, DayInTheFuture
from organisations.models import OrganisationKind
from organisations.operations.naming import Named
from organisations.operations.registry import close_organisation, record_organisation
from organisations.refusals import OrganisationClosed, OrganisationUnclear, OrganisationUnknown
from papers import refusals
from papers.models import Document, DocumentDirection, DocumentKind, DocumentSubject
from papers.operations import Paper, record_document, replace_document
from papers.subjects import ABOUT
from tests.fixtures.ledger import verify_stream
from tests.fixtures.papers import typed


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def document(case, by):
    return record_document([case], paper=typed(), by=by)


def about(document):
    rows = select(DocumentSubject).where(DocumentSubject.document_id == document.id)
    return [row.subject for row in db.session.scalars(rows.order_by(DocumentSubject.id))]


def test_a_document_may_be_about_what_the_ledger_knows(app: Flask) -> None:
    assert known_kinds() >= ABOUT


def test_a_document_is_recorded_with_what_it_is_about(case, house, by):
    found = record_document([case, house], paper=typed(issuer="Ngân hàng Thử Nghiệm"), by=by)
    assert about(found) == [case.stream, house.stream]
    assert (found.office_id, found.number_key) == (case.office_id, "77cv")
    assert verify_stream(found.stream).findings == []


def test_the_same_document_is_recorded_once_however_it_is_written(case, house, document, by):
    again = record_document([case, house], paper=typed(" 77 / cv "), by=by)
    assert again.id == document.id
    assert about(document) == [case.stream, house.stream]
    assert record_document([case], paper=Paper(known=document), by=by).id == document.id
    assert len(about(document)) == 2


@pytest.mark.parametrize("number", ["không số", "Ko. số", "---", "😀"])
def test_papers_without_a_number_are_never_the_same(case, by, number):
    first = record_document([case], paper=typed(number), by=by)
    assert record_document([case], paper=typed(number), by=by).id != first.id


@pytest.mark.parametrize(
    "other",
    [
        {"number": "78/CV"},
        {"summary": "Đơn của bà B"},
        {"signer": "Bà B"},
        {"received_no": "15"},
        {"on": date(2026, 11, 21)},
        {"kind": DocumentKind.DECISION},
        {"direction": DocumentDirection.ISSUED},
        {"issuer": "Ngân hàng khác"},
    ],
    ids=str,
)
def test_another_document_is_another_row(case, document, by, other):
    assert record_document([case], paper=typed(**other), by=by).id != document.id


def test_a_document_is_named(case, by):
    with pytest.raises(refusals.DocumentNeeded):
        record_document([case], paper=Paper(), by=by)
    with pytest.raises(refusals.DocumentNeeded):
        record_document([case], paper=typed(" "), by=by)


def test_a_document_has_a_day_that_has_come(case, by):
    with pytest.raises(refusals.DocumentDayNeeded):
        record_document([case], paper=replace(typed(), issued_on=None), by=by)
    with pytest.raises(refusals.DocumentFromTheFuture):
        record_document([case], paper=typed(on=by.day + timedelta(days=1)), by=by)


@pytest.mark.parametrize("replacing", [False, True])
def test_a_document_does_not_arrive_before_its_day_nor_tomorrow(case, document, by, replacing):
    def record(received_on):
        paper = typed("9/CV", received_on=received_on)
        if replacing:
            return replace_document(document, paper=paper, reason="Nhầm số", by=by)
        return record_document([case], paper=paper, by=by)

    with pytest.raises(refusals.DocumentArrivedEarly):
        record(typed().issued_on - timedelta(days=1))
    with pytest.raises(DayInTheFuture):
        record(by.day + timedelta(days=1))
    assert record(typed().issued_on).received_on == typed().issued_on


def test_a_document_is_chosen_or_typed_not_both(case, document, by):
    with pytest.raises(refusals.DocumentTwice):
        record_document([case], paper=replace(typed(), known=document), by=by)


def test_a_document_stays_in_its_office(case, document, make_case, unit, by):
    elsewhere = make_case(office_id=unit.id)
    with pytest.raises(refusals.DocumentOfAnotherOffice):
        record_document([elsewhere], paper=Paper(known=document), by=by)
    with pytest.raises(refusals.DocumentOfAnotherOffice):
        record_document([case, elsewhere], paper=typed("9/TB"), by=by)


# replacing


def test_a_wrong_document_is_replaced_and_stays(case, house, by):
    wrong = record_document([case, house], paper=typed(), by=by)
    right = replace_document(wrong, paper=typed("79/CV"), reason="Ghi nhầm số", by=by)
    assert (wrong.replaced_by_id, wrong.replaced_reason) == (right.id, "Ghi nhầm số")
    assert about(right) == [case.stream, house.stream]
    assert verify_stream(wrong.stream).findings == []
    with pytest.raises(refusals.DocumentReplaced):
        record_document([case], paper=Paper(known=wrong), by=by)
    with pytest.raises(refusals.DocumentReplaced):
        replace_document(wrong, paper=typed("80/CV"), reason="Ghi nhầm số", by=by)


def test_who_replaces_a_document_says_why(document, by):
    with pytest.raises(refusals.ReasonOfReplacementNeeded):
        replace_document(document, paper=typed("79/CV"), reason=" ", by=by)


def test_a_document_is_not_replaced_by_itself(document, by):
    with pytest.raises(refusals.ReplacedByItself):
        replace_document(document, paper=typed(), reason="Ghi nhầm", by=by)


def test_the_document_in_its_place_is_named_and_of_the_office(document, make_case, unit, by):
    for paper, refusal in [
        (Paper(), refusals.DocumentNeeded),
        (replace(typed("1/A"), issued_on=None), refusals.DocumentDayNeeded),
        (replace(typed("1/A"), known=document), refusals.DocumentTwice),
        (typed("1/A", by.day + timedelta(days=1)), refusals.DocumentFromTheFuture),
    ]:
        with pytest.raises(refusal):
            replace_document(document, paper=paper, reason="Ghi nhầm", by=by)
    elsewhere = make_case(office_id=unit.id)
    other = record_document([elsewhere], paper=typed("5/B"), by=by)
    with pytest.raises(refusals.DocumentOfAnotherOffice):
        replace_document(document, paper=Paper(known=other), reason="Ghi nhầm", by=by)


def test_a_document_somebody_changed_is_looked_at_again(document, officer):
    seen = Act(officer, clock.now(), seen=document.version + 1)
    with pytest.raises(ChangedMeanwhile):
        replace_document(document, paper=typed("79/CV"), reason="Ghi nhầm", by=seen)


# pages


def test_an_officer_records_a_document_of_a_case_and_replaces_it(pages, officer, case):
    visitor = pages.as_user(officer)
    visitor.post_form(
        f"/cases/{case.id}/documents/new",
        {
            "kind": "letter",
            "direction": "received",
            "paper_no": "12/CV-NH",
            "paper_on": "20/11/2026",
            "issuer": "Ngân hàng",
        },
    )
    document = db.session.scalars(select(Document)).one()
    assert (document.kind, document.issued_on) == (DocumentKind.LETTER, date(2026, 11, 20))
    page = visitor.get(f"/papers/documents/{document.id}")
    assert case.number in page.main
    assert "12/CV-NH" in visitor.get(f"/cases/{case.id}").main
    assert "12/CV-NH" in visitor.get(f"/cases/{case.id}/lists/documents").main
    visitor.post_form(
        f"/papers/documents/{document.id}/replace",
        {"paper_no": "13/CV-NH", "paper_on": "20/11/2026", "reason": "Ghi nhầm số"},
    )
    visitor.get(f"/papers/documents/{document.id}")
    newest = db.session.scalars(select(Document).order_by(Document.id.desc())).first()
    assert newest.number == "13/CV-NH"
    assert newest.kind is DocumentKind.LETTER


def test_a_document_without_number_or_day_is_asked_for_again(pages, officer, case):
    visitor = pages.as_user(officer)
    address = f"/cases/{case.id}/documents/new"
    visitor.post_form(address, {"kind": "letter"}, 422)
    visitor.post_form(address, {"kind": "letter", "paper_no": "1/A"}, 422)
    visitor.post_form(address, {"kind": "letter", "paper_no": "1/A", "paper_on": "31/02/2026"}, 422)
    assert db.session.scalars(select(Document)).all() == []


def test_a_document_of_another_office_is_not_found(pages, make_user, unit, document):
    db.session.commit()
    stranger = pages.as_user(make_user(roles=["officer"], office=unit))
    stranger.get(f"/papers/documents/{document.id}", 404)
    stranger.get(f"/papers/documents/{document.id}/replace", 404)


def test_what_a_document_needs_is_not_said_to_be_optional(pages, officer, case):
    form = pages.as_user(officer).get(f"/cases/{case.id}/documents/new")
    for name in ("paper_no", "paper_on"):
        label = next(one for one in form.document.all("label") if one.get("for") == name)
        assert "để trống" not in label.text


def test_the_organisation_that_issued_it_is_of_the_registry_and_a_person_is_words(case, by):
    named = Named("Tòa án nhân dân tỉnh", OrganisationKind.COURT, adds=True)
    found = record_document([case], paper=typed("5/TB-TA", organisation=named), by=by)
    assert (found.issuer, found.organisation_id is not None) == ("Tòa án nhân dân tỉnh", True)
    again = Named("TAND tỉnh", OrganisationKind.COURT)
    assert record_document([case], paper=typed("5/TB-TA", organisation=again), by=by) is found
    with pytest.raises(refusals.IssuerTwice):
        record_document([case], paper=typed("6", organisation=named, issuer="Bà Mẫu Thị A"), by=by)


def test_an_issuer_is_one_organisation_that_is_open(case, by):
    def record(name):
        named = Named(name, OrganisationKind.COURT)
        return record_document([case], paper=typed("9/TB", organisation=named), by=by.onward())

    with pytest.raises(OrganisationUnknown):
        record("Tòa án nhân dân xa")
    values = {"kind": OrganisationKind.COURT, "name": "Tòa án nhân dân xa"}
    first = record_organisation(**values, office_id=case.office_id, by=by.onward())
    close_organisation(first, on=by.day, by=by.onward())
    with pytest.raises(OrganisationClosed):
        record("Tòa án nhân dân xa")
    record_organisation(**values, office_id=case.office_id, is_another=True, by=by.onward())
    with pytest.raises(OrganisationUnclear):
        record("Tòa án nhân dân xa")
