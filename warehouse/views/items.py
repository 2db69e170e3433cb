"""Items: the list with its filters, and one item with its custody."""

from collections.abc import Sequence

from flask import Blueprint, current_app, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts.models import Office
from audit import ledger, subjects
from audit.place import verify_stream_here
from audit.views.findings import told
from corrections.views.buttons import correcting
from foundation.database import db
from foundation.permissions import Permission
from warehouse import locks, observing, queries
from warehouse.forms.custody import BindForm, PhotoForm
from warehouse.label_symbols import label_svg
from warehouse.models import Discrepancy, EvidenceItem, Observation, Touch
from warehouse.queries.discrepancies import all_of
from warehouse.queries.hand_overs import at_the_door
from warehouse.queries.items import item_seen
from warehouse.views import buttons
from warehouse.views.item_list import ITEMS
from warehouse.views.timeline import timeline_details
from web.access import may, offices, permission_required
from web.forms import Form, refusal_text
from web.lists import list_page
from web.pages import one_or_404, page
from web.panels import panels

bp = Blueprint("items", __name__, url_prefix="/items")


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    return list_page(
        ITEMS,
        "warehouse/items/index.html",
        sections=buttons.sections("items"),
        claiming=buttons.claiming(),
    )


@bp.get("/<code>")
@permission_required(Permission.READ_WAREHOUSE)
def show(code: str) -> ResponseReturnValue:
    return show_item(code)


def show_item(
    code: str, *, photo_form: Form | None = None, bind_form: Form | None = None
) -> ResponseReturnValue:
    """Render one item; the rooms for photos and codes come back here when they are refused."""
    item: EvidenceItem = one_or_404(item_seen(code, offices()))
    verdict = verify_stream_here(item.stream)
    entries = db.session.scalars(ledger.history(item.stream).limit(100)).all()
    seals = db.session.scalars(queries.seals(item)).all()
    scanned = request.args.get("seal")
    prints = db.session.scalars(queries.prints([item.code])).all()
    photos = db.session.scalars(queries.told_photos(item)).all()
    seen = db.session.scalars(queries.told_observations(item)).all()
    locked = locks.over([item]).get(item.id, ())
    holding = subjects.named([lock.subject for lock in locked], offices)
    differing = db.session.scalars(all_of(item)).all()
    refused = next((form for form in (photo_form, bind_form) if form and form.errors), None)
    return page(
        "warehouse/items/show.html",
        form=refused,
        photo_form=photo_form or PhotoForm(),
        bind_form=bind_form or BindForm(),
        item=item,
        case_seen=may(Permission.READ_CASES, item.case.office_id),
        office=db.session.get_one(Office, item.case.office_id),
        door=None if item.came_in else db.session.scalars(at_the_door(item)).first(),
        line=db.session.scalar(queries.line_of(item)),
        seals=seals,
        former_seal=next((s for s in seals if s.opened_at and str(s.seq) == scanned), None),
        photos=photos,
        no_file=current_app.extensions["blobs"].missing(photo.sha256 for photo in photos),
        differing=differing,
        contested=next((row for row in differing if row.is_open), None),
        received=seen[0],
        known=observing.as_now(item, seen),
        back_otherwise=_back_otherwise(seen, differing),
        loans=db.session.scalars(queries.loans_of(item)).all(),
        contents=db.session.scalars(queries.contents(item)).all(),
        container=db.session.get(EvidenceItem, item.container_id) if item.container_id else None,
        prints=prints,
        bound=[
            (row, correcting("bound_code", row, _("Take back")))
            for row in db.session.scalars(queries.bound_codes(item))
        ],
        entries=entries,
        details=timeline_details(entries),
        last_hand=db.session.scalar(queries.last_hand(item)),
        shown=panels("item", item),
        chain=url_for("audit.ledger.index", stream=item.stream)
        if may(Permission.READ_LEDGER, item.office_id)
        else "",
        broken=told(verdict.findings, offices),
        acts=buttons.of_item(item, locked, seen),
        locks=[(refusal_text(lock.refusal(item)), holding.get(lock.subject)) for lock in locked],
        printing=buttons.printing(item, again=bool(prints)),
        keeps=buttons.keeps(item),
        symbol=label_svg(item.code),
    )


def _back_otherwise(seen: Sequence[Observation], differing: Sequence[Discrepancy]) -> set[int]:
    """Return the loans from which the item came back otherwise than it went."""
    found = {each.observation_id for row in differing for each in row.deviations}
    return {
        row.loan_id
        for row in seen
        if row.touch is Touch.TAKE_BACK and row.loan_id is not None and row.id in found
    }
