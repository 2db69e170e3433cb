"""Counts of the store: who counts what, what was frozen, what each counter saw, what differs."""

import enum
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import UserAccount
from foundation.database import Model, OfficeId, Pk, open_codes
from foundation.recording import Stream
from warehouse.models.discrepancy import Discrepancy
from warehouse.models.item import EvidenceItem, ItemKind, ItemStatus
from warehouse.models.observation import Observation
from warehouse.models.place import Place


class CountKind(enum.StrEnum):
    """Why the store is counted."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    SURPRISE = "surprise"  # đột xuất


class CountState(enum.StrEnum):
    """How far a count is."""

    COUNTING = "counting"  # two people count, each alone
    RECOUNTING = "recounting"  # a third person counts again where they differ
    COMPARED = "compared"  # what differs is known
    PROPOSED = "proposed"  # waits for three signatures
    APPROVED = "approved"
    CLOSED = "closed"
    CANCELLED = "cancelled"


RUNNING = (CountState.COUNTING, CountState.RECOUNTING)
ENDED = (CountState.CLOSED, CountState.CANCELLED)


class CountTurn(enum.StrEnum):
    """As which of the three a person counts."""

    ONE = "one"
    TWO = "two"
    THIRD = "third"


class CountPart(enum.StrEnum):
    """As what a person signs."""

    KEEPER = "keeper"
    ACCOUNTANT = "accountant"
    HEAD = "head"


class FindingKind(enum.StrEnum):
    """In what a count differs from what was frozen, the gravest first."""

    MISSING = "missing"  # thiếu
    DIFFERS = "differs"  # seal, weight, quantity, condition
    LEFT = "left"  # here, though by the record it left, is on loan or missing
    ELSEWHERE = "elsewhere"  # sai vị trí
    UNLABELLED = "unlabelled"  # thừa: no label of ours on it
    UNSEEN = "unseen"  # nobody saw it, and somebody moved it on paper while it was counted
    MOVED = "moved"  # no difference: it left meanwhile, or somebody else saw it since
    OVERRULED = "overruled"  # no difference: a counter saw it otherwise than the third


NOTED: Final = (FindingKind.MOVED, FindingKind.OVERRULED)
"""What a count says without asking what is done about it."""


class StockCount(Model):
    """One count of a store or of a part of it."""

    __tablename__ = "stock_count"
    __ledger__ = Stream("count", "id")
    __table_args__ = (
        UniqueConstraint("office_id", "number"),
        Index("ix_stock_count_office_id_id", "office_id", "id"),
        Index("ix_stock_count_office_id_state_id", "office_id", "state", "id"),
        CheckConstraint(
            "counter_one_id <> counter_two_id AND counter_one_id <> third_id"
            " AND counter_two_id <> third_id",
            name="three",
        ),
        CheckConstraint(
            "keeper_id <> accountant_id AND keeper_id <> head_id AND accountant_id <> head_id",
            name="signed",
        ),
        CheckConstraint("head_id <> proposed_by_id", name="two"),
        CheckConstraint(
            "(sample_seed IS NULL) = (sample_confidence IS NULL)"
            " AND (sample_seed IS NULL) = (sample_share IS NULL)",
            name="sample",
        ),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    number: Mapped[str] = mapped_column(String(30))  # "KK-2026-000004"
    kind: Mapped[CountKind] = mapped_column(open_codes(CountKind))
    state: Mapped[CountState] = mapped_column(open_codes(CountState), default=CountState.COUNTING)
    # what is counted; None: the whole store, every kind, all of it
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    item_kind: Mapped[ItemKind | None] = mapped_column(open_codes(ItemKind))
    sample_confidence: Mapped[Decimal | None]  # per cent
    sample_share: Mapped[Decimal | None]  # per cent of the things that may differ unseen
    sample_seed: Mapped[str | None] = mapped_column(String(40))
    population: Mapped[int]  # how many lay there when it was opened
    expected: Mapped[int]  # how many of them are counted
    counter_one_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    counter_two_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    third_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    opened_at: Mapped[datetime]
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    one_finished_at: Mapped[datetime | None]
    two_finished_at: Mapped[datetime | None]
    # what the third person counts again: ids of things, codes, places of things without a label
    again: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    compared_at: Mapped[datetime | None]
    proposed_at: Mapped[datetime | None]
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    keeper_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    keeper_at: Mapped[datetime | None]
    accountant_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    accountant_at: Mapped[datetime | None]
    head_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    head_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]  # closed or cancelled
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    end_note: Mapped[str | None] = mapped_column(String(500))
    version: Mapped[int] = mapped_column(default=1)

    place: Mapped[Place | None] = relationship(lazy="raise_on_sql", viewonly=True)
    counter_one: Mapped[UserAccount] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[counter_one_id]
    )
    counter_two: Mapped[UserAccount] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[counter_two_id]
    )
    third: Mapped[UserAccount] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[third_id]
    )
    opened_by: Mapped[UserAccount] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[opened_by_id]
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def stream(self) -> str:
        return f"count:{self.id}"

    @property
    def is_sample(self) -> bool:
        return self.sample_seed is not None

    @property
    def people(self) -> dict[CountTurn, int]:
        """The account of each who counts."""
        return {
            CountTurn.ONE: self.counter_one_id,
            CountTurn.TWO: self.counter_two_id,
            CountTurn.THIRD: self.third_id,
        }

    @property
    def signed_by(self) -> dict[CountPart, int | None]:
        """Who signed as what."""
        return {
            CountPart.KEEPER: self.keeper_id,
            CountPart.ACCOUNTANT: self.accountant_id,
            CountPart.HEAD: self.head_id,
        }

    @property
    def finished(self) -> dict[CountTurn, datetime | None]:
        """When each of the two counters said that they are through."""
        return {CountTurn.ONE: self.one_finished_at, CountTurn.TWO: self.two_finished_at}


ROOM: Final = 10_000_000  # ids that each count has for its lines, and for its findings
"""Lines and findings come many at once: with an id known before, they go in by one statement."""


class CountLine(Model):
    """One thing as it lay by the record when the count was opened; nobody changes it."""

    __tablename__ = "count_line"
    __ledger__ = Stream("count", "count_id")
    __table_args__ = (
        UniqueConstraint("count_id", "item_id"),
        Index("ix_count_line_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    count_id: Mapped[int] = mapped_column(ForeignKey("stock_count.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_item.id"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    container_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_item.id"), index=True)
    quantity: Mapped[Decimal]


class CountEntry(Model):
    """One thing that one person counted: an item with its observation, or what has no label."""

    __tablename__ = "count_entry"
    __ledger__ = Stream("count", "count_id")
    __table_args__ = (
        UniqueConstraint("count_id", "turn", "item_id"),
        Index("ix_count_entry_office_id_id", "office_id", "id"),
        Index("ix_count_entry_place_id_counted_at", "place_id", "counted_at"),
        CheckConstraint("(item_id IS NULL) = (observation_id IS NULL)", name="seen"),
        CheckConstraint("item_id IS NOT NULL OR said IS NOT NULL", name="subject"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    count_id: Mapped[int] = mapped_column(ForeignKey("stock_count.id"))
    turn: Mapped[CountTurn] = mapped_column(open_codes(CountTurn))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_item.id"), index=True)
    observation_id: Mapped[int | None] = mapped_column(ForeignKey("observation.id"), index=True)
    raw: Mapped[str | None] = mapped_column(String(300))  # a code on it that is none of ours
    said: Mapped[str | None] = mapped_column(String(500))  # how what has no label looks
    whole: Mapped[bool] = mapped_column(default=False)  # a closed box, with all in it
    counted_at: Mapped[datetime]
    counted_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    # by the record at that moment
    recorded_place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    recorded_status: Mapped[ItemStatus | None] = mapped_column(open_codes(ItemStatus))
    differs: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))  # [kind, value]

    item: Mapped[EvidenceItem | None] = relationship(lazy="raise_on_sql", viewonly=True)
    observation: Mapped[Observation | None] = relationship(lazy="raise_on_sql", viewonly=True)
    place: Mapped[Place] = relationship(lazy="raise_on_sql", viewonly=True, foreign_keys=[place_id])
    counted_by: Mapped[UserAccount] = relationship(lazy="raise_on_sql", viewonly=True)


_UNSETTLED = text("settled_at IS NULL")


class CountFinding(Model):
    """One difference of a count, until somebody said what is done about it."""

    __tablename__ = "count_finding"
    __ledger__ = Stream("count", "count_id")
    __table_args__ = (
        Index("ix_count_finding_count_id_id", "count_id", "id"),
        Index("ix_count_finding_office_id_id", "office_id", "id"),
        Index(
            "ix_count_finding_unsettled",
            "item_id",
            sqlite_where=_UNSETTLED,
            postgresql_where=_UNSETTLED,
        ),
        CheckConstraint("(settled_at IS NULL) = (said IS NULL)", name="settled"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    count_id: Mapped[int] = mapped_column(ForeignKey("stock_count.id"))
    kind: Mapped[FindingKind] = mapped_column(open_codes(FindingKind))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_item.id"), index=True)
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("count_entry.id"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    said: Mapped[str | None] = mapped_column(String(500))  # what is done about it
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    discrepancy_id: Mapped[int | None] = mapped_column(ForeignKey("discrepancy.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)

    count: Mapped[StockCount] = relationship(lazy="raise_on_sql", viewonly=True)
    item: Mapped[EvidenceItem | None] = relationship(lazy="raise_on_sql", viewonly=True)
    entry: Mapped[CountEntry | None] = relationship(lazy="raise_on_sql", viewonly=True)
    place: Mapped[Place | None] = relationship(lazy="raise_on_sql", viewonly=True)
    discrepancy: Mapped[Discrepancy | None] = relationship(lazy="raise_on_sql", viewonly=True)

    __mapper_args__ = {"version_id_col": version}
