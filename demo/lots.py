"""The ordinary lots of the demonstration: one or more in every state, around the present day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from demo.agenda import Script
from demo.goods import goods_at
from demo.lot_life import ordinary_lot
from demo.lot_plans import LotPlan
from demo.people import Team
from demo.storing import Store

MANY: Final = 2

# what the last act was, working day so many days ago, rounds so far, and what came of the last one
LOT_PLANS: Final = (
    LotPlan("created", 1),
    LotPlan("created", 6, movable=True),
    LotPlan("created", 40, credit=False),
    LotPlan("valued", 2),
    LotPlan("valued", 5, movable=True),
    LotPlan("valued", 30),  # the contract is overdue
    LotPlan("contracted", 1),
    LotPlan("contracted", 0, movable=True, credit=False),
    LotPlan("cut", 1, rounds=1),
    LotPlan("cut", 2, rounds=4),
    LotPlan("planned", 1),
    LotPlan("planned", 0, movable=True),
    LotPlan("planned", 1, rounds=3),
    LotPlan("posted", 3),
    LotPlan("posted", 8, rounds=2),
    LotPlan("posted", 6, movable=True),
    LotPlan("posted", 12, rounds=4),
    LotPlan("posted", 15, rounds=6),
    LotPlan("posted", 5, movable=True, credit=False),
    LotPlan("resulted", 1),  # today's work: tell the parties, decide the cut
    LotPlan("notified", 4, movable=True),
    LotPlan("notified", 20),  # the cut is overdue
    LotPlan("notified", 3, rounds=2),
    LotPlan("resulted", 3, rounds=2, movable=True),
    LotPlan("notified", 2, rounds=3, obstacle="F08", movable=False),  # the creditor must answer
    LotPlan("notified", 3, rounds=4, obstacle="F01", stored=True, movable=True),
    LotPlan("notified", 30, rounds=5, obstacle="F07"),
    LotPlan("notified", 14, rounds=3, obstacle="F04", movable=False),
    LotPlan("answered", 1, rounds=3, obstacle="F17"),
    LotPlan("answered", 12, rounds=7, obstacle="F06", credit=False),
    LotPlan("notified", 25, rounds=8, obstacle="F12", movable=False),
    LotPlan("notified", 60, rounds=3, obstacle="F14", held=True),
    LotPlan("sold", 4, movable=True, stored=True),
    LotPlan("sold", 16, rounds=2),
    LotPlan("sold", 48, obstacle="U10"),  # the winner is late
    LotPlan("paid", 6, stored=True, movable=True, order=True),  # the keeper may hand it out now
    LotPlan("paid", 21, rounds=2, late=True),  # the term deposit is overdue
    LotPlan("paid", 100, obstacle="U01", blocked=2, movable=False),
    LotPlan("paid", 190, rounds=4, obstacle="U03", blocked=1, movable=False),
    LotPlan("paid", 320, rounds=2, obstacle="U07", blocked=3, movable=False),
    LotPlan("paid", 130, obstacle="U06", held=True, movable=False),
    LotPlan("paid", 85, rounds=3, obstacle="U11", blocked=1, credit=False, movable=False),
    LotPlan("delivered", 5, movable=True, stored=True),
    LotPlan("delivered", 24, rounds=2),  # the payout is overdue
    LotPlan("taking", 2, rounds=3),
    LotPlan("taking", 9, rounds=4, movable=True),
    LotPlan("completed", 30, rounds=2),
    LotPlan("completed", 75, movable=True, stored=True),
    LotPlan("completed", 120, credit=False, closed=True),
    LotPlan("withdrawn", 15, rounds=2),
    LotPlan("withdrawn", 50, rounds=1, credit=False),
    LotPlan("stopped", 6, rounds=2),
    LotPlan("stopped", 30, movable=True),
    LotPlan("defaulted", 12, rounds=2),
    LotPlan("defaulted", 40, again=True),
)


def ordinary_lots(store: Store, teams: Sequence[Team], today: date, scale: float) -> list[Script]:
    """Return the scripts of the lots: every state even at the smallest scale."""
    chosen = LOT_PLANS if scale >= 1 else _one_of_each()
    scripts = []
    for place, plan in enumerate(chosen):
        team = teams[0] if plan.stored or place % 2 == 0 else teams[1 + place // 2 % 3]
        year = (today - timedelta(days=200 + plan.ago)).year
        thing = goods_at(place, year, credit=plan.credit, movable=plan.movable, stored=plan.stored)
        if plan.act == "taking":  # a debt below the price: the creditor has to pay the difference
            thing = replace(thing, money_due=thing.value // 2)
        scripts.append(ordinary_lot(store, team, thing, plan, today))
    return scripts


def _one_of_each() -> list[LotPlan]:
    """Return the first plan of each act, and of each act on hold or after many rounds."""
    first = {(plan.act, plan.held, plan.rounds > MANY): plan for plan in reversed(LOT_PLANS)}
    return [plan for plan in LOT_PLANS if plan in first.values()]
