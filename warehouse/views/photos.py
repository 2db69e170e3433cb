"""Photos of items: taking them, showing them to whoever may see the item; and foreign codes."""

from flask import Blueprint, Response, abort, current_app, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from foundation.failures import Failure
from foundation.permissions import Permission
from foundation.refusals import Refusal
from warehouse import photos, queries
from warehouse.forms.custody import BindForm, PhotoForm
from warehouse.models import EvidenceItem, Photo
from warehouse.operations.binding import bind_code
from warehouse.operations.photos import add_photos
from warehouse.views.items import show_item
from web.access import offices, permission_required
from web.pages import act_of, one_or_404, perform

bp = Blueprint("photos", __name__)


@bp.get("/photos/<digest>")
@permission_required(Permission.READ_WAREHOUSE)
def show(digest: str) -> ResponseReturnValue:
    row: Photo = one_or_404(queries.photo(digest, offices()))
    try:
        content = current_app.extensions["blobs"].get(row.sha256)
    except FileNotFoundError:
        abort(404)
    response = Response(content, mimetype=photos.MEDIA_TYPE)
    # Not in a shared browser after signing out, whatever it costs in bytes.
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Disposition"] = "inline"
    return response


@bp.post("/items/<code>/photos")
@permission_required(Permission.KEEP_WAREHOUSE)
def new(code: str) -> ResponseReturnValue:
    item: EvidenceItem = one_or_404(queries.item(code, offices()))
    form = PhotoForm()
    if form.submitted():
        try:
            kept = [
                photos.keep(current_app.extensions["blobs"], file.read(), name=file.filename or "")
                for file in form.photos.data or []
                if file and file.filename
            ]
        except Refusal as refusal:
            form.refuse(refusal)
            return show_item(code, photo_form=form)
        except Failure as failure:
            form.fail(failure)
            return show_item(code, photo_form=form)
        if not kept:
            form.photos.errors = [_("Take or choose a photo.")]
            return show_item(code, photo_form=form)
        done = perform(
            form,
            lambda: add_photos(item, photos=kept, by=act_of(form)),
            then=lambda _rows: url_for("warehouse.items.show", code=code),
            message=lambda rows: ngettext(
                "%(num)d photo is added.", "%(num)d photos are added.", len(rows)
            ),
        )
        if done is not None:
            return done
    return show_item(code, photo_form=form)


@bp.post("/items/<code>/codes")
@permission_required(Permission.KEEP_WAREHOUSE)
def bind(code: str) -> ResponseReturnValue:
    item: EvidenceItem = one_or_404(queries.item(code, offices()))
    form = BindForm()
    if form.submitted():
        done = perform(
            form,
            lambda: bind_code(item, raw=form.raw.data or "", by=act_of(form)),
            then=lambda _row: url_for("warehouse.items.show", code=code),
            message=lambda row: _("Scanning %(raw)s now finds this item.", raw=row.raw),
        )
        if done is not None:
            return done
    return show_item(code, bind_form=form)
