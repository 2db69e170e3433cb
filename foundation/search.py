"""Search: the words of every subject in a table of its own, beside the subjects.

What is kept of a subject is made for one purpose: any three characters of its numbers, and the
beginning of any word, are found by an index. On SQLite a trigram FTS5 table follows
``search_entry`` by triggers; on PostgreSQL a trigram index (pg_trgm) stands on the same column. The
first migration makes both.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    Index,
    Select,
    String,
    UniqueConstraint,
    column,
    insert,
    literal,
    literal_column,
    select,
    table,
    union_all,
)
from sqlalchemy.orm import Mapped, mapped_column

from foundation import races
from foundation.database import Model, OfficeId, Pk, db
from foundation.recording import NotRecorded
from foundation.search_words import LONGEST, findable, kind_mark, office_mark, patterns_of, ways
from foundation.sight import in_sight, sees_all
from foundation.transaction import transaction

FTS: Final = table("search_fts", column("rowid"))
_OUT: Final = (
    "INSERT INTO search_fts(search_fts, rowid, folded) VALUES ('delete', OLD.id, OLD.folded);"
)
_IN: Final = "INSERT INTO search_fts(rowid, folded) VALUES (NEW.id, NEW.folded);"
TRIGGERS: Final = {  # of SQLite: the index follows the table
    "search_entry_in": "CREATE TRIGGER search_entry_in AFTER INSERT ON search_entry"
    f" BEGIN {_IN} END",
    "search_entry_out": "CREATE TRIGGER search_entry_out AFTER DELETE ON search_entry"
    f" BEGIN {_OUT} END",
    "search_entry_change": "CREATE TRIGGER search_entry_change AFTER UPDATE OF folded"
    f" ON search_entry BEGIN {_OUT} {_IN} END",
}


class SearchEntry(Model):
    """What can be found about one subject, and how to name and reach it."""

    __tablename__ = "search_entry"
    __ledger__ = NotRecorded("made again from the subjects by indexing them")
    __table_args__ = (
        UniqueConstraint("kind", "subject_id"),
        Index("ix_search_entry_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    kind: Mapped[str] = mapped_column(String(20))  # "case", "item", "lot", "place", "asset"
    subject_id: Mapped[int]
    key: Mapped[str] = mapped_column(String(80))  # what the subject's page is addressed by
    title: Mapped[str] = mapped_column(String(300))
    folded: Mapped[str] = mapped_column(String(LONGEST))  # see findable()


@dataclass(frozen=True, slots=True)
class Findable:
    """What is to be found of one subject.

    Args:
        words: texts and numbers beside the key and the title, as people write them.
    """

    kind: str
    subject_id: int
    office_id: int
    key: str
    title: str
    words: Sequence[str | None] = ()

    def columns(self) -> dict[str, Any]:
        """Return the columns of its entry but those that name the subject."""
        texts = [self.key, self.title, *filter(None, self.words)]
        return {
            "office_id": self.office_id,
            "key": self.key[:80],
            "title": self.title[:300],
            "folded": findable(self.office_id, self.kind, texts),
        }


Described = Callable[[Any], Iterable[Findable]]

_described: Final[dict[Any, Described]] = {}


def describes(model: Any) -> Callable[[Described], Described]:
    """Register how rows of a table are found; the ``finding`` module of a room does, once each."""

    def register(described: Described) -> Described:
        _described[model] = described
        return described

    return register


def index(*many: Findable) -> None:
    """Make subjects findable; what was found of them before is replaced.

    Only the ``finding`` module of a room calls this, with all that is to be found of the subject.
    """
    kept = _entries(many)
    for one in many:
        entry = kept.get((one.kind, one.subject_id))
        if entry is None:
            entry = SearchEntry(kind=one.kind, subject_id=one.subject_id)
            db.session.add(entry)
        columns = one.columns()
        entry.office_id, entry.key = columns["office_id"], columns["key"]
        entry.title, entry.folded = columns["title"], columns["folded"]


def everything(chunk: int = 500) -> Iterator[list[Findable]]:
    """Yield all that is to be found now, read from the subjects, so many rows at a time."""
    for model, described in _described.items():
        last = 0
        while rows := db.session.scalars(
            select(model).where(model.id > last).order_by(model.id).limit(chunk)
        ).all():
            last = rows[-1].id
            yield [one for row in rows for one in described(row)]


def made_again(chunk: int = 200) -> Iterator[int]:
    """Make everything findable again, in short transactions; yield how many entries changed."""
    for model, described in _described.items():
        last: int | None = 0
        while last is not None:
            with transaction():
                rows = db.session.scalars(
                    select(model).where(model.id > last).order_by(model.id).limit(chunk)
                ).all()
                changed = [one for row in rows for one in described(row) if differs(one)]
                index(*changed)
                last = rows[-1].id if rows else None
            yield len(changed)


def differs(one: Findable) -> bool:
    """Tell whether a subject would be found by something else than what is kept of it."""
    entry = _entries([one]).get((one.kind, one.subject_id))
    return entry is None or any(
        getattr(entry, name) != value for name, value in one.columns().items()
    )


def index_new(many: Iterable[Findable]) -> None:
    """Make subjects findable that were just made: nothing of them is kept yet."""
    rows = [{"kind": one.kind, "subject_id": one.subject_id, **one.columns()} for one in many]
    if rows:
        db.session.execute(insert(SearchEntry), rows)


def _entries(many: Sequence[Findable]) -> dict[tuple[str, int], SearchEntry]:
    found: list[SearchEntry] = []
    for kind in dict.fromkeys(one.kind for one in many):
        found += _kept(kind, [one.subject_id for one in many if one.kind == kind])
    return {(entry.kind, entry.subject_id): entry for entry in found}


def _kept(kind: str, ids: Collection[int]) -> Sequence[SearchEntry]:
    query = select(SearchEntry).where(SearchEntry.kind == kind, SearchEntry.subject_id.in_(ids))
    return db.session.scalars(query).all()


def forget(kind: str, subject_id: int) -> None:
    """Make a subject findable no more."""
    for entry in _kept(kind, [subject_id]):
        db.session.delete(entry)
        db.session.flush()


def find(
    words: str, *, offices: Collection[int], kinds: Collection[str] = (), limit: int = 50
) -> Sequence[SearchEntry]:
    """Return the newest subjects that contain every word, in the given offices.

    Words in quotes are found as they stand, whole and side by side. A word is found as a whole or
    as the beginning of one, a number from any three characters on. The index is read from the
    newest entry on and no further than ``limit`` hits, whatever the size of the table.
    """
    if not offices:
        return []
    found: Sequence[SearchEntry] = []
    for way in ways(words):
        if not found and (patterns := patterns_of(way)):
            found = db.session.scalars(_query(patterns, offices, kinds, limit)).all()
    return found


def by_kind(
    words: str, sought: Mapping[str, Collection[int]], *, most: int
) -> dict[str, list[int]]:
    """Return the keys of the newest entries of each kind, up to ``most`` of each.

    One statement for each spelling that is tried; the first that finds anything answers.

    Args:
        sought: each kind, with the offices in which it is looked for.
    """
    asked = {kind: offices for kind, offices in sought.items() if offices}
    found: dict[str, list[int]] = {}
    for way in ways(words) if asked else ():
        if found or not (patterns := patterns_of(way)):
            continue
        newest = [
            select(
                literal(kind, String).label("kind"), *_ids(patterns, seen, kind, most).subquery().c
            )
            for kind, seen in asked.items()
        ]
        for kind, key in db.session.execute(union_all(*newest)):
            found.setdefault(kind, []).append(key)
    return {kind: sorted(keys, reverse=True) for kind, keys in found.items()}


def titles(keys: Collection[int]) -> dict[int, str]:
    """Return the titles of entries."""
    rows = db.session.execute(
        select(SearchEntry.id, SearchEntry.title).where(SearchEntry.id.in_(keys))
    )
    return {row.id: row.title for row in rows}


def entries(keys: Collection[int]) -> Sequence[SearchEntry]:
    """Return entries, the newest first."""
    query = select(SearchEntry).where(SearchEntry.id.in_(keys)).order_by(SearchEntry.id.desc())
    return db.session.scalars(query).all() if keys else []


def _ids(patterns: Sequence[str], offices: Collection[int], kind: str, limit: int) -> Select[int]:
    if db.engine.dialect.name == "sqlite":
        return _newest(patterns, offices, (kind,), limit)
    return (
        select(SearchEntry.id)
        .where(
            in_sight(SearchEntry.office_id, offices),
            SearchEntry.kind == kind,
            *(SearchEntry.folded.contains(p, autoescape=True) for p in patterns),
        )
        .order_by(SearchEntry.id.desc())
        .limit(limit)
    )


def _query(
    patterns: Sequence[str], offices: Collection[int], kinds: Collection[str], limit: int
) -> Select[SearchEntry]:
    query = select(SearchEntry).where(in_sight(SearchEntry.office_id, offices))
    if kinds:
        query = query.where(SearchEntry.kind.in_(kinds))
    if db.engine.dialect.name == "sqlite":
        query = query.where(SearchEntry.id.in_(_newest(patterns, offices, kinds, limit)))
    else:
        query = query.where(*(SearchEntry.folded.contains(p, autoescape=True) for p in patterns))
    return query.order_by(SearchEntry.id.desc()).limit(limit)


def _newest(
    patterns: Sequence[str], offices: Collection[int], kinds: Collection[str], limit: int
) -> Select[int]:
    """Select the newest hits from the trigram table, which is read no further than needed."""
    phrases = list(map(_phrase, patterns))
    if not sees_all(offices):
        phrases.append(_any(map(office_mark, sorted(offices))))
    if kinds:
        phrases.append(_any(map(kind_mark, kinds)))
    return (
        select(FTS.c.rowid)
        .where(literal_column("search_fts").op("MATCH")(" AND ".join(phrases)))
        .order_by(FTS.c.rowid.desc())
        .limit(limit)
    )


def _phrase(pattern: str) -> str:
    return '"' + pattern.replace('"', '""') + '"'


def _any(marks: Iterable[str]) -> str:
    return "(" + " OR ".join(map(_phrase, marks)) + ")"


races.declare("uq_search_entry_kind_subject_id")
