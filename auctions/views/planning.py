"""The drawing of the lawful days beside the form that plans or moves a round."""

from typing import Any

from flask import request

from auctions import planner, refusals
from auctions.drawing import draw
from auctions.forms.round import DaysForm, DrawForm
from auctions.models import Lot, Round, ServiceContract
from auctions.planner import Proposal
from foundation import clock
from web.forms import refusal_text


def drawn(
    lot: Lot, contract: ServiceContract | None, round_: Round | None = None
) -> dict[str, Any]:
    """Return the drawing and the proposal behind it, or the refusal that stands in their way.

    Args:
        round_: the planned round whose session is moved.
    """
    narrow, today = DrawForm(request.args), clock.today()
    try:
        proposal = planner.propose(
            lot,
            contract,
            today,
            session_on=narrow.session_on.data,
            posted_on=narrow.posted_on.data,
            kept=refusals.Kept.NOTHING if round_ is None else round_.session_day,
        )
    except (refusals.NoRule, refusals.ContractEnded) as refusal:
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
        "drawing": draw(proposal, today),
        "said": refusal_text(proposal.refused) if proposal.refused else "",
    }


def fill(form: DaysForm, proposal: Proposal | None) -> None:
    """Fill the form with what is proposed, if anything is."""
    if proposal is None:
        return
    days = proposal.days
    form.session_at.data = days.session_at
    form.posted_on.data = days.posted_on
    form.first_notice_on.data = days.first_notice_on
    form.second_notice_on.data = days.second_notice_on
    form.file_sale_from.data, form.file_sale_to.data = days.file_sale_from, days.file_sale_to
    if "deposit" in form:
        form.deposit.data = proposal.deposit
