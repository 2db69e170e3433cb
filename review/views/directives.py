"""Directives: list, give, show with the answer, judge."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from accounts.models import Office, Role, UserAccount
from accounts.queries import holders_over
from audit import ledger
from audit.models import LedgerEntry
from cases.models import Asset
from cases.queries import asset_by_id
from foundation import clock
from foundation.database import db
from foundation.paging import keyset
from foundation.permissions import Permission
from review import next_acts
from review.forms.directives import AcceptForm, AnswerForm, DirectiveForm, SendBackForm
from review.models import Directive, DirectiveState
from review.operations import directives as operations
from review.queries import directives, stalled
from review.views import stalled_rows
from web.access import actor, may, offices, permission_required
from web.formatting import day
from web.forms import Form
from web.pages import act_of, one_or_404, page, perform

bp = Blueprint("directives", __name__, url_prefix="/review/directives")

ADDRESSEES = (Role.OFFICER, Role.KEEPER, Role.ACCOUNTANT, Role.HEAD)


@dataclass(frozen=True, slots=True)
class Line:
    """One directive of the list."""

    row: Directive
    waits: bool  # for an answer; its clock runs
    tone: str


@bp.get("")
@permission_required(Permission.USE)
def index() -> ResponseReturnValue:
    today = clock.today()
    to_me = request.args.get("whose", "all" if may(Permission.READ_REVIEW) else "mine") == "mine"
    asked = request.args.get("state")
    query = directives.directives(
        offices(),
        reader_id=actor().id,
        read_all=offices(Permission.READ_REVIEW),
        to_user_id=actor().id if to_me else None,
        state=next((state for state in DirectiveState if state.value == asked), None),
        overdue_on=today if asked == "overdue" else None,
    )
    rows = keyset(
        query,
        Directive.due_on,
        Directive.id,
        after=request.args.get("after"),
        before=request.args.get("before"),
    )
    here: dict[str, Any] = {"whose": "mine" if to_me else "all", "state": asked}
    return page(
        "review/directives/index.html",
        rows=[_line(row, today) for row in rows.rows],
        whose=here["whose"],
        to_me=to_me,
        asked=asked,
        states=list(DirectiveState),
        previous=url_for(".index", **here, before=rows.before) if rows.before else None,
        following=url_for(".index", **here, after=rows.after) if rows.after else None,
    )


def _line(row: Directive, today: date) -> Line:
    waits = row.state is DirectiveState.OPEN
    tone = next_acts.left_until(row.due_on, today, working=False).tone if waits else "neutral"
    return Line(row, waits, tone)


@bp.route("/assets/<int:asset_id>/new", methods=["GET", "POST"])
@permission_required(Permission.DIRECT)
def new(asset_id: int) -> ResponseReturnValue:
    asset: Asset = one_or_404(asset_by_id(asset_id, offices()))
    form = DirectiveForm(people=_addressees(asset))
    if request.method == "GET":
        form.to_user.data = str(asset.case.officer_id)
    if form.submitted():
        done = perform(
            form,
            lambda: operations.give_directive(
                asset,
                instruction=form.instruction.data or "",
                to_user=form.addressee,
                due_on=form.due_on.data,
                by=act_of(form),
            ),
            then=lambda directive: url_for(".show", id=directive.id),
            message=lambda directive: _(
                "The directive is given; it is due on %(day)s.", day=day(directive.due_on)
            ),
        )
        if done is not None:
            return done
        asset = one_or_404(asset_by_id(asset_id, offices()))
    rows = db.session.scalars(stalled.row_of(asset_id)).all()
    known = stalled_rows.shown(rows, {}, clock.today())
    return page(
        "review/directives/new.html", form=form, asset=asset, row=known[0] if known else None
    )


@bp.get("/<int:id>")
@permission_required(Permission.USE)
def show(id: int) -> ResponseReturnValue:
    return _show(_find(id))


@bp.post("/<int:id>/answer")
@permission_required(Permission.USE)
def answer(id: int) -> ResponseReturnValue:
    directive, form = _find(id), AnswerForm()
    if form.submitted():
        done = perform(
            form,
            lambda: operations.answer_directive(
                directive, answer=form.answer.data or "", by=act_of(form)
            ),
            then=lambda _row: url_for(".show", id=id),
            message=lambda _row: _("The answer is with the head."),
        )
        if done is not None:
            return done
    return _show(_find(id), answering=form)


@bp.post("/<int:id>/acceptance")
@permission_required(Permission.DIRECT)
def accept(id: int) -> ResponseReturnValue:
    directive, form = _find(id), AcceptForm()
    if form.submitted():
        done = perform(
            form,
            lambda: operations.accept_answer(directive, by=act_of(form)),
            then=lambda _row: url_for(".show", id=id),
            message=lambda _row: _("The answer is accepted."),
        )
        if done is not None:
            return done
    return _show(_find(id), accepting=form)


@bp.post("/<int:id>/return")
@permission_required(Permission.DIRECT)
def send_back(id: int) -> ResponseReturnValue:
    directive, form = _find(id), SendBackForm()
    if form.submitted():
        done = perform(
            form,
            lambda: operations.send_back(
                directive, why=form.why.data or "", due_on=form.due_on.data, by=act_of(form)
            ),
            then=lambda _row: url_for(".show", id=id),
            message=lambda _row: _("The directive is open again."),
        )
        if done is not None:
            return done
    return _show(_find(id), returning=form)


def _find(id: int) -> Directive:
    """Return a directive this person may read; else 404."""
    query = directives.directives(
        offices(), reader_id=actor().id, read_all=offices(Permission.READ_REVIEW)
    )
    directive: Directive = one_or_404(query.where(Directive.id == id))
    return directive


def _late(directive: Directive) -> str:
    """Say how long an open directive is over, if it is."""
    over = (clock.today() - directive.due_on).days
    if directive.state is not DirectiveState.OPEN or over <= 0:
        return ""
    return str(ngettext("%(num)d day over", "%(num)d days over", over))


def _addressees(asset: Asset) -> list[UserAccount]:
    """Return who may be directed about an asset: whoever acts over its office, but oneself."""
    today, me = clock.today(), actor().id
    office = db.session.get_one(Office, asset.office_id)
    found = {
        person.id: person
        for role in ADDRESSEES
        for person in holders_over(role, office, today)
        if person.id != me
    }
    return sorted(found.values(), key=lambda person: person.sort_key)


def _show(
    directive: Directive,
    *,
    answering: AnswerForm | None = None,
    accepting: AcceptForm | None = None,
    returning: SendBackForm | None = None,
) -> ResponseReturnValue:
    """Render a directive; the form that was refused, if any, with its reasons."""
    mine = directive.to_user_id == actor().id
    judges = (
        may(Permission.DIRECT, directive.office_id)
        and not mine
        and directive.state is DirectiveState.ANSWERED
    )
    may_answer = mine and directive.state is DirectiveState.OPEN
    refused: Form | None = answering or accepting or returning
    answering, accepting = answering or AnswerForm(formdata=None), accepting or AcceptForm()
    returning = returning or SendBackForm(formdata=None)
    for form in (answering, accepting, returning):
        if form is not refused:
            form.expected.data = str(directive.version)
    entries = db.session.scalars(ledger.history(directive.stream).limit(50)).all()
    return page(
        "review/directives/show.html",
        form=refused,
        directive=directive,
        late_words=_late(directive),
        answering=answering if may_answer or refused is answering else None,
        accepting=accepting if judges or refused is accepting else None,
        returning=returning if judges or refused is returning else None,
        entries=entries,
        details={entry.seq: _said(entry) for entry in entries},
    )


def _said(entry: LedgerEntry) -> str:
    """Return the words of an entry, as they were written."""
    said = entry.payload.get("answer" if entry.kind == "directive.answered" else "why", "")
    return f"“{said}”" if said else ""
