"""Printing labels: who printed which, when, and why a second time."""

from collections.abc import Sequence

from sqlalchemy import select

from audit import ledger
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.refusals import check
from warehouse import refusals
from warehouse.models import EvidenceItem, LabelPrint, Place

FIRST = "first"  # the reason of a first print


def why_not_printed(
    subjects: Sequence[EvidenceItem | Place], *, reason: str
) -> refusals.ReprintNeedsReason | None:
    """Return why the labels of these subjects may not be handed out; asked before they are drawn.

    Args:
        reason: why it is printed again; only read where a label was printed before.
    """
    before = _printed(subjects)
    again = [subject.code for subject in subjects if subject.code in before]
    if again and not reason.strip():
        return refusals.ReprintNeedsReason(codes=[shown(code) for code in again])
    return None


def record_prints(
    subjects: Sequence[EvidenceItem | Place], *, reason: str, by: Act
) -> list[LabelPrint]:
    """Write into the print log that the labels of these subjects were handed out.

    Raises:
        ReprintNeedsReason: one of them has a label already and nobody says why it needs another.
    """
    check(why_not_printed(subjects, reason=reason))
    before = _printed(subjects)
    rows = [
        LabelPrint(
            office_id=subject.office_id,
            item_id=subject.id if isinstance(subject, EvidenceItem) else None,
            place_id=subject.id if isinstance(subject, Place) else None,
            code=subject.code,
            reason=reason.strip()[:200] if subject.code in before else FIRST,
            printed_at=by.at,
            printed_by_id=by.actor.id,
        )
        for subject in subjects
    ]
    db.session.add_all(rows)
    for subject in subjects:
        if isinstance(subject, EvidenceItem) and subject.labelled_at is None:
            subject.labelled_at = by.at
    db.session.flush()
    for subject, row in zip(subjects, rows, strict=True):
        ledger.append(
            subject.stream,
            "label.printed",
            office_id=subject.office_id,
            by=by,
            payload={"code": subject.code, "reason": row.reason},
        )
    return rows


def _printed(subjects: Sequence[EvidenceItem | Place]) -> set[str]:
    """Return the codes among these whose label was printed before."""
    codes = [subject.code for subject in subjects]
    return set(db.session.scalars(select(LabelPrint.code).where(LabelPrint.code.in_(codes))))
