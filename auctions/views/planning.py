"""The drawing of the lawful days beside the form that plans or moves a round."""

from datetime import date
from typing import Any

from flask import request

from auctions import planner, queries, refusals, shortening
from auctions.drawing import draw, rows_of
from auctions.forms.round import DaysForm, DrawForm
from auctions.models import Lot, Round, ServiceContract
from auctions.planner import Proposal
from auctions.round_days import OPENS
from foundation import clock
from foundation.refusals import Refusal
from lawbook.shortened import Shortened
from web.formatting import label
from web.forms import refusal_text
from web.lettering import text_width


def drawn(
    form: DaysForm, lot: Lot, contract: ServiceContract | None, round_: Round | None = None
) -> dict[str, Any]:
    """Return the drawing and the proposal behind it, or the refusal that stands in their way.

    Opened or drawn anew, the form gets the days that are proposed; what was sent to be kept and
    refused stays as it was typed.

    Args:
        round_: the planned round whose session is moved.
    """
    today, session_on, posted_on, shortened = clock.today(), *_asked(form)
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
    if request.method == "GET" or form.draw.data:
        _fill(form, proposal)
    drawing = draw(proposal, today, names=_names(proposal, today))
    said = refusal_text(proposal.refused) if proposal.refused and not form.errors else ""
    return {
        "proposal": proposal,
        "drawing": drawing,
        "sessions": proposal.sessions(drawing.last),
        "said": said,
    }


def _asked(form: DaysForm) -> tuple[date | None, date | None, bool]:
    """Return the session, the posting and the procedure that are to be drawn."""
    if request.method == "GET":
        narrow = DrawForm(request.args)
        return narrow.session_on.data, narrow.posted_on.data, bool(narrow.shortened.data)
    session_at = form.session_at.data
    session_on = clock.local_day(session_at) if session_at is not None else None
    return session_on, form.posted_on.data, form.is_shortened


def _names(proposal: Proposal, today: date) -> float:
    """Return how wide the names of the acts are, in the reader's language."""
    return max(text_width(label(row.act)) for row in rows_of(proposal, today))


def ground_today(lot: Lot) -> Shortened | None:
    """Return the ground of the shortened procedure by the law of today, if there is one."""
    return shortening.ground_of(lot, queries.assets_of(lot), clock.today())


def _fill(form: DaysForm, proposal: Proposal) -> None:
    """Put what is proposed in the place of what was typed; an hour that was typed stays."""
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
    for name in proposed.keys() & form._fields.keys():
        form[name].data, form[name].raw_data = proposed[name], None
