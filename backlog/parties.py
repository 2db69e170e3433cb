"""Who is in the case of an old matter: its parties, and the officer of one that is opened."""

from collections.abc import Iterable

from sqlalchemy import select

from accounts import queries as people
from accounts.models import Office, Role, UserAccount
from backlog.shapes import OldParty
from cases.models import CaseFile, Party, PartyKind, PartyRole
from cases.operations.files import add_party
from foundation.acts import Act
from foundation.database import db
from foundation.folding import fold, tidy
from organisations.models import BANKS, OrganisationKind
from organisations.named import names_bank, names_organisation
from organisations.operations.naming import Named
from organisations.queries import known_by_name


def is_bank(name: str) -> bool:
    """Whether a name as files write it is that of a bank: "NH TMCP N.L.", "Agribank"."""
    known = known_by_name(name)
    if known is not None:
        return known.kind in BANKS
    return names_bank(name)


def is_organisation(name: str) -> bool:
    """Whether a name as files write it is that of an organisation."""
    return is_bank(name) or names_organisation(name)


def officer_for(office_id: int, by: Act) -> UserAccount | None:
    """Return the person who enters it, if an officer of the office; else it waits for one."""
    office = db.session.get_one(Office, office_id)
    officers = {one.id: one for one in people.holders_over(Role.OFFICER, office, by.day)}
    return officers.get(by.actor.id)


def add_parties(
    case: CaseFile, *, debtors: Iterable[OldParty], creditors: Iterable[OldParty], by: Act
) -> None:
    """Add the debtors and creditors whom the case does not have yet, by their names."""
    known = {
        (party.role, fold(party.name))
        for party in db.session.scalars(select(Party).where(Party.case_id == case.id, Party.stands))
    }
    told = [(PartyRole.DEBTOR, one) for one in debtors]
    told += [(PartyRole.CREDITOR, one) for one in creditors]
    for role, party in told:
        if not party.name.strip() or (role, fold(party.name)) in known:
            continue
        known.add((role, fold(party.name)))
        _add_party(case, role, party, by)


def _add_party(case: CaseFile, role: PartyRole, party: OldParty, by: Act) -> None:
    bank = Named(party.name, OrganisationKind.BANK, adds=True) if party.is_bank else None
    add_party(
        case,
        role=role,
        kind=PartyKind.ORGANISATION if party.is_organisation or party.is_bank else PartyKind.PERSON,
        name=tidy(party.name)[:200],
        organisation=bank,
        by=by.onward(),
    )
