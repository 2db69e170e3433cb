"""The drawing of the lawful days beside the form that plans or moves a round."""

from datetime import date
from typing import Any

from flask import request

from auctions import planner, queries, refusals, shortening
from auctions.drawing import draw, rows_of
from auctions.forms.round import DaysForm, DrawForm
from auctions.models import Lot, Round, ServiceContract
from auctions.planner import Proposal
from foundation import clock
from foundation.refusals import Refusal
from lawbook.shortened import Shortened
from web.formatting import label
from web.forms import refusal_text
from web.lettering import text_width


def drawn(
    lot: Lot, contract: ServiceContract | None, round_: Round | None = None
) -> dict[str, Any]:
    """Return the drawing and the proposal behind it, or the refusal that stands in their way.

    Args:
        round_: the planned round whose session is moved.
    """
    narrow, today = DrawForm(request.args), clock.today()
    ground = None if round_ is not None else ground_today(lot)
    must = ground is not None and ground.mandatory
    chosen = must or (ground is not None and bool(narrow.shortened.data))
    shortened = chosen if round_ is None else bool(round_.shortened)
    if ground is None or must:
        del narrow.shortened
    try:
        proposal = planner.propose(
            lot,
            contract,
            today,
            session_on=narrow.session_on.data,
            posted_on=narrow.posted_on.data,
            kept=refusals.Kept.NOTHING if round_ is None else round_.session_day,
            shortened=shortened,
        )
    except Refusal as refusal:
        return {
            "narrow": narrow,
            "proposal": None,
            "drawing": None,
            "said": refusal_text(refusal),
        }
    narrow.session_on.data = narrow.session_on.data or proposal.days.session_on
    narrow.posted_on.data = proposal.days.posted_on
    return {
        "narrow": narrow,
        "proposal": proposal,
        "drawing": draw(proposal, today, names=_names(proposal, today)),
        "said": refusal_text(proposal.refused) if proposal.refused else "",
    }


def _names(proposal: Proposal, today: date) -> float:
    """Return how wide the names of the acts are, in the reader's language."""
    return max(text_width(label(row.act)) for row in rows_of(proposal, today))


def ground_today(lot: Lot) -> Shortened | None:
    """Return the ground of the shortened procedure by the law of today, if there is one."""
    return shortening.ground_of(lot, queries.assets_of(lot), clock.today())


def fill(form: DaysForm, proposal: Proposal | None) -> None:
    """Fill the form with what is proposed, if anything is."""
    if proposal is None:
        return
    days = proposal.days
    form.session_at.data = days.session_at
    if "shortened" in form:
        form["shortened"].data = days.shortened
    form.posted_on.data = days.posted_on
    form.first_notice_on.data = days.first_notice_on
    form.second_notice_on.data = days.second_notice_on
    form.file_sale_from.data, form.file_sale_to.data = days.file_sale_from, days.file_sale_to
    if "deposit" in form:
        form.deposit.data = proposal.deposit
