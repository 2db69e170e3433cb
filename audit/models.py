"""Ledger entries: rows that are inserted once and never touched again."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Dialect, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from audit import chain
from audit.exact import canonical, parsed
from foundation.database import Model, Pk
from foundation.recording import NotRecorded, Stream

GENESIS = chain.GENESIS


class Canonical(TypeDecorator[Any]):
    """Values as one exact JSON text, the same on both engines: it is hashed as it stands."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        return canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return parsed(value or "null")


class LedgerEntry(Model):
    """One fact about one subject. Only :mod:`audit.ledger` makes rows; nobody changes them.

    Every column is hashed with the hash of the entry before it in the stream; no column may be
    empty, so that no two contents give the same text (see :mod:`audit.chain`).
    """

    __tablename__ = "ledger_entry"
    __ledger__ = NotRecorded("the ledger itself: chained, keyed and signed")
    __table_args__ = (
        UniqueConstraint("stream", "seq"),
        Index("ix_ledger_entry_office_id_id", "office_id", "id"),
        Index("ix_ledger_entry_office_id_kind_id", "office_id", "kind", "id"),
        Index("ix_ledger_entry_office_id_at", "office_id", "at"),
        Index("ix_ledger_entry_actor_id_id", "actor_id", "id"),
        {"sqlite_autoincrement": True},  # SQLite then remembers the last number ever given
    )

    id: Mapped[Pk]  # grows with time; given when the transaction ends
    stream: Mapped[str] = mapped_column(  # "item:17": kind of subject and its id
        String(60).with_variant(String(60, collation="C"), "postgresql")
    )
    seq: Mapped[int]  # 1, 2, 3 … within the stream
    office_id: Mapped[int]  # office whose subject it is; no foreign key: history outlives it
    kind: Mapped[str] = mapped_column(String(60))  # a code such as "custody.moved", never prose
    actor_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    actor_name: Mapped[str] = mapped_column(String(120))  # as it stood
    actor_role: Mapped[str] = mapped_column(String(80))  # as it stood
    at: Mapped[datetime]  # when it happened
    recorded_at: Mapped[datetime]  # when it was written here
    act_id: Mapped[str] = mapped_column(String(36))  # the client's id of the act, or ""
    device: Mapped[str] = mapped_column(String(80))  # where it was done, or ""
    basis: Mapped[str] = mapped_column(String(200))  # provision, where law applied, or ""
    payload: Mapped[dict[str, Any]] = mapped_column(Canonical)  # codes and values, old and new
    rows: Mapped[list[Any]] = mapped_column(Canonical, deferred=True)  # what the rows hold now
    prev_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
    mac: Mapped[str] = mapped_column(String(32))  # keyed: written by this program


class Checkpoint(Model):
    """A signed root over the heads of all streams, as they were at one entry; never changed."""

    __tablename__ = "checkpoint"
    __ledger__ = Stream("checkpoint", "id")  # so that one that was removed is missed

    id: Mapped[Pk]  # 1, 2, 3 …
    day: Mapped[date]  # in Viet Nam
    made_at: Mapped[datetime]
    last_entry: Mapped[int]  # covers every entry up to this number
    entries: Mapped[int]  # how many those are
    streams: Mapped[int]
    root: Mapped[str] = mapped_column(String(64))  # Merkle tree of RFC 6962 over the heads
    previous: Mapped[str] = mapped_column(String(64))  # hash of the checkpoint before
    public_key: Mapped[str] = mapped_column(String(64))  # Ed25519
    signature: Mapped[str] = mapped_column(String(128))

    @property
    def named(self) -> str:
        """Its number and root, as an entry that rests on it names it."""
        return f"{self.id}: {self.root}"


class LedgerCheck(Model):
    """One verification somebody asked for on the page: how far it is, and what it found."""

    __tablename__ = "ledger_check"
    __ledger__ = NotRecorded("what a verification found; it can be made again at any time")

    id: Mapped[Pk]
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    asked_at: Mapped[datetime]
    moved_at: Mapped[datetime]  # when it last said how far it is
    what: Mapped[str] = mapped_column(String(20))  # "entries", "photos"
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    finished_at: Mapped[datetime | None]
    entries: Mapped[int] = mapped_column(default=0)
    streams: Mapped[int] = mapped_column(default=0)
    found: Mapped[int] = mapped_column(default=0)
    findings: Mapped[list[Any]] = mapped_column(JSON, default=list)  # [subject, kind, facts]
    reaches: Mapped[int | None]  # last entry the newest checkpoint covers
    failure: Mapped[str | None] = mapped_column(String(300))  # why it ended without a result
