"""The ordinary lots of the demonstration: one or more in every state, around the present day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from demo.agenda import Script
from demo.offering import offered
from demo.people import Team
from demo.storing import Store
from demo.wares import ware
from demo.wishes import Wish

MANY: Final = 2

# what the last act was, working day so many days ago, rounds so far, and what came of the last one
WISHES: Final = (
    Wish("created", 1),
    Wish("created", 6, movable=True),
    Wish("created", 40, credit=False),
    Wish("valued", 2),
    Wish("valued", 5, movable=True),
    Wish("valued", 30),  # the contract is overdue
    Wish("contracted", 1),
    Wish("contracted", 0, movable=True, credit=False),
    Wish("cut", 1, rounds=1),
    Wish("cut", 2, rounds=4),
    Wish("planned", 1),
    Wish("planned", 0, movable=True),
    Wish("planned", 1, rounds=3),
    Wish("posted", 3),
    Wish("posted", 8, rounds=2),
    Wish("posted", 6, movable=True),
    Wish("posted", 12, rounds=4),
    Wish("posted", 15, rounds=6),
    Wish("posted", 5, movable=True, credit=False),
    Wish("resulted", 1),  # today's work: tell the parties, decide the cut
    Wish("notified", 4, movable=True),
    Wish("notified", 20),  # the cut is overdue
    Wish("notified", 3, rounds=2),
    Wish("resulted", 3, rounds=2, movable=True),
    Wish("notified", 2, rounds=3, obstacle="F08", movable=False),  # the creditor must answer
    Wish("notified", 3, rounds=4, obstacle="F01", stored=True, movable=True),
    Wish("notified", 30, rounds=5, obstacle="F07"),
    Wish("notified", 14, rounds=3, obstacle="F04", movable=False),
    Wish("answered", 1, rounds=3, obstacle="F17"),
    Wish("answered", 12, rounds=7, obstacle="F06", credit=False),
    Wish("notified", 25, rounds=8, obstacle="F12", movable=False),
    Wish("notified", 60, rounds=3, obstacle="F14", held=True),
    Wish("sold", 4, movable=True, stored=True),
    Wish("sold", 16, rounds=2),
    Wish("sold", 48, obstacle="U10"),  # the winner is late
    Wish("paid", 6, stored=True, movable=True, order=True),  # the keeper may hand it out now
    Wish("paid", 21, rounds=2, late=True),  # the term deposit is overdue
    Wish("paid", 100, obstacle="U01", blocked=2, movable=False),
    Wish("paid", 190, rounds=4, obstacle="U03", blocked=1, movable=False),
    Wish("paid", 320, rounds=2, obstacle="U07", blocked=3, movable=False),
    Wish("paid", 130, obstacle="U06", held=True, movable=False),
    Wish("paid", 85, rounds=3, obstacle="U11", blocked=1, credit=False, movable=False),
    Wish("delivered", 5, movable=True, stored=True),
    Wish("delivered", 24, rounds=2),  # the payout is overdue
    Wish("taking", 2, rounds=3),
    Wish("taking", 9, rounds=4, movable=True),
    Wish("completed", 30, rounds=2),
    Wish("completed", 75, movable=True, stored=True),
    Wish("completed", 120, credit=False, closed=True),
    Wish("withdrawn", 15, rounds=2),
    Wish("withdrawn", 50, rounds=1, credit=False),
    Wish("stopped", 6, rounds=2),
    Wish("stopped", 30, movable=True),
    Wish("defaulted", 12, rounds=2),
    Wish("defaulted", 40, again=True),
)


def ordinary_lots(store: Store, teams: Sequence[Team], today: date, scale: float) -> list[Script]:
    """Return the scripts of the lots: every state even at the smallest scale."""
    chosen = WISHES if scale >= 1 else _one_of_each()
    scripts = []
    for place, wish in enumerate(chosen):
        team = teams[0] if wish.stored or place % 2 == 0 else teams[1 + place // 2 % 3]
        year = (today - timedelta(days=200 + wish.ago)).year
        thing = ware(place, year, credit=wish.credit, movable=wish.movable, stored=wish.stored)
        if wish.act == "taking":  # a debt below the price: the creditor has to pay the difference
            thing = replace(thing, money_due=thing.value // 2)
        scripts.append(offered(store, team, thing, wish, today))
    return scripts


def _one_of_each() -> list[Wish]:
    """Return the first wish of each act, and of each act on hold or after many rounds."""
    first = {(wish.act, wish.held, wish.rounds > MANY): wish for wish in reversed(WISHES)}
    return [wish for wish in WISHES if wish in first.values()]
