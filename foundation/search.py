"""Search: folded text of every subject in a table of its own, beside the subjects.

On SQLite a trigram FTS5 table follows ``search_entry`` by triggers; on PostgreSQL a trigram
index (pg_trgm) stands on the same column. Both are made by the first migration.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Index, String, UniqueConstraint, select, text
from sqlalchemy.orm import Mapped, mapped_column

from foundation import races
from foundation.database import Model, OfficeId, Pk, db
from foundation.folding import fold

SHORTEST = 3  # letters a trigram needs


class SearchEntry(Model):
    """What can be found about one subject, and how to name and reach it."""

    __tablename__ = "search_entry"
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
    folded: Mapped[str] = mapped_column(String(2000))


def index(kind: str, subject_id: int, *, office_id: int, key: str, title: str, words: str) -> None:
    """Make a subject findable by ``words``; later calls replace the earlier text."""
    entry = db.session.scalar(
        select(SearchEntry).where(SearchEntry.kind == kind, SearchEntry.subject_id == subject_id)
    )
    if entry is None:
        entry = SearchEntry(kind=kind, subject_id=subject_id)
        db.session.add(entry)
    entry.office_id, entry.key, entry.title = office_id, key[:80], title[:300]
    entry.folded = fold(f"{key} {title} {words}")[:2000]
    db.session.flush()


def find(
    words: str, *, offices: Collection[int], kinds: Collection[str] = (), limit: int = 50
) -> Sequence[SearchEntry]:
    """Return the newest subjects that contain every word, in the given offices."""
    wanted = [word for word in fold(words).split(" ") if word]
    if not wanted:
        return []
    query = select(SearchEntry).where(SearchEntry.office_id.in_(offices))
    if kinds:
        query = query.where(SearchEntry.kind.in_(kinds))
    long_words = [word for word in wanted if len(word) >= SHORTEST]
    if long_words and db.engine.dialect.name == "sqlite":
        phrase = " AND ".join('"' + word.replace('"', '""') + '"' for word in long_words)
        query = query.where(
            SearchEntry.id.in_(
                select(text("rowid"))
                .select_from(text("search_fts"))
                .where(text("search_fts MATCH :phrase"))
                .params(phrase=phrase)
            )
        )
    else:
        query = query.where(*(_contains(word) for word in long_words))
    query = query.where(*(_contains(word) for word in wanted if len(word) < SHORTEST))
    return db.session.scalars(query.order_by(SearchEntry.id.desc()).limit(limit)).all()


def _contains(word: str) -> ColumnElement[bool]:
    return SearchEntry.folded.contains(word, autoescape=True)


races.declare("uq_search_entry_kind_subject_id")
