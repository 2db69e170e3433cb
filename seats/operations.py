"""What people outside hand in: each answer is a signed document, and the act that rests on it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from auctions.models import CreditorAnswer, CreditorChoice, Lot
from auctions.operations.repricing import record_creditor_answer
from cases.models import CaseFile, Party
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import check
from organisations.models import Organisation
from papers.models import Document, DocumentDirection, DocumentKind
from papers.operations import Paper, Subject, record_document
from sales import sale_facts
from sales.allowed import why_not_extend_to
from sales.models import Sale
from seats import queries, refusals
from seats.allowed import why_not_answer_extension


def hand_in(
    case: CaseFile,
    *,
    organisation: Organisation,
    paper: Paper,
    by: Act,
    kind: DocumentKind | None = None,
    summary: str | None = None,
    about: Sequence[Subject] = (),
) -> Document:
    """Record a signed document that an organisation hands in about a case.

    Args:
        about: what of the case it is about besides: an auction, a sale.

    Raises:
        SignedFileNeeded: the signed file is missing.
        DocumentNeeded and the others of ``record_document``.
    """
    if paper.file is None:
        raise refusals.SignedFileNeeded
    sent = replace(
        paper,
        kind=kind or paper.kind,
        direction=DocumentDirection.RECEIVED,
        organisation=organisation,
        received_on=by.day,
        summary=summary,
    )
    return record_document([case, *about], paper=sent, by=by.onward())


def answer_taking(
    lot: Lot,
    *,
    choice: CreditorChoice,
    organisation: Organisation,
    party: Party | None,
    paper: Paper,
    by: Act,
) -> CreditorAnswer:
    """Record whether a bank takes the asset, on the day it says so, from its own document.

    Args:
        party: the organisation as a creditor of the case.

    Raises:
        SignedFileNeeded: the signed file is missing.
        NotYours: the organisation is no creditor of the case.
        CreditorAnswered and the others of ``record_creditor_answer``.
    """
    if paper.file is None:
        raise refusals.SignedFileNeeded
    if party is None:
        raise refusals.NotYours
    sent = replace(paper, kind=DocumentKind.ANSWER, organisation=organisation, received_on=by.day)
    return record_creditor_answer(
        lot, choice=choice, answered_on=by.day, paper=sent, party=party, by=by
    )


def answer_extension(
    sale: Sale,
    *,
    agrees: bool,
    until: date | None,
    summary: str,
    organisation: Organisation,
    party: Party | None,
    paper: Paper,
    by: Act,
) -> Document:
    """Record whether a creditor agrees to a later payment; the officer decides it by this document.

    Args:
        until: the day it agrees to.
        summary: the answer in words, as the list of documents shows it.

    Raises:
        NotYours: the organisation is no creditor of the case.
        DayOfExtensionNeeded: it agrees, and says no day.
        ExtensionAnswered: its answer is in force.
        SaleNotUnpaid and the others of ``why_not_extend``: there is nothing to extend.
        ExtensionOutsideWindow: not after the present last day, or later than the law lets it.
        SignedFileNeeded: the signed file is missing.
    """
    if party is None:
        raise refusals.NotYours
    if agrees and until is None:
        raise refusals.DayOfExtensionNeeded
    facts = sale_facts.locked(sale, by.onward())
    given = queries.answers_about(organisation, [sale.id]).get(sale.id)
    check(why_not_answer_extension(facts, given, by))
    if agrees and until is not None:
        check(why_not_extend_to(facts, until, by))
    return hand_in(
        db.session.get_one(CaseFile, sale.case_id),
        organisation=organisation,
        paper=paper,
        kind=DocumentKind.ANSWER,
        summary=summary,
        about=[sale],
        by=by,
    )
