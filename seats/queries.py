"""What is an organisation's own: the case files and the auctions its seat sees."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased, joinedload, selectinload

from auctions.models import CreditorAnswer, Lot, LotStatus, Round, RoundState, ServiceContract
from cases.models import Asset, CaseFile, CaseStage, Deadline, Party, PartyRole, Step
from foundation.database import db
from foundation.sight import in_sight
from organisations.models import Organisation, Seat
from organisations.queries import own_and_branches, same_as, with_head_and_branches
from papers.models import Document, DocumentKind, DocumentSubject
from sales.models import Sale, SaleState
from seats.sight import Sight
from warehouse.models import STILL_OURS, EvidenceItem, Place

MOST_AWAITED = 50


def items(sight: Sight) -> Select[EvidenceItem]:
    """Select the things a seat sees: of a procuracy those of every case, wherever they are now.

    Of a store those that lie in it, or that its organisation has in hands.
    """
    query = (
        select(EvidenceItem)
        .where(in_sight(EvidenceItem.office_id, sight.offices))
        .options(joinedload(EvidenceItem.case), joinedload(EvidenceItem.place))
    )
    if sight.is_procuracy:
        own_cases = cases(sight).with_only_columns(CaseFile.id).options()
        return query.where(EvidenceItem.case_id.in_(own_cases))
    if not sight.is_store:
        return query.where(false())
    own, inside = aliased(Place), aliased(Place)
    kept = (
        select(inside.id)
        .join(own, inside.path.startswith(own.path))
        .where(own.organisation_id.in_(same_as(sight.organisation.id)))
    )
    return query.where(
        EvidenceItem.status.in_(STILL_OURS),
        or_(
            EvidenceItem.place_id.in_(kept),
            EvidenceItem.holder_organisation_id.in_(same_as(sight.organisation.id)),
        ),
    )


def cases(sight: Sight) -> Select[CaseFile]:
    """Select the case files a seat sees: of a procuracy all, of a bank those it is a party of."""
    query = (
        select(CaseFile)
        .where(in_sight(CaseFile.office_id, sight.offices), CaseFile.stage != CaseStage.MISTAKEN)
        .options(joinedload(CaseFile.officer))
    )
    if sight.is_procuracy:
        return query
    if sight.is_bank:
        return query.where(CaseFile.id.in_(select(_own_parties(sight).subquery().c.case_id)))
    return query.where(false())


def case_by_id(sight: Sight, case_id: int) -> Select[CaseFile]:
    return cases(sight).where(CaseFile.id == case_id)


def rounds(sight: Sight) -> Select[Round]:
    """Select the auctions a seat sees: those it holds, else those of its case files."""
    query = (
        select(Round)
        .where(in_sight(Round.office_id, sight.offices), Round.stands)
        .options(joinedload(Round.lot).selectinload(Lot.assets))
    )
    if sight.is_auctioneer:
        same = same_as(sight.organisation.id)
        contracts = select(ServiceContract.id).where(ServiceContract.organisation_id.in_(same))
        unnamed = and_(Round.organisation.is_(None), Round.contract_id.in_(contracts))
        return query.where(or_(Round.organisation_id.in_(same), unnamed))
    own = cases(sight).with_only_columns(CaseFile.id).options()
    return query.where(Round.lot_id.in_(select(Lot.id).where(Lot.case_id.in_(own))))


def round_by_number(sight: Sight, code: str, number: int) -> Select[Round]:
    found = rounds(sight).join(Lot, Lot.id == Round.lot_id)
    return found.where(Lot.code == code, Round.number == number)


def lot_by_code(sight: Sight, code: str) -> Select[Lot]:
    """Select a lot of a case file the seat sees."""
    own = cases(sight).with_only_columns(CaseFile.id).options()
    return select(Lot).where(Lot.code == code, Lot.case_id.in_(own))


def awaited_lots(sight: Sight, on: date) -> Sequence[Lot]:
    """Return the lots of its case files whose creditor is told of the failure and has not answered.

    Those whose last day to answer comes next first, then those whose day is over, then the others:
    whether the right is open at all is not asked here.
    """
    own = cases(sight).with_only_columns(CaseFile.id).options()
    other = aliased(Round)
    newest = select(func.max(other.number)).where(other.lot_id == Lot.id, other.stands)
    answered = exists().where(CreditorAnswer.round_id == Round.id, CreditorAnswer.stands)
    query = (
        select(Lot)
        .join(Round, Round.lot_id == Lot.id)
        .where(
            Lot.case_id.in_(own),
            Lot.status == LotStatus.UNSOLD,
            Round.number == newest.scalar_subquery(),
            Round.state == RoundState.FAILED,
            Round.parties_notified_on.is_not(None),
            ~answered,
        )
    )
    due_on = _last_day("round", Round.id, Step.CREDITOR_ANSWER)
    return db.session.scalars(_next_first(query, due_on, on, Lot.id)).all()


def awaited_sales(sight: Sight, on: date) -> Sequence[Sale]:
    """Return the sales of its case files whose last day to pay is not over, and without its answer.

    Those whose last day comes next first.
    """
    own = cases(sight).with_only_columns(CaseFile.id).options()
    lots = select(Lot.id).where(Lot.case_id.in_(own))
    due_on = func.coalesce(_last_day("sale", Sale.id, Step.PAY), Sale.sold_on)
    is_about = DocumentSubject.subject_id == Sale.id
    answered = exists().where(is_about, _is_answer(sight.organisation))
    query = select(Sale).where(
        Sale.lot_id.in_(lots),
        Sale.state == SaleState.UNPAID,
        ~Sale.to_creditor,
        due_on >= on,
        ~answered,
    )
    found = _next_first(query.options(joinedload(Sale.lot)), due_on, on, Sale.id)
    return db.session.scalars(found).all()


def sale_by_code(sight: Sight, code: str) -> Select[Sale]:
    """Select a sale of a case file the seat sees."""
    own = cases(sight).with_only_columns(CaseFile.id).options()
    lots = select(Lot.id).where(Lot.case_id.in_(own))
    query = select(Sale).where(Sale.code == code, Sale.lot_id.in_(lots))
    return query.options(joinedload(Sale.lot))


def assets_of(case: CaseFile) -> Sequence[Asset]:
    return db.session.scalars(
        select(Asset).where(Asset.case_id == case.id, Asset.stands).order_by(Asset.id).limit(200)
    ).all()


def lots_of(case: CaseFile) -> Sequence[Lot]:
    return db.session.scalars(
        select(Lot)
        .where(Lot.case_id == case.id)
        .options(selectinload(Lot.assets))
        .order_by(Lot.id)
        .limit(200)
    ).all()


def rounds_of(sight: Sight, case: CaseFile) -> Sequence[Round]:
    own = select(Lot.id).where(Lot.case_id == case.id)
    query = rounds(sight).where(Round.lot_id.in_(own))
    return db.session.scalars(query.order_by(Round.id.desc()).limit(200)).all()


def parties_of(sight: Sight, case: CaseFile) -> Sequence[Party]:
    """Return the parties a seat may know: a bank knows no other creditor."""
    query = select(Party).where(Party.case_id == case.id, Party.stands)
    if not sight.is_procuracy:
        own = Party.organisation_id.in_(own_and_branches(sight.organisation.id))
        query = query.where(or_(own, Party.role != PartyRole.CREDITOR))
    return db.session.scalars(query.order_by(Party.id).limit(200)).all()


def own_creditor(sight: Sight, case_id: int) -> Party | None:
    """Return the organisation as a creditor of a case."""
    found = _own_parties(sight).where(Party.case_id == case_id, Party.role == PartyRole.CREDITOR)
    return db.session.scalars(found.order_by(Party.id).limit(1)).first()


def items_of(sight: Sight, case: CaseFile) -> Sequence[EvidenceItem]:
    if not sight.sees_items:
        return []
    query = items(sight).where(EvidenceItem.case_id == case.id)
    return db.session.scalars(query.order_by(EvidenceItem.id).limit(200)).all()


def contracts(sight: Sight) -> Sequence[ServiceContract]:
    """Return the newest contracts an auction organisation has, whether or not a session is set."""
    if not sight.is_auctioneer:
        return []
    query = (
        select(ServiceContract)
        .where(
            in_sight(ServiceContract.office_id, sight.offices),
            ServiceContract.organisation_id.in_(same_as(sight.organisation.id)),
            ServiceContract.stands,
        )
        .options(joinedload(ServiceContract.lot))
    )
    return db.session.scalars(query.order_by(ServiceContract.id.desc()).limit(20)).all()


def documents_about(sight: Sight, kind: str, subject_id: int) -> Sequence[Document]:
    """Return the documents a seat sees of a thing: a procuracy all, others what they handed in."""
    query = (
        select(Document)
        .join(DocumentSubject, DocumentSubject.document_id == Document.id)
        .where(DocumentSubject.kind == kind, DocumentSubject.subject_id == subject_id)
    )
    if not sight.is_procuracy:
        query = query.where(Document.recorded_by_id.in_(_own_accounts(sight)))
    return db.session.scalars(query.order_by(Document.id.desc()).limit(50)).all()


def answers_about(organisation: Organisation, sale_ids: Collection[int]) -> dict[int, Document]:
    """Return the answer of a creditor about sales that is in force, by sale.

    A bank and its branches are one creditor: whichever of them answered, whatever it is called.
    """
    rows = db.session.execute(
        select(DocumentSubject.subject_id, Document)
        .where(DocumentSubject.subject_id.in_(sale_ids), _is_answer(organisation))
        .order_by(Document.id)
    )
    return dict(rows.all())


def handed_in(sight: Sight) -> Sequence[Document]:
    """Return the newest documents that the seats of the organisation handed in."""
    query = select(Document).where(
        Document.recorded_by_id.in_(_own_accounts(sight)),
        in_sight(Document.office_id, sight.offices),
    )
    return db.session.scalars(query.order_by(Document.id.desc()).limit(10)).all()


def _own_accounts(sight: Sight) -> Select[int]:
    same = same_as(sight.organisation.id)
    return select(Seat.account_id).where(Seat.organisation_id.in_(same))


def _own_parties(sight: Sight) -> Select[Party]:
    family = own_and_branches(sight.organisation.id)
    return select(Party).where(Party.organisation_id.in_(family), Party.stands)


def _is_answer(organisation: Organisation) -> ColumnElement[bool]:
    """Whether a document about a sale is the answer in force of a seat of a creditor."""
    family = with_head_and_branches(organisation)
    accounts = select(Seat.account_id).where(Seat.organisation_id.in_(family))
    return and_(
        DocumentSubject.kind == "sale",
        DocumentSubject.document_id == Document.id,
        Document.kind == DocumentKind.ANSWER,
        Document.recorded_by_id.in_(accounts),
        Document.replaced_by_id.is_(None),
    )


def _last_day(kind: str, number: InstrumentedAttribute[int], step: Step) -> ColumnElement[date]:
    """Return the last day of a step of the rows of a query."""
    return (
        select(func.max(Deadline.due_on))
        .where(Deadline.subject_kind == kind, Deadline.subject_id == number, Deadline.step == step)
        .scalar_subquery()
    )


def _next_first(
    query: Select[Any], due_on: ColumnElement[date], on: date, number: InstrumentedAttribute[int]
) -> Select[Any]:
    """Order by the last day, what is over after what still runs, and take the first of them."""
    late = case((due_on >= on, 0), (due_on.is_(None), 2), else_=1)
    return query.order_by(late, due_on, number).limit(MOST_AWAITED)
