"""Places: the tree with its counts, one place with its items, adding and closing."""

from collections import Counter

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation import paging
from foundation.database import db
from foundation.permissions import Permission
from warehouse import queries
from warehouse.allowed import UNDER
from warehouse.forms.places import CloseForm, PlaceForm
from warehouse.label_symbols import label_svg
from warehouse.models import EvidenceItem, Place, PlaceKind
from warehouse.operations.places import close_place, create_place
from warehouse.shelving import held_in
from web.access import actor, offices, permission_required
from web.forms import Form
from web.pages import act_of, one_or_404, page, perform

bp = Blueprint("places", __name__, url_prefix="/places")


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    places = db.session.scalars(queries.places(offices())).all()
    own = queries.counts_by_place(offices())
    below: Counter[int] = Counter()
    for place in places:
        for above in place.path.split("/")[1:-1]:
            below[int(above)] += own.get(place.id, 0)
    return page("warehouse/places/index.html", places=places, own=own, below=below)


@bp.get("/<code>")
@permission_required(Permission.READ_WAREHOUSE)
def show(code: str) -> ResponseReturnValue:
    return _show(code, CloseForm())


@bp.route("/new", methods=["GET", "POST"], defaults={"code": None})
@bp.route("/<code>/new", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_PLACES)
def new(code: str | None) -> ResponseReturnValue:
    parent: Place | None = one_or_404(queries.place(code, offices())) if code else None
    above = parent.kind if parent else None
    form = PlaceForm(kinds=[kind for kind in PlaceKind if above in UNDER[kind]])
    if parent is not None and request.method == "GET":
        form.place_class.data = parent.place_class.value
    if form.submitted():
        done = perform(
            form,
            lambda: create_place(
                office_id=parent.office_id if parent else actor().office_id,
                parent=parent,
                name=form.name.data or "",
                short_name=form.short_name.data or "",
                kind=form.chosen_kind,
                place_class=form.chosen_class,
                capacity=form.capacity.data,
                by=act_of(form),
            ),
            then=lambda place: url_for("warehouse.places.show", code=place.code),
            message=lambda place: _("%(place)s is added.", place=place.full_name),
        )
        if done is not None:
            return done
    action = url_for("warehouse.places.new", code=code) if code else url_for("warehouse.places.new")
    return page("warehouse/places/new.html", form=form, parent=parent, action=action)


@bp.post("/<code>/close")
@permission_required(Permission.MANAGE_PLACES)
def close(code: str) -> ResponseReturnValue:
    place: Place = one_or_404(queries.place(code, offices()))
    form = CloseForm()
    if form.submitted():
        done = perform(
            form,
            lambda: close_place(place, by=act_of(form)),
            then=lambda _none: url_for("warehouse.places.show", code=code),
            message=lambda _none: _("The place is no longer used."),
        )
        if done is not None:
            return done
    return _show(code, form)


def _show(code: str, form: Form) -> ResponseReturnValue:
    place: Place = one_or_404(queries.place(code, offices()))
    inside = db.session.scalars(queries.places_under(place)).all()
    rows = paging.keyset(
        queries.items(offices(), under=place),
        EvidenceItem.id,
        descending=True,
        after=request.args.get("after"),
        before=request.args.get("before"),
    )
    return page(
        "warehouse/places/show.html",
        form=form,
        place=place,
        crumbs=[
            (above.name, url_for("warehouse.places.show", code=above.code))
            for above in db.session.scalars(queries.places_above(place))
        ],
        inside=inside,
        counts=queries.counts_by_place(offices()),
        held=held_in(place),
        rows=rows,
        symbol=label_svg(place.code),
    )
