"""Deadlines by parameter code: the last day of a period, or the last lawful day of an act."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from lawbook.assets import AssetKind
from lawbook.citation import Ruling
from lawbook.counting import Caution, backward, forward
from lawbook.editions import REGIME_B_FROM, in_force
from lawbook.errors import (
    CalendarNotLoaded,
    KindRequired,
    LawbookError,
    MatterHasEnded,
    NoEditionInForce,
    NotALegalDay,
    UnknownParameter,
)
from lawbook.parameters import (
    ClosedMatter,
    Direction,
    Nature,
    Parameter,
    Period,
    parameter,
    parameter_of,
    parameters,
)
from lawbook.working_days import Calendar, default_calendar

__all__ = [
    "CalendarNotLoaded",
    "Caution",
    "Direction",
    "KindRequired",
    "LawbookError",
    "MatterHasEnded",
    "Nature",
    "NoEditionInForce",
    "Parameter",
    "Period",
    "UnknownParameter",
    "deadline",
    "edition_on",
    "in_transition",
    "parameter",
    "parameter_of",
    "parameters",
]

_DAY = timedelta(days=1)


def deadline(
    code: str,
    trigger_on: date,
    *,
    kind: AssetKind | None = None,
    calendar: Calendar | None = None,
    closed_on: date | None = None,
    caution: Caution | None = None,
) -> Ruling[date]:
    """Work out the day a period ends, or the last lawful day of an act before an event.

    Counting: as docs/law/periods.md says. Forward: the first day is not counted and a last day of
    rest moves to the next working day. Backward: full days strictly between the act and the event,
    and an act on a rest day moves to the working day before. Where two days are possible, a duty
    gets the earlier and a right the later.

    Args:
        code: parameter of docs/law/README.md, such as "R4"; small letters are accepted.
        trigger_on: day of the event, Asia/Ho_Chi_Minh; for a backward period the day of the event
            the act must precede (session, levy, coercion). It also chooses the edition.
        kind: needed only where the law distinguishes.
        calendar: the office's calendar; the recorded one if missing.
        closed_on: day the matter ended, if it has; see ``edition_on``.
        caution: the other reading, for whoever acts against a person once the period is over.

    Raises:
        UnknownParameter: no period of that code is recorded.
        NoEditionInForce: no edition is recorded for that day, or the rule was repealed.
        MatterHasEnded: the matter has ended, and the law then sets another period.
        KindRequired: the length depends on the kind and none was given.
        CalendarNotLoaded: the count runs into a year whose holidays are not recorded.
        NotALegalDay: a moment was given instead of a day.
    """
    if isinstance(trigger_on, datetime):
        message = "Thời hạn tính từ một ngày, không từ một thời điểm."
        raise NotALegalDay(message)
    return _deadline(code, trigger_on, kind, calendar or default_calendar(), closed_on, caution)


@lru_cache(maxsize=4000)  # a calendar that changes is another one
def _deadline(
    code: str,
    trigger_on: date,
    kind: AssetKind | None,
    calendar: Calendar,
    closed_on: date | None,
    caution: Caution | None,
) -> Ruling[date]:
    chosen = parameter(code)
    period = edition_on(chosen, trigger_on, closed_on=closed_on)
    if kind is None and period.differs_by_kind:
        message = f"{chosen.code} khác nhau giữa động sản và bất động sản: cần nêu loại tài sản."
        raise KindRequired(message)
    caution = caution or chosen.nature.caution
    span = period.span(kind)
    if period.direction is Direction.FORWARD:
        count = forward(trigger_on, span, calendar, caution=caution)
    else:
        count = backward(
            trigger_on,
            span,
            calendar,
            event=period.trigger,
            act_day_counts=period.act_day_counts,
            caution=caution,
        )
    return Ruling(
        count.day,
        period.basis,
        period.confirmed and count.certain,
        count.counted,
        chosen.code,
        period.edition,
    )


def edition_on(chosen: Parameter, trigger_on: date, *, closed_on: date | None = None) -> Period:
    """Pick the edition of a parameter that rules a step.

    Counting: the trigger day chooses. For a matter that ended before 01/07/2026 complaints,
    denunciations and protests are settled by the old law whatever their day (khoản 1), and how
    long the procuracy may protest follows the new law (khoản 2): one year from the notice of the
    end (Điều 112 khoản 2), in place of the days of a matter that goes on. Unfinished matters go on
    under the new law, and what was done under the old one is not done again (khoản 3, 4).

    Args:
        closed_on: day the matter ended; missing while it goes on.

    Raises:
        NoEditionInForce: no edition is recorded for that day, or the rule was repealed.
        MatterHasEnded: the matter has ended, and the law then sets another period.

    Law: 106/2025/QH15, Điều 112 khoản 2, Điều 116.
    """
    if closed_on is not None and chosen.once_closed:
        message = f"Việc thi hành án đã kết thúc: dùng {chosen.once_closed} thay cho {chosen.code}."
        raise MatterHasEnded(message)
    first = chosen.editions[0]
    on = max(trigger_on, first.in_force_from) if first.reaches_back else trigger_on
    if closed_on is not None and closed_on < REGIME_B_FROM:
        if chosen.closed_matter is ClosedMatter.OLD:
            on = min(on, REGIME_B_FROM - _DAY)
        elif chosen.closed_matter is ClosedMatter.NEW:
            on = max(on, REGIME_B_FROM)
    return in_force(chosen.editions, on, what=f"{chosen.code} ({chosen.title})")


def in_transition(code: str, edition: str, last_on: date) -> bool:
    """Say whether a period counted under one edition ends after that edition has ended.

    Args:
        code: parameter of docs/law/README.md, such as "R4".
        edition: the edition that counted it.
        last_on: the last day, as that edition counted it; it is kept.

    Returns: true for the badge "chuyển tiếp".

    Law: no rule for running periods was found; the reading is in docs/law/periods.md.
    """
    try:
        editions = parameter(code).editions
    except UnknownParameter:
        return False
    ends = [row.in_force_to for row in editions if row.edition == edition]
    return bool(ends) and ends[-1] is not None and ends[-1] < last_on
