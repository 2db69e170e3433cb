"""Rounds: plan on a lawful day, move, look at one, announce, register, count, stop."""

from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from auctions import planner, queries, refusals
from auctions.drawing import draw
from auctions.forms.round import (
    AnnounceForm,
    BidderForm,
    CountForm,
    DaysForm,
    DrawForm,
    PlanForm,
    StopForm,
)
from auctions.models import Lot, Round
from auctions.operations import announcing, registrations, rounds
from auctions.views.acts import act_on, find_lot, find_round
from foundation import clock
from foundation.permissions import Permission
from web.access import permission_required
from web.forms import refusal_text
from web.pages import act_of, page

bp = Blueprint("rounds", __name__, url_prefix="/lots/<code>/rounds")


@bp.get("/<int:number>")
@permission_required(Permission.READ_AUCTIONS)
def show(code: str, number: int) -> ResponseReturnValue:
    lot = find_lot(code)
    round_ = find_round(lot, number)
    return page(
        "auctions/rounds/show.html",
        lot=lot,
        round=round_,
        registrations=queries.registrations_of(round_),
        closed_names=round_.is_live,
    )


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def new(code: str) -> ResponseReturnValue:
    lot, form = find_lot(code), PlanForm()
    drawn = _drawn(lot, None)
    return act_on(
        lot,
        form,
        lambda: rounds.plan_round(
            lot,
            days=form.days,
            place=form.place.data or "",
            form=form.chosen_form,
            deposit=form.deposit.data,
            bid_step=form.bid_step.data,
            by=act_of(form),
        ),
        template="auctions/rounds/new.html",
        message=_("The round is planned."),
        first=_first_values(drawn),
        context=lambda of: {
            **_drawn(of, None),
            "contract": queries.contract_in_force(of),
            "number": _next_number(of),
        },
    )


@bp.route("/<int:number>/move", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def move(code: str, number: int) -> ResponseReturnValue:
    lot, form = find_lot(code), DaysForm()
    round_ = find_round(lot, number)
    return act_on(
        lot,
        form,
        lambda: rounds.replan_round(round_, days=form.days, by=act_of(form)),
        template="auctions/rounds/move.html",
        message=_("The session is moved."),
        round_=round_,
        first=_first_values(_drawn(lot, round_)),
        context=lambda of: {
            **_drawn(of, find_round(of, number)),
            "contract": queries.contract_in_force(of),
        },
    )


@bp.route("/<int:number>/announce", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def announce(code: str, number: int) -> ResponseReturnValue:
    lot, form = find_lot(code), AnnounceForm()
    round_ = find_round(lot, number)
    return act_on(
        lot,
        form,
        lambda: announcing.announce_round(
            round_,
            announced_on=form.announced_on.data,
            announcement_no=form.announcement_no.data or "",
            posted_on=form.posted_on.data,
            first_notice_on=form.first_notice_on.data,
            second_notice_on=form.second_notice_on.data,
            by=act_of(form),
        ),
        template="auctions/rounds/announce.html",
        message=_("Round %(number)s is announced.", number=number),
        round_=round_,
        first={
            "announced_on": clock.today(),
            "posted_on": round_.posted_on,
            "first_notice_on": round_.first_notice_on,
            "second_notice_on": round_.second_notice_on,
        },
    )


@bp.route("/<int:number>/register", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def register(code: str, number: int) -> ResponseReturnValue:
    lot, form = find_lot(code), BidderForm()
    round_ = find_round(lot, number)
    return act_on(
        lot,
        form,
        lambda: registrations.register_bidder(
            round_,
            bidder=form.bidder.data or "",
            identity_no=form.identity_no.data or None,
            registered_on=form.registered_on.data,
            deposit_paid=form.deposit_paid.data,
            by=act_of(form),
        ),
        template="auctions/rounds/register.html",
        message=_("The registrant is recorded."),
        round_=round_,
        first={"registered_on": clock.today(), "deposit_paid": round_.deposit},
    )


@bp.route("/<int:number>/count", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def count(code: str, number: int) -> ResponseReturnValue:
    lot, form = find_lot(code), CountForm()
    round_ = find_round(lot, number)
    return act_on(
        lot,
        form,
        lambda: registrations.record_counts(
            round_, registrants=form.registrants.data or 0, by=act_of(form)
        ),
        template="auctions/rounds/count.html",
        message=_("The number of registrants is recorded."),
        round_=round_,
    )


@bp.route("/<int:number>/stop", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def stop(code: str, number: int) -> ResponseReturnValue:
    lot, form = find_lot(code), StopForm()
    round_ = find_round(lot, number)
    return act_on(
        lot,
        form,
        lambda: announcing.stop_round(
            round_, ground=form.ground.data or "", stopped_on=form.stopped_on.data, by=act_of(form)
        ),
        template="auctions/rounds/stop.html",
        message=_("Round %(number)s is stopped.", number=number),
        round_=round_,
        first={"stopped_on": clock.today()},
    )


def _drawn(lot: Lot, round_: Round | None) -> dict[str, Any]:
    """Return the drawing and the proposal behind it, or the refusal that stands in their way."""
    narrow, today = DrawForm(request.args), clock.today()
    kept = refusals.Kept.NOTHING if round_ is None else round_.session_on
    try:
        proposal = planner.propose(
            lot,
            queries.contract_in_force(lot),
            today,
            session_on=narrow.session_on.data,
            posted_on=narrow.posted_on.data,
            kept=kept,
        )
    except (refusals.NoRule, refusals.ContractEnded) as silence:
        return {
            "narrow": narrow,
            "proposal": None,
            "drawing": None,
            "said": refusal_text(silence),
        }
    narrow.session_on.data = narrow.session_on.data or proposal.days.session_on
    narrow.posted_on.data = proposal.days.posted_on
    return {
        "narrow": narrow,
        "proposal": proposal,
        "drawing": draw(proposal, today),
        "said": refusal_text(proposal.refused) if proposal.refused else "",
    }


def _next_number(lot: Lot) -> int:
    former = queries.latest_round(lot)
    return former.number + 1 if former is not None else 1


def _first_values(drawn: dict[str, Any]) -> dict[str, Any]:
    proposal: planner.Proposal | None = drawn["proposal"]
    if proposal is None:
        return {}
    days = proposal.days
    return {
        "session_at": days.session_at,
        "posted_on": days.posted_on,
        "first_notice_on": days.first_notice_on,
        "second_notice_on": days.second_notice_on,
        "file_sale_from": days.file_sale_from,
        "file_sale_to": days.file_sale_to,
        "deposit": proposal.deposit,
    }
