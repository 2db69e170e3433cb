"""Looking organisations up for their pages."""

from flask import url_for

from foundation.database import db
from organisations import queries
from organisations.models import Organisation, OrganisationAccount, OrganisationContact
from organisations.operations.naming import Named
from organisations.refusals import OrganisationUnclear, OrganisationUnknown
from web.access import offices
from web.pages import one_or_404


def read(organisation_id: int) -> Organisation:
    """Return an organisation, which everybody who reads cases may read; else 404."""
    found: Organisation = one_or_404(queries.by_id(organisation_id))
    return found


def kept(organisation_id: int) -> Organisation:
    """Return an organisation that an office in sight keeps; else 404."""
    found: Organisation = one_or_404(queries.kept_by(organisation_id, offices()))
    return found


def kept_contact(contact_id: int) -> OrganisationContact:
    """Return a contact of an organisation that an office in sight keeps; else 404."""
    row: OrganisationContact = one_or_404(queries.contact(contact_id, offices()))
    return row


def kept_account(account_id: int) -> OrganisationAccount:
    """Return a bank account of an organisation that an office in sight keeps; else 404."""
    row: OrganisationAccount = one_or_404(queries.account(account_id, offices()))
    return row


def page_of(organisation_id: int) -> str:
    """Return the address of the page of an organisation."""
    return url_for("organisations.registry.show", organisation_id=organisation_id)


def other(named: Named | None) -> Organisation | None:
    """Return the organisation a field names, which is added nowhere.

    Raises:
        OrganisationUnknown: nothing is called so.
        OrganisationUnclear: several are called so.
    """
    if named is None:
        return None
    found = queries.called(named.text)
    if not found:
        raise OrganisationUnknown(name=named.text)
    if len(found) > 1:
        raise OrganisationUnclear(name=named.text, count=len(found))
    return found[0]


def written(organisation_id: int | None) -> str:
    """Return what a field holds that names this organisation."""
    if organisation_id is None:
        return ""
    one = queries.standing(db.session.get_one(Organisation, organisation_id))
    return one.name if len(queries.called(one.name)) == 1 else f"{one.name} ({one.id})"
