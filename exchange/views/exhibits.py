"""Importing exhibit lines into a case: choose, complete what could not be read, propose."""

from decimal import Decimal

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cases import queries as cases
from cases.models import CaseFile
from exchange.forms import ExhibitCommitForm, FileForm
from exchange.importing import commit_exhibits
from exchange.importing.exhibits import read_exhibits
from exchange.importing.files import read_file
from exchange.views import uploads
from foundation.folding import tidy
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.fields import read_quantity
from web.pages import act_of, one_or_404, page, perform

bp = Blueprint("exhibits", __name__, url_prefix="/cases/<int:case_id>/exhibits")


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.PROPOSE_ORDERS)
def new(case_id: int) -> ResponseReturnValue:
    case: CaseFile = one_or_404(cases.case_by_id(case_id, offices()))
    form = FileForm()
    if form.submitted():
        sha256, name = uploads.keep(form.file.data)
        return redirect(
            url_for("exchange.exhibits.check", case_id=case_id, sha256=sha256, name=name), 303
        )
    return page("exchange/exhibits/new.html", form=form, case=case)


@bp.route("/<string:sha256>", methods=["GET", "POST"])
@permission_required(Permission.PROPOSE_ORDERS)
def check(case_id: int, sha256: str) -> ResponseReturnValue:
    case: CaseFile = one_or_404(cases.case_by_id(case_id, offices()))
    name = request.args.get("name", "")[:200]
    file = read_file(uploads.kept(sha256), name, read_exhibits)
    form, completed = ExhibitCommitForm(), _completed()
    if form.submitted():
        done = perform(
            form,
            lambda: commit_exhibits.import_exhibits(
                file,
                case=case,
                document_no=form.document_no.data or "",
                document_on=form.document_on.data,
                skip_refused=bool(form.skip_refused.data),
                completed=completed,
                by=act_of(form),
            ),
            then=lambda _made: url_for("warehouse.orders.index", state="proposed"),
            message=lambda made: _(
                "%(lines)s lines stand in %(orders)s proposed intake orders.",
                lines=len(made[0].new),
                orders=len(made[1]),
            ),
        )
        if done is not None:
            return done
        case = one_or_404(cases.case_by_id(case_id, offices()))
    outcome, drafts = commit_exhibits.preview(file, case=case, completed=completed)
    return page(
        "exchange/exhibits/check.html",
        form=form,
        case=case,
        outcome=outcome,
        drafts=drafts,
        typed=dict(request.form.items()),
        name=name,
        sha256=sha256,
    )


def _completed() -> dict[int, tuple[Decimal, str]]:
    """Read what a person typed beside incomplete lines; what does not read stays incomplete."""
    found: dict[int, tuple[Decimal, str]] = {}
    for key, text in request.form.items():
        kind, _dash, row = key.partition("-")
        if kind != "quantity" or not row.isascii() or not row.isdigit() or len(row) > 7:
            continue
        unit = tidy(request.form.get(f"unit-{row}", ""))[:40]
        try:
            quantity = read_quantity(text.strip())
        except ValueError:
            continue
        if quantity > 0 and unit:
            found[int(row)] = (quantity, unit)
    return found
