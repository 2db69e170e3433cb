"""A stalled asset as the list shows it: words and tones, worked out before the template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from auctions.models import Lot
from auctions.next_act import NextAct, acts_of_lots
from auctions.views.buttons import by_now, title_of
from audit.wording import kind_words
from cases.ages import age_of
from cases.models import Holder
from cases.wording import reason_words
from foundation.clock import local_day
from foundation.database import db
from foundation.permissions import Permission
from review.models import Directive, DirectiveState, StalledAsset
from review.thresholds import is_grave, numbers_of
from review.time_left import Ahead
from review.views.due_acts import directive_left
from web.access import may
from web.formatting import at_least, day, initials, label, percent, short_day

NO_PHOTOS: Final[Mapping[int, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ShownDirective:
    """How the directive about an asset stands, and where to go for it."""

    text: str
    tone: str
    url: str | None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of the stalled list."""

    row: StalledAsset
    url: str
    case_text: str  # "HS 1187/2024 · NH TMCP P."
    case_title: str  # the same, nothing shortened
    tone: str
    condition: str
    measure: str  # depth of the cuts, or days since payment
    interest: str  # since when it is the buyer's
    last_event: str
    obstacle: str
    obstacle_age: str
    obstacle_act: str  # what its holder is to do, and by when
    obstacle_tone: str
    holder: str
    holder_name: str  # without the days
    next_act: str
    next_due_on: date | None
    next_tone: str
    directive: ShownDirective
    photo: str | None  # of a stored thing that belongs to it


def shown(
    rows: Sequence[StalledAsset],
    about: Mapping[int, Directive],
    today: date,
    *,
    photos: Mapping[int, str] = NO_PHOTOS,
    acts_asked: bool = True,
) -> list[ShownRow]:
    """Return the rows in words; ``about`` gives the directive of an asset that has one.

    Args:
        photos: small pictures, by asset.
        acts_asked: whether the page says what is next for each lot; it costs a read of its sale.
    """
    wanted = {row.lot_id for row in rows} if acts_asked else set()
    lots = db.session.scalars(select(Lot).where(Lot.id.in_(wanted))).all() if wanted else []
    acts = acts_of_lots(lots, by_now())
    following = {lot_id: found.beside_accounts for lot_id, found in acts.items()}
    page = _Page(about, today, Ahead(today), photos)
    return [_shown(row, following.get(row.lot_id), page) for row in rows]


@dataclass(frozen=True, slots=True)
class _Page:
    """What the rows of one page share."""

    about: Mapping[int, Directive]  # by asset
    today: date
    ahead: Ahead
    photos: Mapping[int, str]  # by asset
    numbers: dict[int, tuple[int, int]] = field(default_factory=dict)  # of an office: what is grave

    def tone(self, row: StalledAsset) -> str:
        if row.on_hold:
            return "hold"
        if (found := self.numbers.get(row.office_id)) is None:
            found = self.numbers[row.office_id] = numbers_of(row.office_id, self.today)
        grave = is_grave(row, self.today, rounds=found[0], quiet=found[1])
        return "danger" if grave else "warn"

    def tone_of(self, row: StalledAsset, due_on: date | None) -> str:
        if due_on is None:
            return "neutral"
        return self.ahead.left(due_on, working=False, office_id=row.office_id).tone


def _shown(
    row: StalledAsset,
    following: NextAct | None,
    page: _Page,
) -> ShownRow:
    today = page.today
    bank = row.bank or _("no bank")
    due_on = following.due_on if following is not None else None
    obstacle_due_on = row.next_due_on if row.next_act else None
    case_title = _("Case %(number)s", number=row.case.number) + f" · {bank}"
    return ShownRow(
        row=row,
        url=url_for("cases.assets.show", asset_id=row.asset_id),
        case_text=case_title.replace("Ngân hàng ", "NH "),  # the field's own abbreviation
        case_title=case_title,
        tone=page.tone(row),
        condition=_condition(row),
        measure=_measure(row, today),
        interest=_interest(row, today),
        obstacle=reason_words(row.obstacle_code) or _("No obstacle is written down"),
        obstacle_age=_obstacle_age(row, today),
        obstacle_act=_obstacle_act(row),
        obstacle_tone=page.tone_of(row, obstacle_due_on),
        last_event=_last_event(row),
        holder=_holder(row, today),
        holder_name=_who(row),
        next_act=title_of(following) if following else str(_("No next act is written down")),
        next_due_on=due_on,
        next_tone=page.tone_of(row, due_on),
        directive=_directive(row, page.about.get(row.asset_id), today),
        photo=page.photos.get(row.asset_id),
    )


def _condition(row: StalledAsset) -> str:
    if row.on_hold:
        return str(_("On hold"))
    return _("Not delivered") if row.undelivered else _failed(row)


def _failed(row: StalledAsset) -> str:
    return str(ngettext("%(num)d failed round", "%(num)d failed rounds", row.failed_rounds))


def _measure(row: StalledAsset, today: date) -> str:
    if row.undelivered and row.paid_day is None:
        return str(_("paid, on what day is not known"))
    if row.undelivered and row.paid_day is not None:
        age = age_of(row.paid_day, today)
        since = ngettext("%(num)d day since payment", "%(num)d days since payment", age.days)
        return at_least(str(since), age.at_least)
    if row.on_hold:
        return _failed(row)
    if row.cut_basis_points is None:
        return str(_("depth of the cuts not known"))
    return str(_("cut by %(depth)s", depth=percent(row.cut_basis_points)))


def _interest(row: StalledAsset, today: date) -> str:
    if row.buyer_interest_from is None or row.buyer_interest_from > today:
        return ""
    return str(_("interest to the buyer since %(day)s", day=short_day(row.buyer_interest_from)))


def _obstacle_age(row: StalledAsset, today: date) -> str:
    """Say how old the obstacle is, where it is older than its present holder's part in it."""
    if row.obstacle_since is None or row.obstacle_since == row.held_since:
        return ""
    age = age_of(row.obstacle_since, today)
    days = ngettext("%(num)d day", "%(num)d days", age.days)
    return str(_("open for %(days)s", days=at_least(days, age.at_least)))


def _obstacle_act(row: StalledAsset) -> str:
    """Say what the holder of the obstacle is to do; it is no act of the lot."""
    if not row.next_act:
        return ""
    return f"{row.next_act} · {day(row.next_due_on)}" if row.next_due_on else row.next_act


def _last_event(row: StalledAsset) -> str:
    """Say what moved the lot last, and when."""
    if row.last_event_on is None:
        return str(_("No progress is recorded"))
    what = kind_words(row.last_event) if row.last_event else _("Last progress")
    return f"{what} · {day(row.last_event_on)}"


def _who(row: StalledAsset) -> str:
    """Name who holds the obstacle."""
    if row.holder_name:
        return row.holder_name
    if row.held_by is Holder.OFFICER:
        return str(_("Officer %(name)s", name=initials(row.officer.full_name)))
    return label(row.held_by)


def _holder(row: StalledAsset, today: date) -> str:
    who = _who(row)
    if row.held_since is None or row.held_since.earliest is None:
        return str(f"{who} · " + _("since when is not known"))
    age = age_of(row.held_since, today)
    return f"{who} · " + at_least(ngettext("%(num)d day", "%(num)d days", age.days), age.at_least)


def _directive(row: StalledAsset, directive: Directive | None, today: date) -> ShownDirective:
    if directive is None:
        new = url_for("review.directives.new", asset_id=row.asset_id)
        return ShownDirective(
            _("none yet"), "neutral", new if may(Permission.DIRECT, row.office_id) else None
        )
    url = url_for("review.directives.show", id=directive.id)
    match directive.state:
        case DirectiveState.ANSWERED:
            return ShownDirective(_("answered"), "warn", url)
        case DirectiveState.ACCEPTED:
            return ShownDirective(_("done %(day)s", day=_accepted(directive)), "ok", url)
    if directive.is_overdue(today):
        return ShownDirective(directive_left(directive), "danger", url)
    due = _("due %(day)s", day=f"{directive.due_on:%d/%m}")
    return ShownDirective(due, "info", url)


def _accepted(directive: Directive) -> str:
    moment = directive.accepted_at
    return "" if moment is None else f"{local_day(moment):%d/%m}"
