"""Counts: the list, opening one, one count with its differences, and the acts that end it."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from accounts.models import UserAccount
from accounts.proving import check_it_is_me
from audit import ledger
from foundation import clock, paging
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from warehouse import allowed_counts as allowed
from warehouse.forms.counts import (
    CountActForm,
    CountNoteForm,
    CountSignForm,
    SettleForm,
)
from warehouse.models import (
    NOTED,
    RUNNING,
    CountEntry,
    CountFinding,
    CountPart,
    CountState,
    StockCount,
)
from warehouse.operations.closing_counts import (
    close_count,
    propose_count,
    return_count,
    settle_finding,
    sign_count,
)
from warehouse.operations.counts import cancel_count
from warehouse.queries.counting import entries_of_all
from warehouse.queries.counts import (
    by_kind,
    count_by_id,
    differing,
    finding_by_id,
    findings_of,
    unsettled,
)
from warehouse.refusals.counts import NotYourPart
from warehouse.views import buttons
from warehouse.views.count_list import COUNTS
from warehouse.views.count_words import differences_of, only_who_takes_part
from warehouse.views.timeline import timeline_details
from web.access import actor, may, offices, permission_required
from web.buttons import Button
from web.checking import Check
from web.forms import Form
from web.lists import list_page
from web.pages import act_on, act_page, one_or_404, page
from web.panels import panels

ROWS = 50  # differences on a page

bp = Blueprint("counts", __name__, url_prefix="/counts")


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    return list_page(
        COUNTS,
        "warehouse/counts/index.html",
        actions=_opening(),
        sections=buttons.sections("counts"),
    )


def _opening() -> list[Button]:
    due = Button(_("Counts that are due"), url_for("warehouse.counts.due"))
    if not may(Permission.APPROVE_ORDERS):
        return [due]
    return [Button(_("Open a count"), url_for("warehouse.counts.new"), main=True), due]


def found_count(count_id: int) -> StockCount:
    """Return a count of the offices in sight; an act on it is of who takes part."""
    row: StockCount = one_or_404(count_by_id(count_id, offices()))
    only_who_takes_part(row)
    return row


def page_of(count: StockCount) -> str:
    """Return the address of a count."""
    return url_for("warehouse.counts.show", count_id=count.id)


@bp.get("/<int:count_id>")
@permission_required(Permission.READ_WAREHOUSE)
def show(count_id: int) -> ResponseReturnValue:
    return _show(found_count(count_id), CountActForm())


def _show(count: StockCount, form: Form) -> ResponseReturnValue:
    is_known = count.state not in RUNNING  # before that nobody sees what is expected or was seen
    is_cancelled = count.state is CountState.CANCELLED  # it has what was counted, and no result
    found = paging.keyset(
        entries_of_all(count) if is_cancelled else findings_of(count),
        CountEntry.id if is_cancelled else CountFinding.id,
        after=request.args.get("after"),
        before=request.args.get("before"),
        size=ROWS,
    )
    entries = db.session.scalars(ledger.history(count.stream).limit(30)).all() if is_known else []
    by = Act(actor(), clock.now())
    return page(
        "warehouse/counts/show.html",
        form=form,
        signing=form if isinstance(form, CountSignForm) else CountSignForm(),
        count=count,
        is_known=is_known,
        found=found,
        counted=found.rows if is_cancelled else None,
        rows=differences_of(found.rows) if is_known and not is_cancelled else [],
        kinds=by_kind(count) if is_known else {},
        left=unsettled(count) if is_known else 0,
        entries=entries,
        details=timeline_details(entries),
        acts=_acts(count, by),
        settles=_settles(count, by),
        proposes=allowed.why_not_propose(count, by) is None,
        parts=allowed.parts_of(count, by),
        closes=_may_direct(count) and allowed.why_not_close(count) is None,
        signatures=_signatures(count),
        shown=panels("count", count) if is_known else [],
    )


def _settles(count: StockCount, by: Act) -> Callable[[CountFinding], bool]:
    """Return what says of a difference whether this person may settle it; rights are asked once."""
    may_settle = allowed.why_not_settle_any(count, by) is None
    return lambda row: may_settle and row.kind not in NOTED and not allowed.is_settled(row)


def _may_direct(count: StockCount) -> bool:
    return act_on(Permission.APPROVE_ORDERS, count) is not None


def _signatures(count: StockCount) -> list[tuple[CountPart, str, Any]]:
    """Return who signed as what, and when."""
    ids = [who for who in count.signed_by.values() if who is not None]
    names = {
        one.id: one.full_name
        for one in db.session.query(UserAccount).filter(UserAccount.id.in_(ids or [0]))
    }
    return [
        (part, names.get(who or 0, ""), getattr(count, f"{part.value}_at"))
        for part, who in count.signed_by.items()
    ]


def _acts(count: StockCount, by: Act) -> list[Button]:
    found = []
    if allowed.why_not_count(count, by) is None:
        counting = url_for("warehouse.counting.enter", count_id=count.id)
        through = url_for("warehouse.counting.finish", count_id=count.id)
        found += [Button(_("Count things"), counting, True), Button(_("I am through"), through)]
    if allowed.why_not_return(count, by) is None:
        back = url_for("warehouse.counts.give_back", count_id=count.id)
        found.append(Button(_("Return the count"), back))
    if count.state in RUNNING and _may_direct(count):
        naming = url_for("warehouse.counts.name", count_id=count.id)
        found.append(Button(_("Name another counter"), naming))
    if allowed.why_not_cancel(count) is None and _may_direct(count):
        cancelling = url_for("warehouse.counts.cancel", count_id=count.id)
        found.append(Button(_("Cancel the count"), cancelling))
    return found


def _finding(count_id: int, finding_id: int) -> CountFinding:
    row: CountFinding = one_or_404(finding_by_id(count_id, finding_id, offices()))
    only_who_takes_part(row.count)
    return row


@bp.route("/<int:count_id>/differences/<int:finding_id>", methods=["GET", "POST"])
@permission_required(Permission.READ_WAREHOUSE)
def settle(count_id: int, finding_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: _finding(count_id, finding_id),
        lambda _row: SettleForm(),
        lambda row, form, by: settle_finding(row, **form.given, by=by),
        then=lambda row: url_for("warehouse.counts.show", count_id=row.count_id),
        said=lambda row: (
            _("Recorded. A discrepancy is open; somebody else decides it.")
            if row.discrepancy_id is not None
            else _("Recorded what is done about it.")
        ),
        template="warehouse/counts/settle.html",
        subject="row",
        context=lambda row: {"shown": differences_of([row])[0]},
    )


@bp.post("/<int:count_id>/propose")
@permission_required(Permission.READ_WAREHOUSE)
def propose(count_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: found_count(count_id),
        lambda _count: CountActForm(),
        lambda count, _form, by: propose_count(count, by=by),
        then=page_of,
        said=lambda _count: _("Three people sign it now."),
        show=_show,
    )


@bp.post("/<int:count_id>/sign")
@permission_required(Permission.READ_WAREHOUSE)
def sign(count_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: found_count(count_id),
        lambda _count: CountSignForm(),
        _sign,
        prepare=lambda _count, form: check_it_is_me(form.current.data or ""),
        then=page_of,
        said=lambda _count: _("Signed."),
        show=_show,
    )


def _sign(count: StockCount, form: CountSignForm, by: Act) -> StockCount:
    part = form.as_part
    if part is None:
        raise NotYourPart(part=form.part.data or "")
    return sign_count(count, part=part, by=by)


@bp.post("/<int:count_id>/close")
@permission_required(Permission.APPROVE_ORDERS)
def close(count_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: found_count(count_id),
        lambda _count: CountActForm(),
        lambda count, _form, by: close_count(count, by=by),
        check=_closing,
        then=page_of,
        said=lambda count: _("Count %(number)s is closed.", number=count.number),
        show=_show,
    )


def _closing(count: StockCount, _form: Form) -> Check:
    """Say what the count found, and that nothing in the store changes by it."""
    found = differing(count)
    told = ngettext("%(num)d difference stands in it.", "%(num)d differences stand in it.", found)
    nothing = _("Places and quantities stay as they are; discrepancies are decided on their own.")
    return Check(_("Close count %(number)s", number=count.number), [told, nothing])


@bp.route("/<int:count_id>/return", methods=["GET", "POST"])
@permission_required(Permission.READ_WAREHOUSE)
def give_back(count_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: found_count(count_id),
        lambda _count: CountNoteForm(),
        lambda count, form, by: return_count(count, **form.given, by=by),
        then=page_of,
        said=lambda _count: _("The count is returned; its signatures fell."),
        template="warehouse/counts/note.html",
        subject="count",
        context=lambda _count: {"title": _("Return the count"), "endpoint": "give_back"},
    )


@bp.route("/<int:count_id>/cancel", methods=["GET", "POST"])
@permission_required(Permission.APPROVE_ORDERS)
def cancel(count_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: found_count(count_id),
        lambda _count: CountNoteForm(),
        lambda count, form, by: cancel_count(count, **form.given, by=by),
        check=lambda count, _form: Check(
            _("Cancel count %(number)s", number=count.number),
            [_("It has no result. What was seen in it stays with the things.")],
        ),
        then=page_of,
        said=lambda count: _("Count %(number)s is cancelled.", number=count.number),
        template="warehouse/counts/note.html",
        subject="count",
        context=lambda _count: {"title": _("Cancel the count"), "endpoint": "cancel"},
    )
