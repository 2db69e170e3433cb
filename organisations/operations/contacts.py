"""Whom to reach at an organisation, and its bank accounts."""

from datetime import date

from audit import ledger
from audit.entries import Kind
from foundation.acts import Act
from foundation.database import db, lock
from foundation.moments import Moment
from foundation.past import check_past
from foundation.refusals import check
from organisations import entries
from organisations.allowed import why_not_change, why_not_end
from organisations.models import Organisation, OrganisationAccount, OrganisationContact


def add_contact(
    organisation: Organisation,
    *,
    name: str,
    by: Act,
    duty: str | None = None,
    phone: str | None = None,
    email: str | None = None,
) -> OrganisationContact:
    """Write down somebody to reach there.

    Raises:
        OrganisationMerged: it was merged into another.
    """
    lock(organisation)
    check(why_not_change(organisation))
    contact = OrganisationContact(
        office_id=organisation.office_id,
        organisation_id=organisation.id,
        name=name,
        duty=duty,
        phone=phone,
        email=email,
    )
    db.session.add(contact)
    _note(contact, entries.CONTACT_ADDED, by, {"duty": duty})
    return contact


def end_contact(contact: OrganisationContact, *, on: date, by: Act) -> OrganisationContact:
    """Record that somebody is reached there no more.

    Raises:
        EndedBefore: it is recorded already.
        DayInTheFuture: the day has not come.
    """
    lock(contact)
    check(why_not_end(contact))
    check_past(on, by, Moment.CONTACT_END)
    contact.ended_on = on
    _note(contact, entries.CONTACT_ENDED, by, {"on": on})
    return contact


def add_account(
    organisation: Organisation, *, number: str, bank: str, by: Act, holder: str | None = None
) -> OrganisationAccount:
    """Write down a bank account of an organisation.

    Raises:
        OrganisationMerged: it was merged into another.
    """
    lock(organisation)
    check(why_not_change(organisation))
    account = OrganisationAccount(
        office_id=organisation.office_id,
        organisation_id=organisation.id,
        number=number,
        bank=bank,
        holder=holder,
    )
    db.session.add(account)
    _note(account, entries.BANK_ACCOUNT_ADDED, by, {"number": number, "bank": bank})
    return account


def end_account(account: OrganisationAccount, *, on: date, by: Act) -> OrganisationAccount:
    """Record that nothing is paid to an account any more.

    Raises:
        EndedBefore: it is recorded already.
        DayInTheFuture: the day has not come.
    """
    lock(account)
    check(why_not_end(account))
    check_past(on, by, Moment.ACCOUNT_END)
    account.ended_on = on
    _note(account, entries.BANK_ACCOUNT_ENDED, by, {"number": account.number, "on": on})
    return account


def _note(
    row: OrganisationContact | OrganisationAccount, kind: Kind, by: Act, payload: dict[str, object]
) -> None:
    db.session.flush()
    ledger.append(
        f"organisation:{row.organisation_id}",
        kind,
        office_id=row.office_id,
        by=by,
        payload=payload,
    )
