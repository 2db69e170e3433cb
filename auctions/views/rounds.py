"""Rounds: plan on a lawful day, move, look at one, announce, register, count, stop."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from auctions import allowed_stopping, queries, sources
from auctions.acts import LotAct
from auctions.forms.completing import CompleteForm
from auctions.forms.round import (
    AnnounceForm,
    BidderForm,
    CountForm,
    DaysForm,
    NoticeForm,
    PlanForm,
    RegistrantForm,
    StopForm,
)
from auctions.gaps import gaps_of
from auctions.models import Lot, Round, RoundState
from auctions.operations import announcing, completing, noticing, registrations, rounds
from auctions.round_days import NOTICES, done_of, done_on
from auctions.views import buttons, judged
from auctions.views.finding import (
    act_context,
    find_lot,
    find_registration,
    find_round,
    page_of,
)
from auctions.views.planning import drawn, ground_today
from foundation import clock
from foundation.i18n import N_
from foundation.permissions import Permission
from papers import queries as papers
from web.access import may, permission_required
from web.checking import Check
from web.formatting import day, grouped
from web.pages import act_page, page

bp = Blueprint("rounds", __name__, url_prefix="/lots/<code>/rounds")


@bp.get("/<int:number>")
@permission_required(Permission.READ_AUCTIONS)
def show(code: str, number: int) -> ResponseReturnValue:
    round_ = find_round(code, number)
    registered = queries.registrations_of(round_)
    return page(
        "auctions/rounds/show.html",
        lot=round_.lot,
        round=round_,
        judged=judged.acts_of(round_),
        verdict=judged.verdict_of(round_),
        faults=judged.faults_of(round_),
        registrations=registered,
        corrects=buttons.of_steps(registered, "registration"),
        closed_names=round_.is_live,
        may_correct=round_.state is RoundState.ANNOUNCED
        and may(Permission.RUN_AUCTIONS, round_.office_id),
        buttons=[*buttons.of_round(round_), *buttons.of_steps_after(round_)],
        gaps=gaps_of(round_, round_.lot),
        sources=sources.of_round(round_),
    )


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def new(code: str) -> ResponseReturnValue:
    def show(lot: Lot, form: PlanForm) -> ResponseReturnValue:
        contract, former = queries.contract_in_force(lot), queries.latest_round(lot)
        number = former.number + 1 if former is not None else 1
        plan = {**drawn(form, lot, contract), "contract": contract, "number": number}
        return page("auctions/rounds/plan.html", form=form, **act_context(LotAct.PLAN, lot), **plan)

    return act_page(
        lambda: find_lot(code),
        lambda lot: PlanForm(ground=ground_today(lot)),
        lambda lot, form, by: rounds.plan_round(lot, **form.given, by=by),
        show=show,
        then=lambda _round: page_of(code),
        said=lambda _round: _("The round is planned."),
    )


@bp.route("/<int:number>/move", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def move(code: str, number: int) -> ResponseReturnValue:
    def show(round_: Round, form: DaysForm) -> ResponseReturnValue:
        contract, lot = queries.contract_of(round_), round_.lot
        plan = {**drawn(form, lot, contract, round_), "contract": contract, "number": number}
        about = act_context(LotAct.MOVE, lot, round_)
        return page("auctions/rounds/plan.html", form=form, **about, **plan)

    return act_page(
        lambda: find_round(code, number),
        lambda round_: DaysForm(planned=bool(round_.shortened)),
        lambda round_, form, by: rounds.replan_round(round_, **form.given, by=by),
        show=show,
        then=lambda _round: page_of(code),
        said=lambda _round: _("The session is moved."),
    )


@bp.route("/<int:number>/complete", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def complete(code: str, number: int) -> ResponseReturnValue:
    def first(round_: Round, form: CompleteForm) -> None:
        if "starting_price" in form:
            form["starting_price"].data = round_.starting_price

    note = _("Only what is not known is asked for; leave empty what stays unknown.")
    return act_page(
        lambda: find_round(code, number),
        lambda round_: CompleteForm(gaps=gaps_of(round_, round_.lot)),
        lambda round_, form, by: completing.complete_round(round_, **form.given, by=by),
        first=first,
        template="auctions/act.html",
        subject="round",
        context=lambda round_: act_context(LotAct.COMPLETE, round_.lot, round_, note=note),
        then=lambda round_: url_for("auctions.rounds.show", code=code, number=round_.number),
        said=lambda _round: _("The round is completed."),
    )


@bp.route("/<int:number>/announce", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def announce(code: str, number: int) -> ResponseReturnValue:
    def first(round_: Round, form: AnnounceForm) -> None:
        today = clock.today()
        form.announced_on.data = today
        done = done_of(round_)  # a planned day is no fact before it has come
        if done.posted_on is not None and done.posted_on <= today:
            form.posted_on.data = done.posted_on
        if done.first_notice_on is not None and done.first_notice_on <= today:
            form.first_notice_on.data = done.first_notice_on
        form.second_notice_on.data = done.second_notice_on
        form.posting_place.data = round_.posting_place
        form.first_notice_medium.data = round_.first_notice_medium
        form.second_notice_medium.data = round_.second_notice_medium

    note = _("Enter the days the acts were really done; a day too late for the session is refused.")
    return act_page(
        lambda: find_round(code, number),
        lambda round_: AnnounceForm(papers=papers.offered("case", round_.case_id)),
        lambda round_, form, by: announcing.announce_round(round_, **form.given, by=by),
        first=first,
        template="auctions/rounds/announce.html",
        subject="round",
        context=lambda round_: act_context(LotAct.ANNOUNCE, round_.lot, round_, note=note),
        then=lambda _round: page_of(code),
        said=lambda _round: _("Round %(number)s is announced.", number=number),
    )


@bp.route("/<int:number>/notice", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def notice(code: str, number: int) -> ResponseReturnValue:
    def first(round_: Round, form: NoticeForm) -> None:
        lacking = [step for step in NOTICES if done_on(round_, step) is None]
        form["act"].data = lacking[0].value if lacking else None

    note = _(
        "Enter the day it was really done, also a late one. What was recorded wrongly is recorded "
        "again with the right day; both stay in the journal."
    )
    return act_page(
        lambda: find_round(code, number),
        lambda round_: NoticeForm(papers=papers.offered("case", round_.case_id)),
        lambda round_, form, by: noticing.record_notice(round_, **form.given, by=by),
        first=first,
        template="auctions/rounds/notice.html",
        subject="round",
        context=lambda round_: {
            **act_context(LotAct.SECOND_NOTICE, round_.lot, round_, note=note),
            "judged": judged.notices_of(round_),
        },
        then=lambda _round: url_for("auctions.rounds.show", code=code, number=number),
        said=lambda round_: _("Recorded. %(judged)s", judged=judged.said_of(round_)),
    )


@bp.route("/<int:number>/register", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def register(code: str, number: int) -> ResponseReturnValue:
    def first(_round: Round, form: BidderForm) -> None:
        form.registered_on.data = clock.today()

    def note(round_: Round) -> str:
        said = [_("Names stay closed until the session.")]
        if round_.file_sale_to is not None:
            said.append(_("Registration ends on %(day)s.", day=day(round_.file_sale_to)))
        return " ".join(said)

    return act_page(
        lambda: find_round(code, number),
        lambda _round: BidderForm(),
        lambda round_, form, by: registrations.register_bidder(round_, **form.given, by=by),
        first=first,
        template="auctions/act.html",
        subject="round",
        context=lambda round_: act_context(LotAct.REGISTER, round_.lot, round_, note=note(round_)),
        then=lambda _registration: page_of(code),
        said=lambda _registration: _("The registrant is recorded."),
    )


@bp.route("/<int:number>/registrants/<int:registration_id>", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def correct_deposit(code: str, number: int, registration_id: int) -> ResponseReturnValue:
    registration = find_registration(code, number, registration_id)

    def note(round_: Round) -> str:
        if round_.deposit is None:
            return str(_("The deposit of this round is not known."))
        return str(_("The deposit of this round: %(deposit)s ₫.", deposit=grouped(round_.deposit)))

    return act_page(
        lambda: find_round(code, number),
        lambda _round: RegistrantForm(),
        lambda round_, form, by: registrations.correct_deposit(
            round_, find_registration(code, number, registration.id), **form.given, by=by
        ),
        template="auctions/act.html",
        subject="round",
        context=lambda round_: act_context(
            LotAct.REGISTER, round_.lot, round_, note=note(round_), word=N_("Correct the deposit")
        ),
        then=lambda _registration: url_for("auctions.rounds.show", code=code, number=number),
        said=lambda _registration: _("The deposit of the registrant is recorded."),
    )


@bp.route("/<int:number>/count", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def count(code: str, number: int) -> ResponseReturnValue:
    return act_page(
        lambda: find_round(code, number),
        lambda _round: CountForm(),
        lambda round_, form, by: registrations.record_counts(round_, **form.given, by=by),
        template="auctions/act.html",
        subject="round",
        context=lambda round_: act_context(LotAct.COUNT, round_.lot, round_),
        then=lambda _round: page_of(code),
        said=lambda _round: _("The number of registrants is recorded."),
    )


@bp.route("/<int:number>/stop", methods=["GET", "POST"])
@permission_required(Permission.RUN_AUCTIONS)
def stop(code: str, number: int) -> ResponseReturnValue:
    def first(_round: Round, form: StopForm) -> None:
        form.stopped_on.data = clock.today()

    note = _(
        "Possible until the winner is announced. The next round is planned anew, without a cut. "
        "Suspended: record the hold in the case, too, so that no round is planned before the "
        "ground is gone."
    )
    return act_page(
        lambda: find_round(code, number),
        lambda round_: StopForm(
            grounds=allowed_stopping.grounds_of_rounds(clock.today()),
            papers=papers.offered("case", round_.case_id),
        ),
        lambda round_, form, by: announcing.stop_round(round_, **form.given, by=by),
        check=lambda round_, _form: Check(
            _("Stop round %(number)s", number=round_.number),
            [_("The session is not held. The next round is planned anew, without a cut.")],
        ),
        first=first,
        template="auctions/rounds/stop.html",
        subject="round",
        context=lambda round_: act_context(LotAct.STOP, round_.lot, round_, note=note),
        then=lambda _round: page_of(code),
        said=lambda _round: _("Round %(number)s is stopped.", number=number),
    )
