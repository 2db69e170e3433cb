"""Care of what loses value while it waits: plans, visits, and what each visit found."""

import enum
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import UserAccount
from foundation.database import AccountId, Model, OfficeId, Pk, open_codes
from foundation.recording import Stream
from warehouse.models.item import EvidenceItem
from warehouse.models.observation import Observation
from warehouse.models.place import Place


class CareKind(enum.StrEnum):
    """For what kind of thing a plan is; decides what is checked at a visit."""

    VEHICLE = "vehicle"
    MACHINE = "machine"
    HOUSE = "house"
    LAND = "land"
    ORCHARD = "orchard"
    ANIMAL = "animal"
    GOODS = "goods"


class CareCheck(enum.StrEnum):
    """One thing that a visit checks."""

    ENGINE = "engine"
    FLUIDS = "fluids"
    BATTERY = "battery"
    TYRES = "tyres"
    METER = "meter"
    COVER = "cover"
    RUST = "rust"
    KEYS = "keys"
    DOORS = "doors"
    ROOF = "roof"
    DAMP = "damp"
    WIRING = "wiring"
    OCCUPIED = "occupied"
    BOUNDARY = "boundary"
    USE = "use"
    GROWTH = "growth"
    WATER = "water"
    YIELD = "yield"
    COUNT = "count"
    HEALTH = "health"
    FEED = "feed"
    PACKING = "packing"
    EXPIRY = "expiry"
    PESTS = "pests"


class CareState(enum.StrEnum):
    """In which state a visit found a thing, the best first."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    BROKEN = "broken"


class CarePlan(Model):
    """How often one thing is visited, and what is checked; a thing has one at most."""

    __tablename__ = "care_plan"
    __ledger__ = Stream("item", "item_id")
    __table_args__ = (
        Index("ix_care_plan_office_id_id", "office_id", "id"),
        Index("ix_care_plan_next_on_id", "next_on", "id"),
        Index(
            "uq_care_plan_item_id_open",
            "item_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        CheckConstraint("every_days > 0", name="every_days"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_item.id"), index=True)
    kind: Mapped[CareKind] = mapped_column(open_codes(CareKind))
    every_days: Mapped[int]
    next_on: Mapped[date]  # the next visit is due
    begun_at: Mapped[datetime]
    begun_by_id: Mapped[AccountId]
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    reason: Mapped[str | None] = mapped_column(String(300))  # why it ended

    item: Mapped[EvidenceItem] = relationship(lazy="raise_on_sql", viewonly=True)


class CareVisit(Model):
    """One visit: begun by the scan and the photos before, done with the photos after."""

    __tablename__ = "care_visit"
    __ledger__ = Stream("item", "item_id")
    __table_args__ = (
        UniqueConstraint("plan_id", "number"),
        Index("ix_care_visit_office_id_id", "office_id", "id"),
        Index(
            "uq_care_visit_plan_id_open",
            "plan_id",
            unique=True,
            sqlite_where=text("finished_at IS NULL AND given_up_at IS NULL"),
            postgresql_where=text("finished_at IS NULL AND given_up_at IS NULL"),
        ),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_item.id"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("care_plan.id"))
    number: Mapped[int]  # the first visit of a plan is 1
    due_on: Mapped[date]  # when it was due
    begun_at: Mapped[datetime]
    begun_by_id: Mapped[AccountId]
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))  # where it lay then
    before_id: Mapped[int] = mapped_column(ForeignKey("observation.id"))  # its photos: before
    finished_at: Mapped[datetime | None]
    finished_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    after_id: Mapped[int | None] = mapped_column(ForeignKey("observation.id"))
    state: Mapped[CareState | None] = mapped_column(open_codes(CareState))
    given_up_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(String(300))  # why it was given up

    @property
    def is_open(self) -> bool:
        """Whether it is begun, and neither finished nor given up."""
        return self.finished_at is None and self.given_up_at is None

    plan: Mapped[CarePlan] = relationship(lazy="raise_on_sql", viewonly=True)
    place: Mapped[Place | None] = relationship(lazy="raise_on_sql", viewonly=True)
    before: Mapped[Observation] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys="CareVisit.before_id"
    )
    after: Mapped[Observation | None] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys="CareVisit.after_id"
    )
    begun_by: Mapped[UserAccount] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys="CareVisit.begun_by_id"
    )
    finished_by: Mapped[UserAccount | None] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys="CareVisit.finished_by_id"
    )
    answers: Mapped[list["CareAnswer"]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="CareAnswer.id"
    )


class CareAnswer(Model):
    """What a visit found of one check."""

    __tablename__ = "care_answer"
    __ledger__ = Stream("item", "item_id")
    __table_args__ = (
        UniqueConstraint("visit_id", "about"),
        Index("ix_care_answer_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_item.id"), index=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("care_visit.id"))
    about: Mapped[CareCheck] = mapped_column(open_codes(CareCheck))
    in_order: Mapped[bool]
    said: Mapped[str] = mapped_column(String(200))  # what was seen, done, or read off
