"""Holds (hoãn, tạm dừng …): over a case or one asset of it; they stop the active age."""

import enum
from datetime import date

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import UserAccount
from foundation.database import Model, OfficeId, Pk
from foundation.recording import Stream
from foundation.seen import SeenByValues
from papers.models import Document
from papers.numbers import NumberOf


class HoldReason(enum.StrEnum):
    """Why the case or the asset waits."""

    POSTPONED = "postponed"  # hoãn thi hành án
    SUSPENDED = "suspended"  # tạm đình chỉ
    POSTPONE_ASKED = "postpone_asked"  # hoãn theo yêu cầu của người có thẩm quyền kháng nghị
    PROTEST = "protest"  # bản án bị kháng nghị: tạm đình chỉ
    LAWSUIT = "lawsuit"  # khởi kiện về tài sản, về kết quả đấu giá
    COMPLAINT = "complaint"  # khiếu nại đang giải quyết
    FORCE_MAJEURE = "force_majeure"  # bất khả kháng, khẩn cấp
    OTHER_AGENCY = "other_agency"  # chờ cơ quan khác
    REDEEMING = "redeeming"  # người phải thi hành án đang nộp tiền
    CREDITOR_ASKED = "creditor_asked"  # người được thi hành án đề nghị
    ORGANISATION = "organisation"  # vướng ở tổ chức đấu giá


class Hold(SeenByValues, Model):
    """One hold."""

    __tablename__ = "hold"
    __ledger__ = Stream("asset", "asset_id", otherwise=Stream("case", "case_id"))
    __table_args__ = (
        Index("ix_hold_office_id_lifted_on", "office_id", "lifted_on", "review_on"),
        Index(
            "ix_hold_review_on_id",
            "review_on",
            "id",
            sqlite_where=text("lifted_on IS NULL"),
            postgresql_where=text("lifted_on IS NULL"),
        ),
        Index("ix_hold_case_id", "case_id"),
        CheckConstraint("review_on >= placed_on", name="review"),
        CheckConstraint("lifted_on IS NULL OR lifted_on >= placed_on", name="lifted"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    asset_id: Mapped[int | None] = mapped_column(ForeignKey("asset.id"))  # none: the whole case
    reason: Mapped[HoldReason]
    ground: Mapped[str] = mapped_column(String(200))  # provision or document relied on
    decision_no_before: Mapped[str | None] = mapped_column("decision_no", String(80))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), index=True)
    decision_on: Mapped[date | None]  # day of the decision or request behind it
    placed_on: Mapped[date]
    entered_on: Mapped[date | None]  # day it was recorded
    review_on: Mapped[date]  # required: at the latest six months later
    placed_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    lifted_on: Mapped[date | None]
    lifted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    lift_ground: Mapped[str | None] = mapped_column(String(200))

    document: Mapped[Document | None] = relationship()
    decision_no = NumberOf("document", "decision_no_before")
    placed_by: Mapped[UserAccount] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[placed_by_id]
    )

    @property
    def counts_from(self) -> date:
        """The day from which it takes days out of the active age.

        Its first day, but none before the decision with number and day; without one, none before
        it was recorded. What was recorded before that day was kept counts from its first day.
        """
        proved = self.document_id is not None or self.decision_no_before
        proved_on = self.decision_on if proved else None
        return max(self.placed_on, proved_on or self.entered_on or self.placed_on)

    @property
    def days_late(self) -> int:
        """How many days after its first day it was recorded."""
        return (self.entered_on - self.placed_on).days if self.entered_on is not None else 0

    def lay_on(self, day: date) -> bool:
        """Whether a day lies in its time: from its first day until before the day of lifting."""
        return self.placed_on <= day and (self.lifted_on is None or day < self.lifted_on)

    @hybrid_property
    def in_force(self) -> bool:
        """Whether it was not lifted."""
        return self.lifted_on is None

    @in_force.inplace.expression
    @classmethod
    def _in_force(cls) -> ColumnElement[bool]:
        return cls.lifted_on.is_(None)
