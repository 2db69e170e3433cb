"""A draft becomes a document: it is signed, gets its number, and its files are kept."""

from datetime import date

from accounts.letterhead import capacity_of
from accounts.models import Office, UserAccount
from accounts.queries import rights_of
from audit import ledger
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.past import check_past
from foundation.refusals import check
from papers.drafting import allowed, entries, refusals
from papers.drafting.models import Draft
from papers.drafting.operations.numbering import give_number
from papers.drafting.reading import facts_now
from papers.drafting.registry import Template
from papers.models import Document, DocumentDirection
from papers.operations import Paper, record_document

IN_PLACE_OF = "_in_place_of"  # key among the parts of a signed draft


def sign_draft(
    draft: Draft,
    *,
    template: Template,
    signed_on: date,
    signer: UserAccount,
    capacity: str | None,
    in_place_of: str | None = None,
    by: Act,
) -> Document:
    """Record that a draft was signed: it gets the next number and becomes a document issued here.

    Its files are made afterwards, from what is kept now.

    Args:
        capacity: of the signer, "Chấp hành viên"; empty: as recorded for the signer.
        in_place_of: "KT. TRƯỞNG PHÒNG", where somebody signs for another.

    Raises:
        ChangedMeanwhile: the draft changed since the person saw it.
        DraftEnded: it was signed or dropped.
        NoSuchPaperNow: the thing went on and has no such paper any more.
        FactsChanged: facts changed since it was drafted, and nobody said to leave them.
        PartsEmpty: a part that must be written is empty.
        NotACut, CutTooLarge: what is typed breaks a rule of its paper (``Template.objection``).
        CapacityNeeded: nobody says in which capacity it is signed.
        DayInTheFuture: signed later than the act.
        SignerOfAnotherOffice: the signer has no role in the office on that day.
    """
    lock_as_seen(draft, by)
    thing = template.find(draft.subject_id)
    check(allowed.why_not_sign(draft, template, thing, facts_now(draft, template)))
    capacity, in_place_of = _line(capacity), _line(in_place_of)
    if not capacity:
        office = db.session.get_one(Office, draft.office_id)
        recorded = capacity_of(office, signer.id, signed_on)
        if recorded is None:
            raise refusals.CapacityNeeded
        capacity = recorded.capacity
        in_place_of = in_place_of or recorded.in_place_of or ""
    check_past(signed_on, by)
    rights = rights_of(signer.id, signed_on)
    if not rights.roles or draft.office_id not in rights.office_names:
        raise refusals.SignerOfAnotherOffice(name=signer.full_name)
    number = give_number(draft.office_id, kind=template.kind, on=signed_on, by=by.onward())
    document = record_document(
        template.papers_of(thing),
        paper=Paper(
            kind=template.kind,
            direction=DocumentDirection.ISSUED,
            number=number,
            issued_on=signed_on,
            issuer=draft.facts.get("office_name"),
            signer=signer.full_name,
            capacity=capacity,
            summary=template.about,
        ),
        by=by.onward(),
    )
    document.template, document.template_version = template.code, template.version
    document.data_version = draft.facts_version
    draft.document_id, draft.template_version = document.id, template.version
    if in_place_of:
        draft.free = draft.free | {IN_PLACE_OF: in_place_of}
    ledger.append(
        draft.stream,
        entries.DRAFT_SIGNED,
        office_id=draft.office_id,
        by=by,
        payload={"document": document.stream, "number": number},
    )
    return document


def keep_made_files(document: Document, *, docx: str, pdf: str | None, by: Act) -> Document:
    """Keep the files made of a document that was drafted here; what is kept stays as it is.

    Args:
        docx, pdf: names in the store; no PDF where it could not be made.

    Raises:
        NotDraftedHere: the document was not drafted here.
    """
    lock(document)
    if document.template is None:
        raise refusals.NotDraftedHere
    before = (document.docx_sha256, document.pdf_sha256)
    document.docx_sha256 = document.docx_sha256 or docx
    document.pdf_sha256 = document.pdf_sha256 or pdf
    if (document.docx_sha256, document.pdf_sha256) != before:
        ledger.append(
            document.stream,
            entries.DOCUMENT_MADE,
            office_id=document.office_id,
            by=by,
            payload={"pdf": document.pdf_sha256 is not None},
        )
    return document


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
