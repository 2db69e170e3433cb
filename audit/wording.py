"""Words of the ledger in the reader's language: kinds of entries and what they hold."""

import enum
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any, Final, NamedTuple

from audit.entries import (
    Correctable,
    FileHash,
    Key,
    KindCode,
    LabelCode,
    Shape,
    StreamName,
    Tone,
    WrittenDay,
    declared,
)
from audit.models import LedgerEntry
from audit.subjects import Subject, word_of
from foundation.codes import looks_like_code, shown
from foundation.database import Dong
from foundation.i18n import N_
from web.formatting import dong, grouped, label, moment, quantity, register_filter, short_day
from web.i18n import translated

CORRECTIONS: Final = {
    Correctable.NO: N_("Nothing takes this back. %(act)s"),
    Correctable.FINAL: N_("Nothing takes this back; the answers are checked before. %(act)s"),
    Correctable.BY_UNDO: N_("Can be undone while it is the newest entry, by who did it."),
    Correctable.BY_OPPOSITE: N_("Ended by: %(act)s."),
    Correctable.BY_NEW_ENTRY: N_("The act is done again; the newest entry counts."),
    Correctable.BY_ANOTHER_ACT: N_("Put right by: %(act)s."),
    Correctable.BY_CORRECTION: N_("Put right by a correction that another person approves."),
    Correctable.CHECKED: N_(
        "The answers are checked before; afterwards a correction that another person approves puts"
        " it right."
    ),
    Correctable.NOT_ASKED: "",
}
NOTHING: Final = "–"
MOST: Final = 8  # rows of a timeline shown at once
SHORT_HASH: Final = 12  # letters of a hash that are shown


@dataclass(frozen=True, slots=True)
class Detail:
    """One key of an entry, in words."""

    label: str
    value: str


class Said(NamedTuple):
    """How a timeline tells an entry: its own act instead of the words of its kind, and more."""

    act: str
    more: str = ""


def kind_words(code: str) -> str:
    """Return what the person did: "Received into the warehouse"."""
    kind = declared().get(code)
    return translated(kind.words) if kind else code


def kind_act(code: str) -> str:
    """Return what the person did, to be read after their name: "received into the warehouse"."""
    words = kind_words(code)
    return words[:1].lower() + words[1:]


def kind_tone(code: str) -> Tone:
    """Return the tone of a kind of entry."""
    kind = declared().get(code)
    return kind.tone if kind else "neutral"


def correction(code: str) -> str:
    """Return what can be done about an entry of this kind that is wrong; "" if nobody asks."""
    kind = declared().get(code)
    words = CORRECTIONS[kind.correctable.how] if kind else ""
    act = kind.correctable.act if kind else ""
    return translated(words, {"act": translated(act)} if act else None) if words else ""


def subject_words(subject: Subject) -> str:
    """Return what a subject is and how it is called."""
    return f"{translated(subject.word)} {subject.name}"


def stream_words(stream: str) -> str:
    """Return what a subject is and its number, where its name is not known."""
    word = word_of(stream)
    return f"{translated(word)} {stream.partition(':')[2]}" if word else stream


def details(
    entry: LedgerEntry, subjects: Mapping[str, Subject], *, streams: bool = True
) -> list[Detail]:
    """Return the payload of an entry in words, in the order its kind declares.

    Args:
        subjects: by stream, for keys that name one.
        streams: whether keys that name a stream are told: a paper, a proposal.
    """
    kind = declared().get(entry.kind)
    keys = kind.keys if kind else {}
    return [
        Detail(translated(key.words), _in_words(key, entry.payload[name], subjects))
        for name, key in keys.items()
        if not key.internal
        and entry.payload.get(name) not in (None, "", [])
        and (streams or key.type is not StreamName)
    ]


def told(entry: LedgerEntry, *names: str) -> list[str]:
    """Return what an entry holds under some keys, each in the words its kind declares for it.

    One name is a code in one kind and free text in another: only the kind of the entry knows.
    Keys that the kind does not declare, and empty ones, are left out.
    """
    kind = declared().get(entry.kind)
    found = [
        (kind.keys[name], entry.payload[name])
        for name in names
        if kind is not None and name in kind.keys and entry.payload.get(name) not in (None, "", [])
    ]
    return [_in_words(key, value, {}) for key, value in found]


def _in_words(key: Key, value: Any, subjects: Mapping[str, Subject]) -> str:
    if key.shape is Shape.ONE:
        return _one(key, value, subjects)
    words = [_one(key, one, subjects) for one in value]
    return " → ".join(words) if key.shape is Shape.CHANGE else ", ".join(words)


def _one(key: Key, value: Any, subjects: Mapping[str, Subject]) -> str:
    if value is None or value == "":
        return NOTHING
    if key.names:
        stream = f"{key.names}:{value}"
        found = subjects.get(stream)
        if found is None:
            return stream_words(stream)
        return found.name if found.in_sight else subject_words(found)
    if key.type is StreamName:
        return subject_words(subjects[value]) if value in subjects else stream_words(str(value))
    if key.type in SHOWN:
        return SHOWN[key.type](value)
    if isinstance(key.type, type) and issubclass(key.type, enum.StrEnum):
        return label(key.type(value))
    return str(value)


def yes_or_no(value: bool) -> str:
    """Return yes or no."""
    return translated(N_("yes")) if value else translated(N_("no"))


SHOWN: Final[dict[Any, Callable[[Any], str]]] = {
    bool: yes_or_no,
    int: lambda value: grouped(int(value)),
    Dong: lambda value: dong(int(value)),
    Decimal: lambda value: quantity(Decimal(value)),
    date: lambda value: short_day(date.fromisoformat(value)),
    WrittenDay: lambda value: short_day(date.fromisoformat(value)),
    datetime: lambda value: moment(datetime.fromisoformat(value)),
    FileHash: lambda value: value[:SHORT_HASH],
    KindCode: kind_words,
    LabelCode: lambda value: shown(value) if looks_like_code(value) else value,
}
"""How a value of each type is shown, as the ledger stores it; see :func:`show`."""


def show(type_: type, words: Callable[[Any], str]) -> None:
    """Say how values of a type are shown."""
    SHOWN[type_] = words


# timelines: equal entries told once, the quiet ones folded


@dataclass(slots=True)
class Telling:
    """One row: an act, told once however often it was done running."""

    act: str
    more: str
    tone: Tone
    quiet: bool
    entries: list[LedgerEntry] = field(default_factory=list)  # newest first

    @property
    def newest(self) -> LedgerEntry:
        return self.entries[0]

    @property
    def oldest(self) -> LedgerEntry:
        return self.entries[-1]

    def is_as(self, other: "Telling") -> bool:
        """Whether two rows say the same of the same person."""
        return (self.act, self.more, self.newest.actor_name, self.newest.basis) == (
            other.act,
            other.more,
            other.newest.actor_name,
            other.newest.basis,
        )


@dataclass(frozen=True, slots=True)
class Run:
    """Rows that are shown, or a run of quiet ones that is folded."""

    quiet: bool
    rows: list[Telling]


@dataclass(frozen=True, slots=True)
class Told:
    """A timeline: what is shown at once, and what is folded below it."""

    first: list[Run]
    rest: list[Run]
    left: int  # entries in the rest


def tellings(
    entries: Iterable[LedgerEntry],
    details: Mapping[int, str | Said] | None = None,
    most: int = MOST,
) -> Told:
    """Return the rows of a timeline in the order of the entries.

    Args:
        details: what follows the act of an entry, by its number, or how it is told instead.
        most: rows shown at once; quiet ones are not counted.
    """
    rows: list[Telling] = []
    for entry in entries:
        row = _row(entry, (details or {}).get(entry.seq, ""))
        if rows and rows[-1].is_as(row):
            rows[-1].entries.append(entry)
        else:
            rows.append(row)
    spoken = [at for at, row in enumerate(rows) if not row.quiet]
    end = spoken[most] if len(spoken) > most else len(rows)
    left = sum(len(row.entries) for row in rows[end:])
    return Told(_runs(rows[:end]), _runs(rows[end:]), left)


def _runs(rows: list[Telling]) -> list[Run]:
    return [Run(quiet, list(run)) for quiet, run in groupby(rows, key=lambda row: row.quiet)]


def _row(entry: LedgerEntry, said: str | Said) -> Telling:
    kind = declared().get(entry.kind)
    act, more = said if isinstance(said, Said) else ("", said)
    return Telling(
        act or kind_words(entry.kind),
        more,
        kind_tone(entry.kind),
        kind is not None and kind.quiet,
        [entry],
    )


register_filter("tellings", tellings)
register_filter("kind_words", kind_words)
