"""Importing the backlog of an office: the template, a filled file, its rows, the import."""

from typing import Any

from flask import Blueprint, Response, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts.help import roles_with
from exchange.forms import BacklogStartForm, FileForm
from exchange.importing.olddrafts import OldKind
from exchange.models import ImportBatch, SheetKind
from exchange.operations import running
from exchange.operations.backlog_checks import NEEDED
from exchange.operations.settled import complete_rows
from exchange.template import template
from exchange.views import uploads
from exchange.views.backlog_rows import lines_of
from exchange.views.ticks import ticked
from exchange.views.uploads import Verb
from exchange.workbook import MEDIA_TYPE
from foundation.acts import Act
from foundation.permissions import Permission
from web.access import actor, may, permission_required
from web.formatting import label
from web.pages import act_page, page

bp = Blueprint("backlog", __name__, url_prefix="/backlog")

KIND = SheetKind.BACKLOG
FILE = "mau-ho-so-ton-dong.xlsx"


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.IMPORT)
def new() -> ResponseReturnValue:
    form = FileForm()
    if form.submitted():
        token = uploads.receive(form, form.file.data, kind=KIND, office_id=actor().office_id)
        if token is not None:
            return redirect(_url(token), 303)
    return page("exchange/backlog/new.html", form=form, brought=_brought())


def _brought() -> tuple[list[str], list[tuple[str, str]]]:
    """Return what this person brings in with a file, and what others do: what, and which roles."""
    kinds = [kind for kind in OldKind if kind is not OldKind.MORE]
    mine = [label(kind) for kind in kinds if may(NEEDED[kind], actor().office_id)]
    others: dict[str, list[str]] = {}
    for kind in kinds:
        if not may(NEEDED[kind], actor().office_id):
            others.setdefault(" / ".join(roles_with(NEEDED[kind])), []).append(label(kind))
    return mine, [(", ".join(what), who) for who, what in others.items()]


@bp.get("/template")
@permission_required(Permission.IMPORT)
def blank() -> ResponseReturnValue:
    """The template: the same file for everybody."""
    response = Response(template(), mimetype=MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return response


@bp.route("/<string:token>", methods=["GET", "POST"])
@permission_required(Permission.IMPORT)
def show(token: str) -> ResponseReturnValue:
    def start(batch: ImportBatch, form: BacklogStartForm, by: Act) -> ImportBatch:
        if form.save.data:
            opens = bool(form.opens_cases.data)
            return complete_rows(batch, {}, opens_cases=opens, ticks=ticked(), by=by)
        uploads.wake_afterwards()
        return running.start_backlog(
            batch,
            skip_refused=bool(form.skip_refused.data),
            font_is_right=bool(form.font_is_right.data),
            opens_cases=bool(form.opens_cases.data),
            ticks=ticked(),
            by=by,
        )

    return _page(token, start, uploads.said_begun_or_kept)


@bp.post("/<string:token>/again")
@permission_required(Permission.IMPORT)
def again(token: str) -> ResponseReturnValue:
    return _page(token, uploads.carry_on, lambda _batch: str(_("The import goes on.")))


@bp.post("/<string:token>/stop")
@permission_required(Permission.IMPORT)
def stop(token: str) -> ResponseReturnValue:
    return _page(token, uploads.stop, uploads.said_stopped)


@bp.post("/<string:token>/give-up")
@permission_required(Permission.IMPORT)
def give_up(token: str) -> ResponseReturnValue:
    def said(_batch: ImportBatch) -> str:
        return str(_("The file was deleted; nothing was imported."))

    return _page(token, uploads.give_up, said, then=url_for("exchange.imports.index"))


def _page(
    token: str, verb: Verb, said: uploads.Said, *, then: str | None = None
) -> ResponseReturnValue:
    def address(**query: str) -> str:
        return url_for("exchange.backlog.show", token=token, **query)  # type: ignore[arg-type]  # url_for takes any keyword

    def context(batch: ImportBatch) -> dict[str, Any]:
        looked = uploads.look(batch, address)
        shown = [each for each in looked["rows"].rows if each.draft is not None]
        lines = {each.row.row: lines_of(each.draft) for each in shown}
        leads = may(Permission.READ_REVIEW, batch.office_id)
        return {"token": token, "made_of": lines, "sees_stalled": leads, **looked}

    return act_page(
        lambda: uploads.own_batch(token, kind=KIND),
        lambda _batch: BacklogStartForm(),
        verb,
        template="exchange/backlog/show.html",
        subject="batch",
        then=lambda _batch: then or _url(token),
        said=said,
        context=context,
    )


def _url(token: str) -> str:
    return url_for("exchange.backlog.show", token=token)
