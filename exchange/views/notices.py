"""Importing auction notices: choose a file, look at every row, import."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from exchange.forms import FileForm, JoinForm, NoticeStartForm
from exchange.models import ImportBatch, SheetKind
from exchange.operations import batches, running
from exchange.operations.settled import complete_rows
from exchange.views import uploads
from exchange.views.ticks import ticked
from exchange.views.uploads import Verb
from foundation.acts import Act
from foundation.permissions import Permission
from web.access import actor, permission_required
from web.pages import act_page, page

bp = Blueprint("notices", __name__, url_prefix="/notices")

KIND = SheetKind.NOTICES


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.ENTER_BACKLOG)
def new() -> ResponseReturnValue:
    form = FileForm()
    if form.submitted():
        token = uploads.receive(form, form.file.data, kind=KIND, office_id=actor().office_id)
        if token is not None:
            return redirect(_url(token), 303)
    return page("exchange/notices/new.html", form=form)


@bp.route("/<string:token>", methods=["GET", "POST"])
@permission_required(Permission.ENTER_BACKLOG)
def show(token: str) -> ResponseReturnValue:
    def start(batch: ImportBatch, form: NoticeStartForm, by: Act) -> ImportBatch:
        if form.save.data:
            return complete_rows(batch, {}, ticks=ticked(), by=by)
        uploads.wake_afterwards()
        return running.start_notices(
            batch,
            skip_refused=bool(form.skip_refused.data),
            join_rest=bool(form.join_rest.data),
            font_is_right=bool(form.font_is_right.data),
            ticks=ticked(),
            by=by,
        )

    return _page(token, start, uploads.said_begun_or_kept)


@bp.post("/<string:token>/join")
@permission_required(Permission.ENTER_BACKLOG)
def join(token: str) -> ResponseReturnValue:
    """Keep the answer to one row that may offer an asset again."""

    def answer(batch: ImportBatch, _form: NoticeStartForm, by: Act) -> ImportBatch:
        given = JoinForm()
        row, joins = given.row.data or 0, bool(given.joins.data)
        return batches.answer_joining(batch, row, joins=joins, by=by)

    return _page(token, answer, lambda _batch: str(_("The answer is kept.")))


@bp.post("/<string:token>/again")
@permission_required(Permission.ENTER_BACKLOG)
def again(token: str) -> ResponseReturnValue:
    return _page(token, uploads.carry_on, lambda _batch: str(_("The import goes on.")))


@bp.post("/<string:token>/stop")
@permission_required(Permission.ENTER_BACKLOG)
def stop(token: str) -> ResponseReturnValue:
    return _page(token, uploads.stop, uploads.said_stopped)


@bp.post("/<string:token>/give-up")
@permission_required(Permission.ENTER_BACKLOG)
def give_up(token: str) -> ResponseReturnValue:
    def said(_batch: ImportBatch) -> str:
        return str(_("The file was deleted; nothing was imported."))

    return _page(token, uploads.give_up, said, then=url_for("exchange.imports.index"))


def _page(
    token: str, verb: Verb, said: uploads.Said, *, then: str | None = None
) -> ResponseReturnValue:
    def address(**query: str) -> str:
        return url_for("exchange.notices.show", token=token, **query)  # type: ignore[arg-type]  # url_for takes any keyword

    return act_page(
        lambda: uploads.own_batch(token, kind=KIND),
        lambda _batch: NoticeStartForm(),
        verb,
        template="exchange/notices/show.html",
        subject="batch",
        then=lambda _batch: then or _url(token),
        said=said,
        context=lambda batch: {"token": token, **uploads.look(batch, address)},
    )


def _url(token: str) -> str:
    return url_for("exchange.notices.show", token=token)
