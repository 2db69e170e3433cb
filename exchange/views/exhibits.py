"""Importing exhibit lines into a case: choose, complete what could not be read, propose."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts.views.turns import Told, told
from cases import queries as cases
from cases.models import CaseFile
from exchange.forms import ExhibitFileForm, ExhibitStartForm
from exchange.importing.seals import SEAL_LETTERS
from exchange.models import ImportBatch, SheetKind
from exchange.operations import batches, running
from exchange.operations.exhibits import keepable
from exchange.operations.minutes import Minutes
from exchange.operations.settled import complete_rows
from exchange.views import uploads
from exchange.views.ticks import ticked
from exchange.views.uploads import Verb
from foundation.acts import Act
from foundation.figures import read_quantity
from foundation.folding import tidy
from foundation.gone import refuse_gone
from foundation.permissions import Permission
from warehouse import allowed
from web.access import offices, permission_required
from web.pages import act_page, one_or_404, page

bp = Blueprint("exhibits", __name__, url_prefix="/cases/<int:case_id>/exhibits")

KIND = SheetKind.EXHIBITS
MOST_WORDS = 500  # letters of a description that is typed beside a line


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.PROPOSE_ORDERS)
def new(case_id: int) -> ResponseReturnValue:
    case: CaseFile = one_or_404(cases.case_by_id(case_id, offices()))
    refuse_gone(case)
    form = ExhibitFileForm()
    if form.submitted():
        minutes = Minutes(form.document_no.data or "", form.document_on.data)
        token = uploads.receive(
            form, form.file.data, kind=KIND, office_id=case.office_id, case=case, minutes=minutes
        )
        if token is not None:
            return redirect(_url(case_id, token), 303)
        case = one_or_404(cases.case_by_id(case_id, offices()))
    return page("exchange/exhibits/new.html", form=form, case=case, turns=_turns(case))


@bp.route("/<string:token>", methods=["GET", "POST"])
@permission_required(Permission.PROPOSE_ORDERS)
def show(case_id: int, token: str) -> ResponseReturnValue:
    def start(batch: ImportBatch, form: ExhibitStartForm, by: Act) -> ImportBatch:
        completed = _completed()
        font_is_right = bool(form.font_is_right.data)
        if form.save.data:
            return complete_rows(
                batch, completed, font_is_right=font_is_right, ticks=ticked(), by=by
            )
        uploads.wake_afterwards()
        return running.start_exhibits(
            batch,
            completed=completed,
            skip_refused=bool(form.skip_refused.data),
            font_is_right=font_is_right,
            ticks=ticked(),
            by=by,
        )

    return _page(case_id, token, start, _said)


@bp.post("/<string:token>/again")
@permission_required(Permission.PROPOSE_ORDERS)
def again(case_id: int, token: str) -> ResponseReturnValue:
    return _page(case_id, token, uploads.carry_on, lambda _batch: str(_("The import goes on.")))


@bp.post("/<string:token>/stop")
@permission_required(Permission.PROPOSE_ORDERS)
def stop(case_id: int, token: str) -> ResponseReturnValue:
    return _page(case_id, token, uploads.stop, uploads.said_stopped)


@bp.post("/<string:token>/give-up")
@permission_required(Permission.PROPOSE_ORDERS)
def give_up(case_id: int, token: str) -> ResponseReturnValue:
    def said(_batch: ImportBatch) -> str:
        return str(_("The file was deleted; nothing was imported."))

    then = url_for("cases.files.show", case_id=case_id)
    return _page(case_id, token, uploads.give_up, said, then=then)


def _turns(case: CaseFile) -> Told | None:
    """Say who approves the orders of a list and who carries them out, or that nobody could."""
    return told(allowed.PARTS, case)


def _page(
    case_id: int, token: str, verb: Verb, said: uploads.Said, *, then: str | None = None
) -> ResponseReturnValue:
    def address(**query: str) -> str:
        return url_for("exchange.exhibits.show", case_id=case_id, token=token, **query)  # type: ignore[arg-type]  # url_for takes any keyword

    return act_page(
        lambda: uploads.own_batch(token, kind=KIND, case_id=case_id),
        ExhibitStartForm.of,
        verb,
        template="exchange/exhibits/show.html",
        subject="batch",
        then=lambda _batch: then or _url(case_id, token),
        said=said,
        context=lambda batch: {
            "token": token,
            **_of_case(batch, one_or_404(cases.case_by_id(case_id, offices()))),
            "typed": dict(request.form.items()),
            **uploads.look(batch, address),
        },
    )


def _of_case(batch: ImportBatch, case: CaseFile) -> dict[str, Any]:
    return {"case": case, "turns": None if batch.is_begun else _turns(case)}


def _said(batch: ImportBatch) -> str:
    if batch.is_begun:
        return uploads.said_begun(batch)
    return str(_("Kept. Lines still to be completed: %(count)s.", count=batch.incomplete))


def _url(case_id: int, token: str) -> str:
    return url_for("exchange.exhibits.show", case_id=case_id, token=token)


def _completed() -> batches.Completed:
    """Read what a person typed beside lines; what does not read stays as it is."""
    found: dict[int, batches.Typed] = {}
    for key, text in request.form.items():
        kind, _dash, row = key.partition("-")
        if kind != "unit" or not row.isascii() or not row.isdigit() or len(row) > 7:
            continue
        unit, number = tidy(text)[:40], request.form.get(f"quantity-{row}")
        try:
            quantity = None if number is None else read_quantity(number.strip())
        except ValueError:
            continue
        if unit and (quantity is None or keepable(quantity)):
            told = tidy(request.form.get(f"description-{row}", ""))[:MOST_WORDS]
            sealed = tidy(request.form.get(f"seal-{row}", ""))[:SEAL_LETTERS]
            found[int(row)] = batches.Typed(quantity, unit, told, sealed)
    return found
