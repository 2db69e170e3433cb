"""The counts of the menu and the bell, kept for some seconds in this process.

They stand on every page, and who looks through ten pages a minute need not have them counted ten
times. Whatever a person sends drops what is kept for them, so the next page counts anew.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Lock
from typing import Final

from flask import current_app, request
from werkzeug.wrappers import Response

from accounts.rights import Rights
from accounts.sessions import me
from foundation import clock
from foundation.counting import Counted
from review.queries import waiting
from web import menu
from web.access import person

KEPT: Final = timedelta(seconds=15)
MOST_KEPT: Final = 2000  # people at work at one time

_ENDPOINTS: Final = {
    "orders": menu.ORDERS,
    "acts": menu.ACTS,
    "stalled": menu.STALLED,
    "directives": menu.DIRECTIVES,
    "approvals": menu.APPROVALS,
    "loans": menu.LOANS,
    "news": menu.NEWS,
}


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was counted, when, and with which rights."""

    at: datetime
    day: date
    rights: Rights
    counts: Mapping[str, Counted]

    def holds(self, rights: Rights, now: datetime) -> bool:
        same_day = self.day == clock.local_day(now)
        return same_day and self.rights is rights and timedelta(0) <= now - self.at < KEPT


class Waiting:
    """The counts of this process, by person."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._lock = Lock()

    def of(self, account_id: int, rights: Rights) -> Mapping[str, Counted]:
        """Return what waits for a person, counted within the last seconds."""
        now = clock.now()
        with self._lock:
            known = self._kept.get(account_id)
        if known is not None and known.holds(rights, now):
            return known.counts
        today = clock.local_day(now)
        counts = waiting.counts(account_id, rights.offices_for, today)
        with self._lock:
            self._kept[account_id] = _Kept(now, today, rights, counts)
            self._kept.move_to_end(account_id)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return counts

    def forget(self, account_id: int) -> None:
        """Count anew for a person next time."""
        with self._lock:
            self._kept.pop(account_id, None)


@menu.counted_by
def counts() -> dict[str, Counted]:
    """Return what waits for the signed-in person, by endpoint of the menu."""
    found = _kept().of(me().id, me().standing.rights)
    return {_ENDPOINTS[name]: count for name, count in found.items()}


def forget_after_a_post(response: Response) -> Response:
    """Drop what is kept for whoever just sent something; after every request."""
    who = person()
    if request.method == "POST" and who is not None:
        _kept().forget(who.id)
    return response


def _kept() -> Waiting:
    found: Waiting = current_app.extensions.setdefault("waiting", Waiting())
    return found
