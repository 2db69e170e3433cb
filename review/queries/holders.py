"""Who holds the next acts of the stalled list, how many, and how much money with them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import case, func, select

from cases.models import Holder
from foundation.counting import MOST_FIGURED
from foundation.database import db
from review.filters import Age
from review.queries.stalled import Narrowing, age_of, some_rows

HOLDERS: Final = 50  # on one page


@dataclass(frozen=True, slots=True)
class Held:
    """What one holder holds, and since when at the longest."""

    held_by: Holder
    name: str | None
    assets: int
    money: int | None  # each lot once; None if that of none is known
    unpriced: int  # lots whose money is not known, and not counted
    longest_since: date | None  # of those that are known, at the latest
    in_part: bool  # some of these days are not known whole
    overdue: int  # of their next acts


@dataclass(frozen=True, slots=True)
class Holders:
    """One page of holders, and how many there are."""

    rows: list[Held]
    total: int
    more: bool  # more assets are stalled than were counted here


def held_by_whom(narrowed: Narrowing, today: date, *, number: int = 1) -> Holders:
    """Group the list by who holds the next act, the most money first; give one page.

    No index holds sums, so every group is made whichever page (from 1) is asked for, of at most
    ``MOST_FIGURED`` assets.
    """
    some = some_rows(narrowed, today)
    by_lot = (
        select(
            some.held_by,
            some.holder_name,
            func.count().label("assets"),
            func.max(some.money).label("money"),
            func.min(some.held_since_on).label("since"),
            func.count(some.held_since_in).label("in_part"),
            func.count(case((some.next_due_on < today, 1))).label("overdue"),
        )
        .group_by(some.held_by, some.holder_name, some.lot_id)
        .subquery()
    )
    money = func.sum(by_lot.c.money)
    most = func.coalesce(money, 0).desc()
    key = (by_lot.c.held_by, by_lot.c.holder_name)
    placed = (
        select(
            *key,
            func.sum(by_lot.c.assets).label("assets"),
            money.label("money"),
            func.count(case((by_lot.c.money.is_(None), 1))).label("unpriced"),
            func.min(by_lot.c.since).label("since"),
            func.sum(by_lot.c.in_part).label("in_part"),
            func.sum(by_lot.c.overdue).label("overdue"),
            func.row_number().over(order_by=(most, *key)).label("place"),
        )
        .group_by(*key)
        .subquery()
    )
    first = (number - 1) * HOLDERS
    page = select(placed).where(placed.c.place > first).order_by(placed.c.place).limit(HOLDERS)
    found = [
        Held(
            row.held_by,
            row.holder_name,
            int(row.assets),
            int(row.money) if row.money is not None else None,
            int(row.unpriced),
            row.since,
            bool(row.in_part),
            int(row.overdue),
        )
        for row in db.session.execute(page)
    ]
    total, assets = db.session.execute(
        select(func.count(), func.coalesce(func.sum(placed.c.assets), 0)).select_from(placed)
    ).one()
    return Holders(found, total, more=assets > MOST_FIGURED)


def by_kind_and_age(narrowed: Narrowing, today: date) -> dict[Holder, dict[Age, int]]:
    """Count the rows of each kind of holder by their age, the kind with the most rows first."""
    some = some_rows(narrowed, today)
    age = age_of(some)
    counted: dict[Holder, dict[Age, int]] = {}
    for held_by, years, count in db.session.execute(
        select(some.held_by, age, func.count()).group_by(some.held_by, age)
    ):
        counted.setdefault(held_by, dict.fromkeys(Age, 0))[Age(years)] = count
    return dict(sorted(counted.items(), key=lambda each: (-sum(each[1].values()), each[0])))
