"""Which facts can be corrected, each declared once by its room: the fields, and what follows.

A fact is one row. A correction gives some of its fields other values, or takes the whole fact back
where it never was. The page, the form, the approval and the ledger read this one table.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from accounts.approvals import Subject
from foundation.acts import Act
from foundation.partdays import DayInPart
from foundation.permissions import Permission
from foundation.refusals import Refusal

Values = Mapping[str, Any]
"""New values of some fields, by their keys."""
Stopped = Callable[[Any, date], Refusal | None]
"""Says why the act of a row could not be done on a day: something lay over it that stops it."""


def may_be(_row: Any, _day: date) -> Refusal | None:
    """Nothing stops an act of this kind, whatever lies over its case."""
    return None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a fact that can be corrected.

    Args:
        key: the attribute of the row.
        words: its label (N_ text).
        type: str, bool, date, Decimal, Dong or an enumeration; of a day that may be known in part
            its ``DayInPart``, and the values are ``PartDay``.
        required: it cannot become unknown.
        longest: letters, of a text; above 300 it is written in several lines.
        private: a name, an address, an identity: the ledger says that it changed, not to what.
        identity: a text that is the number of somebody's identity card or other paper.
        past: a day on which something was done: never one to come.
        stays: once known it is never unknown again: something stands because of it.
        blank: a text of which nothing is known is kept as an empty one.
        tidied: makes of a typed text what is kept.
        stopped: of a day in the past: what the entry asks of the day, of what lies over the case.
    """

    key: str
    words: str
    type: Any
    required: bool = True
    longest: int = 300
    private: bool = False
    identity: bool = False
    past: bool = True
    stays: bool = False
    blank: bool = False
    stopped: Stopped | None = None
    tidied: Callable[[str | None], str | None] | None = None

    @property
    def is_day(self) -> bool:
        """Whether it is a day, known in whole or perhaps in part."""
        return self.type is date or isinstance(self.type, DayInPart)

    def value_of(self, row: Any) -> Any:
        """Return what a row holds; of a day that may be known in part what is known of it."""
        return self.type.told(row) if isinstance(self.type, DayInPart) else getattr(row, self.key)


def _nothing_against(_row: Any) -> Refusal | None:
    return None


def _any_values(_row: Any, _values: Values, _by: Act) -> None:
    """Accept every value."""


def give(row: Any, values: Values, by: Act) -> None:
    """Give a row the new values of its fields, none of which has a writer of its own."""
    in_part = {kept.day: kept for kept in vars(type(row)).values() if isinstance(kept, DayInPart)}
    for key, value in values.items():
        kept = in_part[key].columns(value, by.day) if key in in_part else {key: value}
        for column, known in kept.items():
            setattr(row, column, known)


def _nothing_follows(_row: Any, _before: Values, _by: Act) -> None:
    """Judge nothing again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One kind of fact that can be corrected.

    Args:
        code: as stored, "asset".
        words: what it is (N_ text).
        model: the table.
        permission: of who may propose it, in the office of the row: who may record the fact.
        subject: the thing on whose page it stands and in whose stream the correction is written.
        name: how the row is called, on the page of its correction; None where that is not known.
        elsewhere: what of it is not corrected here, and by which act instead (N_ text).
        locks: rows to lock before the row itself, the case first.
        why_not: why it cannot be corrected now.
        check: refuses new values; called at the proposal and when it is carried out.
        put: gives the row its new values; before, ``follow`` is given the values that stood.
        follow: judges again what was derived from the values before; finds it by search anew.
        take_back: undoes the whole fact, which never was; None where that cannot be.
        check_take_back: refuses to undo it; called at the proposal and when it is carried out.
        asks: the act that takes it back asks ``check_take_back`` itself; it is asked once.
        over: the fact and the row that are taken back before it; None where nothing stands on it.
        taken: what it takes back, in the words of a button (N_ text).
    """

    code: str
    words: str
    model: type[Any]
    permission: Permission
    subject: Callable[[Any], Subject]
    name: Callable[[Any], str | None]
    fields: tuple[Field, ...] = ()
    elsewhere: str = ""
    locks: Callable[[Any], Iterable[Any]] = lambda _row: ()
    why_not: Callable[[Any], Refusal | None] = _nothing_against
    check: Callable[[Any, Values, Act], None] = _any_values
    put: Callable[[Any, Values, Act], None] = give
    follow: Callable[[Any, Values, Act], None] = _nothing_follows
    take_back: Callable[[Any, str, Act], object] | None = None
    check_take_back: Callable[[Any], Refusal | None] = _nothing_against
    asks: bool = False
    over: Callable[[Any], tuple[str, Any] | None] = lambda _row: None
    taken: str = ""

    def field(self, key: str) -> Field | None:
        """Return the field of a key; None for one that an earlier version had."""
        return next((field for field in self.fields if field.key == key), None)

    def days(self) -> frozenset[str]:
        """Return the keys of the days on which something was done."""
        return frozenset(each.key for each in self.fields if each.is_day and each.past)


_declared: Final[dict[str, Fact]] = {}
Follower = Callable[[Any, Values, Act], None]
Checker = Callable[[Any, Values, Act], None]
_followers: Final[dict[str, list[Follower]]] = {}
_checkers: Final[dict[str, list[Checker]]] = {}


def declare(fact: Fact) -> Fact:
    """Add a fact to the table and return it."""
    if fact.code in _declared:
        raise ValueError(f"two facts have the code {fact.code}")
    _declared[fact.code] = fact
    return fact


def listen(code: str, follow: Follower) -> None:
    """Let a room above judge again what it derived from a fact of a room below.

    Called inside the transaction of the correction, with the row and the values before.
    """
    if follow not in _followers.setdefault(code, []):
        _followers[code].append(follow)


def refuse(code: str, check: Checker) -> None:
    """Let a room above refuse new values of a fact of a room below, as ``check`` of the fact."""
    if check not in _checkers.setdefault(code, []):
        _checkers[code].append(check)


def check_all(fact: Fact, row: Any, new: Values, by: Act) -> None:
    """Refuse new values that the room of a fact, or a room above it, could not have recorded."""
    fact.check(row, new, by)
    for check in _checkers.get(fact.code, ()):
        check(row, new, by)


def follow_all(fact: Fact, row: Any, before: Values, by: Act) -> None:
    """Judge again what the room of a fact, and the rooms above it, derived from it."""
    fact.follow(row, before, by)
    for follow in _followers.get(fact.code, ()):
        follow(row, before, by)


def declared() -> Mapping[str, Fact]:
    """Return every declared fact by its code."""
    return _declared
