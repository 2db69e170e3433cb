"""Hand-overs: the list, one of them, its things, and the two signatures."""

from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from accounts.approval_queries import people_with
from accounts.models import Office
from audit import ledger
from foundation import clock
from foundation.acts import Act
from foundation.counting import up_to
from foundation.database import db
from foundation.permissions import Permission
from warehouse import allowed, resolver
from warehouse.allowed_hand_overs import (
    why_not_change,
    why_not_sign,
    why_not_withdraw,
)
from warehouse.door.left_out import left_out
from warehouse.forms.hand_overs import (
    DraftForm,
    LinesBackForm,
    LinesForm,
    LookAtBackForm,
    LookAtLineForm,
    RemoveForm,
    WithdrawForm,
)
from warehouse.models import HandOver, HandOverKind, HandOverLine, HandOverState
from warehouse.operations.hand_over_looks import look_at_line
from warehouse.operations.hand_over_signing import withdraw_hand_over
from warehouse.operations.hand_overs import add_lines, draft_hand_over, remove_line
from warehouse.queries import hand_overs as queries
from warehouse.views import buttons
from warehouse.views.discrepancy_words import decides_if_it_differs
from warehouse.views.hand_over_acts import acting, acts_of, side_of
from warehouse.views.hand_over_list import HAND_OVERS, TONES, age_of, waits_for
from warehouse.views.known import beside
from warehouse.views.timeline import timeline_details
from warehouse.wording_hand_overs import words_of
from web.access import about_office, actor, may, offices, permission_required
from web.buttons import Button
from web.forms import refusal_text
from web.lists import list_page
from web.pages import act_page, one_or_404, page
from web.panels import panels

bp = Blueprint("hand_overs", __name__, url_prefix="/hand-overs")
KEEP = Permission.KEEP_WAREHOUSE


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    new = Button(_("Draft a hand-over"), url_for(".new")) if may(KEEP) else None
    return list_page(
        HAND_OVERS,
        "warehouse/hand_overs/index.html",
        sections=buttons.sections("hand_overs"),
        new=new,
        coming=db.session.scalar(select(up_to(queries.coming(offices())))) or 0,
    )


@bp.route("/new", methods=["GET", "POST"])
@permission_required(KEEP)
def new() -> ResponseReturnValue:
    return act_page(
        lambda: db.session.get_one(Office, actor().office_id),
        lambda _office: DraftForm(papers=[]),
        lambda office, form, by: draft_hand_over(office, **form.given, by=by),
        then=page_of,
        said=lambda row: _("Hand-over %(number)s is drafted.", number=row.number),
        template="warehouse/hand_overs/new.html",
        subject="office",
        context=_others,
    )


@bp.get("/<int:hand_over_id>")
@permission_required(Permission.READ_WAREHOUSE)
def show(hand_over_id: int) -> ResponseReturnValue:
    row = found_row(hand_over_id)
    lines = db.session.scalars(queries.lines_of(row)).all()
    entries = db.session.scalars(ledger.history(row.stream)).all()
    by = acting(row)
    why = why_not_sign(row, by) if by is not None and row.ended_at is None else None
    return page(
        "warehouse/hand_overs/show.html",
        row=row,
        words=words_of(row),
        lines=lines,
        stores=offices(Permission.READ_WAREHOUSE),
        entries=entries,
        details=timeline_details(entries),
        tone=TONES[row.stage],
        shown=panels("hand_over", row),
        open=row.ended_at is None,
        ended_empty=row.withdrawn_why == "",
        waits=waits_for(row),
        age=age_of(row),
        acts=acts_of(row, by),
        changes=by is not None and why_not_change(row, by) is None,
        looks=by is not None and row.stage is HandOverState.DRAFT and not row.takes_in,
        left_out=left_out(row) if row.takes_in else (),
        why_not=refusal_text(why) if why else "",
    )


@bp.route("/<int:hand_over_id>/lines", methods=["GET", "POST"])
@permission_required(KEEP)
def add(hand_over_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: found_row(hand_over_id),
        lambda row: LinesBackForm() if _comes_back(row) else LinesForm(),
        _added,
        then=lambda _count: _address(hand_over_id),
        said=lambda count: ngettext(
            "%(num)d thing is put on the hand-over.",
            "%(num)d things are put on the hand-over.",
            count,
        ),
        template="warehouse/hand_overs/lines.html",
        subject="row",
        context=_why_not_put,
    )


@bp.route("/<int:hand_over_id>/lines/<code>", methods=["GET", "POST"])
@permission_required(KEEP)
def look(hand_over_id: int, code: str) -> ResponseReturnValue:
    return act_page(
        lambda: _line(hand_over_id, code),
        _look_form,
        _look,
        first=_begin,
        then=lambda _row: next_page(hand_over_id),
        said=lambda _row: _("What you saw is written on the hand-over."),
        template="warehouse/hand_overs/look.html",
        subject="line",
        context=lambda line: (
            beside(line.item)
            | {"item": line.item, "row": line.hand_over, "back": _comes_back(line.hand_over)}
            | {"decides": decides_if_it_differs(line.item, actor().id)}
        ),
    )


@bp.route("/<int:hand_over_id>/lines/<code>/remove", methods=["GET", "POST"])
@permission_required(KEEP)
def remove(hand_over_id: int, code: str) -> ResponseReturnValue:
    return act_page(
        lambda: _line(hand_over_id, code),
        lambda _line: RemoveForm(),
        lambda line, _form, by: remove_line(line, by=by),
        then=page_of,
        said=lambda row: _("It is no longer on hand-over %(number)s.", number=row.number),
        template="warehouse/hand_overs/remove.html",
        subject="line",
        context=lambda line: {
            "item": line.item,
            "row": line.hand_over,
            "words": words_of(line.hand_over),
        },
    )


@bp.route("/<int:hand_over_id>/withdraw", methods=["GET", "POST"])
@permission_required(KEEP)
def withdraw(hand_over_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: found_row(hand_over_id),
        lambda _row: WithdrawForm(),
        lambda row, form, by: withdraw_hand_over(row, **form.given, by=by),
        then=page_of,
        said=lambda row: _("Hand-over %(number)s is withdrawn.", number=row.number),
        template="warehouse/hand_overs/withdraw.html",
        subject="row",
        context=lambda row: told_why_not(row, why_not_withdraw) | {"words": words_of(row)},
    )


def found_row(hand_over_id: int) -> HandOver:
    row: HandOver = one_or_404(queries.hand_over(hand_over_id, offices()))
    about_office(side_of(row))
    return row


def _line(hand_over_id: int, code: str) -> HandOverLine:
    row: HandOverLine = one_or_404(queries.line(hand_over_id, code, offices()))
    about_office(side_of(row.hand_over))
    return row


def _comes_back(row: HandOver) -> bool:
    return row.kind is HandOverKind.RETURN


def _look_form(line: HandOverLine) -> LookAtLineForm | LookAtBackForm:
    form = LookAtBackForm() if _comes_back(line.hand_over) else LookAtLineForm()
    form.ask_of(line.item)
    return form


def _begin(line: HandOverLine, form: LookAtLineForm | LookAtBackForm) -> None:
    """Write where it is put, as was said for all."""
    if "place" in form and line.place is not None:
        form["place"].data = line.place.short_name


def _look(line: HandOverLine, form: LookAtLineForm | LookAtBackForm, by: Act) -> HandOver:
    given = form.given
    if "place" in form:
        given["place"] = resolver.place_named(
            form["place"].data or "", offices(), own=line.office_id
        )
    return look_at_line(line, **given, by=by)


def _added(row: HandOver, form: LinesForm, by: Act) -> int:
    items = resolver.items_labelled(form.labels, {row.office_id}.intersection(offices()))
    place = None
    if "place" in form:
        place = resolver.place_named(form["place"].data or "", offices(), own=row.office_id)
    return add_lines(row, items=items, condition=form.condition.data or "", place=place, by=by)


def _address(hand_over_id: int) -> str:
    return url_for("warehouse.hand_overs.show", hand_over_id=hand_over_id)


def page_of(row: HandOver) -> str:
    return _address(row.id)


def drafted(row: HandOver) -> str:
    """Say that what an outside person signs, too, is drafted."""
    said = _("Hand-over %(number)s is drafted.", number=row.number)
    return f"{said} {_(words_of(row).nothing_yet)}"


def next_page(hand_over_id: int) -> str:
    """Return the page of the next thing nobody looked at, or of the hand-over."""
    code = db.session.scalar(queries.first_unseen(hand_over_id))
    if code is None:
        return _address(hand_over_id)
    return url_for("warehouse.hand_overs.look", hand_over_id=hand_over_id, code=code)


def told_why_not(row: HandOver, asked: Any) -> dict[str, Any]:
    by = acting(row)
    why = asked(row, by) if by is not None else allowed.why_not_keep(row, Act(actor(), clock.now()))
    return {"why_not": refusal_text(why) if why else ""}


def _why_not_put(row: HandOver) -> dict[str, Any]:
    if row.takes_in:
        return {"why_not": _("What comes in is received line by line, on the page of its order.")}
    return told_why_not(row, why_not_change)


def _others(office: Office) -> dict[str, Any]:
    """Return who else keeps the warehouse: one of them signs the other half."""
    keepers = people_with(KEEP, office.id, clock.today(), in_it=True)
    return {"others": [each.full_name for each in keepers if each.id != actor().id]}
