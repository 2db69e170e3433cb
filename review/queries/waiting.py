"""How much waits for a person: the counts of the menu and the bell, in one statement."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from accounts.approval_queries import to_decide
from accounts.approvals import declared
from foundation.counting import Counted, up_to
from foundation.database import db
from foundation.permissions import Permission as P
from foundation.sight import in_sight
from review.models import Directive
from review.queries import agenda, news, stalled
from review.queries.agenda import Whose
from warehouse.models import Loan, Order, OrderState

MOST: Final = 99  # beyond it a menu says "99+"
Held = Callable[[P], Collection[int]]


def counts(account_id: int, held: Held, today: date) -> dict[str, Counted]:
    """Count what waits, up to a number.

    Returns:
        "orders", "acts", "stalled", "directives", "approvals", "loans", "news"; what a person
        has nothing to do with is left out.
    """
    asked = _orders(held)
    if own := held(P.RUN_AUCTIONS):
        asked |= _acts(Whose(own, account_id), today)
    if led := held(P.DIRECT):
        asked["stalled"] = [stalled.heaviest_without_directive(led, today)]
    elif read := held(P.READ_REVIEW):
        asked["stalled"] = [stalled.stalled(stalled.Narrowing(read), today)]
    asked["directives"] = [
        select(Directive.id).where(Directive.to_user_id == account_id, Directive.is_open)
    ]
    if proposed := _proposals(account_id, held):
        asked["approvals"] = proposed
    if kept := held(P.KEEP_WAREHOUSE):
        out = select(Loan.id).where(in_sight(Loan.office_id, kept), Loan.returned_at.is_(None))
        asked["loans"] = [out.where(Loan.due_back_on < today)]
    named = [(name, up_to(rows, MOST)) for name, many in asked.items() for rows in many]
    of_news = news.counted(news.reader(account_id, held, today))
    columns = [column.label(f"c{n}") for n, (_, column) in enumerate(named)]
    columns += [column.label(f"n{n}") for n, column in enumerate(of_news)]
    row = db.session.execute(select(*columns)).one()
    found: dict[str, list[Counted]] = {}
    for (name, _column), number in zip(named, row, strict=False):
        found.setdefault(name, []).append(Counted.read(number, MOST))
    told = {name: _capped(Counted.together(many)) for name, many in found.items()}
    return told | {"news": news.together(row[len(named) :])}


def _capped(count: Counted) -> Counted:
    return Counted(min(count, MOST), more=count.more or count > MOST)


def _orders(held: Held) -> dict[str, list[Any]]:
    decide, keep = held(P.APPROVE_ORDERS), held(P.KEEP_WAREHOUSE)
    asked = [
        select(Order.id).where(in_sight(Order.office_id, offices), Order.state == state)
        for offices, state in ((decide, OrderState.PROPOSED), (keep, OrderState.APPROVED))
        if offices
    ]
    return {"orders": asked} if asked else {}


def _proposals(account_id: int, held: Held) -> list[Any]:
    """What others propose, of each kind where this person has the right to decide it."""
    return [
        to_decide(kind.code, offices, account_id)
        for kind in declared().values()
        if (offices := held(kind.parts.decides))
    ]


def _acts(whose: Whose, today: date) -> dict[str, list[Any]]:
    """What is overdue or due today, of each kind of act."""
    return {"acts": agenda.due_until(whose, today)}
