"""Scanning: one page for phone and gun, one answer a scan, the same operations as the pages."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, jsonify, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.once import answer_of, once
from foundation.permissions import Permission
from foundation.refusals import Refusal
from warehouse import lookup, queries, resolver
from warehouse.forms.lists import ScanForm
from warehouse.models import Place
from warehouse.operations.movement import undo_move
from warehouse.operations.scans import keep_unknown_scan
from warehouse.shelving import held_in
from warehouse.views import scan_answers as answers
from web.access import about, actor, may, offices, permission_required, wants_json
from web.pages import page

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
        raw=form.raw.data or "",
        physical="",
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
    said = answers.sent_json()
    moved = answer_of(answers.readable(said.get("undoes")), actor()).get("moved")
    if not moved:
        return jsonify(answers.drawn(answers.problem("", _("There is nothing to take back."))))

    item = db.session.scalar(queries.item(moved["code"], offices()))
    if item is None:
        return jsonify(answers.drawn(answers.problem("", _("There is nothing to take back."))))
    about(item)

    def take_back(by: Act) -> dict[str, Any]:
        entry = undo_move(item, seq=moved["seq"], by=by)
        return answers.ok(item, _("Taken back, again in %(place)s.", place=entry.payload["to"]))

    act_id = str(said.get("act_id", ""))
    return jsonify(answers.drawn(_once(act_id, "warehouse.scan.undo", moved["code"], take_back)))


def _answer(said: answers.Scan) -> dict[str, Any]:
    """Answer one scan; what it changes is done once, however often it is sent."""
    if not said.raw:
        return answers.problem("", _("Scan or type a code."))
    if said.act != "look" and not may(Permission.KEEP_WAREHOUSE):
        return answers.problem(said.raw, _("Your role does not include this act."))
    found = resolver.resolve(said.raw, offices(), physical=said.physical)
    if found is None:
        return _kept(said) if may(Permission.KEEP_WAREHOUSE) else _looked(said.raw, said.physical)
    about(found.subject)
    if said.act != "look" and not may(Permission.KEEP_WAREHOUSE, found.subject.office_id):
        return answers.problem(said.raw, _("You do not keep the warehouse of that office."))
    if said.act == "look" or found.kind not in {"item", "place"}:
        return answers.looked(said.raw, found.seen, reports=False)
    try:
        resolver.check_seal_in_force(found.seen)
    except Refusal as refusal:
        return answers.refused(refusal, said.raw)
    if found.kind == "place":
        return answers.place_chosen(found.subject, held_in(found.subject))
    if said.act != "move":
        return answers.form_for(found.subject, said.act, said.place)
    kept = offices(Permission.KEEP_WAREHOUSE)
    to = db.session.scalar(queries.place(said.place, kept)) if said.place else None
    if to is None:
        return answers.problem(said.raw, _("Scan the place first, then the items."))
    return _once(
        said.act_id,
        "warehouse.scan.move",
        found.subject.code,
        lambda by: answers.moved(found.subject, to, by),
    )


def _once(
    act_id: str, kind: str, code: str, work: Callable[[Act], dict[str, Any]]
) -> dict[str, Any]:
    """Do an act on the item of a code, once, in one transaction; a refusal is an answer too."""
    if not answers.ACT_ID.fullmatch(act_id):
        return answers.problem("", _("Open the page again, then repeat."))
    by = Act(actor(Permission.KEEP_WAREHOUSE), clock.now(), id=act_id)
    try:
        return once(by, f"{kind}:{code}", lambda: work(by)).answer
    except Refusal as refusal:
        return answers.refused(refusal, code)


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

    return _once(said.act_id, "warehouse.scan.report", said.raw, keep)


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
        held=held_in(place) if place else 0,
        choices=answers.choices(may(Permission.KEEP_WAREHOUSE)),
        last=last,
        last_row=Markup(last["html"]) if last and "html" in last else "",  # escaped by _row.html
        unknown=db.session.scalars(queries.unknown_scans(offices())).all(),
    )
