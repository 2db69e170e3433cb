"""Scanning: one page for phone and gun, one answer a scan, the same operations as the pages."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, jsonify, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from foundation.acts import ACT_ID, Act
from foundation.database import db
from foundation.once import answer_of, once
from foundation.permissions import Permission
from foundation.refusals import Refusal, check
from warehouse import allowed, lookup, queries, resolver
from warehouse.forms.lists import ScanForm
from warehouse.models import EvidenceItem, ItemStatus, Place
from warehouse.operations.claims import see_item
from warehouse.operations.movement import move_item, undo_move
from warehouse.operations.scans import keep_unknown_scan
from warehouse.refusals import WarehouseOfAnotherOffice
from warehouse.shelving import room_of
from warehouse.views import buttons
from warehouse.views import scan_answers as answers
from warehouse.views.leaving import LEAVING, why_not_open
from web.access import about, actor, may, offices, permission_required, wants_json
from web.pages import act_on, page

bp = Blueprint("scan", __name__, url_prefix="/scan")


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def show() -> ResponseReturnValue:
    """Look a code up (JSON, or the page of what it stands for), or show the scan page."""
    raw = answers.readable(request.args.get("raw"))[:300]
    if wants_json():
        return jsonify(_looked(raw, answers.readable(request.args.get("physical"))[:300]))
    last = None
    if raw:
        last = _looked(raw, answers.readable(request.args.get("physical"))[:300])
        if last["outcome"] == "ok":
            return redirect(last["next"]["url"])
    act = answers.known_act(request.args.get("act", ""))
    return _page(act, request.args.get("place", ""), last)


@bp.post("/report")
@permission_required(Permission.KEEP_WAREHOUSE)
def report() -> ResponseReturnValue:
    """Keep a code that a look found nobody to carry: an act of its own, sent by the page."""
    said = answers.Scan.from_json(answers.sent_json())
    if not said.raw:
        return jsonify(answers.looked("", None, reports=False))
    return jsonify(answers.drawn(_kept(said)))


@bp.post("")
@permission_required(Permission.READ_WAREHOUSE)
def create() -> ResponseReturnValue:
    if request.is_json:
        said = answers.Scan.from_json(answers.sent_json())
        return jsonify(answers.drawn(_answer(said)))
    form = ScanForm()
    act = answers.known_act(str(form.act.data or ""))
    if not form.submitted():
        return _page(act, str(form.place.data or ""), None, form)
    said = answers.Scan(
        form.raw.data or "",
        act=act,
        place=str(form.place.data or ""),
        act_id=form.act_id.data or "",
    )
    answer = answers.drawn(_answer(said))
    if answer.get("next"):
        return redirect(answer["next"]["url"], 303)
    place = answer.get("place", {}).get("code", said.place)
    return _page(act, place, answer)


@bp.post("/undo")
@permission_required(Permission.KEEP_WAREHOUSE)
def undo() -> ResponseReturnValue:
    sent = answers.sent_json()
    done = answer_of(answers.readable(sent.get("undoes")), actor())
    moved = done.get("moved", {"code": "", "seq": 0})
    item = db.session.scalar(queries.item(moved["code"], offices()))
    if item is None:
        return jsonify(answers.drawn(answers.problem("", _("There is nothing to take back."))))
    about(item)

    def take_back(by: Act) -> dict[str, Any]:
        entry = undo_move(item, seq=moved["seq"], by=by)
        return answers.ok(item, _("Taken back, again in %(place)s.", place=entry.payload["to"]))

    said = answers.Scan.from_json(sent)
    return jsonify(answers.drawn(_once(said, "warehouse.scan.undo", item.code, take_back)))


def _answer(said: answers.Scan) -> dict[str, Any]:
    """Answer one scan; what it changes is done once, however often it is sent."""
    if not said.raw:
        return answers.problem("", _("Scan or type a code."))
    if said.act != "look" and not may(Permission.KEEP_WAREHOUSE):
        return answers.problem(said.raw, _("Your role does not include this act."))
    found = resolver.resolve(said.raw, offices(), physical=said.physical)
    if found is None:
        return _kept(said) if may(Permission.KEEP_WAREHOUSE) else _looked(said.raw, said.physical)
    if said.act == "look" or found.kind not in {"item", "place"}:
        return answers.looked(said.raw, found.seen, reports=False)
    try:
        resolver.check_means_one(found.seen)
        about(found.subject)
        by = act_on(Permission.KEEP_WAREHOUSE, found.subject)
        check(allowed.why_not_keep(found.subject, by) if by else WarehouseOfAnotherOffice())
        return _begun(found.subject, said)
    except Refusal as refusal:
        return answers.refused(refusal, said.raw)


def _begun(subject: EvidenceItem | Place, said: answers.Scan) -> dict[str, Any]:
    """Choose the place, move the item, or open the form of the act."""
    if isinstance(subject, Place):
        check(allowed.why_not_use(subject))
        return answers.place_chosen(subject, room_of(subject))
    if said.act == "move":
        return _moved(subject, said)
    why = why_not_open(subject, said.act)
    if why:
        way = (
            buttons.toward_order(subject, lend=said.act == "lend") if said.act in LEAVING else None
        )
        return answers.problem(subject.code, why, subject.description, way=way)
    return answers.form_for(subject, said.act, said.place)


def _moved(item: EvidenceItem, said: answers.Scan) -> dict[str, Any]:
    kept = offices(Permission.KEEP_WAREHOUSE)
    to = db.session.scalar(queries.place(said.place, kept)) if said.place else None
    if to is None:
        return answers.problem(said.raw, _("Scan the place first, then the items."))

    def move(by: Act) -> dict[str, Any]:
        if item.status is ItemStatus.CLAIMED:
            return answers.seen(item, to, see_item(item, at=to, by=by))
        return answers.moved(item, to, move_item(item, to=to, by=by))

    return _once(said, "warehouse.scan.move", item.code, move, item.description)


def _once(
    said: answers.Scan,
    kind: str,
    code: str,
    work: Callable[[Act], dict[str, Any]],
    description: str = "",
) -> dict[str, Any]:
    """Do an act on the thing of a code, once, in one transaction; a refusal is an answer too."""
    if not ACT_ID.fullmatch(said.act_id):
        return answers.problem("", _("Open the page again, then repeat."))
    by = said.by(actor(Permission.KEEP_WAREHOUSE))
    try:
        return once(by, f"{kind}:{code}", lambda: work(by), envelope=said.envelope).answer
    except Refusal as refusal:
        return answers.refused(refusal, code, description)


def _looked(raw: str, physical: str) -> dict[str, Any]:
    """Answer a look by one keyed query."""
    seen = lookup.look_up(raw, offices, physical=physical) if raw else None
    return answers.looked(raw, seen, reports=may(Permission.KEEP_WAREHOUSE))


def _kept(said: answers.Scan) -> dict[str, Any]:
    """Keep a code nobody knows, once, and say so."""
    found = lookup.look_up(said.raw, offices, physical=said.physical)
    if found is not None:  # somebody bound it since the look
        return answers.looked(said.raw, found, reports=False)

    def keep(by: Act) -> dict[str, Any]:
        keep_unknown_scan(said.raw, by=by)
        words = [answers.not_known(said.raw), _("It is kept among the unknown ones.")]
        return answers.problem(said.raw, " ".join(words))

    return _once(said, "warehouse.scan.report", said.raw, keep)


def _page(
    act: str, place_code: str, last: dict[str, Any] | None, form: ScanForm | None = None
) -> ResponseReturnValue:
    place: Place | None = (
        db.session.scalar(queries.place(place_code, offices())) if place_code else None
    )
    form = form or ScanForm(formdata=None)
    form.act.data, form.place.data = act, place.code if place else ""
    return page(
        "warehouse/scan/show.html",
        form=form,
        act=act,
        place=place,
        goes_into=act in answers.INTO,
        room=answers.room_in_words(place, room_of(place)) if place else "",
        choices=answers.choices(may(Permission.KEEP_WAREHOUSE)),
        last=last,
        last_row=Markup(last["html"]) if last and "html" in last else "",  # escaped by _row.html
        unknown=db.session.scalars(queries.unknown_scans(offices())).all(),
    )
