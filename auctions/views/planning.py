"""The drawing of the lawful days beside the form that plans or moves a round."""

from datetime import date
from typing import Any

from flask import request

from auctions import law, planner, queries, refusals, shortening
from auctions.drawing import draw, rows_of
from auctions.forms.round import DaysForm, DrawForm
from auctions.models import Lot, Round, ServiceContract
from auctions.planner import Proposal
from auctions.round_days import OPENS
from cases.models import PartyRole
from foundation import clock
from foundation.days import shown_day
from foundation.refusals import Refusal
from lawbook.shortened import Shortened
from web.formatting import label
from web.forms import refusal_text
from web.lettering import text_width


def drawn(
    form: DaysForm, lot: Lot, contract: ServiceContract | None, round_: Round | None = None
) -> dict[str, Any]:
    """Return the drawing and the proposal behind it, or the refusal that stands in their way.

    Opened or drawn anew, the form gets the days that are proposed. A day that cannot be read or
    is refused stays as it was typed, and so does what was sent to be kept and refused.

    Args:
        round_: the planned round whose session is moved.
    """
    today, session_on, posted_on, shortened = clock.today(), *_asked(form)
    if _is_unreadable(form.session_at) or _is_unreadable(form.posted_on):
        return {"proposal": None, "drawing": None, "said": ""}
    ground = None if round_ is not None else ground_today(lot)
    must = ground is not None and ground.mandatory
    chosen = must or (ground is not None and shortened)
    try:
        proposal = planner.propose(
            lot,
            contract,
            today,
            session_on=session_on,
            posted_on=posted_on,
            kept=refusals.Kept.NOTHING if round_ is None else round_.session_day,
            shortened=chosen if round_ is None else bool(round_.shortened),
        )
    except Refusal as refusal:
        return {"proposal": None, "drawing": None, "said": refusal_text(refusal)}
    if request.method == "GET" or (form.draw.data and proposal.refused is None):
        _fill(form, proposal)
    failed = queries.latest_round(lot) if round_ is None else None
    rows = rows_of(proposal, today, queries.after_failure(failed) if failed is not None else ())
    drawing = draw(rows, proposal, today, names=max(text_width(label(row.act)) for row in rows))
    said = refusal_text(proposal.refused) if proposal.refused and not form.errors else ""
    return {
        "proposal": proposal,
        "drawing": drawing,
        "sessions": proposal.sessions(drawing.last),
        "said": said,
        "first_buyers": (owners := [] if lot.failed_rounds else _co_owners(lot)),
        "first_sale": law.priority_of_first_sale(today, lot) if owners else None,
    }


def _co_owners(lot: Lot) -> list[str]:
    """Return the names of the co-owners, who are told before the first sale."""
    return [one.name for one in queries.who_may_buy_first(lot) if one.role is PartyRole.CO_OWNER]


def _asked(form: DaysForm) -> tuple[date | None, date | None, bool]:
    """Return the session, the posting and the procedure that are to be drawn."""
    if request.method == "GET":
        narrow = DrawForm(request.args)
        narrow.validate()
        _take(form.session_at, narrow.session_on)
        form.session_at.hour_text = f"{OPENS:%H:%M}"
        _take(form.posted_on, narrow.posted_on)
        return narrow.session_on.data, narrow.posted_on.data, bool(narrow.shortened.data)
    if form.draw.data:  # nothing was validated: it is not to be kept
        for field in (form.session_at, form.posted_on):
            field.errors = list(field.process_errors)
    session_at = form.session_at.data
    session_on = clock.local_day(session_at) if session_at is not None else None
    return session_on, form.posted_on.data, form.is_shortened


def _take(field: Any, asked: Any) -> None:
    """Put a day that the address asks for into the form, as it was typed, with what is wrong."""
    if asked.raw_data and asked.raw_data[0]:
        text = asked.raw_data[0] if asked.data is None else shown_day(asked.data)
        field.raw_data, field.errors = [text], list(asked.errors)


def _is_unreadable(field: Any) -> bool:
    """Whether something was typed that is no day; it is never taken for nothing."""
    return bool(field.errors and field.data is None and field.raw_data and field.raw_data[0])


def ground_today(lot: Lot) -> Shortened | None:
    """Return the ground of the shortened procedure by the law of today, if there is one."""
    return shortening.ground_of(lot, queries.assets_of(lot), clock.today())


def _fill(form: DaysForm, proposal: Proposal) -> None:
    """Put what is proposed in the place of what was typed.

    An hour that was typed stays, and so do a session and a posting that were refused.
    """
    days, typed = proposal.days, form.session_at.data
    hour = typed.astimezone(clock.VIETNAM).time() if typed is not None else OPENS
    proposed = {
        "session_at": clock.local_moment(days.session_on, hour),
        "shortened": days.shortened,
        "posted_on": days.posted_on,
        "first_notice_on": days.first_notice_on,
        "second_notice_on": days.second_notice_on,
        "file_sale_from": days.file_sale_from,
        "file_sale_to": days.file_sale_to,
    }
    if "deposit" in form and form["deposit"].data is None:
        proposed["deposit"] = proposal.deposit
    if proposal.refused is not None:
        for name in ("session_at", "posted_on"):
            if form[name].raw_data:
                del proposed[name]
    for name in proposed.keys() & form._fields.keys():
        form[name].data, form[name].raw_data = proposed[name], None
