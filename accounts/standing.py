"""Who a person is and what they may do, read once and kept in this process.

A standing is kept under the versions it was read at: of the person's rights, of the office tree,
and the day. Whatever changes one of them raises the version in its own transaction, so the next
request asks under another key and a standing never outlives a change.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock

from accounts import queries
from accounts.letterhead import Head, heads_of
from accounts.models import UserAccount
from accounts.rights import Rights
from foundation.actor import Actor
from foundation.database import db
from foundation.permissions import Permission

MOST_KEPT = 2000  # people at work at one time; who was away longest is read again


@dataclass(frozen=True, slots=True)
class Standing:
    """One person with their rights of one day."""

    account_id: int
    username: str
    full_name: str
    rights: Rights
    heads: Mapping[int, Head]  # of the papers of each office they may act for
    needs_factor: bool  # the rule of an office asks for a code besides the password

    def actor(
        self, permission: Permission, *, chosen: int | None = None, subject: int | None = None
    ) -> Actor | None:
        """Return this person as the one who uses ``permission``; None if they may not.

        See :meth:`accounts.rights.Rights.acting_for` for ``chosen`` and ``subject``.
        """
        place = self.rights.acting_for(permission, chosen=chosen, subject=subject)
        if place is None:
            return None
        return Actor(self.account_id, self.full_name, place.role_codes, place.id)


@dataclass(frozen=True, slots=True)
class Versions:
    """What a standing was read at."""

    account_id: int
    rights: int
    offices: int
    day: date


class Standings:
    """The standings of this process, the most recently asked for last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Versions, Standing] = OrderedDict()
        self._lock = Lock()

    def of(self, versions: Versions) -> Standing:
        """Return the standing at these versions, which the caller has just read."""
        with self._lock:
            known = self._kept.get(versions)
            if known is not None:
                self._kept.move_to_end(versions)
                return known
        read = read_standing(versions.account_id, versions.day)
        with self._lock:
            self._kept[versions] = read
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return read


def read_standing(account_id: int, day: date) -> Standing:
    """Read a person's standing of a day from the database."""
    account = db.session.get_one(UserAccount, account_id)
    held = queries.roles_held(account.id, day)
    rights = queries.rights_of(account.id, day, held)
    return Standing(
        account.id,
        account.username,
        account.full_name,
        rights,
        heads_of([place.path for place in rights.workplaces]) if rights.workplaces else {},
        queries.needs_factor(held),
    )
