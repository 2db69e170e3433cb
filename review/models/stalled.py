"""The stalled list: one row an asset that failed repeatedly or is paid for and not delivered."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import UserAccount
from auctions.models import Lot
from cases.models import Asset, CaseFile, Holder
from foundation.database import Dong, Model, OfficeId, Pk, open_codes
from foundation.partdays import KnownDay
from foundation.recording import NotRecorded


class StalledAsset(Model):
    """What the head sees of one stalled asset; rewritten whenever flags are refreshed."""

    __tablename__ = "stalled_asset"
    __ledger__ = NotRecorded("made again every night from what is recorded")
    __table_args__ = (
        Index("ix_stalled_asset_office_id_weight", "office_id", "weight", "id"),
        Index("ix_stalled_asset_weight_id", "weight", "id"),
        Index("ix_stalled_asset_office_id_is_credit", "office_id", "is_credit", "held_by"),
        Index("ix_stalled_asset_is_credit_weight_id", "is_credit", "weight", "id"),
        Index("ix_stalled_asset_refreshed_on", "refreshed_on", "office_id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    asset_id: Mapped[int] = mapped_column(ForeignKey("asset.id"), unique=True)
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    is_credit: Mapped[bool]
    bank: Mapped[str | None] = mapped_column(String(200))
    officer_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    repeat_fail: Mapped[bool]
    undelivered: Mapped[bool]
    failed_rounds: Mapped[int]
    cut_basis_points: Mapped[int | None]  # depth of all cuts, 3440 = 34,4 %
    money: Mapped[Dong | None]  # of the lot: price paid, or starting price in force, if known
    stalled_since_on: Mapped[date]  # the first day an open stalling rule was true
    paid_on: Mapped[date | None]  # undelivered: the last đồng came in
    paid_in: Mapped[str | None] = mapped_column(String(10))  # what is known where it is not whole
    buyer_interest_from: Mapped[date | None]  # undelivered: interest is the buyer's from this day
    total_days: Mapped[int]  # since the seizure
    active_days: Mapped[int]  # the same, days on hold left out
    at_least: Mapped[bool | None]  # the seizure's day is unknown: counted from the first known day
    on_hold: Mapped[bool]
    last_event_on: Mapped[date | None]
    last_event: Mapped[str | None] = mapped_column(String(60))  # kind of that entry
    obstacle_id: Mapped[int | None] = mapped_column(ForeignKey("obstacle.id"))
    obstacle_code: Mapped[str | None] = mapped_column(String(30))
    held_by: Mapped[Holder] = mapped_column(open_codes(Holder))  # else: the officer in charge
    holder_name: Mapped[str | None] = mapped_column(String(120))
    held_since_on: Mapped[date | None]
    held_since_in: Mapped[str | None] = mapped_column(String(10))  # as paid_in
    obstacle_since_on: Mapped[date | None]  # first day of the obstacle, whoever held it
    obstacle_since_in: Mapped[str | None] = mapped_column(String(10))  # as paid_in
    next_act: Mapped[str | None] = mapped_column(String(200))  # as the obstacle says it
    next_due_on: Mapped[date | None]  # the obstacle's, else that of the lot's next act
    weight: Mapped[Dong]  # millions of đồng × active days: the order; 0 if no money is known
    refreshed_on: Mapped[date]

    @property
    def paid_day(self) -> KnownDay | None:
        """The day the last đồng came in, as far as it is known."""
        return KnownDay.of(self.paid_on, self.paid_in) if self.paid_on is not None else None

    @property
    def held_since(self) -> KnownDay | None:
        """Since when its holder has it, as far as it is known."""
        if self.held_since_on is None:
            return None
        return KnownDay.of(self.held_since_on, self.held_since_in)

    @property
    def obstacle_since(self) -> KnownDay | None:
        """The first day of the obstacle, as far as it is known."""
        if self.obstacle_since_on is None:
            return None
        return KnownDay.of(self.obstacle_since_on, self.obstacle_since_in)

    asset: Mapped[Asset] = relationship(lazy="raise_on_sql", viewonly=True)
    case: Mapped[CaseFile] = relationship(lazy="raise_on_sql", viewonly=True)
    lot: Mapped[Lot] = relationship(lazy="raise_on_sql", viewonly=True)
    officer: Mapped[UserAccount] = relationship(lazy="raise_on_sql", viewonly=True)
