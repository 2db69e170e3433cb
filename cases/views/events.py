"""Events of a case: recording one; closing the case and lifting a hold, as they are proposed."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from accounts.models import Approval
from accounts.views import approvals
from accounts.views.turns import told
from cases import case_lists
from cases.allowed_closing import is_short
from cases.case_lists import Part
from cases.events.verified import last_verification, newest_verified
from cases.forms.events import CloseForm, EventForm, VerifyForm
from cases.models import CaseEvent, CaseFile, Verified
from cases.operations import deciding
from cases.operations.events import record_event, record_verification
from cases.views.finding import find_case
from foundation import clock
from foundation.database import db
from foundation.i18n import N_
from foundation.permissions import Permission
from papers import queries as papers
from papers.forms import called
from web.access import permission_required
from web.pages import act_page

bp = Blueprint("events", __name__)


@bp.route("/<int:case_id>/events/new", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def new(case_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: find_case(case_id),
        lambda case: EventForm(papers=papers.offered("case", case.id)),
        lambda case, form, by: record_event(case, **form.given, by=by),
        template="cases/events/new.html",
        subject="case",
        context=_verified,
        then=lambda event: url_for("cases.files.show", case_id=event.case_id),
        said=lambda _event: _("The event is recorded."),
    )


@bp.route("/<int:case_id>/verify", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def verify(case_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: find_case(case_id),
        lambda case: VerifyForm(papers=papers.offered("case", case.id)),
        lambda case, form, by: record_verification(case, **form.given, by=by),
        first=_begin_verification,
        template="cases/events/verify.html",
        subject="case",
        context=_verified,
        then=lambda event: url_for("cases.files.show", case_id=event.case_id),
        said=_said_of_verification,
    )


def _begin_verification(case: CaseFile, form: VerifyForm) -> None:
    form.verified_on.data = clock.today()
    last = newest_verified(case)
    form.yearly.data = bool(last is not None and last.yearly)


def _verified(case: CaseFile) -> dict[str, bool]:
    return {"verified": last_verification(case) is not None}


def _said_of_verification(event: CaseEvent) -> str:
    last = last_verification(db.session.get_one(CaseFile, event.case_id))
    if last is not None and last.id != event.id:
        said = _("Recorded. The later verification, of %(day)s, counts.", day=last.day.shown)
    elif event.found is Verified.ABLE:
        said = _("Recorded. Decide now that the enforcement goes on, and record the decision.")
    else:
        said = _("The verification is recorded.")
    return str(said)


@bp.route("/<int:case_id>/close", methods=["GET", "POST"])
@permission_required(Permission.CLOSE_CASES)
def close(case_id: int) -> ResponseReturnValue:
    def first(_case: CaseFile, form: CloseForm) -> None:
        form.closed_on.data = clock.today()

    return act_page(
        lambda: find_case(case_id),
        lambda case: CloseForm(papers=papers.offered("case", case.id)),
        lambda case, form, by: deciding.propose_closing(case, **form.given, by=by),
        first=first,
        template="cases/events/close.html",
        subject="case",
        context=lambda case: {
            "assets": case_lists.first_of(Part.ASSETS, case),
            "turns": told(deciding.CLOSING.parts, case),
            "short": is_short(case),
        },
        then=proposal_of,
        said=lambda _event: _("Proposed. The case closes when another person approves it."),
    )


def proposal_of(event: CaseEvent) -> str:
    """Return the address of the proposal of an event."""
    return url_for("accounts.approvals.show", approval_id=event.approval_id)


def _body(approval: Approval) -> Markup:
    event = deciding.event_of(approval)
    case = db.session.get_one(CaseFile, event.case_id)
    return Markup(
        render_template(
            "cases/events/_proposal.html",
            event=event,
            case=case,
            short=is_short(case),
            called=called(event.document) if event.document is not None else "",
        )
    )


approvals.tell(
    deciding.CLOSING.code,
    approvals.Teller(_body, N_("A wrong end is annulled by a correction; the case goes on.")),
)
approvals.tell(
    deciding.LIFTING.code,
    approvals.Teller(_body, N_("A hold that should not have ended is placed anew.")),
)
