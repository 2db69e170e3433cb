"""The head of an office's papers, and who signs them in which capacity."""

from collections.abc import Mapping
from typing import Any

from accounts import entries, letterhead, refusals
from accounts.models import Letterhead, Office, SigningCapacity, UserAccount
from accounts.operations.offices import tree_changed
from accounts.operations.records import check_reach
from audit import ledger
from audit.entries import Kind
from foundation.acts import Act, check_seen
from foundation.database import db, lock
from foundation.folding import tidy
from foundation.refusals import check


def set_letterhead(
    office: Office,
    *,
    superior: str,
    name: str,
    symbol: str,
    place: str,
    address: str,
    phone: str,
    email: str,
    logo: str | None,
    by: Act,
) -> Letterhead:
    """Record the head of an office's papers; what is empty comes from the offices above it.

    Args:
        logo: name of a kept PNG; None for none of its own.

    Raises:
        OfficeOutOfReach: the office is not under the one acted for.
        ChangedMeanwhile: a line or the logo changed since the person saw them.
        LetterheadUnchanged: everything stands as it was.
    """
    check_reach(office, by)
    tree_changed()  # every page is printed with it
    lock(office)
    check_seen(letterhead.version_of(office), by)
    row = letterhead.recorded_of(office) or Letterhead(office_id=office.id)
    given = {
        "superior": superior,
        "name": name,
        "symbol": symbol,
        "place": place,
        "address": address,
        "phone": phone,
        "email": email,
    }
    values = {field: tidy(text) or None for field, text in given.items()} | {"logo": logo}
    changed = {
        field: [getattr(row, field), value]
        for field, value in values.items()
        if getattr(row, field) != value
    }
    if not changed:
        raise refusals.LetterheadUnchanged
    row.superior, row.name, row.symbol = values["superior"], values["name"], values["symbol"]
    row.place, row.address = values["place"], values["address"]
    row.phone, row.email, row.logo = values["phone"], values["email"], logo
    db.session.add(row)
    db.session.flush()
    _note(office, entries.LETTERHEAD_SET, by, changed)
    return row


def allow_signing(
    office: Office, *, account: UserAccount, capacity: str, in_place_of: str, by: Act
) -> SigningCapacity:
    """Say in which capacity a person signs the papers of an office from today on.

    Raises:
        OfficeOutOfReach: the office is not under the one acted for.
        CapacityNeeded: no capacity is named.
        SignerOfAnotherOffice: the person holds no role there on that day that signs.
        CapacityHeldAlready: the person signs there in one already.
    """
    check_reach(office, by)
    lock(office)
    words, instead = tidy(capacity), tidy(in_place_of)
    if not any(map(str.isalpha, words)):
        raise refusals.CapacityNeeded
    check(letterhead.why_not_signer(office, account, by.day))
    if letterhead.capacity_of(office, account.id, by.day) is not None:
        raise refusals.CapacityHeldAlready(name=account.full_name)
    row = SigningCapacity(
        office_id=office.id,
        account_id=account.id,
        capacity=words,
        in_place_of=instead or None,
        valid_from=by.day,
    )
    db.session.add(row)
    db.session.flush()
    _note(office, entries.SIGNING_ALLOWED, by, _told(row))
    return row


def end_signing(held: SigningCapacity, *, by: Act) -> None:
    """End a capacity from today on; papers that were signed in it stay.

    Raises:
        OfficeOutOfReach: the office is not under the one acted for.
        CapacityEnded: it ended already.
    """
    office = db.session.get_one(Office, held.office_id)
    check_reach(office, by)
    lock(held)
    if held.valid_to is not None:
        raise refusals.CapacityEnded
    held.valid_to = by.day
    _note(office, entries.SIGNING_ENDED, by, _told(held))


def _told(row: SigningCapacity) -> dict[str, Any]:
    told = {"account": row.account_id, "capacity": row.capacity}
    return told | ({"in_place_of": row.in_place_of} if row.in_place_of else {})


def _note(office: Office, kind: Kind, by: Act, payload: Mapping[str, Any]) -> None:
    ledger.append(f"office:{office.id}", kind, office_id=office.id, by=by, payload=payload)
