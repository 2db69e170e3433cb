"""What the pages of discrepancies say: what differs, what a decision changes, who decides."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from flask_babel import gettext as _

from accounts.approval_queries import people_with
from accounts.roles import ROLES
from foundation import clock
from foundation.database import db
from foundation.permissions import Permission
from warehouse import observing
from warehouse.models import Deviation, Discrepancy, EvidenceItem, ItemStatus, SealState, Side
from warehouse.operations.deciding import changes_of
from warehouse.queries.discrepancies import actors_of, open_of
from warehouse.queries.observations import observations
from web.formatting import how_many, label, moment

NAMED: Final = 3  # people in one sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One deviation as a person reads it."""

    field: str
    was: str
    now: str
    true: str = ""  # which of them the decision takes for true
    look: str = ""  # when it was seen and by whom, where several looks are told


def lines_of(row: Discrepancy) -> list[Line]:
    """Return what differs: of each kind what was known, and what was found last."""
    last = {each.kind: each for each in row.deviations}
    return [
        Line(
            label(kind),
            _value(kind, last[kind].before, row.item),
            _value(kind, last[kind].now, row.item),
            label(side) if (side := last[kind].side) is not None else "",
        )
        for kind in row.kinds
    ]


def looks_of(row: Discrepancy) -> list[Line]:
    """Return what each look found, the oldest first; nothing where there was one look only."""
    if len({each.observation_id for each in row.deviations}) < 2:
        return []
    return [
        Line(
            label(each.kind),
            _value(each.kind, each.before, row.item),
            _value(each.kind, each.now, row.item),
            look=f"{moment(each.observation.seen_at)} · {each.observation.seen_by.full_name}",
        )
        for each in row.deviations
    ]


def effects_of(row: Discrepancy, sides: Mapping[Deviation, Side]) -> list[str]:
    """Return what a decision that takes these sides changes, a sentence each."""
    item = row.item
    if set(row.kinds) - set(sides):
        return []  # the operation says what is missing
    changes = changes_of(row, sides, item)
    found = []
    if changes.get("status") is ItemStatus.MISSING:
        found.append(_("The item is missing from now on; it lies in no place."))
    if "quantity_held" in changes:
        before, after = (
            how_many(each, item.unit) for each in (item.quantity_held, changes["quantity_held"])
        )
        found.append(_("Quantity held: %(before)s → %(after)s.", before=before, after=after))
    if "seal_number" in changes:
        before, after = (each or _("none") for each in (item.seal_number, changes["seal_number"]))
        found.append(_("Seal in force: %(before)s → %(after)s.", before=before, after=after))
    for kind in (Deviation.WEIGHT, Deviation.CONDITION):
        if sides.get(kind) is Side.FOUND:
            last = [each for each in row.deviations if each.kind is kind][-1]
            before, after = (_value(kind, each, item) for each in (last.before, last.now))
            words = _(
                "%(field)s known: %(before)s → %(after)s.",
                field=label(kind),
                before=before,
                after=after,
            )
            found.append(words)
    stays = [label(kind) for kind in row.kinds if sides[kind] is Side.KNOWN]
    if stays:
        found.append(_("As it was known: %(fields)s.", fields=", ".join(stays)))
    return found


@dataclass(frozen=True, slots=True)
class Deciders:
    """Who may decide, by full name, and a sentence that says so, or what to do where nobody can."""

    names: Sequence[str]
    text: str


def who_decides(office_id: int, barred: Collection[int]) -> Deciders:
    """Return who may decide in an office.

    Args:
        barred: the accounts of who did an act that it is about.
    """
    able = people_with(Permission.APPROVE_ORDERS, office_id, clock.today())
    names = [each.full_name for each in able if each.id not in barred]
    if names:
        return Deciders(names, _("Decided by: %(names)s.", names=_named(names)))
    roles = [label(role) for role, held in ROLES.items() if Permission.APPROVE_ORDERS in held]
    words = _(
        "Nobody who may decide it is left: whoever holds the role did one of the acts it is about."
        " Another person is given the role (%(roles)s), here or in the office above.",
        roles=", ".join(roles),
    )
    return Deciders(names, words)


def decides_if_it_differs(item: EvidenceItem, by_id: int) -> Deciders:
    """Return who could decide what somebody who looks at an item now may find."""
    history = db.session.scalars(observations(item)).all()
    before = (observing.source(history, kind) for kind in Deviation)
    barred = {by_id, *(row.seen_by_id for row in before if row is not None)}
    row = db.session.scalar(open_of(item))
    return who_decides(item.office_id, barred | (actors_of(row) if row is not None else set()))


def _named(names: Sequence[str]) -> str:
    more = _(" and %(count)s more", count=len(names) - NAMED) if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _value(kind: Deviation, value: str | None, item: EvidenceItem) -> str:
    if value in {None, ""}:
        return str(_("not known"))
    if kind is Deviation.QUANTITY:
        return how_many(Decimal(value or 0), item.unit)
    if kind is Deviation.WEIGHT:
        return how_many(Decimal(value or 0), "g")
    return label(SealState(value)) if kind is Deviation.SEAL else str(value)
