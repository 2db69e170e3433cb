"""Search: the words of every subject in a table of its own, beside the subjects.

What is kept of a subject is made for one purpose: any three letters of it, or the beginning of any
word, are found by an index. On SQLite a trigram FTS5 table follows ``search_entry`` by triggers; on
PostgreSQL a trigram index (pg_trgm) stands on the same column. The first migration makes both.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Index, Select, String, UniqueConstraint, column, insert, select, table, text
from sqlalchemy.orm import Mapped, mapped_column

from foundation import races
from foundation.database import Model, OfficeId, Pk, db
from foundation.folding import fold, identifier
from foundation.recording import NotRecorded
from foundation.sight import in_sight, sees_all

LONGEST: Final = 4000  # characters kept of one subject
MOST_WORDS: Final = 12  # looked for at once
SHORTEST: Final = 3  # letters a trigram needs

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


def index(
    kind: str,
    subject_id: int,
    *,
    office_id: int,
    key: str,
    title: str,
    words: Iterable[str | None] = (),
) -> None:
    """Make a subject findable; later calls replace the earlier text.

    Only the ``finding`` module of a room calls this, with all that is to be found of the subject.

    Args:
        words: texts and numbers beside the key and the title, as people write them.
    """
    entry = _entry(kind, subject_id)
    if entry is None:
        entry = SearchEntry(kind=kind, subject_id=subject_id)
        db.session.add(entry)
    columns = Findable(kind, subject_id, office_id, key, title, list(words)).columns()
    entry.office_id, entry.key = columns["office_id"], columns["key"]
    entry.title, entry.folded = columns["title"], columns["folded"]


def index_new(many: Iterable[Findable]) -> None:
    """Make subjects findable that were just made: nothing of them is kept yet."""
    rows = [{"kind": one.kind, "subject_id": one.subject_id, **one.columns()} for one in many]
    if rows:
        db.session.execute(insert(SearchEntry), rows)


def _entry(kind: str, subject_id: int) -> SearchEntry | None:
    return db.session.scalar(
        select(SearchEntry).where(SearchEntry.kind == kind, SearchEntry.subject_id == subject_id)
    )


def forget(kind: str, subject_id: int) -> None:
    """Make a subject findable no more."""
    entry = _entry(kind, subject_id)
    if entry is not None:
        db.session.delete(entry)
        db.session.flush()


def findable(office_id: int, kind: str, texts: Iterable[str]) -> str:
    """Return what the index reads: marks of office and kind, then every number and word once.

    A word with a digit is kept as its letters and digits. Neighbours among such words, capitals
    between them included, are also kept as one: "25T1 - 0292" and "RNHB-12/AB 3456" are found
    however their parts are written.
    """
    whole = list(texts)
    kept = dict.fromkeys([*(n for text in whole for n in _joined(text)), *_words(whole)])
    return f"{office_mark(office_id)} {_kind_mark(kind)} {' '.join(kept)}"[: LONGEST - 1] + " "


def find(
    words: str, *, offices: Collection[int], kinds: Collection[str] = (), limit: int = 50
) -> Sequence[SearchEntry]:
    """Return the newest subjects that contain every word, in the given offices.

    A word of one or two letters is found as the beginning of a word. The index is read from the
    newest entry on and no further than ``limit`` hits, whatever the size of the table.
    """
    wanted = list(dict.fromkeys(_words([words])))[:MOST_WORDS]
    if not wanted or not offices:
        return []
    return db.session.scalars(_query(wanted, offices, kinds, limit)).all()


def _query(
    wanted: Sequence[str], offices: Collection[int], kinds: Collection[str], limit: int
) -> Select[SearchEntry]:
    patterns = [word if len(word) >= SHORTEST else f" {word:<2}" for word in wanted]
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
        phrases.append(_any(map(_kind_mark, kinds)))
    return (
        select(FTS.c.rowid)
        .where(text("search_fts MATCH :phrase"))
        .params(phrase=" AND ".join(phrases))
        .order_by(FTS.c.rowid.desc())
        .limit(limit)
    )


def _phrase(pattern: str) -> str:
    return '"' + pattern.replace('"', '""') + '"'


def _any(marks: Iterable[str]) -> str:
    return "(" + " OR ".join(map(_phrase, marks)) + ")"


def _words(texts: Iterable[str]) -> list[str]:
    """Return the words of texts: with a digit as letters and digits, else by letters alone."""
    found: list[str] = []
    for word in " ".join(map(fold, texts)).split(" "):
        if any(letter.isdigit() for letter in word):
            found.append(identifier(word))
        else:
            found += re.findall(r"[^\W_]+", word)
    return [word for word in found if word]


def _joined(text: str) -> list[str]:
    """Return runs of words with digits, and capitals beside them, each run as one identifier."""
    runs: list[list[str]] = [[]]
    for word in text.split():
        if not any(letter.isalnum() for letter in word):
            continue  # a dash between two parts
        if any(letter.isdigit() for letter in word) or (word.isupper() and len(word) <= 5):
            runs[-1].append(word)
        else:
            runs.append([])
    return [
        identifier("".join(run))
        for run in runs
        if len(run) > 1 and any(letter.isdigit() for letter in "".join(run))
    ]


def office_mark(office_id: int) -> str:
    """Return three characters nobody types: one entry of the index for each office."""
    high, low = divmod(office_id, 4096)
    return f"\ue000{chr(0xE001 + high % 2048)}{chr(0xE801 + low % 4096)}"


def _kind_mark(kind: str) -> str:
    return f"\uf8ff{kind[:2]}"


races.declare("uq_search_entry_kind_subject_id")
