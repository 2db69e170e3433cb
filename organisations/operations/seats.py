"""Outside seats: an account of one person of an organisation, which sees its own and no more."""

from accounts.models import Office, UserAccount
from accounts.operations import people
from accounts.passwords import Hashed
from audit import ledger
from foundation.acts import Act
from foundation.database import db, lock
from foundation.refusals import check
from organisations import entries
from organisations.allowed import why_not_end_seat, why_not_seat
from organisations.models import Organisation, Seat


def make_seat(
    organisation: Organisation,
    *,
    username: str,
    full_name: str,
    password: Hashed,
    office: Office,
    by: Act,
    must_change: bool = True,
) -> Seat:
    """Open an account for a person of an organisation, which sees its own in an office.

    Args:
        office: what it sees is of this office and those under it.
        must_change: somebody else knows the password, so its owner sets another at once.

    Raises:
        OrganisationClosedBefore: it has closed.
        OrganisationMerged: it was merged into another; the seat is made for that one.
        NoSeatsOfThisKind: nothing is its own: banks, auction organisations, procuracies, the police
            and stores have seats.
        OfficeOutOfReach: the office is not under the one acted for.
        NameUnreadable: the user name or the full name cannot be read.
        NameTaken: another user name has the same letters and digits.
    """
    lock(organisation)
    check(why_not_seat(organisation))
    account = people.create_account(
        username=username,
        full_name=full_name,
        password=password,
        office=office,
        must_change=must_change,
        by=by.onward(),
    )
    seat = Seat(
        office_id=office.id,
        organisation_id=organisation.id,
        account_id=account.id,
        valid_from=by.day,
    )
    db.session.add(seat)
    db.session.flush()
    ledger.append(
        organisation.stream,
        entries.SEAT_MADE,
        office_id=office.id,
        by=by,
        payload={"account": account.username, "office": office.name},
    )
    return seat


def end_seat(seat: Seat, *, by: Act) -> Seat:
    """End a seat from today on; what its person handed in stays.

    Raises:
        EndedBefore: it has ended.
        RolesElsewhere: it sees an office that is not under the one acted for.
    """
    lock(seat)
    check(why_not_end_seat(seat))
    account = db.session.get_one(UserAccount, seat.account_id)
    people.end_sessions(account, by=by.onward())
    account.rights_version += 1
    seat.valid_to = by.day
    db.session.flush()
    ledger.append(
        f"organisation:{seat.organisation_id}",
        entries.SEAT_ENDED,
        office_id=seat.office_id,
        by=by,
        payload={"account": account.username, "on": by.day},
    )
    return seat
