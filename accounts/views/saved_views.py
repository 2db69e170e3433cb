"""The lists a person keeps by a name, see :mod:`web.lists.saved`."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from accounts.forms import SavedViewForm
from accounts.models import SavedView, UserAccount
from accounts.operations.saved_views import MOST, forget_view, keep_view
from accounts.sessions import me
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from web.access import permission_required
from web.forms import Form
from web.lists import Asked, asked, declared, saved
from web.pages import act_page

bp = Blueprint("saved_views", __name__, url_prefix="/saved-views")


@dataclass(frozen=True, slots=True)
class Saving:
    """The form that keeps a list as it is."""

    form: SavedViewForm
    address: str


class Kept:
    """The views of the signed-in person."""

    def views(self, list_key: str) -> Sequence[saved.View]:
        rows = db.session.scalars(
            select(SavedView)
            .where(SavedView.account_id == me().id, SavedView.list_key == list_key)
            .order_by(SavedView.id)
            .limit(MOST)
        )
        return [saved.View(row.id, row.name, _address(row)) for row in rows]

    def form(self, what: Asked) -> Saving:
        form = SavedViewForm(formdata=None)
        form.list_key.data, form.query.data = what.of.key, urlencode(what.pairs())
        return Saving(form, url_for("accounts.saved_views.new"))


saved.kept_by(Kept)


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.USE)
def new() -> ResponseReturnValue:
    def keep(account: UserAccount, form: SavedViewForm, by: Act) -> SavedView:
        return keep_view(
            account,
            list_key=form.list_key.data or "",
            name=form.view_name.data or "",
            query=_tidied(form),
            by=by,
        )

    return act_page(
        lambda: db.session.get_one(UserAccount, me().id),
        lambda _account: SavedViewForm(),
        keep,
        template="accounts/saved_views/new.html",
        subject="account",
        then=_address,
        said=lambda view: _("This list is kept as “%(name)s”.", name=view.name),
    )


@bp.post("/<int:view_id>/forget")
@permission_required(Permission.USE)
def forget(view_id: int) -> ResponseReturnValue:
    def find() -> SavedView:
        view = db.session.get(SavedView, view_id)
        if view is None or view.account_id != me().id:
            abort(404)
        return view

    return act_page(
        find,
        lambda _view: Form(),
        lambda view, _form, by: forget_view(view, by=by),
        then=lambda view: url_for(declared()[view.list_key].endpoint),
        said=lambda view: _("“%(name)s” is kept no more.", name=view.name),
        template="accounts/saved_views/forget.html",
        subject="view",
    )


def _tidied(form: SavedViewForm) -> str:
    """Return what the address asks of the list, and nothing else."""
    one = declared().get(form.list_key.data or "")
    if one is None:
        abort(404)
    typed = MultiDict(parse_qsl(form.query.data or ""))
    return urlencode(asked.read(one, typed).pairs())[:1000]


def _address(view: SavedView) -> str:
    one = declared().get(view.list_key)
    path = url_for(one.endpoint) if one is not None else request.path
    return f"{path}?{view.query}" if view.query else path
