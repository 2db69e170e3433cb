"""What an entry is about: how a subject is called and where its page is, by the name of its stream.

Rooms above register the kinds of subjects they have; the ledger knows none of them by itself.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, false, null, or_, select

from audit.models import Checkpoint
from foundation import search
from foundation.database import db
from foundation.folding import identifier
from foundation.i18n import N_
from foundation.permissions import Permission
from foundation.sight import in_sight

STREAM: Final = re.compile(r"([a-z_]{1,40}):([0-9]{1,18})")
MOST: Final = 50  # subjects that typed words may stand for
Address = tuple[str, dict[str, Any]]
"""An endpoint and its arguments."""
Sight = Callable[[Permission], Collection[int]]
"""The offices in which the reader holds a permission: ``web.access.offices`` on a page."""


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """A kind of subject.

    Args:
        word: what one is (N_ text), "item".
        rows: a ``Select`` of ``id``, ``office_id`` and what ``name`` and ``address`` read of a row;
            a row for each office where a subject belongs to several.
        key: the column of the id.
        permission: who holds it in the office of the subject may see its page.
        shared: it belongs to no office, and every reader of the ledger may know its name.
        typed: returns the ids of those that typed words stand for, where search does not know.
    """

    word: str
    rows: Any
    key: Any
    name: Callable[[Any], str]
    permission: Permission
    address: Callable[[Any], Address | None]
    typed: Callable[[str], Iterable[int]] | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject as pages name it to one reader."""

    word: str  # N_ text
    name: str  # the bare number where the reader may not know the name
    in_sight: bool
    address: Address | None  # None where the reader may not see the page


_kinds: Final[dict[str, SubjectKind]] = {}


def register(prefix: str, kind: SubjectKind) -> None:
    """Say how the subjects of streams "prefix:…" are called."""
    _kinds[prefix] = kind


def known_kinds() -> frozenset[str]:
    """Return every prefix that is registered."""
    return frozenset(_kinds)


def word_of(stream: str) -> str | None:
    """Return the word for what a stream is of; None for what no room knows."""
    match = STREAM.fullmatch(stream)
    kind = _kinds.get(match[1]) if match else None
    return kind.word if kind is not None else None


def named(streams: Iterable[str], sight: Sight) -> dict[str, Subject]:
    """Return the subjects of streams, each kind by one query; what is gone or unknown is left out.

    The name is told to who may see the page of the subject, and to who reads the ledger of its
    office. For everybody else it is what it is and its number.

    Args:
        streams: any text: a damaged ledger can name subjects that never were.
        sight: of the person who reads the names.
    """
    wanted: dict[str, set[int]] = {}
    for stream in streams:
        match = STREAM.fullmatch(stream)
        if match and match[1] in _kinds:
            wanted.setdefault(match[1], set()).add(int(match[2]))
    found: dict[str, Subject] = {}
    for prefix, ids in wanted.items():
        kind = _kinds[prefix]
        opens, reads = sight(kind.permission), sight(Permission.READ_LEDGER)
        for row in db.session.execute(kind.rows.where(kind.key.in_(ids))):
            may_open = row.office_id in opens
            may_know = may_open or row.office_id in reads or kind.shared
            subject = Subject(
                kind.word,
                kind.name(row) if may_know else str(row.id),
                may_know,
                kind.address(row) if may_open else None,
            )
            known = found.setdefault(f"{prefix}:{row.id}", subject)
            if (may_open, may_know) > (known.address is not None, known.in_sight):
                found[f"{prefix}:{row.id}"] = subject
    return found


def opens(stream: str, sight: Sight) -> bool:
    """Whether the reader may see the page of a subject, and so what is written about it.

    Pages of what is about another thing (a proposal, a document) ask this of that thing.
    """
    match = STREAM.fullmatch(stream)
    kind = _kinds.get(match[1]) if match else None
    if match is None or kind is None:
        return False
    rows = db.session.execute(kind.rows.where(kind.key == int(match[2])))
    offices = sight(kind.permission)
    return any(row.office_id in offices for row in rows)


def within_sight(kind: Any, office_id: Any, sight: Sight) -> ColumnElement[bool]:
    """Return the condition that the reader may see the page of what a row is about.

    A list of what is about other things asks it, so that it names nothing that ``opens`` refuses.

    Args:
        kind: the column of the kind of the subject.
        office_id: the column of its office, which is that of the row.
    """
    alike: dict[Collection[int], list[str]] = {}
    for name, each in _kinds.items():
        alike.setdefault(sight(each.permission), []).append(name)
    ways = [
        and_(kind.in_(sorted(names)), in_sight(office_id, offices))
        for offices, names in alike.items()
        if offices
    ]
    return or_(false(), *ways)


def typed(words: str, offices: Collection[int]) -> list[str]:
    """Return the streams that typed words stand for: a code, a case number, a name, "item:17".

    Subjects whose own code or number was typed come alone; else all that contain the words.
    """
    words = words.strip()
    if STREAM.fullmatch(words):
        return [words]
    found = search.find(words, offices=offices, kinds=known_kinds(), limit=MOST)
    key = identifier(words)
    exact = [entry for entry in found if identifier(entry.key) == key] or found
    streams = [f"{entry.kind}:{entry.subject_id}" for entry in exact]
    for prefix, kind in _kinds.items():
        if kind.typed is not None and not streams:
            streams += [f"{prefix}:{number}" for number in kind.typed(words)][:MOST]
    return streams


def ids_typed(prefix: str, words: str) -> list[int]:
    """Return the ids of the subjects of one kind that typed words stand for."""
    kind = _kinds.get(prefix)
    return list(kind.typed(words))[:MOST] if kind is not None and kind.typed is not None else []


register(
    "checkpoint",
    SubjectKind(
        N_("checkpoint"),
        select(Checkpoint.id, null().label("office_id"), Checkpoint.day),
        Checkpoint.id,
        name=lambda row: f"{row.id} · {row.day:%d/%m/%Y}",
        permission=Permission.READ_LEDGER,
        address=lambda _row: None,
        shared=True,
    ),
)
