"""Ledger entries: rows that are inserted once and never touched again."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Model, Pk

GENESIS = "0" * 64


class LedgerEntry(Model):
    """One fact about one subject. Only :mod:`audit.ledger` makes rows; nobody changes them."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        UniqueConstraint("stream", "seq"),
        Index("ix_ledger_entry_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    stream: Mapped[str] = mapped_column(String(60))  # "item:17": kind of subject and its id
    seq: Mapped[int]  # 1, 2, 3 … within the stream
    office_id: Mapped[int]  # office whose subject it is; no foreign key: history outlives it
    kind: Mapped[str] = mapped_column(String(60))  # a code such as "custody.moved", never prose
    actor_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    actor_name: Mapped[str] = mapped_column(String(120))  # as it stood
    actor_role: Mapped[str] = mapped_column(String(80))  # as it stood
    at: Mapped[datetime]  # when it happened
    recorded_at: Mapped[datetime]  # when it was written here
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)  # codes and values, old and new
    basis: Mapped[str | None] = mapped_column(String(200))  # provision, where law applied
    prev_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), index=True)
