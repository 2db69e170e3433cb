"""What the pages of an intake order offer at the door: who brings the things, lines, signing."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from foundation.refusals import Refusal
from warehouse import allowed
from warehouse.allowed_hand_overs import why_not_change, why_not_take_in
from warehouse.models import OPEN_LINES, HandOver, LineState, Order, OrderLine
from warehouse.queries import hand_overs as queries
from warehouse.refusals.hand_overs import IntakeNeeded
from web.access import actor
from web.buttons import Button
from web.pages import act_on


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the lines of an order are."""

    seen: int  # refused, settled, or waiting at the door
    later: int  # left for later: they are being clarified
    all: int

    @property
    def left(self) -> int:
        return self.all - self.seen - self.later


def intake_of(order: Order) -> HandOver | None:
    """Return the intake of this person under an order, not signed by both yet."""
    if not order.is_intake or not order.is_in_force:
        return None
    if act_on(Permission.KEEP_WAREHOUSE, order) is None:
        return None
    found: HandOver | None = db.session.scalars(queries.open_intake(order, actor().id)).first()
    return found


def progress_of(order: Order) -> Progress:
    counts = dict(db.session.execute(queries.lines_by_state(order)).all())
    return Progress(
        seen=sum(number for state, number in counts.items() if state not in OPEN_LINES),
        later=counts.get(LineState.WAITING, 0),
        all=sum(counts.values()),
    )


def why_not_now(order: Order, line: OrderLine, intake: HandOver | None, by: Act) -> Refusal | None:
    """Say why a line is not received now: who brings it is named first, and nobody has signed."""
    if why := allowed.why_not_receive(order, line, by):
        return why
    if intake is None:
        return IntakeNeeded(number=order.number)
    return why_not_change(intake, by)


def beginning(order: Order, intake: HandOver | None) -> Button | None:
    """Return the act by which an intake begins: who brings the things is named."""
    by = act_on(Permission.KEEP_WAREHOUSE, order)
    if by is None or intake is not None or why_not_take_in(order, by):
        return None
    return Button(
        _("Say who brings the things"), url_for("warehouse.intake.begin", code=order.code), True
    )


def signing(intake: HandOver | None) -> Button | None:
    """Return the way to where both sign, once something waits for it."""
    if intake is None or intake.lines_count == 0:
        return None
    url = url_for("warehouse.hand_overs.show", hand_over_id=intake.id)
    return Button(_("Sign hand-over %(number)s", number=intake.number), url)


def line_act(
    order: Order, line: OrderLine, intake: HandOver | None, by: Act | None
) -> Button | None:
    """Return the act by which a line is looked at; None where it is not now."""
    if by is None or why_not_now(order, line, intake, by):
        return None
    url = url_for("warehouse.intake.receive", code=order.code, line_no=line.line_no)
    return Button(_("Receive line %(number)s", number=line.line_no), url)


def next_line(order: Order, after: int = 0) -> str | None:
    """Return the page of the next line to receive, those passed over at the end."""
    number = db.session.scalar(queries.next_line(order, after))
    if number is None:
        return None
    return url_for("warehouse.intake.receive", code=order.code, line_no=number)
