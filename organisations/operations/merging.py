"""An organisation recorded twice: the two are one from then on, and nothing is erased.

What points to the merged one is not written again: it means the other, by ``queries.same_as``.
So the merging can be taken back, and an entry of a case says what it said.
"""

from collections.abc import Collection

from audit import ledger
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.refusals import check
from organisations import entries, queries, refusals
from organisations.allowed import why_not_change, why_not_move_sight, why_not_part
from organisations.models import Organisation
from organisations.seating import seats_seeing


def merge_organisation(
    organisation: Organisation,
    *,
    into: Organisation | None,
    reason: str,
    by: Act,
    manages: Collection[int] = (),
) -> Organisation:
    """Say that an organisation is the same as another, which stands for both from now on.

    Args:
        manages: the offices in which the person manages accounts, and so outside seats.

    Returns:
        The one that stands for both.

    Raises:
        ReasonNeeded: nobody says why.
        OrganisationNeeded: the other one is not named.
        MergedIntoItself: the other one is the same.
        ChangedMeanwhile: the organisation changed since the person saw it.
        OrganisationMerged: it, or the other one, was merged before.
        MergedKindsDiffer: a court is no bank.
        SeatsSeeOtherCases: outside seats would see the cases of the other one.
    """
    if not reason.strip():
        raise refusals.ReasonNeeded
    if into is None:
        raise refusals.OrganisationNeeded
    if into.id == organisation.id:
        raise refusals.MergedIntoItself
    lock_as_seen(organisation, by)
    lock(into)
    check(why_not_change(organisation))
    check(why_not_change(into))
    if into.kind is not organisation.kind:
        raise refusals.MergedKindsDiffer
    check(why_not_move_sight(seats_seeing([organisation, into], by.day), manages))
    for former in queries.merged_into(organisation):
        _follow(former, into, former.merged_reason or reason, by)
    _follow(organisation, into, reason, by)
    return into


def part_organisation(
    organisation: Organisation, *, reason: str, by: Act, manages: Collection[int] = ()
) -> Organisation:
    """Take a merging back: the organisation stands on its own, and what named it names it again.

    Args:
        manages: the offices in which the person manages accounts, and so outside seats.

    Raises:
        ReasonNeeded: nobody says why.
        ChangedMeanwhile: the organisation changed since the person saw it.
        NotMerged: it was not merged.
        SeatsSeeOtherCases: outside seats would see the cases of one of the two only.
    """
    if not reason.strip():
        raise refusals.ReasonNeeded
    lock_as_seen(organisation, by)
    check(why_not_part(organisation))
    check(why_not_move_sight(seats_seeing([organisation], by.day), manages))
    of = f"organisation:{organisation.merged_into_id}"
    own = _merged_by_way_of(organisation)
    organisation.merged_into_id = organisation.merged_reason = None
    db.session.flush()
    ledger.append(
        organisation.stream,
        entries.ORGANISATION_PARTED,
        office_id=organisation.office_id,
        by=by,
        payload={"of": of, "reason": reason.strip()},
    )
    for former in own:
        _follow(former, organisation, former.merged_reason or reason, by)
    return organisation


def _merged_by_way_of(organisation: Organisation) -> list[Organisation]:
    """Return those that were merged into an organisation before it was merged itself.

    The row of each names the one that stands now; its stream says into which it was merged first.
    """
    others = queries.merged_into(queries.standing(organisation))
    first = {one.stream: _merged_first_into(one) for one in others}
    found = {organisation.stream}
    for _each in others:
        found |= {stream for stream, into in first.items() if into in found}
    return [one for one in others if one.stream in found and one.id != organisation.id]


def _merged_first_into(organisation: Organisation) -> str | None:
    """Return the stream of the one it was merged into by its own merging, the latest one."""
    into: str | None = None
    for entry in db.session.scalars(ledger.history(organisation.stream)):  # the newest first
        if entry.kind == entries.ORGANISATION_PARTED.code:
            break
        if entry.kind == entries.ORGANISATION_MERGED.code:
            into = str(entry.payload["into"])
    return into


def _follow(organisation: Organisation, into: Organisation, reason: str, by: Act) -> None:
    organisation.merged_into_id, organisation.merged_reason = into.id, reason.strip()
    db.session.flush()
    ledger.append(
        organisation.stream,
        entries.ORGANISATION_MERGED,
        office_id=organisation.office_id,
        by=by,
        payload={"into": into.stream, "reason": reason.strip()},
    )
    ledger.append(
        into.stream,
        entries.ORGANISATION_TOOK_OVER,
        office_id=into.office_id,
        by=by,
        payload={"of": organisation.stream},
    )
