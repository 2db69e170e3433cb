"""Printing labels: who printed which, when, and why a second time."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from audit import ledger
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, check
from warehouse import allowed, entries
from warehouse.allowed_door import why_never_here
from warehouse.models import EvidenceItem, LabelPrint, Place
from warehouse.queries import print_counts


def record_prints(
    subjects: Sequence[EvidenceItem | Place],
    *,
    reason: str,
    by: Act,
    seen: Mapping[str, int] | None = None,
) -> list[LabelPrint]:
    """Write into the print log that the labels of these subjects were handed out.

    Args:
        reason: why it is printed again; only read where a label was printed before.
        seen: how often each code was printed when the labels were drawn, for they say it.

    Raises:
        ChangedMeanwhile: one of them was printed since the labels were drawn.
        NotInCustody: one was not taken in.
        ReprintNeedsReason: one of them has a label already and nobody says why it needs another.
    """
    _lock(subjects)
    before = print_counts([subject.code for subject in subjects])
    if seen is not None and before != seen:
        raise ChangedMeanwhile
    check(allowed.why_not_print(before, reason))
    for subject in subjects:
        if isinstance(subject, EvidenceItem):
            check(why_never_here(subject))
    rows = [
        LabelPrint(
            office_id=subject.office_id,
            item_id=subject.id if isinstance(subject, EvidenceItem) else None,
            place_id=subject.id if isinstance(subject, Place) else None,
            code=subject.code,
            reason=reason.strip()[:200] if before[subject.code] else entries.FIRST_LABEL,
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
            entries.LABEL_PRINTED,
            office_id=subject.office_id,
            by=by,
            payload={"code": subject.code, "reason": row.reason},
        )
    return rows


def _lock(subjects: Sequence[EvidenceItem | Place]) -> None:
    """Let no two people hand out the first label of a thing at once."""
    for model in (EvidenceItem, Place):
        ids = [subject.id for subject in subjects if isinstance(subject, model)]
        if ids:
            rows = select(model.id).where(model.id.in_(ids)).order_by(model.id)
            db.session.scalars(rows.with_for_update()).all()
