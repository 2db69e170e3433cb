"""Places: the tree with its counts, one place with its items, adding and closing."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from foundation import paging
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from organisations.models import Organisation
from warehouse import allowed_places, queries
from warehouse.forms.places import ChangeForm, CloseForm, PatternForm, PlaceForm
from warehouse.label_symbols import label_svg
from warehouse.models import Place
from warehouse.operations.changing import change_place
from warehouse.operations.places import (
    MOST_PLACES,
    close_place,
    create_place,
    create_shelves,
)
from warehouse.shelving import places_in_use, room_of
from warehouse.views import buttons, place_map
from warehouse.views.blind import counting
from warehouse.views.item_list import ITEMS
from warehouse.views.place_list import PLACES
from web import lists
from web.access import offices, permission_required
from web.checking import Check
from web.forms import Form
from web.pages import act_page, one_or_404, page
from web.panels import panels

FEW = 15  # items on the page of a place

bp = Blueprint("places", __name__, url_prefix="/places")


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    return lists.list_page(
        PLACES,
        "warehouse/places/index.html",
        actions=buttons.of_places(),
        sections=buttons.sections("places"),
    )


@bp.get("/<code>")
@permission_required(Permission.READ_WAREHOUSE)
def show(code: str) -> ResponseReturnValue:
    return _show(one_or_404(queries.place(code, offices())), CloseForm())


@bp.route("/new", methods=["GET", "POST"], defaults={"code": None})
@bp.route("/<code>/new", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_PLACES)
def new(code: str | None) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.place(code, offices())) if code else None,
        lambda parent: PlaceForm(kinds=allowed_places.kinds_under(parent)),
        _create,
        first=_begin,
        then=_address,
        said=lambda place: _("%(place)s is added.", place=place.full_name),
        template="warehouse/places/new.html",
        subject="parent",
        context=lambda _parent: {"action": request.path},
    )


@bp.route("/pattern", methods=["GET", "POST"], defaults={"code": None})
@bp.route("/<code>/pattern", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_PLACES)
def pattern(code: str | None) -> ResponseReturnValue:
    """Add shelves by a pattern: the names are shown first, and nothing is written before."""
    return act_page(
        lambda: one_or_404(queries.place(code, offices())) if code else None,
        lambda parent: PatternForm(is_new=parent is None),
        _create_shelves,
        first=_begin,
        check=_names,
        then=_address,
        said=lambda area: _("%(place)s is added with its shelves.", place=area.full_name),
        template="warehouse/places/pattern.html",
        subject="parent",
        context=lambda _parent: {"action": request.path},
    )


@bp.route("/<code>/edit", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_PLACES)
def edit(code: str) -> ResponseReturnValue:
    def first(place: Place, form: ChangeForm) -> None:
        form.name.data, form.short_name.data = place.name, place.short_name
        form.place_class.data, form.capacity.data = place.place_class, place.capacity
        if place.organisation_id is not None:
            form.organisation.data = db.session.get_one(Organisation, place.organisation_id).name

    return act_page(
        lambda: one_or_404(queries.place(code, offices())),
        lambda _place: ChangeForm(),
        lambda place, form, by: change_place(place, **form.given, by=by),
        first=first,
        then=_address,
        said=lambda place: _("%(place)s is changed.", place=place.full_name),
        template="warehouse/places/edit.html",
        subject="place",
    )


def _create_shelves(parent: Place | None, form: PatternForm, by: Act) -> Place:
    office_id = parent.office_id if parent is not None else by.actor.office_id
    given = {"warehouse": "", **form.given}
    return create_shelves(office_id=office_id, parent=parent, **given, by=by)


def _names(_parent: Place | None, form: PatternForm) -> Check:
    """Say how many shelves and bins there will be, and what the first and the last is called."""
    area, shelves, bins = form.area.data, form.shelves.data or 0, form.bins.data or 0
    yes = _("Add %(shelves)s shelves, %(bins)s bins", shelves=shelves, bins=shelves * bins)
    rows = [f"{area}-{number:02}" for number in range(1, min(shelves, MOST_PLACES) + 1)]
    ends = [_("%(first)s to %(last)s", first=f"{row}-1", last=f"{row}-{bins}") for row in rows]
    told = [
        _("Shelf %(shelf)s: bins %(bins)s", shelf=row, bins=end)
        for row, end in zip(rows, ends, strict=True)
    ]
    return Check(yes, told if bins else rows)


def _begin(parent: Place | None, form: PlaceForm | PatternForm) -> None:
    if parent is not None:
        form.place_class.data = parent.place_class


def _create(parent: Place | None, form: PlaceForm, by: Act) -> Place:
    office_id = parent.office_id if parent is not None else by.actor.office_id
    return create_place(office_id=office_id, parent=parent, **form.given, by=by)


@bp.post("/<code>/close")
@permission_required(Permission.MANAGE_PLACES)
def close(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(queries.place(code, offices())),
        lambda _place: CloseForm(),
        lambda place, _form, by: close_place(place, by=by),
        check=_closing,
        then=lambda closed: _address(closed[0]),
        said=lambda closed: ngettext(
            "The place is no longer used.",
            "%(num)d places are no longer used.",
            len(closed),
        ),
        show=_show,
    )


def _closing(place: Place, _form: Form) -> Check:
    """Say how many places are closed with it."""
    inside = db.session.scalar(select(func.count()).select_from(places_in_use(place).subquery()))
    with_it = [_("Closed with it: %(count)s places in it.", count=inside)] if inside else []
    after = _("Nothing can be put here afterwards; its label stays known.")
    return Check(_("Close the place %(name)s", name=place.name), [*with_it, after])


def _address(place: Place) -> str:
    return url_for("warehouse.places.show", code=place.code)


def _show(place: Place, form: Form) -> ResponseReturnValue:
    inside = paging.keyset(
        queries.places_in(place),
        Place.sort_key,
        Place.id,
        after=request.args.get("after_place"),
        before=request.args.get("before_place"),
        size=place_map.MOST,
    )
    below = place_map.below_of(inside.rows)
    counts = queries.counts_of([*inside.rows, *below[: place_map.MOST], place])
    touched = place_map.touched_in(place, counts[place.id])
    drawn = place_map.map_of(inside.rows, counts, below, touched)
    return page(
        "warehouse/places/show.html",
        form=form,
        place=place,
        crumbs=[
            (above.name, url_for("warehouse.places.show", code=above.code))
            for above in db.session.scalars(queries.places_above(place))
        ],
        inside=inside,
        map=drawn,
        drawn_of=_drawn_of(drawn),
        held_in_all=place_map.told_of(counts[place.id]),
        shown=panels("place", place),
        held=room_of(place).held,
        blind=bool(counting()),
        rows=lists.few(ITEMS, FEW, place=place.code),
        actions=buttons.of_place(place, inside=inside.rows),
        manages=buttons.manages(place),
        symbol=label_svg(place.code),
    )


def _drawn_of(drawn: place_map.PlaceMap) -> str:
    """Return in words how many places a map shows and how many of them need a look."""
    told = [ngettext("%(num)d place", "%(num)d places", len(drawn.rows))]
    if drawn.to_look_at:
        told.append(_("%(num)d over capacity", num=drawn.to_look_at))
    if drawn.full:
        told.append(_("%(num)d full", num=drawn.full))
    return " · ".join(told)
