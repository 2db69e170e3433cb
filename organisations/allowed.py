"""What may be done with an organisation, and why not.

Each function looks at rows that are loaded and asks no database.
"""

from collections.abc import Collection, Sequence
from typing import Final

from foundation.refusals import Refusal
from organisations import refusals
from organisations.models import (
    BANKS,
    Organisation,
    OrganisationAccount,
    OrganisationContact,
    OrganisationKind,
    Seat,
)

WITH_SEATS: Final = (
    *BANKS,
    OrganisationKind.AUCTION,
    OrganisationKind.PROCURACY,
    OrganisationKind.POLICE,
    OrganisationKind.STORAGE,
)
"""Who has something of their own to see."""


def why_not_change(organisation: Organisation) -> Refusal | None:
    """What was merged into another is changed no more."""
    if organisation.merged_into_id is not None:
        return refusals.OrganisationMerged(
            name=organisation.name, see=[f"organisation:{organisation.merged_into_id}"]
        )
    return None


def why_not_name(organisation: Organisation) -> Refusal | None:
    """Nothing new names what has closed; a merged one stands for the other."""
    if organisation.closed_on is not None:
        return refusals.OrganisationClosed(name=organisation.name, day=organisation.closed_on)
    return why_not_change(organisation)


def why_not_change_kind(seats: Sequence[Seat]) -> Refusal | None:
    """What a seat sees goes by the kind of its organisation, which is another one's otherwise.

    Args:
        seats: the open seats of the organisation.
    """
    return refusals.KindHasSeats(count=len(seats)) if seats else None


def why_not_move_sight(seats: Sequence[Seat], manages: Collection[int]) -> Refusal | None:
    """Only who may open a seat lets it see more, or other cases, than it was opened for.

    Args:
        seats: the open seats whose sight an act would change.
        manages: the offices in which the person manages accounts.
    """
    if all(seat.office_id in manages for seat in seats):
        return None
    return refusals.SeatsSeeOtherCases(count=len(seats))


def why_not_close_over(seats: Sequence[Seat]) -> Refusal | None:
    """Seats end before their organisation does.

    Args:
        seats: the open seats of the organisation.
    """
    return refusals.SeatsStillOpen(count=len(seats)) if seats else None


def why_not_close(organisation: Organisation) -> Refusal | None:
    """An organisation closes once; a merged one is changed no more."""
    if organisation.closed_on is not None:
        return refusals.OrganisationClosedBefore(name=organisation.name, day=organisation.closed_on)
    return why_not_change(organisation)


def why_not_reopen(organisation: Organisation) -> Refusal | None:
    """Only what has closed works again."""
    if organisation.closed_on is None:
        return refusals.OrganisationStands(name=organisation.name)
    return why_not_change(organisation)


def why_not_part(organisation: Organisation) -> Refusal | None:
    """Only what was merged is parted again."""
    if organisation.merged_into_id is None:
        return refusals.NotMerged(name=organisation.name)
    return None


def why_not_seat(organisation: Organisation) -> Refusal | None:
    """Only who has something of their own to see gets a seat."""
    if organisation.kind not in WITH_SEATS:
        return refusals.NoSeatsOfThisKind(kind=organisation.kind)
    return why_not_close(organisation)


def why_not_end_seat(seat: Seat) -> Refusal | None:
    """A seat ends once."""
    return refusals.EndedBefore() if seat.valid_to is not None else None


def why_not_end(row: OrganisationContact | OrganisationAccount) -> Refusal | None:
    """A contact or an account ends once."""
    return refusals.EndedBefore() if row.ended_on is not None else None
