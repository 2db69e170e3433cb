"""Flags: computed warnings over an asset, opened and closed with dates."""

import enum
from datetime import date
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, Index, String, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Model, OfficeId, Pk
from foundation.recording import Stream, left_out


class FlagCode(enum.StrEnum):
    """Which rule raised it (definitions: docs/law/flags.md)."""

    REPEAT_FAIL = "REPEAT_FAIL"  # bán nhiều lần không thành
    SOLD_NOT_DELIVERED = "SOLD_NOT_DELIVERED"  # bán thành nhưng không giao được
    UNPAID_WINNER = "UNPAID_WINNER"
    BANK_DEPOSIT_DUE = "BANK_DEPOSIT_DUE"
    REDUCTION_OVERDUE = "REDUCTION_OVERDUE"
    PAYOUT_OVERDUE = "PAYOUT_OVERDUE"


class Severity(enum.StrEnum):
    """How urgent."""

    DANGER = "danger"
    WARN = "warn"


class Flag(Model):
    """One opening of one rule over one asset."""

    __tablename__ = "flag"
    __ledger__ = Stream("asset", "asset_id")
    __table_args__ = (
        Index("ix_flag_office_id_closed_on_code", "office_id", "closed_on", "code"),
        Index("ix_flag_office_id_opened_on", "office_id", "opened_on"),
        Index("ix_flag_opened_on", "opened_on"),
        Index("ix_flag_closed_on", "closed_on"),
        Index("ix_flag_asset_id", "asset_id"),
        Index(
            "uq_one_open_flag",
            "asset_id",
            "code",
            unique=True,
            sqlite_where=text("closed_on IS NULL"),
            postgresql_where=text("closed_on IS NULL"),
        ),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    asset_id: Mapped[int] = mapped_column(ForeignKey("asset.id"))
    lot_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"))
    code: Mapped[FlagCode]
    severity: Mapped[Severity]
    since_on: Mapped[date]  # the day the rule became true, not the day of the job
    opened_on: Mapped[date]  # the day it was seen
    closed_on: Mapped[date | None]
    # figures the rule read; days as ISO text
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, info=left_out("read again every night"))
    basis: Mapped[str] = mapped_column(String(200))
    confirmed: Mapped[bool]

    @hybrid_property
    def is_open(self) -> bool:
        return self.closed_on is None

    @is_open.inplace.expression
    @classmethod
    def _is_open(cls) -> ColumnElement[bool]:
        return cls.closed_on.is_(None)
