"""Who may perhaps not take part in an auction: whom a registrant is called like.

The law names who decides on the sale or signs the contract for it, the people of the auction
organisation and the appraiser; a name is no proof that it is the same person, so it is asked and
not forbidden. The debtor is not among them: that is asked as well, since who owes and owns bids for
what was taken from him (docs/law/bidders.md).
"""

import enum
from datetime import date

from sqlalchemy import select

from accounts.models import Membership, UserAccount
from auctions import law, refusals
from auctions.models import Round, Valuation
from cases.models import CaseFile, Party, PartyRole
from foundation.database import db
from foundation.folding import fold_person, identifier
from foundation.refusals import Refusal


class Barred(enum.StrEnum):
    """As whom somebody may perhaps not take part."""

    DEBTOR = "debtor"
    OFFICER = "officer"  # of the case
    OFFICE = "office"  # somebody of the office that sells
    ORGANISATION = "organisation"  # that holds the auction
    APPRAISER = "appraiser"


def why_not_let_bid(
    round_: Round, name: str, identity: str | None, despite: str | None, on: date
) -> Refusal | None:
    """Say that somebody is called like one who may not take part, unless it is said why.

    Args:
        despite: why this one may take part all the same.
        on: the day of the registration, or of the session.
    """
    if (despite or "").strip():
        return None
    found = likeness(round_, name, identity)
    if found is None:
        return None
    return refusals.PerhapsBarred(
        name=name, what=found, basis=law.ground(law.barred_basis(on)) if _is_in_law(found) else None
    )


def likeness(round_: Round, name: str, identity: str | None) -> Barred | None:
    """Return whom of those who may not take part somebody is called like, or None."""
    called = fold_person(name)
    case = db.session.get_one(CaseFile, round_.lot.case_id)
    debtors = select(Party.name, Party.identity_no).where(
        Party.case_id == case.id, Party.role == PartyRole.DEBTOR, Party.stands
    )
    for party, number in db.session.execute(debtors):
        same = bool(identity and number) and identifier(identity or "") == identifier(number or "")
        if same or fold_person(party) == called:
            return Barred.DEBTOR
    own = db.session.execute(
        select(UserAccount.id, UserAccount.full_name)
        .join(Membership, Membership.user_id == UserAccount.id)
        .where(
            Membership.office_id == round_.office_id,
            UserAccount.folded.contains(called, autoescape=True),
        )
        .distinct()
    ).all()
    people = [row.id for row in own if fold_person(row.full_name) == called]
    if people:
        return Barred.OFFICER if case.officer_id in people else Barred.OFFICE
    if round_.organisation and fold_person(round_.organisation) == called:
        return Barred.ORGANISATION
    firms = db.session.scalars(select(Valuation.firm).where(Valuation.lot_id == round_.lot_id))
    return Barred.APPRAISER if any(fold_person(firm or "") == called for firm in firms) else None


def _is_in_law(found: Barred) -> bool:
    return found is not Barred.DEBTOR
