"""Recording organisations, changing what is known of them, their names, their end."""

from collections.abc import Collection
from datetime import date

from accounts.founding import ROOT_OFFICE
from audit import ledger
from audit.entries import Kind
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock_name
from foundation.folding import tidy
from foundation.moments import Moment
from foundation.past import check_past
from foundation.refusals import check
from organisations import entries, queries, refusals
from organisations.allowed import (
    why_not_change,
    why_not_change_kind,
    why_not_close,
    why_not_close_over,
    why_not_move_sight,
    why_not_reopen,
)
from organisations.models import Organisation, OrganisationKind, OrganisationName
from organisations.naming import name_key
from organisations.parents import ids_upwards, parent_of
from organisations.seating import open_seats

WITH_A_TAX_CODE_OF_THEIR_OWNER = (OrganisationKind.BANK_BRANCH,)
"""A branch may be known by the tax code of its bank."""


def record_organisation(
    *,
    kind: OrganisationKind,
    name: str,
    by: Act,
    office_id: int | None = None,
    parent: Organisation | None = None,
    tax_code: str | None = None,
    address: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    is_another: bool = False,
) -> Organisation:
    """Record an organisation; every office may name it from now on.

    Args:
        office_id: the office that keeps it; the one acted for, unless another is given.
        parent: the bank of a branch, the organisation this one belongs to.
        is_another: somebody says that it is not the one of the same name.

    Raises:
        OrganisationNameUnreadable: the name has no letter.
        OrganisationExists: one of this name is recorded, and nobody says that this is another.
        TaxCodeTaken: another one has the tax code.
    """
    name = tidy(name)
    if not any(map(str.isalpha, name)):
        raise refusals.OrganisationNameUnreadable
    lock_name(f"organisation:{name_key(name)}")
    if not is_another and (found := queries.called(name)):
        see = [f"organisation:{one.id}" for one in found]
        raise refusals.OrganisationExists(name=name, see=see)
    _check_tax_code(tax_code, kind, None)
    where = office_id or by.actor.office_id or ROOT_OFFICE
    organisation = Organisation(
        office_id=where,
        kind=kind,
        name=name,
        parent_id=queries.standing(parent).id if parent is not None else None,
        tax_code=tax_code,
        address=address,
        phone=phone,
        email=email,
        recorded_by_id=by.actor.id,
        recorded_at=by.at,
    )
    db.session.add(organisation)
    db.session.flush()
    db.session.add(OrganisationName(office_id=where, organisation_id=organisation.id, name=name))
    db.session.flush()
    ledger.append(
        organisation.stream,
        entries.ORGANISATION_RECORDED,
        office_id=where,
        by=by,
        payload={"name": name, "kind": kind},
        begins=True,
    )
    return organisation


def change_organisation(
    organisation: Organisation,
    *,
    kind: OrganisationKind,
    by: Act,
    parent: Organisation | None = None,
    tax_code: str | None = None,
    address: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    manages: Collection[int] = (),
) -> Organisation:
    """Put right what is known of an organisation; its name has an act of its own.

    Args:
        manages: the offices in which the person manages accounts, and so outside seats.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        OrganisationMerged: it was merged into another.
        TaxCodeTaken: another one has the tax code.
        BranchOfItself: it would be a branch of itself, or of one below it.
        KindHasSeats: what its open seats see goes by its kind.
        SeatsSeeOtherCases: another parent lets seats of other offices see other cases.
    """
    lock_as_seen(organisation, by)
    check(why_not_change(organisation))
    _check_tax_code(tax_code, kind, organisation)
    above = queries.standing(parent) if parent is not None else None
    if above is not None and organisation.id in ids_upwards(above):
        raise refusals.BranchOfItself
    if kind is not organisation.kind:
        check(why_not_change_kind(open_seats([organisation], by.day)))
    former = parent_of(organisation)
    if above is not former:
        moved = open_seats([one for one in (former, above) if one is not None], by.day)
        check(why_not_move_sight(moved, manages))
    organisation.kind, organisation.tax_code = kind, tax_code
    organisation.parent_id = above.id if above is not None else None
    organisation.address, organisation.phone, organisation.email = address, phone, email
    _note(organisation, entries.ORGANISATION_CHANGED, by, {"kind": kind, "tax_code": tax_code})
    return organisation


def rename_organisation(
    organisation: Organisation, *, name: str, on: date, by: Act, is_another: bool = False
) -> Organisation:
    """Record that an organisation is called otherwise; it is found by its former name too.

    Args:
        on: the first day of the new name.
        is_another: somebody says that it is not the one recorded under the new name.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        OrganisationMerged: it was merged into another.
        OrganisationNameUnreadable: the name has no letter.
        SameName: it is called so.
        OrganisationExists: another one is called so, and nobody says that this is another.
        DayInTheFuture: the day has not come.
    """
    lock_as_seen(organisation, by)
    check(why_not_change(organisation))
    name, former = tidy(name), organisation.name
    if not any(map(str.isalpha, name)):
        raise refusals.OrganisationNameUnreadable
    if name == former:
        raise refusals.SameName
    lock_name(f"organisation:{name_key(name)}")
    others = [one for one in queries.called(name) if one.id != organisation.id]
    if others and not is_another:
        raise refusals.OrganisationExists(
            name=name, see=[f"organisation:{one.id}" for one in others]
        )
    check_past(on, by, Moment.NAMED)
    for known in queries.names_of(organisation):
        if known.until_on is None and known.organisation_id == organisation.id:
            known.until_on = on
    organisation.name = name
    db.session.add(
        OrganisationName(
            office_id=organisation.office_id,
            organisation_id=organisation.id,
            name=name,
            since_on=on,
        )
    )
    payload = {"name": name, "former": former, "on": on}
    _note(organisation, entries.ORGANISATION_RENAMED, by, payload)
    return organisation


def close_organisation(organisation: Organisation, *, on: date, by: Act) -> Organisation:
    """Record that an organisation works no more; what names it goes on naming it.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        OrganisationClosedBefore: it has closed already.
        OrganisationMerged: it was merged into another.
        DayInTheFuture: the day has not come.
        SeatsStillOpen: people outside still look in its name.
    """
    lock_as_seen(organisation, by)
    check(why_not_close(organisation))
    check_past(on, by, Moment.ORG_CLOSED)
    check(why_not_close_over(open_seats([organisation], by.day)))
    organisation.closed_on = on
    _note(organisation, entries.ORGANISATION_CLOSED, by, {"on": on})
    return organisation


def reopen_organisation(organisation: Organisation, *, by: Act) -> Organisation:
    """Record that an organisation said to have closed works.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        OrganisationStands: it has not closed.
        OrganisationMerged: it was merged into another.
    """
    lock_as_seen(organisation, by)
    check(why_not_reopen(organisation))
    organisation.closed_on = None
    _note(organisation, entries.ORGANISATION_REOPENED, by, {})
    return organisation


def _check_tax_code(
    code: str | None, kind: OrganisationKind, organisation: Organisation | None
) -> None:
    """Refuse the tax code of another one; a branch may be known by the code of its bank."""
    if not code or kind in WITH_A_TAX_CODE_OF_THEIR_OWNER:
        return
    other = queries.of_tax_code(code)
    if other is None or other.kind in WITH_A_TAX_CODE_OF_THEIR_OWNER:
        return
    if organisation is None or other.id != organisation.id:
        raise refusals.TaxCodeTaken(code=code, name=other.name)


def _note(organisation: Organisation, kind: Kind, by: Act, payload: dict[str, object]) -> None:
    db.session.flush()
    ledger.append(
        organisation.stream, kind, office_id=organisation.office_id, by=by, payload=payload
    )
