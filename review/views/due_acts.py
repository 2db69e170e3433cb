"""A due act as a page shows it: words, clock, provision, what it is about, one button."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from accounts.models import Role
from auctions.models import Lot
from auctions.next_act import NextAct
from auctions.views.buttons import button_of, by_now, title_of
from cases.models import Asset, CaseFile, Deadline, Hold, Holder, Obstacle, Step
from cases.views.sides import line_of
from foundation import clock
from foundation.permissions import Permission
from review import time_left
from review.models import Directive
from review.queries.agenda import DueRow
from review.queries.due_subjects import DueSubjects, subjects_of
from review.time_left import Ahead, Left
from web.access import may
from web.formatting import label, register_filter, short_day

DOERS: Final = {
    Permission.RUN_AUCTIONS: Role.OFFICER,
    Permission.WRITE_CASES: Role.OFFICER,
    Permission.PROPOSE_ORDERS: Role.OFFICER,
    Permission.KEEP_ACCOUNTS: Role.ACCOUNTANT,
    Permission.KEEP_WAREHOUSE: Role.KEEPER,
    Permission.APPROVE_ORDERS: Role.HEAD,
}
"""Who does an act that needs a permission, in one word."""


@dataclass(frozen=True, slots=True)
class Chip:
    """The provision behind a last day."""

    short: str
    basis: str
    confirmed: bool
    transition: bool
    counted: str


@dataclass(frozen=True, slots=True)
class Link:
    """A word and where it leads."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownAct:
    """One line of the list of next acts."""

    due_on: date
    left: str
    tone: str
    title: str
    why: str
    chip: Chip | None
    thing: Link
    office_id: int
    amount: int | None
    amount_unknown: bool
    amount_note: str
    button: Link | None
    case_text: str  # "HS 1187/2024 · NH TMCP P. – Công ty M."


def shown(rows: Sequence[DueRow], today: date, *, steps: bool = False) -> list[ShownAct]:
    """Return the lines of ``rows``, reading what they are about once for all of them.

    Args:
        steps: each line says the act that meets its own deadline, not the next act of the lot.
    """
    about = subjects_of(rows, by_now(), steps=steps)
    cases = {
        case.id: _case_text(case, line_of(about.sides[case.id])) for case in about.cases.values()
    }
    ahead = Ahead(today)
    return [_shown(due, about, ahead, cases[due.row.case_id]) for due in rows]


def left_in_words(left: Left) -> str:
    """Say what is left, or how long it is over, in the unit of the law."""
    if left.days == 0:
        return str(_("today"))
    if left.working:
        if left.days < 0:
            return str(
                ngettext("%(num)d working day over", "%(num)d working days over", -left.days)
            )
        return str(ngettext("%(num)d working day left", "%(num)d working days left", left.days))
    if left.days < 0:
        return str(ngettext("%(num)d day over", "%(num)d days over", -left.days))
    return str(ngettext("%(num)d day left", "%(num)d days left", left.days))


def directive_left(directive: Directive) -> str:
    """Say what is left of a directive: its day is counted in working days wherever it is said."""
    left = time_left.left_until(
        directive.due_on, clock.today(), working=True, office_id=directive.office_id
    )
    return left_in_words(left)


register_filter("directive_left", directive_left)


def _shown(due: DueRow, about: DueSubjects, ahead: Ahead, case_text: str) -> ShownAct:
    case = about.cases[due.row.case_id]
    match due.row:
        case Deadline() as deadline:
            return _deadline(deadline, about, case, ahead, case_text)
        case Directive() as directive:
            button = Link(
                _("Answer the directive"), url_for("review.directives.show", id=directive.id)
            )
            return _other(
                due,
                _("Directive of the head"),
                directive.instruction,
                button,
                about,
                ahead,
                case_text,
            )
        case Hold() as hold:
            button = Link(_("Review"), url_for("cases.holds.review", hold_id=hold.id))
            return _other(
                due, _("Review the hold"), label(hold.reason), button, about, ahead, case_text
            )
        case Obstacle() as obstacle:
            button = Link(_("Update"), url_for("cases.obstacles.pass_on", obstacle_id=obstacle.id))
            who = _who_holds(obstacle)
            return _other(due, obstacle.next_act, who, button, about, ahead, case_text)


def _who_holds(obstacle: Obstacle) -> str:
    if obstacle.held_by is Holder.UNKNOWN and not obstacle.holder_name:
        return label(Holder.UNKNOWN)
    return str(_("held by %(who)s", who=obstacle.holder_name or label(obstacle.held_by)))


def _deadline(
    deadline: Deadline, about: DueSubjects, case: CaseFile, ahead: Ahead, case_text: str
) -> ShownAct:
    lot = about.lots.get(deadline.lot_id or 0)
    asset = about.asset_of(deadline)
    following = about.next_of(lot, deadline)
    clock_of = following.due if following is not None and following.due is not None else deadline
    if clock_of.due_on != deadline.due_on:  # the row stands at the first legal day of the lot
        clock_of = deadline
    working = time_left.counts_working_days(clock_of, immovable=lot is not None and lot.immovable)
    left = ahead.left(clock_of.due_on, working=working, office_id=case.office_id)
    sale = about.sales.get(deadline.subject_id) if deadline.subject_kind == "sale" else None
    amount = sale.price if sale is not None else lot.current_price if lot is not None else None
    button = button_of([following] if following is not None else [])
    return ShownAct(
        due_on=clock_of.due_on,
        left=left_in_words(left),
        tone=left.tone,
        title=label(deadline.step) if following is None else title_of(following),
        why=_why(clock_of, following, may_act=button is not None),
        chip=Chip(
            short=clock_of.basis_short,
            basis=clock_of.basis,
            confirmed=clock_of.confirmed,
            transition=time_left.is_transitional(clock_of),
            counted=clock_of.counted,
        ),
        thing=_asset(asset) if asset is not None else _thing(lot, case),
        office_id=case.office_id,
        amount=amount,
        amount_unknown=sale is None and lot is not None and lot.price_unknown,
        amount_note=_("price sold") if sale is not None else _("starting price"),
        button=_of_case(deadline) if button is None else Link(button.label, button.url),
        case_text=case_text,
    )


def _of_case(deadline: Deadline) -> Link | None:
    """Return the act of a deadline that is about the case itself."""
    if deadline.step is not Step.VERIFY or not may(Permission.WRITE_CASES, deadline.office_id):
        return None
    url = url_for("cases.events.verify", case_id=deadline.case_id)
    return Link(str(_("Record a verification")), url)


def _why(clock_of: Deadline, following: NextAct | None, *, may_act: bool) -> str:
    """Say from which day the clock runs, for which later step it does, and whose act it is."""
    said = [_("from %(day)s", day=short_day(clock_of.trigger_on))]
    if following is not None and (following.due is None or following.due.id != clock_of.id):
        said.insert(0, _("to be in time for: %(step)s", step=label(clock_of.step)))
    if following is not None and not may_act:
        said.append(_("to be done by: %(role)s", role=label(DOERS[following.permission])))
    return " · ".join(str(each) for each in said)


def _other(
    due: DueRow,
    title: str,
    why: str,
    button: Link,
    about: DueSubjects,
    ahead: Ahead,
    case_text: str,
) -> ShownAct:
    case = about.cases[due.row.case_id]
    asset_id = None if isinstance(due.row, Deadline) else due.row.asset_id
    asset = about.assets.get(asset_id or 0)
    of_office = isinstance(due.row, Directive)
    left = ahead.left(due.due_on, working=of_office, office_id=due.row.office_id)
    open_to = isinstance(due.row, Directive) or may(Permission.WRITE_CASES, due.row.office_id)
    if not open_to:
        why = f"{why} · {_('to be done by: %(role)s', role=label(Role.OFFICER))}"
    thing = _asset(asset) if asset is not None else _thing(None, case)
    return ShownAct(
        due_on=due.due_on,
        left=left_in_words(left),
        tone=left.tone,
        title=title,
        why=why,
        chip=None,
        thing=thing,
        office_id=case.office_id,
        amount=None,
        amount_unknown=False,
        amount_note="",
        button=button if open_to else None,
        case_text=case_text,
    )


def _asset(asset: Asset) -> Link:
    return Link(asset.description, url_for("cases.assets.show", asset_id=asset.id))


def _thing(lot: Lot | None, case: CaseFile) -> Link:
    if lot is not None:
        return Link(lot.title, url_for("auctions.lots.show", code=lot.code))
    return Link(case.summary, url_for("cases.files.show", case_id=case.id))


def _case_text(case: CaseFile, who: str) -> str:
    """Return the case and who stands against whom; its summary where no party is recorded."""
    return str(_("Case %(number)s", number=case.number) + f" · {who or case.summary}")
