"""What the ledger can say: each kind of entry is declared once, with its words and its payload.

A room declares its kinds in its own ``entries.py``. Pages, timelines, documents and the clock of
progress read this one table; ``ledger.append`` refuses whatever does not stand in it.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final, Literal, NamedTuple

from foundation.i18n import N_

Tone = Literal["neutral", "info", "ok", "warn", "danger", "hold"]


class UndeclaredEntry(TypeError):
    """An entry that is not declared, or not written as it was declared: a fault of the program."""


class UncheckedAct(RuntimeError):
    """A page does what cannot be undone without ``check``: a fault of the program."""


class Correctable(enum.Enum):
    """What the program can do today about an entry that was written by mistake."""

    NO = enum.auto()  # nothing takes it back, and nobody is asked before it
    FINAL = enum.auto()  # it ends something or gives it away: a page asks before it
    NOT_ASKED = enum.auto()  # nobody would want it back: a reading, a sign-in, a computed day
    BY_UNDO = enum.auto()  # an entry that names it takes it back
    BY_OPPOSITE = enum.auto()  # the opposite act ends what it began
    BY_NEW_ENTRY = enum.auto()  # the same act is done again; the newest entry counts
    BY_ANOTHER_ACT = enum.auto()  # an act of another kind, or the same within limits
    BY_CORRECTION = enum.auto()  # a correction that another person approves
    CHECKED = enum.auto()  # a page asks before it; then only such a correction puts it right

    @property
    def asks(self) -> bool:
        """Whether the page of the act asks before it."""
        return self in {Correctable.FINAL, Correctable.CHECKED}


class Correction(NamedTuple):
    """What can be done about an entry; ``act`` (N_ text) names another act than the same one.

    Of what nothing takes back it is a sentence that says why, or what is done instead.
    """

    how: Correctable
    act: str = ""


NOT_ASKED: Final = Correction(Correctable.NOT_ASKED)
BY_UNDO: Final = Correction(Correctable.BY_UNDO)
BY_NEW_ENTRY: Final = Correction(Correctable.BY_NEW_ENTRY)
BY_CORRECTION: Final = Correction(Correctable.BY_CORRECTION)
CHECKED: Final = Correction(Correctable.CHECKED)


def by_opposite(act: str) -> Correction:
    """Return that an act ends what the entry began."""
    return Correction(Correctable.BY_OPPOSITE, act)


def by_another(act: str) -> Correction:
    """Return that another act, or the same within limits, puts the entry right."""
    return Correction(Correctable.BY_ANOTHER_ACT, act)


def final(why: str) -> Correction:
    """Return that nothing takes it back: a page asks before it."""
    return Correction(Correctable.FINAL, why)


def not_at_all(why: str) -> Correction:
    """Return that nothing takes it back, and why."""
    return Correction(Correctable.NO, why)


class Shape(enum.Enum):
    """How many values a key of a payload holds."""

    ONE = enum.auto()
    MANY = enum.auto()
    CHANGE = enum.auto()  # [before, after]; either may be empty


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a payload: its label and what values it takes.

    Args:
        words: label on pages (N_ text).
        type: str, int, bool, date, datetime, Decimal, an enumeration or a subclass that says how
            the value is shown, such as ``Dong``.
        nullable: the value may be None.
        absent: the key may be missing.
        names: the value is the id of a subject of this kind, "place".
        internal: the value is an id or a code of the program; pages do not show it.
    """

    words: str
    type: Any
    shape: Shape = Shape.ONE
    nullable: bool = False
    absent: bool = False
    names: str = ""
    internal: bool = False

    def or_none(self) -> "Key":
        """Return the same key whose value may be None."""
        return replace(self, nullable=True)

    def or_absent(self) -> "Key":
        """Return the same key that may be missing."""
        return replace(self, absent=True)

    def many(self) -> "Key":
        """Return the same key with a list of values."""
        return replace(self, shape=Shape.MANY)

    def changed(self) -> "Key":
        """Return the same key with the value before and the value after."""
        return replace(self, shape=Shape.CHANGE)

    def takes(self, value: object) -> bool:
        """Whether a value is what was declared."""
        if value is None:
            return self.nullable
        if self.shape is Shape.ONE:
            return _is_a(self.type, value)
        if not isinstance(value, list | tuple | set | frozenset):
            return False
        if self.shape is Shape.MANY:
            return all(_is_a(self.type, one) for one in value)
        return len(value) == 2 and all(one is None or _is_a(self.type, one) for one in value)


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """One kind of entry.

    Args:
        code: as stored, "custody.moved".
        words: what the person did, past tense, begins with a capital letter (N_ text).
        keys: every key its payload may hold.
        progress: it makes the thing it is about less stalled.
        correctable: what can be done about an entry written by mistake; each kind says it.
        quiet: the program writes it beside what a person did; a timeline folds it.
    """

    code: str
    words: str
    tone: Tone = "neutral"
    keys: Mapping[str, Key] = field(default_factory=dict)
    progress: bool = False
    correctable: Correction = field(kw_only=True)
    quiet: bool = False


_declared: Final[dict[str, Kind]] = {}


def declare(kind: Kind) -> Kind:
    """Add a kind to the table and return it; two of one code are ``UndeclaredEntry``."""
    if kind.code in _declared:
        raise UndeclaredEntry(f"two kinds of entry have the code {kind.code}")
    _declared[kind.code] = kind
    return kind


def declared() -> Mapping[str, Kind]:
    """Return every declared kind by its code."""
    return _declared


def codes(kinds: Iterable[Kind]) -> frozenset[str]:
    """Return the codes of some kinds, as the ledger stores them."""
    return frozenset(kind.code for kind in kinds)


def check(kind: Kind, payload: Mapping[str, Any]) -> None:
    """Refuse an entry that is not as it was declared.

    Raises:
        UndeclaredEntry: a kind or key is not declared, a key is missed, a value of another type.
    """
    if not isinstance(kind, Kind) or _declared.get(kind.code) is not kind:
        raise UndeclaredEntry(f"not a declared kind of entry: {kind!r}")
    unknown = payload.keys() - kind.keys.keys()
    if unknown:
        raise UndeclaredEntry(f"{kind.code} declares no key {sorted(unknown)}")
    for name, key in kind.keys.items():
        if name not in payload:
            if not key.absent:
                raise UndeclaredEntry(f"{kind.code} needs the key {name}")
        elif not key.takes(payload[name]):
            raise UndeclaredEntry(f"{kind.code}: {name} does not take {payload[name]!r}")


def _is_a(wanted: Any, value: object) -> bool:
    """Whether a value fits a type; a code of an enumeration may be given as its text."""
    wanted = getattr(wanted, "__supertype__", wanted)
    if issubclass(wanted, enum.StrEnum):
        return value in wanted.__members__.values()
    if issubclass(wanted, str):
        return isinstance(value, str)
    if issubclass(wanted, int):
        return isinstance(value, int) and isinstance(value, bool) is (wanted is bool)
    if wanted is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, wanted)


class KindCode(str):
    """The code of a kind of entry."""

    __slots__ = ()


class StreamName(str):
    """The name of a stream, "item:17"."""

    __slots__ = ()


class LabelCode(str):
    """A code of ours, as under the symbol of a label, or a foreign one."""

    __slots__ = ()


class FileHash(str):
    """The SHA-256 of a file or a photo."""

    __slots__ = ()


class WrittenDay(str):
    """A day as JSON holds it, "2026-11-25"."""

    __slots__ = ()


def row_id() -> Key:
    """Return a key for the id of a row, which only the program reads."""
    return Key("", int, internal=True)


LEDGER_BEGUN: Final = declare(Kind("ledger.begun", N_("Began the ledger"), correctable=NOT_ASKED))
RECORD_KEPT: Final = declare(
    Kind(
        "record.kept",
        N_("Changed with another act"),
        keys={
            "with": Key(N_("Act"), KindCode),
            "of": Key(N_("Written under"), StreamName),
        },
        correctable=NOT_ASKED,
    )
)
RECORD_CARRIED: Final = declare(
    Kind(
        "record.carried",
        N_("Carried into the tables of a new version"),
        correctable=NOT_ASKED,
        quiet=True,
    )
)
CHECKPOINT_SIGNED: Final = declare(
    Kind("checkpoint.signed", N_("Signed a checkpoint"), correctable=NOT_ASKED)
)
LEDGER_RESTORED: Final = declare(
    Kind(
        "ledger.restored",
        N_("Restored the office from a copy"),
        "warn",
        keys={
            "copy": Key(N_("Copy"), str),
            "made_at": Key(N_("Made at"), datetime),
            "engine": Key(N_("Copied from"), str),
            "last_entry": Key(N_("Last entry of the copy"), int),
            "lost": Key(N_("Checkpoints it does not have"), str).many(),
        },
        correctable=NOT_ASKED,
    )
)
LEDGER_MOVED: Final = declare(
    Kind(
        "ledger.moved",
        N_("Moved the office to PostgreSQL"),
        "warn",
        keys={"last_entry": Key(N_("Last entry before"), int)},
        correctable=NOT_ASKED,
    )
)
