"""What a list is: its rows, columns, orders, filters, and what may be done with several rows."""

import enum
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute

from foundation.paging import Page, Within
from foundation.permissions import Permission
from foundation.refusals import Refusal
from web.buttons import Button

if TYPE_CHECKING:
    from web.lists.asked import Asked

SIZE: Final = 40  # rows of a page: five screens of a phone
ON_PAPER: Final = 500  # rows of a list drawn to be printed: about 25 sheets

Tell = Callable[[Any], Any]
"""Says something of a row: a text, or markup made by :mod:`web.lists.cells`."""


class Phone(enum.Enum):
    """Where a column stands on a phone, whose rows have two lines."""

    NOWHERE = enum.auto()
    FIRST = enum.auto()  # at the beginning of the quiet line under the name, which may be cut
    LINE = enum.auto()  # in that line
    RIGHT = enum.auto()  # in the one column at the right


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the table.

    Args:
        words: its head.
        tell: what stands in its cell.
        plain: what stands in the cell of a spreadsheet: a text, a number, a day; where it is not
            given, the text of ``tell``.
        line: what the quiet line of a phone says instead, where no head stands above it.
        shown: unless the reader has chosen their columns.
    """

    key: str
    words: str
    tell: Tell
    plain: Tell | None = None
    right: bool = False
    phone: Phone = Phone.NOWHERE
    line: Tell | None = None
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter, in the reader's words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One parameter of the address that narrows a list.

    Args:
        options: its values; without them the reader types.
        told: how a typed value is told in its chip; None where nothing is called so. Not given:
            the value itself.
        field: whether it has a field of its own; else only links lead to it.
        many: whether several values are asked for at a time.
        found: its values are those found in the rows, so only the page of filters offers them.
        standing: the value that holds where the address has none.
        widest: the value that leaves no row out; the usual one, where nothing else is wider.
        seen: its values stand side by side above the list, each with its rows; the list counts
            them (``facets``) and one is asked for at a time.
    """

    key: str
    words: str
    options: Callable[[], Sequence[Option]] | None = None
    told: Callable[[str], str | None] | None = None
    field: bool = True
    many: bool = True
    search: bool = False
    found: bool = False
    standing: Callable[[], str] | None = None
    widest: str = ""
    seen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One order of the rows, which an index serves.

    Args:
        words: how the order is called in words.
        by: the columns of the key, the last one unique.
        column: the key of the column by whose head it is chosen.
    """

    key: str
    words: str
    by: tuple[InstrumentedAttribute[Any], ...]
    descending: bool = False
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """An act on several chosen rows.

    Args:
        words: a button without its number: "Print labels".
        permission: what a person needs for it, in the office of the row.
        why_not: why it cannot be done with a row, by the value of its check box; it asks the
            database a fixed number of times.
        address: where the act goes on with these rows, by the values of their check boxes.
    """

    key: str
    words: str
    permission: Permission
    why_not: Callable[[Sequence[Any]], Mapping[str, Refusal]]
    address: Callable[[Sequence[str]], str]


def _as_they_are(rows: Sequence[Any], _asked: "Asked") -> Sequence[Any]:
    return rows


Counts = Mapping[str, int] | Sequence[tuple[Option, int]]
"""How many rows each value of a filter leaves; with the values, where these are found in rows."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of rows that no single query reads, and how many there are."""

    page: Page[Any]
    total: int
    every: int | None = None  # without filters; None where none is set


def _nothing(_asked: "Asked") -> None:
    return None


def _itself(row: Any) -> Any:
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """One list of the application.

    Args:
        key: its name in addresses and cookies.
        counted: what its rows are called after a number.
        select: the rows asked for, without an order.
        read: reads a page where no single query does; then there is no ``select``.
        told: its page draws the rows itself, not in columns; they are for the file.
        side: the filters stand beside the list on a laptop, with their counts.
        within: what the query is narrowed to already, see :func:`foundation.paging.keyset`.
        prepare: makes what the columns tell of, from the rows of one page; it asks the database
            a fixed number of times.
        row_key: the column whose value a row's check box has; unique in the list.
        subject: gives the row of the database out of what ``prepare`` made.
        what: the strong line; ``under``: the quiet line below it on a laptop.
        addresses: makes the function that gives a row's address; called once a page.
        photo: address of the row's picture; None where it has none. Not given: no pictures.
        photos_rare: most rows can have none: pictures stand on a page where a row has one.
        offices: whether a row says whose it is, to who sees several offices.
        tone: "danger" or "warn" for what is late or due now.
        group: the heading a row stands under; rows come in this order.
        empty: said where the list has no rows at all; ``begin``: the act that makes the first.
        none: said where no row fits the filters.
        facets: counts of the options, by filter and value, within what is chosen; None of a
            filter where counting is not cheap.
        acts: the ways on from a row, at its right.
    """

    key: str
    endpoint: str
    permission: Permission
    title: str
    counted: str
    orders: tuple[Order, ...]
    columns: tuple[Column, ...]
    row_key: InstrumentedAttribute[Any] | None
    what: Tell
    addresses: Callable[[], Callable[[Any], str]]
    empty: str
    none: str
    select: Callable[["Asked"], Select[Any]] | None = None
    within: Callable[["Asked"], Within | None] = _nothing
    read: Callable[["Asked"], "Found"] | None = None
    size: int = SIZE
    on_paper: int = ON_PAPER  # fewer where a row is long: the page is still light
    told: bool = False
    side: bool = False
    name: str = ""  # head of the first column
    under: Tell | None = None
    filters: tuple[Filter, ...] = ()
    prepare: Callable[[Sequence[Any], "Asked"], Sequence[Any]] = _as_they_are
    photo: Callable[[Any], str | None] | None = None
    photos_rare: bool = False
    tone: Callable[[Any], str] | None = None
    offices: bool = True
    group: Callable[[Any], Any] | None = None
    begin: Callable[[], Button | None] | None = None
    facets: Callable[["Asked"], Mapping[str, Counts]] | None = None
    bulk: tuple[Bulk, ...] = ()
    acts: Tell | None = None
    subject: Callable[[Any], Any] = _itself
    kept: tuple[str, ...] = ()  # further parameters of its address

    def order_of(self, key: str) -> Order | None:
        return next((order for order in self.orders if order.key == key), None)

    def filter_of(self, key: str) -> Filter | None:
        return next((one for one in self.filters if one.key == key), None)


_declared: Final[dict[str, List]] = {}


def declare(one: List) -> List:
    """Make a list known by its key."""
    if one.key in _declared:
        raise ValueError(f"two lists are called {one.key}")
    _declared[one.key] = one
    return one


def declared() -> Mapping[str, List]:
    """Return every list, by its key."""
    return _declared
