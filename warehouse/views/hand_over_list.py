"""The list of hand-overs: what an office takes over, or what it gives."""

from typing import Any, Final

from flask import url_for
from flask_babel import gettext, ngettext
from markupsafe import Markup
from sqlalchemy import Select

from accounts.approval_queries import people_with
from foundation import clock
from foundation.clock import local_day
from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from foundation.sight import in_sight
from warehouse.models import Half, HandOver, HandOverState
from warehouse.queries.hand_overs import hand_overs
from web import lists
from web.access import offices
from web.buttons import Button
from web.formatting import label, short_day
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells

OWN: Final = "own"
COMING: Final = "coming"
OPEN: Final = "open"
ENDED: Final = "ended"
EVERY: Final = "all"
MOST_NAMED: Final = 4  # keepers of an office that a sentence names
TONES: Final = {
    HandOverState.DRAFT: "neutral",
    HandOverState.SIGNED_BY_ONE: "warn",
    HandOverState.SIGNED: "ok",
    HandOverState.WITHDRAWN: "neutral",
}


def _select(asked: Asked) -> Select[HandOver]:
    query = hand_overs().where(in_sight(_side(asked), offices()))
    if _side(asked) is HandOver.to_office_id:
        query = query.where(HandOver.to_office_id != HandOver.office_id)
    if asked.one("state") == OPEN:
        query = query.where(HandOver.ended_at.is_(None))
    elif asked.one("state") == ENDED:
        query = query.where(HandOver.ended_at.is_not(None))
    return query


def _side(asked: Asked) -> Any:
    """Return the office that narrows the list: which gives, or which takes over."""
    return HandOver.to_office_id if asked.one("side") == COMING else HandOver.office_id


def _within(asked: Asked) -> Within:
    return (_side(asked), offices())


def _addresses() -> Any:
    prefix = url_for("warehouse.hand_overs.index")
    return lambda row: f"{prefix}/{row.id}"


def _state(row: HandOver) -> Markup:
    return cells.joined(cells.status(label(row.stage), TONES[row.stage]), age_of(row))


def age_of(row: HandOver) -> str:
    """Say since when a hand-over waits for a signature; "" of one that has ended."""
    if row.ended_at is not None:
        return ""
    since = local_day(row.giver_signed_at or row.receiver_signed_at or row.drafted_at)
    days = (clock.today() - since).days
    return str(ngettext("waits %(num)d day", "waits %(num)d days", days))


def waits_for(row: HandOver) -> str:
    """Say whose signature is missing, and who of them may give it; "" where none is."""
    if row.ended_at is not None:
        return ""
    halves = [
        half
        for half, signed in (
            (Half.GIVER, row.giver_signed_at),
            (Half.RECEIVER, row.receiver_signed_at),
        )
        if signed is None
    ]
    names = [signers(row, half) for half in halves]
    return str(gettext("It waits for: %(names)s.", names="; ".join(names)))


def signers(row: HandOver, half: Half) -> str:
    """Name who may sign a half: the person where one is known, else the keepers of the office."""
    outside = row.outside_half is half
    account = row.giver if half is Half.GIVER else row.receiver
    if outside or account is not None:
        return who(row, half)
    keepers = people_with(Permission.KEEP_WAREHOUSE, row.to_office_id, clock.today(), in_it=True)
    names = [one.full_name for one in keepers if one.id != row.giver_id][:MOST_NAMED]
    return f"{', '.join(names)} ({row.to_office.name})" if names else row.to_office.name


def who(row: HandOver, half: Half) -> str:
    """Name who signs a half; the office that takes over where nobody has yet."""
    if row.outside_half is half and row.outside is not None:
        firm = row.outside.organisation
        return f"{row.outside.name}, {firm.name}" if firm is not None else row.outside.name
    account = row.giver if half is Half.GIVER else row.receiver
    return account.full_name if account is not None else row.to_office.name


def _begin() -> Button:
    return Button(gettext("Warehouse"), url_for("warehouse.items.index"))


HAND_OVERS: Final = lists.declare(
    lists.List(
        key="hand-overs",
        endpoint="warehouse.hand_overs.index",
        permission=Permission.READ_WAREHOUSE,
        title=N_("Hand-overs"),
        name=N_("Hand-over of things"),
        counted=N_("hand-overs"),
        select=_select,
        within=_within,
        row_key=HandOver.id,
        what=lambda row: row.reason,
        under=lambda row: cells.joined(row.number, label(row.kind)),
        tone=lambda row: TONES[row.stage] if row.stage is HandOverState.SIGNED_BY_ONE else "",
        addresses=_addresses,
        orders=(Order(key="newest", words=N_("Newest first"), by=(HandOver.id,), descending=True),),
        columns=(
            Column(key="state", words=N_("State"), tell=_state, phone=Phone.LINE),
            Column(key="giver", words=N_("Gives"), tell=lambda row: who(row, Half.GIVER)),
            Column(
                key="receiver",
                words=N_("Takes over"),
                tell=lambda row: who(row, Half.RECEIVER),
                phone=Phone.LINE,
            ),
            Column(
                key="lines",
                words=N_("Things"),
                tell=lambda row: ngettext("%(num)d thing", "%(num)d things", row.lines_count),
                plain=lambda row: row.lines_count,
                right=True,
                phone=Phone.RIGHT,
            ),
            Column(
                key="drafted",
                words=N_("Drafted on"),
                tell=lambda row: short_day(row.drafted_at),
                plain=lambda row: row.drafted_at,
                right=True,
            ),
        ),
        filters=(
            Filter(
                key="side",
                words=N_("Drafted"),
                options=lambda: [
                    Option(OWN, gettext("drafted in this office")),
                    Option(COMING, gettext("coming from another office")),
                ],
                standing=lambda: OWN,
                widest=OWN,
                many=False,
            ),
            Filter(
                key="state",
                words=N_("State"),
                options=lambda: [
                    Option(OPEN, gettext("not signed by both yet")),
                    Option(ENDED, gettext("ended")),
                    Option(EVERY, gettext("All")),
                ],
                standing=lambda: OPEN,
                widest=EVERY,
                many=False,
            ),
        ),
        empty=N_("No hand-over waits for a signature."),
        begin=_begin,
        none=N_("No hand-over fits the filters."),
    )
)
