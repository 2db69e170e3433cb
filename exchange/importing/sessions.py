"""The moments of a notice: its session, the windows before it, the days it was published."""

from dataclasses import dataclass
from datetime import date, datetime, time

from exchange.importing.days import Moment, read_moment
from exchange.importing.problems import Code, Unread
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import shortened

SESSION = "auction_datetime"


@dataclass(frozen=True, slots=True)
class Window:
    """When something runs, as far as it is known."""

    opens: datetime | None
    closes: datetime | None


def read_session(row: RowReader) -> Moment | None:
    """Return the day of the session with its hour, as far as they are known; midnight is none."""
    text = row.text(SESSION)
    if not text:
        row.lack(SESSION, Code.SESSION_MISSING)
        return None
    moment = read_moment(text)
    if isinstance(moment, Unread):
        row.lack(SESSION, moment.code, **moment.details)
        return None
    if moment.at in (None, time(0, 0)):
        row.lack(SESSION, Code.TIME_MISSING, written=shortened(text))
        return Moment(moment.day)
    return moment


def read_window(row: RowReader, name: str, session: Moment | None) -> Window:
    """Return a window's ends; one that ends before it starts, or after the session, is refused."""
    start, end = row.moment(f"{name}_from"), row.moment(f"{name}_to")
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


def read_notice_days(row: RowReader, session: Moment | None) -> tuple[date | None, date | None]:
    """Return the day of the notice, and of the second publication where a column gives it."""
    first, second = _day(row, "notice_date", session), _day(row, "second_notice_date", session)
    if first is None and second is None and not row.text("notice_date"):
        row.warn("notice_date", Code.NOTICE_DAY_MISSING)
    return first, second


def _day(row: RowReader, column: str, session: Moment | None) -> date | None:
    moment = row.moment(column)
    if moment is None:
        return None
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
