"""Labels: what has none yet, a sheet of chosen ones, a single one for a roll printer."""

from collections.abc import Callable

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from foundation import clock
from foundation.database import db
from foundation.failures import Failure
from foundation.once import answer_of, once
from foundation.permissions import Permission
from foundation.refusals import Refusal, check
from warehouse import queries, refusals, sheets
from warehouse.forms.lists import LabelsForm, ReasonForm
from warehouse.labels import Label, PlaceLabel
from warehouse.operations.printing import record_prints, why_not_printed
from warehouse.views import buttons
from warehouse.views.label_words import label_link, label_words
from web.access import offices, permission_required
from web.forms import Form
from web.pages import act_of, envelope, page

bp = Blueprint("labels", __name__, url_prefix="/labels")

OFFERED = 24  # a full sheet


@bp.route("", methods=["GET", "POST"])
@permission_required(Permission.PRINT_LABELS)
def index() -> ResponseReturnValue:
    waiting = db.session.scalars(queries.items_without_label(offices()).limit(OFFERED)).all()
    form = LabelsForm()
    if request.method == "GET":
        form.codes.data = "\n".join(_asked() or [item.code for item in waiting])
    elif form.submitted():
        first = (form.start_cell.data or 1) - 1
        made = _made(
            form,
            form.listed,
            form.reason.data or "",
            lambda labels: sheets.sheet(labels, start_cell=first, link=label_link()),
        )
        if made is not None:
            return _download(made, f"nhan-{clock.today():%Y-%m-%d}.pdf")
    return page(
        "warehouse/labels/index.html",
        form=form,
        waiting=waiting,
        sections=buttons.sections("labels"),
    )


@bp.route("/<code>", methods=["GET", "POST"])
@permission_required(Permission.PRINT_LABELS)
def show(code: str) -> ResponseReturnValue:
    try:
        subject = sheets.subjects_of([code], offices())[0]
    except refusals.UnknownLabelCodes:
        abort(404)
    form = ReasonForm()
    if form.submitted():
        made = _made(
            form,
            [code],
            form.reason.data or "",
            lambda labels: sheets.single(labels[0], link=label_link()),
        )
        if made is not None:
            return _download(made, f"nhan-{code}.pdf")
    return page(
        "warehouse/labels/show.html",
        form=form,
        subject=subject,
        prints=db.session.scalars(queries.prints([code])).all(),
    )


def _asked() -> list[str]:
    """Return the codes the address asks for: named ones, an order's items, a place's tree."""
    args = request.args
    if "order" in args:
        items = db.session.scalars(queries.items_of_order(args["order"], offices()))
        return [item.code for item in items if item.labelled_at is None]
    if "place" in args:
        return list(db.session.scalars(queries.place_codes_under(args["place"], offices())))
    return args.getlist("code")


def _made(
    form: Form,
    codes: list[str],
    reason: str,
    draw: Callable[[list[Label | PlaceLabel]], sheets.Printed],
) -> sheets.Printed | None:
    """Draw, read back and log the labels, or none of it; None when it was refused.

    They are drawn before anything is locked. The same form sent again gives the labels again; the
    log has them once.
    """
    by = act_of(form)
    try:
        subjects = sheets.subjects_of(codes, offices())
        if not answer_of(by.id or "", by.actor):
            check(why_not_printed(subjects, reason=reason))
        with force_locale("vi"):
            labels = sheets.faces(subjects, label_words())
        printed = draw(labels)
        once(
            by,
            str(request.endpoint),
            lambda: {"labels": len(record_prints(subjects, reason=reason, by=by))},
            envelope=envelope(),
        )
    except Refusal as refusal:
        form.refuse(refusal)
        form.renew()
        return None
    except Failure as failure:
        form.fail(failure)
        return None
    return printed


def _download(printed: sheets.Printed, name: str) -> Response:
    response = Response(printed.content, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["X-Labels"] = str(printed.labels)
    return response
