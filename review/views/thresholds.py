"""Thresholds of an office: what holds, from where; another number after a dry run."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from accounts.inherited import Said
from accounts.models import Office, OfficeThreshold
from accounts.operations.thresholds import set_threshold
from accounts.thresholds.declared import Threshold, ThresholdUnit, threshold_by_code, thresholds
from accounts.thresholds.in_force import Held, held_in
from accounts.views.inherited import Setting, offices_shown, setting_of, uppermost
from accounts.views.reach import office_named
from cases.thresholds import HOLD_REVIEW
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from lawbook.citation import Ruling
from review.forms.thresholds import ThresholdForm
from review.queries import threshold_moves
from review.queries.threshold_moves import Turned
from review.thresholds import GRAVE_ROUNDS, QUIET_DAYS
from review.views import dry_run
from web.access import offices, permission_required
from web.checking import Check
from web.formatting import day as day_words
from web.formatting import label
from web.i18n import translated
from web.pages import act_page, page

bp = Blueprint("thresholds", __name__, url_prefix="/thresholds")

MOST_SAID = 100  # rows of an office that a page shows, the newest first


@dataclass(frozen=True, slots=True)
class Row:
    """One threshold as it holds in an office."""

    threshold: Threshold
    held: Held
    number: str  # with its unit
    from_where: str
    law: Ruling[Any] | None


@bp.get("")
@permission_required(Permission.MANAGE_ACCOUNTS)
def index() -> ResponseReturnValue:
    """Show the thresholds of the uppermost office in sight."""
    return _show(uppermost())


@bp.get("/<code>")
@permission_required(Permission.MANAGE_ACCOUNTS)
def show(code: str) -> ResponseReturnValue:
    return _show(office_named(code))


@bp.route("/<code>/<name>", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def edit(code: str, name: str) -> ResponseReturnValue:
    """Ask for another number, show what it turns, record it."""
    threshold = threshold_by_code(name) or abort(404)

    def first(office: Office, form: ThresholdForm) -> None:
        form.value.data = held_in(threshold, office.id).value
        form.valid_from.data = clock.today()

    def record(office: Office, form: ThresholdForm, by: Act) -> OfficeThreshold:
        assert form.valid_from.data is not None  # the form needs it
        return set_threshold(
            office,
            threshold,
            value=form.number,
            valid_from=form.valid_from.data,
            reason=form.reason.data or "",
            by=by,
        )

    return act_page(
        lambda: office_named(code),
        lambda _office: ThresholdForm(),
        record,
        first=first,
        check=lambda office, form: _check(threshold, office, form),
        then=lambda _row: url_for(".show", code=code),
        said=lambda row: _("The threshold holds from %(day)s on.", day=day_words(row.valid_from)),
        template="review/thresholds/edit.html",
        subject="office",
        context=lambda office: {
            "row": _row(threshold, setting_of(office)),
            "said": _said(office, threshold),
        },
    )


def _show(office: Office) -> ResponseReturnValue:
    setting = setting_of(office)
    return page(
        "review/thresholds/show.html",
        office=office,
        rows=[_row(each, setting) for each in thresholds()],
        said=_said(office),
        places=offices_shown(),
    )


def _row(threshold: Threshold, setting: Setting) -> Row:
    held = held_in(threshold, setting.office.id)
    where = setting.whose(held.office_id, _("as the program has it"))
    law = threshold.law(clock.today()) if threshold.law is not None else None
    return Row(threshold, held, _number(held.value, threshold.unit), where, law)


def _number(value: int, unit: ThresholdUnit) -> str:
    if unit is ThresholdUnit.ROUNDS:
        return str(ngettext("%(num)d failed round", "%(num)d failed rounds", value))
    return str(ngettext("%(num)d day", "%(num)d days", value))


def _said(office: Office, threshold: Threshold | None = None) -> Sequence[OfficeThreshold]:
    query = select(OfficeThreshold).where(OfficeThreshold.office_id == office.id)
    if threshold is not None:
        query = query.where(OfficeThreshold.code == threshold.code)
    return db.session.scalars(
        query.options(joinedload(OfficeThreshold.recorded_by))
        .order_by(OfficeThreshold.id.desc())
        .limit(MOST_SAID)
    ).all()


def _check(threshold: Threshold, office: Office, form: ThresholdForm) -> Check:
    """Say what would turn to a warning or red today, and what would no longer be one."""
    valid_from = form.valid_from.data
    assert valid_from is not None  # the form needs it
    found = threshold_moves.dry_run(
        threshold,
        office,
        Said(form.number, valid_from),
        clock.today(),
        offices(Permission.READ_AUCTIONS),
    )
    begins = [each for each in found.turned if each.begins]
    ends = [each for each in found.turned if not each.begins]
    return Check(
        _("Set “%(threshold)s” of %(office)s", **_called(threshold, office)),
        [
            *_reach(found.offices),
            *_told(threshold, begins, ends),
            *([] if found.all_seen else [_("There are more than were looked at here.")]),
            translated(threshold.stays),
        ],
        _("Setting it again from a later day takes it back."),
    )


def _called(threshold: Threshold, office: Office) -> dict[str, str]:
    return {"threshold": translated(threshold.words), "office": office.name}


def _reach(count: int) -> list[str]:
    if not count:
        return [_("The number stays the same in every office.")]
    words = ngettext(
        "The number changes in %(num)d office.", "The number changes in %(num)d offices.", count
    )
    return [str(words)]


def _told(threshold: Threshold, begins: list[Turned], ends: list[Turned]) -> list[Any]:
    if not begins and not ends:
        return [_("As things stand today, nothing is shown otherwise.")]
    lines: list[Any] = []
    for head, rows in ((_begin_head(threshold, begins), begins), (_end_head(ends), ends)):
        if rows:
            lines += dry_run.told(head, [(each.stream, _words(threshold, each)) for each in rows])
    return lines


def _begin_head(threshold: Threshold, rows: Sequence[Turned]) -> str:
    count = len(rows)
    if threshold.code == HOLD_REVIEW.code:
        words = ngettext(
            "%(num)d open hold has its review further off; it stays until it is reviewed:",
            "%(num)d open holds have their review further off; they stay until they are reviewed:",
            count,
        )
    else:
        words = ngettext(
            "%(num)d thing turns to a warning, or red:",
            "%(num)d things turn to a warning, or red:",
            count,
        )
    return str(words)


def _end_head(rows: Sequence[Turned]) -> str:
    return str(
        ngettext(
            "%(num)d thing is no longer shown so:",
            "%(num)d things are no longer shown so:",
            len(rows),
        )
    )


def _words(threshold: Threshold, each: Turned) -> str:
    if threshold.code in {GRAVE_ROUNDS.code, QUIET_DAYS.code}:
        return str(_("nothing moved since %(day)s", day=day_words(each.on)))
    if each.step is not None:
        return f"{label(each.step)}, {day_words(each.on)}"
    return str(_("due %(day)s", day=day_words(each.on)))
