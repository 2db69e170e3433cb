"""Case files: one enforcement decision each."""

import enum
from datetime import date

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from accounts.models import UserAccount
from cases.numbers import number_key, number_keys
from foundation.database import Dong, Model, OfficeId, Pk
from foundation.recording import Stream


class CaseStage(enum.StrEnum):
    """How far the case is."""

    OPEN = "open"  # đang thi hành
    CLOSED = "closed"  # kết thúc
    MISTAKEN = "mistaken"  # nhập nhầm, đã rút: it never was


class Enforceability(enum.StrEnum):
    """Whether the debtor can perform (điều kiện thi hành án)."""

    ABLE = "able"  # có điều kiện
    UNABLE = "unable"  # chưa có điều kiện


class Tag(enum.StrEnum):
    """Free groups of the statistics; the law defines none of them."""

    CREDIT = "credit"  # án tín dụng, ngân hàng
    CORRUPTION = "corruption"  # án kinh tế, tham nhũng
    STATE_BUDGET = "state_budget"  # thu ngân sách nhà nước
    KEY_CASE = "key_case"  # án trọng điểm


class CaseFile(Model):
    """One case file (hồ sơ thi hành án)."""

    __tablename__ = "case_file"
    __ledger__ = Stream("case", "id")
    __table_args__ = (
        UniqueConstraint("office_id", "number_key"),
        Index("ix_case_file_office_id_id", "office_id", "id"),
        Index("ix_case_file_number_key", "number_key"),
        Index("ix_case_file_office_id_is_credit_id", "office_id", "is_credit", "id"),
        Index("ix_case_file_is_credit_stage_office_id", "is_credit", "stage", "office_id"),
        CheckConstraint("money_due >= 0 AND money_collected >= 0", name="money"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    number: Mapped[str] = mapped_column(String(60))  # "1187/2024", as written on the cover
    number_key: Mapped[str] = mapped_column(String(60))  # of the number, see number_key()
    summary: Mapped[str] = mapped_column(String(300))  # what the case is about, no names needed
    decision_no: Mapped[str | None] = mapped_column(String(80))  # quyết định thi hành án
    decision_on: Mapped[date | None]
    judgment_no: Mapped[str | None] = mapped_column(String(120))
    judgment_on: Mapped[date | None]
    stage: Mapped[CaseStage] = mapped_column(default=CaseStage.OPEN)
    # unknown (NULL) where a notice was all that was known when the case was opened
    enforceability: Mapped[Enforceability | None]
    money_due: Mapped[Dong | None]
    money_collected: Mapped[Dong] = mapped_column(default=0)
    enforcement_costs: Mapped[Dong] = mapped_column(default=0)  # floor of a useful sale (R14)
    is_credit: Mapped[bool] = mapped_column(default=False)  # tagged so, or a bank is creditor
    officer_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    origin: Mapped[str | None] = mapped_column(String(60))  # "notice:DGTS-593678" if imported
    version: Mapped[int] = mapped_column(default=1)

    officer: Mapped[UserAccount] = relationship(lazy="raise_on_sql", viewonly=True)
    tags: Mapped[list["CaseTag"]] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}

    @validates("number")
    def _keyed(self, _name: str, number: str) -> str:
        self.number_key = number_key(number)
        return number

    def give_number_back(self) -> None:
        """Let another case of the office have the number of one that never was."""
        self.number_key = f"mistaken-{self.id}"

    @property
    def stream(self) -> str:
        return f"case:{self.id}"

    @hybrid_property
    def is_open(self) -> bool:
        return self.stage == CaseStage.OPEN

    @property
    def groups(self) -> list[Tag]:
        """The groups the case is counted in: its tags, and the credit cases if it is one."""
        tagged = {one.tag for one in self.tags}
        return [tag for tag in Tag if tag in tagged or (tag is Tag.CREDIT and self.is_credit)]


def numbered(*numbers: str) -> ColumnElement[bool]:
    """Whether a case has one of these numbers, however it and they are written."""
    return CaseFile.number_key.in_(sorted({key for each in numbers for key in number_keys(each)}))


class CaseTag(Model):
    """One tag of one case."""

    __tablename__ = "case_tag"
    __ledger__ = Stream("case", "case_id")
    __table_args__ = (
        UniqueConstraint("case_id", "tag"),
        Index("ix_case_tag_office_id_tag_case_id", "office_id", "tag", "case_id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    tag: Mapped[Tag]
