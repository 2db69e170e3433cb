"""Who signs a half of a hand-over without an account here: named when it is drafted."""

from accounts.models import Office, UserAccount
from foundation.acts import Act
from foundation.database import db
from foundation.folding import fold
from foundation.identity import checked_identity
from organisations.models import Organisation
from organisations.operations.naming import Named, organisation_of
from organisations.refusals import OrganisationNeeded
from warehouse import refusals
from warehouse.models import HandOver, OutsideSigner
from warehouse.operations.hand_overs import begin_hand_over
from warehouse.refusals import hand_overs as refused


def name_signer(
    organisation: Named | Organisation | None,
    name: str,
    capacity: str,
    identity: str,
    introduction: str | None,
    *,
    by: Act,
    may_be_alone: bool = False,
) -> OutsideSigner:
    """Say who signs the other half; nobody of ours does.

    Args:
        may_be_alone: an owner or a buyer may sign for themselves; else they sign for somebody.

    Raises:
        ReceiverNeeded, CapacityNeeded: nobody says who signs, as what.
        IdentityNotTwelveDigits, IdentityOfOneDigit: the identity cannot be right.
        OutsideIsOurs: the keeper would sign both halves.
        OrganisationNeeded: nobody says for whom.
        OrganisationUnknown and the others of ``organisation_of``: it is not found, or not so.
    """
    if not name.strip():
        raise refusals.ReceiverNeeded
    if not capacity.strip():
        raise refused.CapacityNeeded
    digits = checked_identity(identity)
    ours = db.session.get_one(UserAccount, by.actor.id).full_name
    if fold(name) == fold(ours):
        raise refused.OutsideIsOurs(name=ours)
    none = organisation is None or (isinstance(organisation, Named) and organisation.is_empty)
    if none and not may_be_alone:
        raise OrganisationNeeded
    whose = (
        None
        if organisation is None or none
        else organisation_of(organisation, office_id=by.actor.office_id, by=by)
    )
    return OutsideSigner(
        organisation_id=whose.id if whose is not None else None,
        name=name.strip()[:120],
        capacity=capacity.strip()[:120],
        identity=digits,
        introduction=(introduction or "").strip()[:120] or None,
    )


def begin_outside(row: HandOver, office_id: int, signer: OutsideSigner, *, by: Act) -> None:
    """Number a hand-over of which an outside person signs a half, and keep who that is."""
    office = db.session.get_one(Office, office_id)
    whose = signer.name
    if signer.organisation_id is not None:
        with db.session.no_autoflush:
            whose = db.session.get_one(Organisation, signer.organisation_id).name
    begin_hand_over(row, office, by=by, to=whose if row.giver_id is not None else None)
    signer.office_id, signer.hand_over_id = office.id, row.id
    db.session.add(signer)
    db.session.flush()
