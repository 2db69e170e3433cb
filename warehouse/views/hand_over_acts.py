"""Which of the two offices of a hand-over the reader stands in, and what they may do with it."""

from dataclasses import replace

from flask import url_for
from flask_babel import gettext as _

from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from warehouse.allowed_hand_overs import (
    why_not_change,
    why_not_sign,
    why_not_sign_outside,
    why_not_withdraw,
)
from warehouse.allowed_transfers import why_not_say_where
from warehouse.models import HandOver
from warehouse.queries import hand_overs as queries
from warehouse.views import taking_in
from web.access import may, person
from web.buttons import Button
from web.pages import act_in

KEEP = Permission.KEEP_WAREHOUSE


def side_of(row: HandOver) -> int:
    """Return in which of the two offices the reader stands: who does not give takes over."""
    who = person()
    gives = row.giver_id is None or (who is not None and who.id == row.giver_id)
    if row.to_office_id == row.office_id or gives or not may(KEEP, row.to_office_id):
        return row.office_id
    return row.to_office_id


def acting(row: HandOver) -> Act | None:
    """Return the act that a button on a hand-over begins, in the office of the reader's side."""
    return act_in(KEEP, side_of(row))


def acts_of(row: HandOver, by: Act | None) -> list[Button]:
    if by is None:
        return []
    found = []
    if following := _next_line(row, by):
        found.append(Button(_("Receive the next line"), following, main=True))
    puts = why_not_say_where(row, by) is None
    where = Button(
        _("Say where they are put"), url_for("warehouse.hand_overs.places", hand_over_id=row.id)
    )
    if puts and db.session.scalar(queries.unplaced(row)):
        found.append(replace(where, main=True))
    outside_first = row.takes_in and why_not_sign_outside(row, by) is None
    if why_not_sign(row, by) is None and not outside_first:
        found.append(
            Button(
                _("Sign"), url_for("warehouse.hand_overs.sign", hand_over_id=row.id), main=not found
            )
        )
    if why_not_sign_outside(row, by) is None:
        url = url_for("warehouse.hand_overs.sign_outside", hand_over_id=row.id)
        found.append(Button(_("The outside person signs"), url, main=not found))
    if why_not_change(row, by) is None and not row.takes_in:
        found.append(
            Button(
                _("Put things on it"),
                url_for("warehouse.hand_overs.add", hand_over_id=row.id),
                main=not found,
            )
        )
    if puts and where.url not in {each.url for each in found}:
        found.append(where)
    if why_not_withdraw(row, by) is None:
        found.append(
            Button(_("Withdraw it"), url_for("warehouse.hand_overs.withdraw", hand_over_id=row.id))
        )
    return found


def _next_line(row: HandOver, by: Act) -> str | None:
    """Return the page of the next line that an intake still takes in."""
    if row.order is None or not row.takes_in or why_not_change(row, by) is not None:
        return None
    return taking_in.next_line(row.order)
