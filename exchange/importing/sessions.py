"""The moments of a notice: its session, the windows before it, the days it was published."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from exchange.importing.days import Moment, read_moment
from exchange.importing.occasions import Occasion
from exchange.importing.problems import Code, Unread
from exchange.importing.rowreader import RowReader
from exchange.importing.spans import read_ends
from exchange.importing.writing import shortened

SESSION, HOUR = "auction_datetime", "auction_hour"
#: Registration is compared with the session, and kept in its cells alone.
WINDOWS = ("dossier_sale", "registration", "viewing", "deposit")
_OF_A_DAY = re.compile(r"0[,.]([0-9]{1,12})")


@dataclass(frozen=True, slots=True)
class Window:
    """When something runs, as far as it is known."""

    opens: datetime | None
    closes: datetime | None


def read_session(row: RowReader, told: Occasion) -> Moment | None:
    """Return the day of the session with its hour, as far as they are known; midnight is none.

    Args:
        told: what the cell of the session says.
    """
    text = row.text(SESSION)
    if not text:
        row.lack(SESSION, Code.SESSION_MISSING)
        return None
    moment = told.when
    if isinstance(moment, Unread):
        row.lack(SESSION, moment.code, **moment.details)
        return None
    row.tell_serial(SESSION, moment)
    if moment.at in (None, time(0, 0)):
        moment = _with_hour(row, moment)
    if moment.at is None:
        row.lack(SESSION, Code.TIME_MISSING, written=shortened(text))
        return Moment(moment.day)
    return moment


def session_told(row: RowReader, day: date) -> Moment:
    """Return the day of the session that only the result tells; its hour stays unknown."""
    row.problems = [each for each in row.problems if each.code is not Code.SESSION_MISSING]
    row.lack(SESSION, Code.TIME_MISSING, written=f"{day:%d/%m/%Y}")
    return Moment(day)


def _with_hour(row: RowReader, moment: Moment) -> Moment:
    """Return the moment with the hour that a column of its own gives; "0,375" is a cell's 9:00."""
    text = row.text(HOUR)
    if (part := _OF_A_DAY.fullmatch(text)) is not None:
        minutes = round(float(f"0.{part[1]}") * 24 * 60)
        return Moment(moment.day, time(*divmod(minutes, 60))) if 0 < minutes < 1440 else moment
    hour = read_moment(f"{text} ngày {moment.day:%d/%m/%Y}") if text else moment
    if isinstance(hour, Unread):
        return Moment(moment.day)
    return Moment(moment.day, hour.at) if hour.at != time(0, 0) else Moment(moment.day)


def read_window(row: RowReader, name: str, session: Moment | None) -> Window:
    """Return a window's ends; one that ends before it starts, or after the session, is refused."""
    start, end = row.moment(f"{name}_from"), row.moment(f"{name}_to")
    if start is None and end is None and row.text(name):
        start, end = _range(row, name)
    opens, closes = start.opens if start else None, end.closes if end else None
    if opens and closes and closes < opens:
        row.refuse(
            f"{name}_to", Code.SALE_ENDS_BEFORE_IT_STARTS, start=_shown(opens), end=_shown(closes)
        )
    last = session.closes if session else None  # of a day without an hour, its last minute
    ends = end.opens if end else None  # a day without an hour may be the session's own day
    if ends and last and ends > last:
        row.refuse(
            f"{name}_to", Code.SALE_ENDS_AFTER_SESSION, end=_shown(ends), session=_shown(last)
        )
    elif opens and last and opens > last:
        row.refuse(
            f"{name}_from", Code.SALE_ENDS_AFTER_SESSION, end=_shown(opens), session=_shown(last)
        )
    return Window(opens, closes)


def _range(row: RowReader, column: str) -> tuple[Moment | None, Moment | None]:
    """Return the ends of "từ … đến …" in one cell; a cell that gives neither is told."""
    text = row.text(column)
    start, end = read_ends(text)
    if start is None and end is None:
        row.warn(column, Code.DAY_UNREADABLE, written=shortened(text))
    return start, end


def read_notice_days(
    row: RowReader, session: Moment | None, beside: date | None = None
) -> tuple[date | None, date | None]:
    """Return the day of the notice, and of the second publication where a column gives it.

    Args:
        beside: the day beside the number of the notice, for a row that gives none elsewhere.
    """
    first, second = _day(row, "notice_date", session), _day(row, "second_notice_date", session)
    if first is None and not row.text("notice_date") and beside is not None:
        first = _not_after(row, "notice_id", Moment(beside), session)
    if first is None and second is None and not row.text("notice_date"):
        row.warn("notice_date", Code.NOTICE_DAY_MISSING)
    return first, second


def _day(row: RowReader, column: str, session: Moment | None) -> date | None:
    moment = row.moment(column)
    return _not_after(row, column, moment, session) if moment is not None else None


def _not_after(row: RowReader, column: str, moment: Moment, session: Moment | None) -> date:
    if session and moment.day > session.day:
        row.refuse(
            column,
            Code.NOTICE_AFTER_SESSION,
            day=f"{moment.day:%d/%m/%Y}",
            session=_shown(session.opens),
        )
    return moment.day


def _shown(moment: datetime) -> str:
    return f"{moment:%H:%M %d/%m/%Y}"
