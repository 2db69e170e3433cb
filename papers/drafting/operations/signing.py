"""A draft becomes a document: it is signed, gets its number, and its files are kept."""

from dataclasses import dataclass
from datetime import date

from accounts.letterhead import capacity_of, why_not_signer
from accounts.models import Office, UserAccount
from audit import ledger
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.folding import fold
from foundation.moments import Moment
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


@dataclass(frozen=True, slots=True)
class SignedAs:
    """What stands above the name of who signs."""

    capacity: str
    in_place_of: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.in_place_of, self.capacity)))


def signing_as(
    office: Office,
    template: Template,
    signer: UserAccount,
    on: date,
    capacity: str | None,
    in_place_of: str | None,
) -> SignedAs:
    """Return in which capacity a person signs a paper on a day: what is typed, else recorded.

    Who signs in the recorded capacity signs in the place of whom is recorded with it.

    Raises:
        CapacityNeeded: none is typed nor recorded, and the paper is signed in several.
    """
    typed, instead = _line(capacity), _line(in_place_of)
    recorded = capacity_of(office, signer.id, on)
    if recorded is not None and (not typed or fold(typed) == fold(recorded.capacity)):
        return SignedAs(recorded.capacity, instead or recorded.in_place_of or "")
    if not typed and len(template.capacities) == 1:
        typed = template.capacities[0]
    if not typed:
        raise refusals.CapacityNeeded
    return SignedAs(typed, instead)


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

    What it is about is locked before it is judged. Its files are made afterwards, from what is kept
    now.

    Args:
        capacity: of the signer, "Chấp hành viên"; empty: as recorded for the signer.
        in_place_of: "KT. TRƯỞNG PHÒNG", where somebody signs for another; empty: as recorded with
            that capacity.

    Raises:
        ChangedMeanwhile: the draft changed since the person saw it.
        DraftEnded: it was signed or dropped.
        NoSuchPaperNow: the thing went on and has no such paper any more.
        FactsChanged: facts changed since it was drafted, and nobody said to leave them.
        PartsEmpty: a part that must be written is empty.
        DayTooEarly: signed before its facts were read, or before what it follows.
        DayInTheFuture: signed later than the act.
        SignerOfAnotherOffice: the signer has no role in the office on that day.
        CapacityNeeded: nobody says in which capacity it is signed, and none is recorded.
        SeriesNotSet: the office may have given numbers by hand in that year.
        CostFloorReached, CreditorNotAsked, CutTooLarge, NotACut, OnHold, ItemHeld, ItemLocked:
            what the rule of its paper says (``Template.why_not``).
    """
    lock_as_seen(draft, by)
    check_past(signed_on, by, Moment.DRAFT)
    thing = template.find(draft.subject_id)
    about = template.papers_of(thing) if thing is not None else ()
    for each in about:
        lock(each)
    now = facts_now(draft, template)
    check(allowed.why_not_sign(draft, template, thing, now, on=signed_on, by=by))
    office = db.session.get_one(Office, draft.office_id)
    check(why_not_signer(office, signer, signed_on))
    signs = signing_as(office, template, signer, signed_on, capacity, in_place_of)
    number = give_number(draft.office_id, kind=template.kind, on=signed_on, by=by.onward())
    document = record_document(
        about,
        paper=Paper(
            kind=template.kind,
            direction=DocumentDirection.ISSUED,
            number=number,
            issued_on=signed_on,
            issuer=draft.facts.get("office_name"),
            signer=signer.full_name,
            capacity=signs.capacity,
            summary=template.about,
        ),
        by=by.onward(),
    )
    document.template, document.template_version = template.code, template.version
    document.data_version = draft.facts_version
    draft.document_id, draft.template_version = document.id, template.version
    if signs.in_place_of:
        draft.free = draft.free | {IN_PLACE_OF: signs.in_place_of}
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
