"""Recording documents, relying on them, replacing a wrong one; none is ever deleted."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit import ledger
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock, lock_name
from foundation.gone import refuse_gone
from foundation.kept import KeptFile
from foundation.moments import Moment
from foundation.past import check_past
from foundation.refusals import check
from organisations.operations.naming import Named, organisation_of
from papers import entries, queries, refusals
from papers.dated import Dated, why_not_dated, why_not_replace
from papers.issued import given_here
from papers.models import Document, DocumentSubject
from papers.naming import NOTHING, Paper, Subject, beside, check_named, check_typed
from papers.subjects import ABOUT

__all__ = [
    "NOTHING",
    "Paper",
    "Subject",
    "check_named",
    "keep_document_file",
    "record_document",
    "replace_document",
]


def record_document(
    about: Sequence[Subject], *, paper: Paper, by: Act, dated: Sequence[Dated] = ()
) -> Document:
    """Record a document, or find the same one recorded before, and say what it is about.

    One drafted here is the same when kind, number and day are equal. Any other is the same when it
    has a number, kind, direction, number, day and issuer are equal,
    nothing else that is said of it differs, and it is about the first thing already.

    Args:
        about: what it is about, the most general first: its case, then the lot.
        dated: on which side of the act its day lies.

    Raises:
        DocumentNeeded: no document is named, or one without a number.
        DocumentTwice: one is chosen and another is typed.
        DocumentDayNeeded: its day is missing.
        DocumentFromTheFuture: it is dated after the act.
        DocumentBeforeAct: it tells of what happened after its day.
        DocumentAfterAct: what it orders was done before its day.
        DocumentArrivedEarly: it arrived before its day.
        DayInTheFuture: it arrived later than the act.
        DocumentReplaced: it was replaced by another.
        DocumentOfAnotherOffice: it and all that it is about are not of one office.
        DocumentHasFile: a file is sent, and another is kept of it.
        NumberGivenHere: its number was given to a document of another day that was drafted here.
        IssuerTwice: a person and an organisation are named as its issuer.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed: see ``organisation_of``.
        CaseByMistake, TakenBackBefore: what it is about was taken back.
    """
    for each in about:
        refuse_gone(each)
    with beside(paper):
        return _recorded(about, paper, by, dated)


def _recorded(about: Sequence[Subject], paper: Paper, by: Act, dated: Sequence[Dated]) -> Document:
    if paper.is_empty:
        raise refusals.DocumentNeeded
    office_id = _office_of(about)
    if paper.known is not None:
        if (paper.number or "").strip() or paper.issued_on is not None:
            raise refusals.DocumentTwice
        check(why_not_dated(paper.known.kind, paper.known.issued_on, dated))
        return _rely_on(paper.known, about, office_id, paper.file, by)
    check_typed(paper, by)
    check(why_not_dated(paper.kind, paper.issued_on, dated))
    if (
        paper.received_on is not None
        and paper.issued_on is not None
        and paper.received_on < paper.issued_on
    ):
        raise refusals.DocumentArrivedEarly(issued=paper.issued_on, received=paper.received_on)
    if paper.received_on is not None:
        check_past(paper.received_on, by, Moment.RECEIVED)
    given = given_here(paper, office_id)
    if given is not None and given.issued_on != paper.issued_on:
        raise refusals.NumberGivenHere(number=given.number, day=given.issued_on)
    if given is not None:
        return _rely_on(given, about, office_id, paper.file, by)
    document = _written(paper, office_id, by)
    _name_issuer(document, paper, by)
    lock_name(f"document:{about[0].stream}:{document.number_key}")
    kind, _, subject_id = about[0].stream.partition(":")
    known = queries.same_as(document, kind, int(subject_id))
    if known is not None:
        return _rely_on(known, about, office_id, paper.file, by)
    db.session.add(document)
    db.session.flush()
    _say_about(document, about)
    ledger.append(
        document.stream,
        entries.DOCUMENT_RECORDED,
        office_id=document.office_id,
        by=by,
        payload={
            "kind": document.kind,
            "direction": document.direction,
            "number": document.number,
            "issued_on": document.issued_on,
            "about": [each.stream for each in about],
        },
        begins=True,
    )
    return document


def replace_document(document: Document, *, paper: Paper, reason: str, by: Act) -> Document:
    """Put another document in the place of a wrong one; both stay, and the old one says why.

    Returns:
        The document in force; it is about all that the old one was about.

    Raises:
        ReasonOfReplacementNeeded: nobody says why.
        ChangedMeanwhile: the document changed since the person saw it.
        DocumentReplaced: it was replaced before, or the other one was.
        ReplacedByItself: the other one is the same.
        DocumentBeforeAct, DocumentAfterAct: its day cannot be that of an act that rests on it.
        DocumentNeeded, DocumentTwice, DocumentDayNeeded, DocumentFromTheFuture,
            DocumentArrivedEarly, DayInTheFuture, DocumentOfAnotherOffice: see ``record_document``.
    """
    if not reason.strip():
        raise refusals.ReasonOfReplacementNeeded
    lock_as_seen(document, by)
    if document.replaced_by_id is not None:
        raise refusals.DocumentReplaced(number=document.number or "")
    office_id = document.office_id
    subjects = queries.subjects_of(document)
    about = [_Named(row.subject_id, row.subject, office_id) for row in subjects]
    other = record_document(about, paper=paper, by=by.onward())
    if other.id == document.id:
        raise refusals.ReplacedByItself
    with beside(paper):
        check(why_not_replace(document, other.kind, other.issued_on))
    document.replaced_by_id, document.replaced_reason = other.id, reason.strip()
    ledger.append(
        document.stream,
        entries.DOCUMENT_REPLACED,
        office_id=document.office_id,
        by=by,
        payload={"by": other.stream, "reason": reason.strip()},
    )
    return other


@dataclass(frozen=True, slots=True)
class _Named:
    """A subject of which only the stream and the office are known."""

    id: int
    stream: str
    office_id: int


def _written(paper: Paper, office_id: int, by: Act) -> Document:
    document = Document(
        office_id=office_id,
        kind=paper.kind,
        direction=paper.direction,
        number=(paper.number or "").strip(),
        issued_on=paper.issued_on,
        received_on=paper.received_on,
        received_no=paper.received_no,
        summary=paper.summary,
        issuer=paper.issuer,
        signer=paper.signer,
        capacity=paper.capacity,
        recorded_by_id=by.actor.id,
        recorded_at=by.at,
    )
    if paper.file is not None:
        document.take(paper.file)
    return document


def _name_issuer(document: Document, paper: Paper, by: Act) -> None:
    """Let an organisation of the registry be the issuer, under the name it has now."""
    named = paper.organisation
    if named is None or (isinstance(named, Named) and named.is_empty):
        return
    if (paper.issuer or "").strip():
        raise refusals.IssuerTwice
    known = organisation_of(named, office_id=document.office_id, by=by)
    document.organisation_id, document.issuer = known.id, known.name


def keep_document_file(document: Document, *, file: KeptFile | None, by: Act) -> Document:
    """Keep the file of a document that was recorded by its number and day alone.

    Raises:
        FileNeeded: no file is sent.
        DocumentReplaced: it was replaced by another.
        DocumentHasFile: another file is kept of it.
    """
    if file is None:
        raise refusals.FileNeeded
    lock(document)
    if document.replaced_by_id is not None:
        raise refusals.DocumentReplaced(number=document.number or "")
    _keep_file(document, file, by)
    return document


def _keep_file(document: Document, file: KeptFile, by: Act) -> None:
    if document.sha256 == file.sha256:
        return
    if document.sha256 is not None:
        raise refusals.DocumentHasFile(number=document.number or "")
    document.take(file)
    ledger.append(
        document.stream,
        entries.DOCUMENT_FILED,
        office_id=document.office_id,
        by=by,
        payload={"pages": file.pages},
    )


def _rely_on(
    document: Document,
    about: Sequence[Subject],
    office_id: int,
    file: KeptFile | None,
    by: Act,
) -> Document:
    lock(document)
    if document.replaced_by_id is not None:
        raise refusals.DocumentReplaced(number=document.number or "")
    if document.office_id != office_id:
        raise refusals.DocumentOfAnotherOffice
    if file is not None:
        _keep_file(document, file, by.onward())
    known = {row.subject for row in queries.subjects_of(document)}
    fresh = [each for each in about if each.stream not in known]
    if fresh:
        _say_about(document, fresh)
        ledger.append(
            document.stream,
            entries.DOCUMENT_RELIED_ON,
            office_id=document.office_id,
            by=by,
            payload={"about": [each.stream for each in fresh]},
        )
    return document


def _office_of(about: Sequence[Subject]) -> int:
    """Return the one office of what a document is about."""
    offices = {each.office_id for each in about}
    (office_id,) = offices if len(offices) == 1 else (None,)
    if office_id is None:
        raise refusals.DocumentOfAnotherOffice
    return office_id


def _say_about(document: Document, about: Sequence[Subject]) -> None:
    for each in about:
        kind, _, subject_id = each.stream.partition(":")
        if kind not in ABOUT:
            raise TypeError(f"a document about “{kind}” is not declared in papers.subjects")
        db.session.add(
            DocumentSubject(
                office_id=document.office_id,
                document_id=document.id,
                kind=kind,
                subject_id=int(subject_id),
            )
        )
    db.session.flush()
