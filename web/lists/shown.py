"""A list as its page shows it: rows, heads, counts, chips, and the addresses of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

from flask import current_app, url_for
from flask_babel import gettext
from sqlalchemy import Select, select
from werkzeug.datastructures import MultiDict

from foundation.counting import Counted, up_to
from foundation.database import db
from foundation.paging import Page, keyset
from foundation.permissions import Permission
from web.access import offices
from web.buttons import Button
from web.formatting import grouped
from web.i18n import translated
from web.lists.asked import PAPER, Asked, read
from web.lists.declared import Found, List
from web.lists.filters import Chip, Choice, Field, Strip, chips_of, field_of, strips_of, usual_of
from web.lists.rows import Head, Row, heads_of, rows_of

MOST: Final = 10_000  # counted; of more a page says "more than"


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads somewhere; the present one of several is marked."""

    words: str
    address: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of a list."""

    of: List
    asked: Asked
    title: str
    noun: str
    name: str  # head of the first column
    rows: Sequence[Row]
    things: Sequence[Any]  # the same as they were prepared
    heads: Sequence[Head]
    width: int  # columns of the table, all counted
    total: int  # rows asked for, of a Counted: or more
    every: int | None  # rows without any filter; None where none leaves rows out
    usual: str  # what the list is narrowed to where nobody asked for it; "" where it is whole
    chips: Sequence[Chip]
    strips: Sequence[Strip]
    fields: Sequence[Field]
    orders: Sequence[Link]
    order: str
    columns: Sequence[Choice]
    photos: bool
    picks: bool  # rows have check boxes
    mixed: bool  # rows of several offices
    sentence: str  # said where there is no row
    begin: Button | None
    previous: str | None
    following: str | None
    after: str | None  # cursor of the next page
    strange: Sequence[str]
    taken_out: str | None  # address of the list as a file
    on_paper: str  # address of the list drawn to be printed
    printed: str  # said on paper: how many rows of how many
    said: str  # for who does not see the page


def few(one: List, most: int, **values: str) -> Shown:
    """Return the first rows of a list, for a page that has more than the list.

    Args:
        most: rows.
        values: of its filters.
    """
    asked = read(one, MultiDict(values), url_for(one.endpoint))
    return show(replace(asked, after=None, before=None, size=most))


def paper_of(one: List, **values: str) -> Shown:
    """Return the rows of a list for a page that is printed with them.

    Args:
        values: of its filters and its order.
    """
    asked = read(one, MultiDict({**values, "part": PAPER}), url_for(one.endpoint))
    return show(asked.for_paper())


def show(asked: Asked, *, rows: Sequence[Any] | None = None) -> Shown:
    """Work one page of a list out.

    Args:
        rows: shown instead of a page of the list: those that were picked.
    """
    one = asked.of
    found = _found(asked, rows)
    page, total, every = found.page, found.total, found.every
    columns = [column for column in one.columns if column.key in asked.columns]
    mixed = one.offices and len(offices()) > 1
    things = one.prepare(page.rows, asked)
    drawn = [] if one.told else rows_of(asked, things, columns, mixed)
    photos = one.photo is not None and not asked.paper
    photos = photos and (not one.photos_rare or any(row.photo for row in drawn))
    picks = not asked.paper and any(_may(bulk.permission) for bulk in one.bulk)
    same = (("part", PAPER),) if asked.paper else ()
    heads = heads_of(asked, columns)
    noun = translated(one.counted)
    return Shown(
        of=one,
        asked=asked,
        title=translated(one.title),
        noun=noun,
        name=translated(one.name or one.title),
        rows=drawn,
        things=things,
        heads=heads,
        width=1 + len(heads) + picks + photos + (one.acts is not None),
        total=total,
        every=every,
        usual=usual_of(asked),
        chips=chips_of(asked),
        strips=strips_of(asked),
        fields=[
            field_of(asked, each)
            for each in one.filters
            if each.field and not each.found and not each.seen
        ],
        orders=[
            Link(translated(each.words), asked.address(order=each.key), each is asked.order)
            for each in one.orders
        ],
        order=translated(asked.order.words),
        columns=[
            Choice(each.key, translated(each.words), each.key in asked.columns, None)
            for each in one.columns
        ],
        photos=photos,
        picks=picks,
        mixed=mixed,
        sentence=translated(one.none if asked.narrowed else one.empty),
        begin=one.begin() if one.begin is not None else None,
        previous=asked.address(*same, ("before", page.before)) if page.before else None,
        after=page.after,
        following=asked.address(*same, ("after", page.after)) if page.after else None,
        strange=asked.strange,
        taken_out=export_address(asked),
        on_paper=asked.address(("part", PAPER)),
        printed=_printed(asked, page, total, noun),
        said=_said(total, every, noun),
    )


def total_of(asked: Asked) -> int:
    """Count the rows asked for."""
    return asked.of.read(asked).total if asked.of.read is not None else _counted(asked)[0]


def _found(asked: Asked, rows: Sequence[Any] | None) -> Found:
    if rows is not None:
        return Found(Page(rows, None, None), len(rows))
    if asked.of.read is not None:
        return asked.of.read(asked)
    page = _page(asked)
    return Found(page, *_counts(asked, page))


def _selected(asked: Asked) -> Select[Any]:
    if asked.of.select is None:
        raise LookupError(f"the list {asked.of.key} is read, not selected")
    return asked.of.select(asked)


def _page(asked: Asked) -> Page[Any]:
    return keyset(
        _selected(asked),
        *asked.order.by,
        descending=asked.order.descending,
        after=asked.after,
        before=asked.before,
        size=asked.size,
        within=asked.of.within(asked),
    )


def _counts(asked: Asked, page: Page[Any]) -> tuple[int, int | None]:
    """Count the rows asked for and all there are; a first page that is the last counts itself."""
    whole = page.before is None and page.after is None
    if whole and not asked.narrowed:
        return len(page.rows), None
    known = len(page.rows) if whole else None
    return _counted(asked, known)


def _counted(asked: Asked, known: int | None = None) -> tuple[int, int | None]:
    """Count in one statement what is not known: the rows asked for, and all there are."""
    wanted = [] if known is not None else [asked]
    if asked.narrowed:
        wanted.append(asked.cleared())
    key = asked.of.orders[0].by[-1]
    counts = [up_to(_selected(each).with_only_columns(key), MOST) for each in wanted]
    row = list(db.session.execute(select(*counts)).one()) if counts else []
    found = [Counted.read(number, MOST) for number in row]
    total = found.pop(0) if known is None else known
    return total, found[0] if found else None


def _may(permission: Any) -> bool:
    return bool(offices(permission))


def _said(total: int, every: int | None, noun: str) -> str:
    if every is None:
        return f"{grouped(total)} {noun}"
    return str(
        gettext(
            "%(done)s of %(all)s %(things)s", done=grouped(total), all=grouped(every), things=noun
        )
    )


def _printed(asked: Asked, page: Page[Any], total: int, noun: str) -> str:
    """Say on a sheet whether it holds the whole list, and if not, how much of it."""
    counts = {"done": grouped(len(page.rows)), "all": grouped(total), "things": noun}
    if page.before is None and page.after is None:
        said = gettext("The whole list is on this paper.")
    elif asked.paper:
        said = gettext(
            "%(done)s of %(all)s %(things)s are on this paper, at most %(most)s at a time.",
            **counts,
            most=grouped(asked.size),
        )
    else:
        said = gettext(
            "%(done)s of %(all)s %(things)s are on this paper: one page of the screen.", **counts
        )
    return str(said)


def export_address(asked: Asked) -> str | None:
    """Return where the list is taken out as a file; None where nothing does that."""
    if asked.of.permission is Permission.SEAT:  # that page is not open to seats
        return None
    if "exchange.lists.new" not in current_app.view_functions:
        return None
    return f"{url_for('exchange.lists.new', name=asked.of.key)}?{urlencode(asked.pairs())}"
