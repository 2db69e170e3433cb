"""Items: the list with its filters, and one item with its custody."""

from flask import Blueprint, current_app, request
from flask.typing import ResponseReturnValue

from accounts.models import Office
from audit import ledger, subjects
from audit.place import verify_stream_here
from audit.views.findings import told
from foundation import paging, search
from foundation.codes import read_code
from foundation.database import db
from foundation.permissions import Permission
from warehouse import locks, lookup, queries
from warehouse.forms.custody import BindForm, PhotoForm
from warehouse.forms.lists import ItemFilter
from warehouse.label_symbols import label_svg
from warehouse.models import EvidenceItem
from warehouse.views import buttons
from warehouse.views.timeline import timeline_details
from web.access import offices, permission_required
from web.forms import Form, refusal_text
from web.pages import one_or_404, page
from web.requests import query_int

bp = Blueprint("items", __name__, url_prefix="/items")

MOST_FOUND = 300


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    form = ItemFilter(request.args)
    place = queries.find_place(form.place.data, offices()) if form.place.data else None
    filled = queries.filled_places(place) if place is not None else None
    rows = paging.keyset(
        queries.items(
            offices(),
            status=form.chosen_status,
            kind=form.chosen_kind,
            under=place,
            filled=filled,
            case_id=query_int("case_id"),
            ids=_found(form.q.data or ""),
        ),
        EvidenceItem.id,
        descending=True,
        after=request.args.get("after"),
        before=request.args.get("before"),
        within=(EvidenceItem.place_id, filled) if filled else (EvidenceItem.office_id, offices()),
    )
    kept = {key: value for key, value in request.args.items() if key not in {"after", "before"}}
    return page(
        "warehouse/items/index.html",
        narrow=form,
        rows=rows,
        kept=kept,
        no_such_place=bool(form.place.data) and place is None,
        sections=buttons.sections("items"),
    )


@bp.get("/<code>")
@permission_required(Permission.READ_WAREHOUSE)
def show(code: str) -> ResponseReturnValue:
    return show_item(code)


def show_item(
    code: str, *, photo_form: Form | None = None, bind_form: Form | None = None
) -> ResponseReturnValue:
    """Render one item; the rooms for photos and codes come back here when they are refused."""
    item: EvidenceItem = one_or_404(queries.item(code, offices()))
    verdict = verify_stream_here(item.stream)
    entries = db.session.scalars(ledger.history(item.stream).limit(100)).all()
    seals = db.session.scalars(queries.seals(item)).all()
    scanned = request.args.get("seal")
    prints = db.session.scalars(queries.prints([item.code])).all()
    photos = db.session.scalars(queries.photos(item)).all()
    locked = locks.over([item]).get(item.id, ())
    holding = subjects.named([lock.subject for lock in locked], offices)
    refused = next((form for form in (photo_form, bind_form) if form and form.errors), None)
    return page(
        "warehouse/items/show.html",
        form=refused,
        photo_form=photo_form or PhotoForm(),
        bind_form=bind_form or BindForm(),
        item=item,
        office=db.session.get(Office, item.office_id),
        line=db.session.scalar(queries.line_of(item)),
        seals=seals,
        former_seal=next((s for s in seals if s.opened_at and str(s.seq) == scanned), None),
        photos=photos,
        no_file=current_app.extensions["blobs"].missing(photo.sha256 for photo in photos),
        loans=db.session.scalars(queries.loans_of(item)).all(),
        contents=db.session.scalars(queries.contents(item)).all(),
        container=db.session.get(EvidenceItem, item.container_id) if item.container_id else None,
        prints=prints,
        bound=db.session.scalars(queries.bound_codes(item)).all(),
        entries=entries,
        details=timeline_details(entries),
        last_hand=entries[0] if entries else None,
        broken=told(verdict.findings, offices),
        acts=buttons.of_item(item, locked),
        locks=[(refusal_text(lock.refusal(item)), holding.get(lock.subject)) for lock in locked],
        printing=buttons.printing(item, again=bool(prints)),
        keeps=buttons.keeps(item),
        symbol=label_svg(item.code),
    )


def _found(words: str) -> list[int] | None:
    """Return the ids a search finds; None when nothing was asked."""
    if not words.strip():
        return None
    seen = lookup.look_up(words, offices)
    exact = [seen.id] if seen is not None and seen.kind == "item" else []
    if exact and read_code(words):
        return exact
    entries = search.find(words, offices=offices(), kinds=["item"], limit=MOST_FOUND)
    return [*exact, *(entry.subject_id for entry in entries)]
