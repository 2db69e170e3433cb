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
from foundation.acts import Act
from foundation.database import db
from foundation.paging import keyset
from foundation.permissions import Permission
from review import entries as kinds
from review import time_left
from review.allowed import why_not_answer, why_not_judge
from review.forms.directives import AcceptForm, AnswerForm, DirectiveForm, SendBackForm
from review.models import Directive, DirectiveState
from review.operations import directives as operations
from review.queries import directives, stalled
from review.views import stalled_rows
from review.views.segments import Segment
from web.access import actor, may, offices, permission_required
from web.formatting import day, label
from web.forms import Form
from web.pages import act_page, one_or_404, page

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
        within=None if to_me else (Directive.office_id, offices()),
    )
    here: dict[str, Any] = {"whose": "mine" if to_me else "all", "state": asked}
    return page(
        "review/directives/index.html",
        rows=[_line(row, today) for row in rows.rows],
        whose=[
            Segment(_("To me"), url_for(".index", whose="mine", state=asked), to_me),
            Segment(_("All"), url_for(".index", whose="all", state=asked), not to_me),
        ],
        states=_states(asked, here["whose"]),
        previous=url_for(".index", **here, before=rows.before) if rows.before else None,
        following=url_for(".index", **here, after=rows.after) if rows.after else None,
    )


def _states(asked: str | None, whose: str) -> list[Segment]:
    every = Segment(_("All"), url_for(".index", whose=whose), not asked)
    words = {
        "overdue": str(_("Overdue")),
        **{state.value: label(state) for state in DirectiveState},
    }
    return [
        every,
        *(
            Segment(word, url_for(".index", whose=whose, state=code), asked == code)
            for code, word in words.items()
        ),
    ]


def _line(row: Directive, today: date) -> Line:
    waits = row.is_open
    tone = time_left.left_until(row.due_on, today, working=False).tone if waits else "neutral"
    return Line(row, waits, tone)


@bp.route("/assets/<int:asset_id>/new", methods=["GET", "POST"])
@permission_required(Permission.DIRECT)
def new(asset_id: int) -> ResponseReturnValue:
    def find() -> Asset:
        asset: Asset = one_or_404(asset_by_id(asset_id, offices()))
        return asset

    def first(asset: Asset, form: DirectiveForm) -> None:
        form.to_user.data = str(asset.case.officer_id)

    def stalled_row(_asset: Asset) -> dict[str, Any]:
        rows = db.session.scalars(stalled.row_of(asset_id)).all()
        known = stalled_rows.shown(rows, {}, clock.today())
        return {"row": known[0] if known else None}

    return act_page(
        find,
        lambda asset: DirectiveForm(people=_addressees(asset)),
        lambda asset, form, by: operations.give_directive(asset, **form.given, by=by),
        first=first,
        template="review/directives/new.html",
        subject="asset",
        context=stalled_row,
        then=_address,
        said=lambda directive: _(
            "The directive is given; it is due on %(day)s.", day=day(directive.due_on)
        ),
    )


@bp.get("/<int:id>")
@permission_required(Permission.USE)
def show(id: int) -> ResponseReturnValue:
    return _show(_find(id))


@bp.post("/<int:id>/answer")
@permission_required(Permission.USE)
def answer(id: int) -> ResponseReturnValue:
    return act_page(
        lambda: _find(id),
        lambda _directive: AnswerForm(),
        lambda directive, form, by: operations.answer_directive(directive, **form.given, by=by),
        show=lambda directive, form: _show(directive, form),
        then=_address,
        said=lambda _directive: _("The answer is with the head."),
    )


@bp.post("/<int:id>/acceptance")
@permission_required(Permission.DIRECT)
def accept(id: int) -> ResponseReturnValue:
    return act_page(
        lambda: _find(id),
        lambda _directive: AcceptForm(),
        lambda directive, _form, by: operations.accept_answer(directive, by=by),
        show=lambda directive, form: _show(directive, form),
        then=_address,
        said=lambda _directive: _("The answer is accepted."),
    )


@bp.post("/<int:id>/return")
@permission_required(Permission.DIRECT)
def send_back(id: int) -> ResponseReturnValue:
    return act_page(
        lambda: _find(id),
        lambda _directive: SendBackForm(),
        lambda directive, form, by: operations.send_back(directive, **form.given, by=by),
        show=lambda directive, form: _show(directive, form),
        then=_address,
        said=lambda _directive: _("The directive is open again."),
    )


def _address(directive: Directive) -> str:
    return url_for(".show", id=directive.id)


def _find(id: int) -> Directive:
    """Return a directive this person may read; else 404."""
    query = directives.directives(
        offices(), reader_id=actor().id, read_all=offices(Permission.READ_REVIEW)
    )
    directive: Directive = one_or_404(query.where(Directive.id == id))
    return directive


def _late(directive: Directive) -> str:
    """Say how long an open directive is over, if it is."""
    today = clock.today()
    if not directive.is_overdue(today):
        return ""
    over = (today - directive.due_on).days
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


def _show(directive: Directive, refused: Form | None = None) -> ResponseReturnValue:
    """Render a directive with the forms of what may be done; ``refused``: with its reasons."""
    by = Act(actor(), clock.now())
    answers = why_not_answer(directive, directive.to_user, by) is None
    judges = why_not_judge(directive, by) is None and may(Permission.DIRECT, directive.office_id)

    def form(kind: type[Form]) -> Form:
        if isinstance(refused, kind):
            return refused
        shown = kind(formdata=None)
        shown.expected.data = str(directive.version)
        return shown

    entries = db.session.scalars(ledger.history(directive.stream).limit(50)).all()
    return page(
        "review/directives/show.html",
        form=refused,
        directive=directive,
        late_words=_late(directive),
        answering=form(AnswerForm) if answers else None,
        accepting=form(AcceptForm) if judges else None,
        returning=form(SendBackForm) if judges else None,
        entries=entries,
        details={entry.seq: _said(entry) for entry in entries},
    )


def _said(entry: LedgerEntry) -> str:
    """Return the words of an entry, as they were written."""
    said = entry.payload.get("answer" if entry.kind == kinds.DIRECTIVE_ANSWERED.code else "why", "")
    return f"“{said}”" if said else ""
