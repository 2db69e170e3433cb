"""Obstacles (vướng mắc): why an asset does not move on, and who must do the next act."""

import enum
from datetime import date
from typing import ClassVar, Final

from sqlalchemy import ColumnElement, ForeignKey, Index, String, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, validates

from foundation.database import Model, OfficeId, Pk, open_codes
from foundation.partdays import DayInPart, KnownDay
from foundation.recording import Stream
from foundation.seen import SeenByValues


class Holder(enum.StrEnum):
    """Who must do the next act; a later version adds holders without a migration.

    An old file may not say who it is; a person who reports or passes an obstacle on says it.
    """

    OFFICER = "officer"  # chấp hành viên
    HEAD = "head"  # thủ trưởng
    BANK = "bank"  # ngân hàng
    ORGANISATION = "organisation"  # tổ chức đấu giá
    POLICE = "police"  # công an
    LAND_OFFICE = "land_office"  # văn phòng đăng ký đất đai
    COURT = "court"  # tòa án
    PROCURACY = "procuracy"  # viện kiểm sát
    COMMITTEE = "committee"  # UBND, ban chỉ đạo
    DEBTOR = "debtor"  # người phải thi hành án
    BUYER = "buyer"  # người mua
    SUPERIOR = "superior"  # cơ quan thi hành án cấp trên, Bộ Tư pháp
    INSPECTORS = "inspectors"  # thanh tra, kiểm toán
    PARTY_BODY = "party_body"  # cơ quan của Đảng, cơ quan nội chính
    APPRAISER = "appraiser"  # tổ chức thẩm định giá
    TAX = "tax"  # cơ quan thuế
    MORTGAGOR = "mortgagor"  # bên thế chấp, chủ tài sản là người thứ ba
    UNKNOWN = "unknown"  # chưa rõ: of an old file that does not say it, until it is passed on


KNOWN_HOLDERS: Final = tuple(each for each in Holder if each is not Holder.UNKNOWN)
"""Those of whom it is known who they are: what a person chooses from who acts today."""


class Obstacle(SeenByValues, Model):
    """One obstacle of one asset, while one holder has it; passing on begins the next row."""

    __tablename__ = "obstacle"
    __ledger__ = Stream("asset", "asset_id")
    __table_args__ = (
        Index("ix_obstacle_office_id_resolved_on", "office_id", "resolved_on"),
        Index("ix_obstacle_asset_id", "asset_id"),
        Index(
            "ix_obstacle_due_on_id",
            "due_on",
            "id",
            sqlite_where=text("resolved_on IS NULL"),
            postgresql_where=text("resolved_on IS NULL"),
        ),
        Index("ix_obstacle_case_id", "case_id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    asset_id: Mapped[int] = mapped_column(ForeignKey("asset.id"))
    reason_code: Mapped[str] = mapped_column(String(30))  # lawbook.obstacles, "U01_RESIST"
    held_by: Mapped[Holder] = mapped_column(open_codes(Holder))
    holder_name: Mapped[str | None] = mapped_column(String(120))  # "Công an tỉnh"
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    since_on: Mapped[date]  # this holder has it
    # what is known of that day where it is no whole one: "2025-03", "2025", "" for nothing;
    # since_on is then the last day it may be
    since_in: Mapped[str | None] = mapped_column(String(10))
    began_on: Mapped[date | None]  # first day of the obstacle; its holders' rows share it
    began_in: Mapped[str | None] = mapped_column(String(10))  # of that day, as since_in of its own
    next_act: Mapped[str] = mapped_column(String(200))
    due_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(String(500))
    resolved_on: Mapped[date | None]
    resolved_in: Mapped[str | None] = mapped_column(String(10))  # of that day, as since_in
    resolution: Mapped[str | None] = mapped_column(String(300))

    SINCE: ClassVar = DayInPart("since_on", "since_in")

    @validates("since_on", "began_on")
    def _whole(self, name: str, value: date | None) -> date | None:
        """Forget what was known of a day in part once the whole day is said."""
        if name == "since_on" and value is not None:
            self.since_in = None
        if name == "began_on":
            self.began_in = None
        return value

    @property
    def since_day(self) -> KnownDay:
        """The day from which this holder has it, as far as it is known."""
        return KnownDay.of(self.since_on, self.since_in)

    @property
    def resolved_day(self) -> KnownDay | None:
        """The day it was removed, or passed on, as far as it is known."""
        if self.resolved_on is None:
            return None
        return KnownDay.of(self.resolved_on, self.resolved_in).not_before(self.since_day)

    @property
    def first_day(self) -> KnownDay:
        """The first day of the obstacle; its age runs from here whoever holds it."""
        if self.began_on is None:
            return self.since_day
        return KnownDay.of(self.began_on, self.began_in)

    @hybrid_property
    def is_open(self) -> bool:
        """Whether it was not resolved."""
        return self.resolved_on is None

    @is_open.inplace.expression
    @classmethod
    def _is_open(cls) -> ColumnElement[bool]:
        return cls.resolved_on.is_(None)
