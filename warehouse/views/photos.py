"""Photos of items: taking them, showing them to whoever may see the item; and foreign codes."""

from flask import Blueprint, Response, current_app, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms import Field

from foundation.permissions import Permission
from warehouse import photos, queries
from warehouse.forms.custody import BindForm, PhotoForm
from warehouse.models import EvidenceItem, Photo
from warehouse.operations.binding import bind_code
from warehouse.operations.photos import add_photos
from warehouse.views.items import show_item
from web.access import offices, permission_required
from web.pages import act_page, one_or_404

bp = Blueprint("photos", __name__)


@bp.get("/photos/<digest>")
@permission_required(Permission.READ_WAREHOUSE)
def show(digest: str) -> ResponseReturnValue:
    row: Photo = one_or_404(queries.photo(digest, offices()))
    content = current_app.extensions["blobs"].get(row.sha256)
    response = Response(content, mimetype=photos.MEDIA_TYPE)
    # Not in a shared browser after signing out, whatever it costs in bytes.
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Disposition"] = "inline"
    return response


@bp.get("/photos/<digest>/small")
@permission_required(Permission.READ_WAREHOUSE)
def small(digest: str) -> ResponseReturnValue:
    row: Photo = one_or_404(queries.photo(digest, offices()))
    store = current_app.extensions["blobs"]
    response = Response(photos.small(store.get, row.sha256), mimetype=photos.MEDIA_TYPE)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@bp.post("/items/<code>/photos")
@permission_required(Permission.KEEP_WAREHOUSE)
def new(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.item(code, offices())),
        lambda _item: PhotoForm(),
        lambda item, form, by: add_photos(item, photos=form.kept, by=by),
        prepare=_prepare,
        then=lambda _rows: url_for("warehouse.items.show", code=code),
        said=lambda rows: ngettext(
            "%(num)d photo is added.", "%(num)d photos are added.", len(rows)
        ),
        show=lambda _item, form: show_item(code, photo_form=form),
    )


def _prepare(_item: EvidenceItem, form: PhotoForm) -> None:
    form.kept = kept(form.photos)


def kept(field: Field) -> list[photos.StoredPhoto]:
    """Decode the uploaded photos of a field and put them into the blob store."""
    store = current_app.extensions["blobs"]
    return [
        photos.keep(store, file.read(), name=file.filename or "")
        for file in field.data or []
        if file and file.filename
    ]


@bp.post("/items/<code>/codes")
@permission_required(Permission.KEEP_WAREHOUSE)
def bind(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.item(code, offices())),
        lambda _item: BindForm(),
        lambda item, form, by: bind_code(item, **form.given, by=by),
        then=lambda _row: url_for("warehouse.items.show", code=code),
        said=lambda row: _("Scanning %(raw)s now finds this item.", raw=row.raw),
        show=lambda _item, form: show_item(code, bind_form=form),
    )
