"""Directives: list, give, show with the answer, judge."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from accounts.models import Office, Role, UserAccount
from accounts.queries import holders_over
from audit import ledger
from audit.models import LedgerEntry
from cases.models import Asset
from cases.queries import asset_by_id, assets_by_ids
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from review import entries as kinds
from review.allowed import why_not_answer, why_not_judge
from review.filters import DirectiveStanding
from review.forms.directives import (
    MOST,
    AcceptForm,
    AnswerForm,
    DirectiveForm,
    SendBackForm,
    SeveralDirectivesForm,
)
from review.models import Directive, StalledAsset
from review.operations import directives as operations
from review.queries import directives, stalled
from review.queries.stalled import Narrowing
from review.views import stalled_rows
from review.views.directive_list import DIRECTIVES
from review.views.drafts import drafts_for
from review.views.due_acts import directive_left
from review.views.stalled_rows import ShownRow
from web.access import about, actor, may, offices, permission_required
from web.addresses import row_number
from web.formatting import day
from web.forms import Form
from web.lists import list_page
from web.pages import act_page, one_or_404, page
from web.requests import query_int

bp = Blueprint("directives", __name__, url_prefix="/review/directives")

ADDRESSEES = (Role.OFFICER, Role.KEEPER, Role.ACCOUNTANT, Role.HEAD)


@bp.get("")
@permission_required(Permission.USE)
def index() -> ResponseReturnValue:
    return list_page(DIRECTIVES, "review/directives/index.html")


@bp.route("/several", methods=["GET", "POST"])
@permission_required(Permission.DIRECT)
def several() -> ResponseReturnValue:
    def first(assets: Sequence[Asset], form: SeveralDirectivesForm) -> None:
        form.assets.data = " ".join(str(asset.id) for asset in assets)

    return act_page(
        _chosen,
        lambda _assets: SeveralDirectivesForm(),
        lambda assets, form, by: operations.give_directives(
            assets, instruction=form.instruction.data or "", due_on=form.due_on.data, by=by
        ),
        first=first,
        template="review/directives/several.html",
        subject="assets",
        then=lambda _directives: url_for(".index"),
        said=lambda given: ngettext(
            "%(num)d directive is given.", "%(num)d directives are given.", len(given)
        ),
    )


def _chosen() -> Sequence[Asset]:
    """Return the assets that are named by the address, or by the form that was sent."""
    numbers = SeveralDirectivesForm().asset_ids
    numbers = numbers or [n for text in request.args.getlist("asset") if (n := row_number(text))]
    assets = db.session.scalars(assets_by_ids(numbers[:MOST], offices())).all()
    if not assets:
        abort(404)
    about(assets[0])
    return assets


@bp.route("/assets/<int:asset_id>/new", methods=["GET", "POST"])
@permission_required(Permission.DIRECT)
def new(asset_id: int) -> ResponseReturnValue:
    def find() -> Asset:
        asset: Asset = one_or_404(asset_by_id(asset_id, offices()))
        return asset

    def stalled_row() -> ShownRow | None:
        rows = db.session.scalars(stalled.row_of(asset_id)).all()
        known = stalled_rows.shown(rows, {}, clock.today())
        return known[0] if known else None

    def first(asset: Asset, form: DirectiveForm) -> None:
        form.to_user.data = str(asset.case.officer_id)
        chosen = query_int("draft")
        if chosen is not None:
            drafts = drafts_for(stalled_row(), clock.today())
            for draft in drafts[max(0, chosen - 1) : chosen]:
                form.instruction.data, form.due_on.data = draft.text, draft.due_on

    def beside(_asset: Asset) -> dict[str, Any]:
        row = stalled_row()
        return {"row": row, "drafts": drafts_for(row, clock.today())}

    return act_page(
        find,
        lambda asset: DirectiveForm(people=_addressees(asset)),
        lambda asset, form, by: operations.give_directive(asset, **form.given, by=by),
        first=first,
        template="review/directives/new.html",
        subject="asset",
        context=beside,
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
    return directive_left(directive) if directive.is_overdue(clock.today()) else ""


def _next_asset(directive: Directive) -> int | None:
    """Return the heaviest stalled asset that waits for a directive; for who may give one there."""
    places = offices(Permission.DIRECT)
    if not places:
        return None
    waiting = Narrowing(places, standing=DirectiveStanding.NONE)
    return db.session.scalar(
        select(StalledAsset.asset_id)
        .where(*stalled.conditions_of(waiting, clock.today()))
        .where(StalledAsset.asset_id != directive.asset_id)
        .order_by(StalledAsset.weight.desc(), StalledAsset.id.desc())
        .limit(1)
    )


def _addressees(asset: Asset) -> list[UserAccount]:
    """Return who may be directed about an asset: whoever acts over its office, but oneself.

    The officer in charge comes first.
    """
    today, me = clock.today(), actor().id
    office = db.session.get_one(Office, asset.office_id)
    found = {
        person.id: person
        for role in ADDRESSEES
        for person in holders_over(role, office, today)
        if person.id != me
    }
    in_charge = asset.case.officer_id
    return sorted(found.values(), key=lambda person: (person.id != in_charge, person.sort_key))


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
        next_asset=_next_asset(directive),
        entries=entries,
        details={entry.seq: _said(entry) for entry in entries},
    )


def _said(entry: LedgerEntry) -> str:
    """Return the words of an entry, as they were written."""
    said = entry.payload.get("answer" if entry.kind == kinds.DIRECTIVE_ANSWERED.code else "why", "")
    return f"“{said}”" if said else ""
