"""After a sale: payment, term deposit, delivery, title file, payout, days without coercion."""

import enum
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache

from lawbook.citation import Citation, Ruling
from lawbook.doubt import may_move
from lawbook.editions import in_force
from lawbook.errors import CalendarNotLoaded, ExtensionRefused, NoEditionInForce, NotALegalDay
from lawbook.loading import cite, only_keys, read, without_gap_or_overlap
from lawbook.periods import deadline
from lawbook.working_days import Calendar, default_calendar

HANOI = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")  # no daylight saving since 1975

_BAN_KEYS = frozenset(
    [
        "edition",
        "in_force_from",
        "in_force_to",
        "night_from",
        "night_to",
        "law",
        "article",
        "tet_days",
        "tet_law",
        "tet_article",
        "confirmed",
    ]
)


class NoCoercion(enum.StrEnum):
    """Why no coercion may be organised at a moment."""

    NIGHT = "night"
    HOLIDAY = "holiday"
    REST_DAY = "rest_day"
    TET = "tet"


@dataclass(frozen=True, slots=True)
class _Ban:
    edition: str
    in_force_from: date
    in_force_to: date | None
    night_from: int  # hour of the day
    night_to: int  # hour of the day
    basis: Citation
    tet_days: int
    tet_basis: Citation
    confirmed: bool


def payment_due(
    won_on: date, extended_to: date | None = None, *, calendar: Calendar | None = None
) -> Ruling[date]:
    """Work out the last day for the winner to pay in full.

    Counting: 30 days, the day of the auction not counted. An agreed extension stands as agreed, up
    to 60 days from the auction; before 01/07/2026 no extension is possible.

    Args:
        won_on: day of the successful auction.
        extended_to: last day agreed between the parties and the winner, if any.

    Raises:
        ExtensionRefused: the auction was under regime A, or the day agreed is beyond 60 days or
            before the 30 days end.
        NoEditionInForce: no edition is recorded for that day.

    Law: 152/2026/NĐ-CP, Điều 65 khoản 1; until 30/06/2026 62/2015/NĐ-CP, Điều 27 khoản 3.
    """
    due = deadline("D3", won_on, calendar=calendar)
    if extended_to is None:
        return due
    try:
        longest = longest_payment_extension(won_on, calendar=calendar)
    except NoEditionInForce as absent:
        message = f"Phiên ngày {won_on:%d/%m/%Y}: không được gia hạn nộp tiền ({due.basis})."
        raise ExtensionRefused(message) from absent
    if not due.value <= extended_to <= longest.value:
        message = (
            f"Gia hạn nộp tiền phải từ {due.value:%d/%m/%Y} đến {longest.value:%d/%m/%Y} "
            f"({longest.basis})."
        )
        raise ExtensionRefused(message)
    counted = f"gia hạn theo thỏa thuận, dài nhất {longest.counted}"
    return Ruling(
        extended_to, longest.basis, longest.confirmed, counted, longest.code, longest.edition
    )


def longest_payment_extension(won_on: date, *, calendar: Calendar | None = None) -> Ruling[date]:
    """Work out the last day to which payment may be extended: 60 days from the auction.

    Raises:
        NoEditionInForce: the auction was before 01/07/2026, when no extension was allowed.

    Law: 152/2026/NĐ-CP, Điều 65 khoản 1.
    """
    return deadline("D3.1", won_on, calendar=calendar)


def no_coercion_reason(
    moment: date | datetime, *, with_forces: bool = True, calendar: Calendar | None = None
) -> Ruling[NoCoercion] | None:
    """Say why coercion may not be organised at a moment, or nothing if it may.

    Counting: 22:00 belongs to the night and 06:00 does not. A day that may still become a holiday
    is one, unconfirmed. Around Tết: the 15th day before the
    first day of the lunar year to the 15th day after it, both forbidden.

    Args:
        moment: a moment with its time zone, or a day to be judged without its hours.
        with_forces: whether forces are mobilised; only then do the days around Tết bind.

    Raises:
        NotALegalDay: a moment without a time zone.
        CalendarNotLoaded: the holidays of that year, or its Tết, are not recorded.
        NoEditionInForce: no edition is recorded for that day.

    Law: 106/2025/QH15, Điều 72 khoản 5; 152/2026/NĐ-CP, Điều 42 khoản 2.
    """
    calendar = calendar or default_calendar()
    hour, day = _hour_and_day(moment)
    ban = in_force(_bans(), day, what="ngày không cưỡng chế")
    rest = calendar.cautious().rest_name(day)
    if with_forces:
        tet = calendar.tet.get(day.year)
        if tet is None:
            message = f"Chưa ghi ngày Tết năm {day.year}."
            raise CalendarNotLoaded(message)
        span = timedelta(days=ban.tet_days)
        if tet - span <= day <= tet + span:
            counted = f"{ban.tet_days} ngày trước và sau Tết: {tet - span:%d/%m}–{tet + span:%d/%m}"
            return _forbidden(NoCoercion.TET, ban.tet_basis, counted, ban)
    if rest is not None:
        named = calendar.cautious().holiday_name(day)
        kind = NoCoercion.HOLIDAY if named else NoCoercion.REST_DAY
        doubt = may_move(day, day, calendar)
        counted = f"{day:%d/%m} là {rest}{doubt}"
        return _forbidden(kind, ban.basis, counted, ban, certain=not doubt)
    if hour is not None and (hour >= ban.night_from or hour < ban.night_to):
        counted = f"từ {ban.night_from} giờ đến {ban.night_to} giờ"
        return _forbidden(NoCoercion.NIGHT, ban.basis, counted, ban)
    return None


def days_without_coercion(
    after: date, *, calendar: Calendar | None = None
) -> Ruling[tuple[date, date]] | None:
    """Return the days around the first Tết that ends on or after a day; both ends are forbidden.

    Nothing where the calendar does not know that Tết yet, or no edition is recorded for it.

    Law: 152/2026/NĐ-CP, Điều 42 khoản 2.
    """
    calendar = calendar or default_calendar()
    for tet in sorted(calendar.tet.values()):
        try:
            ban = in_force(_bans(), tet, what="ngày không cưỡng chế")
        except NoEditionInForce:
            continue
        first, last = (tet + timedelta(days=sign * ban.tet_days) for sign in (-1, 1))
        if last >= after:
            counted = f"{ban.tet_days} ngày trước và sau Tết: {first:%d/%m}–{last:%d/%m}"
            return Ruling((first, last), ban.tet_basis, ban.confirmed, counted, "D13", ban.edition)
    return None


def _hour_and_day(moment: date | datetime) -> tuple[int | None, date]:
    if not isinstance(moment, datetime):
        return None, moment
    if moment.tzinfo is None:
        message = "Thời điểm phải có múi giờ."
        raise NotALegalDay(message)
    local = moment.astimezone(HANOI)
    return local.hour, local.date()


def _forbidden(
    kind: NoCoercion, basis: Citation, counted: str, ban: _Ban, *, certain: bool = True
) -> Ruling[NoCoercion]:
    return Ruling(kind, basis, ban.confirmed and certain, counted, "D13", ban.edition)


@cache
def _bans() -> tuple[_Ban, ...]:
    rows = read("coercion_bans")["ban"]
    for row in rows:
        only_keys(row, _BAN_KEYS, "coercion_bans")
    bans = tuple(
        _Ban(
            edition=row["edition"],
            in_force_from=row["in_force_from"],
            in_force_to=row.get("in_force_to"),
            night_from=row["night_from"],
            night_to=row["night_to"],
            basis=cite(row["law"], row["article"]),
            tet_days=row["tet_days"],
            tet_basis=cite(row["tet_law"], row["tet_article"]),
            confirmed=row["confirmed"],
        )
        for row in rows
    )
    without_gap_or_overlap(bans, "coercion_bans")
    return bans
