"""Counting by scan: a place, then each label there; nobody sees what is expected."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from foundation import clock
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.permissions import Permission
from foundation.refusals import Refusal, check
from warehouse import queries, resolver
from warehouse.allowed_counts import (
    turn_of,
    why_not_count,
    why_not_count_this,
    why_not_counted_there,
)
from warehouse.forms.counts import CountActForm, ThingForm, UnlabelledForm
from warehouse.models import CountEntry, CountState, CountTurn, EvidenceItem, Place, StockCount
from warehouse.operations.counting import (
    check_may_count,
    count_thing,
    count_unlabelled,
    take_back_entry,
)
from warehouse.queries.counting import (
    entries_of,
    how_many,
    not_counted_yet,
)
from warehouse.queries.counts import count_by_id
from warehouse.refusals import PlaceUnknown
from warehouse.views.count_words import MOST, Again, asked_again, only_who_takes_part
from web.access import about, actor, offices, permission_required
from web.forms import refusal_text
from web.pages import act_page, one_or_404, page

LAST = 30  # rows that the page of counting shows

bp = Blueprint("counting", __name__, url_prefix="/counts/<int:count_id>")


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a counter stands: the count, the place, and the thing in hand."""

    count: StockCount
    place: Place
    item: EvidenceItem | None = None


def found_count(count_id: int) -> StockCount:
    row: StockCount = one_or_404(count_by_id(count_id, offices()))
    only_who_takes_part(row)
    return row


def _stand(count_id: int, place_id: int, code: str | None = None) -> Stand:
    count = found_count(count_id)
    there = one_or_404(
        select(Place).where(Place.id == place_id, Place.office_id == count.office_id)
    )
    item = one_or_404(queries.item(code, {count.office_id})) if code is not None else None
    about(count)
    return Stand(count, there, item)


def _by() -> Act:
    return Act(actor(), clock.now())


@bp.get("/enter")
@permission_required(Permission.READ_WAREHOUSE)
def enter(count_id: int) -> ResponseReturnValue:
    """Show what this person counted, and go where a scan leads; this page writes nothing."""
    count = found_count(count_id)
    chosen = request.args.get("place", "")[:40]
    place = db.session.scalar(queries.place(chosen, {count.office_id})) if chosen else None
    raw = request.args.get("raw", "").strip()[:300]
    said, unknown = "", False
    try:
        check(why_not_count(count, _by()))
        if raw:
            found = resolver.resolve(
                raw, {count.office_id}, physical=request.args.get("physical", "")[:300]
            )
            if found is not None and isinstance(found.subject, Place):
                _check_there(count, found.subject)
                return redirect(_address(count, found.subject))
            if place is None:
                raise PlaceUnknown(text=raw)
            if found is not None and isinstance(found.subject, EvidenceItem):
                resolver.check_means_one(found.seen)
                check_may_count(count, found.subject, _by())
                return redirect(
                    url_for(
                        "warehouse.counting.thing",
                        count_id=count.id,
                        place_id=place.id,
                        code=found.subject.code,
                    )
                )
            unknown = True
    except Refusal as refusal:
        said = refusal_text(refusal)
    return _counting(count, CountActForm(), place=place, raw=raw, said=said, unknown=unknown)


def _counting(
    count: StockCount,
    form: CountActForm,
    *,
    place: Place | None = None,
    raw: str = "",
    said: str = "",
    unknown: bool = False,
) -> ResponseReturnValue:
    turn = turn_of(count, actor().id)
    return page(
        "warehouse/counting/enter.html",
        form=form,
        who=actor().id,
        count=count,
        place=place,
        raw=raw,
        said=said,
        unknown=unknown,
        turn=turn,
        may_count=why_not_count(count, _by()) is None,
        again=_again(count, turn),
        drawn=_drawn(count, turn),
        total=how_many(count, turn) if turn is not None else 0,
        rows=_rows(count, turn),
    )


def _check_there(count: StockCount, place: Place) -> None:
    check(why_not_counted_there(count, root_of(count), place))


def _rows(count: StockCount, turn: CountTurn | None) -> list[CountEntry]:
    if turn is None:
        return []
    return list(db.session.scalars(entries_of(count, turn).limit(LAST)))


def _again(count: StockCount, turn: CountTurn | None) -> list[Again]:
    third = turn is CountTurn.THIRD and count.state is CountState.RECOUNTING
    return asked_again(count) if third else []


def _drawn(count: StockCount, turn: CountTurn | None) -> list[Again]:
    """Return of a sample what this counter is to look for: a code and where, no more."""
    if turn is None or turn is CountTurn.THIRD or not count.is_sample:
        return []
    rows = db.session.execute(not_counted_yet(count, turn).limit(MOST))
    return [Again(shown(code), where or "") for code, where in rows]


def root_of(count: StockCount) -> Place | None:
    return db.session.get(Place, count.place_id) if count.place_id is not None else None


def _address(count: StockCount, place: Place) -> str:
    return url_for("warehouse.counting.enter", count_id=count.id, place=place.code)


@bp.route("/at/<int:place_id>/things/<code>", methods=["GET", "POST"])
@permission_required(Permission.READ_WAREHOUSE)
def thing(count_id: int, place_id: int, code: str) -> ResponseReturnValue:
    def form(stand: Stand) -> ThingForm:
        made = ThingForm()
        if stand.item is not None:
            made.ask_of(stand.item)
        return made

    def verb(stand: Stand, form: ThingForm, by: Act) -> CountEntry:
        assert stand.item is not None  # found by its code
        return count_thing(stand.count, item=stand.item, place=stand.place, by=by, **form.given)

    return act_page(
        lambda: _stand(count_id, place_id, code),
        form,
        verb,
        prepare=lambda _stand, form: form.keep_photos(),
        then=_back,
        said=lambda _entry: _("Counted: %(code)s.", code=shown(code)),
        template="warehouse/counting/thing.html",
        subject="stand",
        context=_whether,
    )


@bp.route("/at/<int:place_id>/unlabelled", methods=["GET", "POST"])
@permission_required(Permission.READ_WAREHOUSE)
def unlabelled(count_id: int, place_id: int) -> ResponseReturnValue:
    def first(_stand: Stand, form: UnlabelledForm) -> None:
        form.raw.data = request.args.get("raw", "")[:300]

    return act_page(
        lambda: _stand(count_id, place_id),
        lambda _stand: UnlabelledForm(),
        lambda stand, form, by: count_unlabelled(
            stand.count,
            place=stand.place,
            looks=form.looks.data or "",
            raw=form.raw.data or "",
            by=by,
        ),
        first=first,
        then=_back,
        said=lambda _entry: _("Counted as a thing without a label of ours."),
        template="warehouse/counting/unlabelled.html",
        subject="stand",
        context=_whether,
    )


def _back(entry: CountEntry) -> str:
    """Return the page of counting at the place of an entry."""
    place = db.session.get_one(Place, entry.place_id)
    return url_for("warehouse.counting.enter", count_id=entry.count_id, place=place.code)


def _whether(stand: Stand) -> dict[str, Any]:
    why = why_not_count(stand.count, _by())
    if why is None and stand.item is not None:
        why = why_not_count_this(stand.count, stand.item)
    return {"why_not": refusal_text(why) if why else ""}


@bp.post("/entries/<int:entry_id>/take-back")
@permission_required(Permission.READ_WAREHOUSE)
def take_back(count_id: int, entry_id: int) -> ResponseReturnValue:
    """Take back a wrong scan; the row says what it was, and the thing is counted anew."""

    def entry() -> CountEntry:
        count = found_count(count_id)
        row: CountEntry = one_or_404(
            select(CountEntry).where(CountEntry.id == entry_id, CountEntry.count_id == count.id)
        )
        return row

    return act_page(
        entry,
        lambda _entry: CountActForm(),
        lambda row, _form, by: take_back_entry(row, by=by),
        then=lambda count: url_for("warehouse.counting.enter", count_id=count.id),
        said=lambda _count: _("Removed from your count."),
        show=lambda row, form: _counting(found_count(row.count_id), form),
    )
