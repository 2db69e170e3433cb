"""Selects about drafts."""

from collections.abc import Collection, Sequence

from sqlalchemy import Select, select

from accounts.models import Membership, Role, UserAccount
from foundation.database import db
from foundation.sight import in_sight
from foundation.trees import ids_of
from papers.drafting.models import DocumentSeries, Draft

SIGNERS = (Role.HEAD, Role.OFFICER, Role.ACCOUNTANT, Role.KEEPER)


def drafts(offices: Collection[int]) -> Select[Draft]:
    """Select the drafts of some offices."""
    return select(Draft).where(in_sight(Draft.office_id, offices))


def draft_by_id(draft_id: int, offices: Collection[int]) -> Select[Draft]:
    return drafts(offices).where(Draft.id == draft_id)


def drafts_of(subject_kind: str, subject_id: int) -> Select[Draft]:
    """Select the drafts of papers about one thing, without those that were dropped."""
    return select(Draft).where(
        Draft.subject_kind == subject_kind,
        Draft.subject_id == subject_id,
        Draft.dropped_reason.is_(None),
    )


def draft_of_document(document_id: int) -> Draft | None:
    """Return the draft that became a document."""
    return db.session.scalar(select(Draft).where(Draft.document_id == document_id).limit(1))


def signers(office_path: str) -> Sequence[UserAccount]:
    """Return the people who may sign for an office: those with a role in it or above it."""
    return db.session.scalars(
        select(UserAccount)
        .join(Membership, Membership.user_id == UserAccount.id)
        .where(
            Membership.office_id.in_(ids_of(office_path)),
            Membership.role.in_(SIGNERS),
            Membership.valid_to.is_(None),
            UserAccount.is_active,
        )
        .distinct()
        .order_by(UserAccount.sort_key, UserAccount.id)
        .limit(200)
    ).all()


def series_of(office_id: int) -> Select[DocumentSeries]:
    """Select the series of numbers of an office, the newest year first."""
    return (
        select(DocumentSeries)
        .where(DocumentSeries.office_id == office_id)
        .order_by(DocumentSeries.year.desc(), DocumentSeries.kind)
    )
