"""What is new for a person: what turned red, what waits for their decision; the newest first.

Each room declares its sources here; a source is one question about rows that stand. Nothing is
kept of an item of news: it is read from the facts each time, and goes when they change.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, select

from foundation import clock
from foundation.counting import Counted, up_to
from foundation.database import db
from foundation.permissions import Permission as P
from review.models import LastLook

BACK: Final = timedelta(days=30)  # older news are no news
MOST: Final = 50  # lines of the page, and of one source
COUNTED: Final = 99


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks, what they had seen, and since when news are told at all."""

    id: int
    held: Callable[[P], Collection[int]]
    today: date
    seen_at: datetime | None  # None: nothing was looked at yet
    flag_id: int = 0

    @property
    def since(self) -> datetime:
        """The moment before which nothing is told."""
        return clock.start_of(self.today - BACK)

    @property
    def unseen_from(self) -> datetime:
        """The moment after which news are new to this reader."""
        return max(self.seen_at or self.since, self.since)


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of news.

    Args:
        rows: selects ``id``, ``key`` (in the address), ``name`` and ``note`` of what is told.
        at: the column that says since when: a moment, or the first day (``late``: the last day
            that was still in time).
        unseen: what the reader has not seen; else that it is after their last look.
    """

    kind: str
    title: str  # N_ text
    tone: str
    icon: str
    endpoint: str
    argument: str
    rows: Callable[[Reader], Select[Any] | None]
    at: Any
    by_day: bool = False
    late: bool = False
    unseen: Callable[[Reader], ColumnElement[bool]] | None = None

    def told(self, reader: Reader) -> Select[Any] | None:
        """Select what this source tells the reader, with its moment as ``at``."""
        rows = self.rows(reader)
        if rows is None:
            return None
        since: Any = clock.local_day(reader.since) if self.by_day else reader.since
        return rows.add_columns(self.at.label("at")).where(self.at >= since)

    def new(self, reader: Reader) -> ColumnElement[bool]:
        """Return the condition that a row is new to the reader."""
        if self.unseen is not None:
            return self.unseen(reader)
        if not self.by_day:
            return self.at > reader.unseen_from  # type: ignore[no-any-return]  # a column of any table
        seen = clock.local_day(reader.unseen_from)
        # late: it was not late yet on the day of the look
        return self.at >= seen if self.late else self.at > seen  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of news."""

    source: Source
    key: Any
    name: str
    note: Any
    at: datetime
    is_new: bool


SOURCES: Final[list[Source]] = []


def tell(source: Source) -> None:
    """Register a source; rooms above this one do so for what they know."""
    SOURCES.append(source)


def look_of(account_id: int) -> LastLook | None:
    """Return up to where a person has seen their news."""
    return db.session.scalar(select(LastLook).where(LastLook.account_id == account_id))


def reader(account_id: int, held: Callable[[P], Collection[int]], today: date) -> Reader:
    """Return a person as one who reads news, with up to where they have seen them."""
    look = look_of(account_id)
    if look is None:
        return Reader(account_id, held, today, None)
    return Reader(account_id, held, today, look.seen_at, look.flag_id)


def newest(reads: Reader) -> list[Item]:
    """Return the news of a reader, the newest first."""
    found: list[Item] = []
    for source in SOURCES:
        told = source.told(reads)
        if told is None:
            continue
        rows = told.add_columns(source.new(reads).label("is_new"))
        rows = rows.order_by(source.at.desc(), rows.selected_columns["id"].desc()).limit(MOST)
        for row in db.session.execute(rows):
            moment = _moment(row.at, source)
            found.append(Item(source, row.key, row.name, row.note, moment, bool(row.is_new)))
    return sorted(found, key=lambda item: item.at, reverse=True)[:MOST]


def counted(reads: Reader) -> list[Any]:
    """Return a scalar select for each source: how many are new, up to a number."""
    told = [(source, source.told(reads)) for source in SOURCES]
    return [
        up_to(rows.where(source.new(reads)), COUNTED) for source, rows in told if rows is not None
    ]


def together(counts: Sequence[int]) -> Counted:
    """Add up what :func:`counted` selected."""
    return Counted.read(sum(counts), COUNTED)


def _moment(at: date | datetime, source: Source) -> datetime:
    if isinstance(at, datetime):
        return at
    return clock.start_of(at + timedelta(days=1) if source.late else at)


def columns(id_: Any, key: Any, name: Any, note: Any) -> Select[Any]:
    """Select the four columns of a source."""
    return select(id_.label("id"), key.label("key"), name.label("name"), note.label("note"))
