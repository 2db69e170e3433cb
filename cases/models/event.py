"""Dated events of a case: what was decided or found, when, by whom, in which document.

The state of a case on any day is derived from them (``cases.events.state``). What makes a case wait
is a :class:`~cases.models.hold.Hold` and no row here; the decision that ends one is.
"""

import enum
from datetime import date, datetime
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.sql import ColumnElement

from accounts.models import Approval, UserAccount
from cases.models.asset import Certainty
from cases.models.case import Enforceability
from cases.models.hold import Hold
from foundation.clock import local_day
from foundation.database import AccountId, Model, OfficeId, Pk, open_codes
from foundation.partdays import PartDay
from foundation.recording import DIGEST, Stream
from organisations.models import Organisation
from papers.models import Document


class EventKind(enum.StrEnum):
    """What happened in a case; a later version adds kinds without a migration."""

    UNABLE = "unable"  # quyết định về việc chưa có điều kiện thi hành án
    ABLE = "able"  # có điều kiện trở lại: quyết định tiếp tục thi hành án
    VERIFIED = "verified"  # xác minh điều kiện thi hành án
    VERIFIED_AGAIN = "verified_again"  # xác minh lại
    RESUMED = "resumed"  # hết hoãn, hết tạm đình chỉ: quyết định tiếp tục thi hành án
    STOPPED = "stopped"  # đình chỉ thi hành án, một phần hoặc toàn bộ
    ENTRUSTED = "entrusted"  # ủy thác thi hành án
    TRANSFERRED = "transferred"  # chuyển hồ sơ cho cơ quan khác
    ENDED = "ended"  # kết thúc thi hành án


ENDING: Final = (
    EventKind.STOPPED,
    EventKind.ENTRUSTED,
    EventKind.TRANSFERRED,
    EventKind.ENDED,
)
"""Events after which a case is enforced here no more, where they are about the whole of it."""


class Verified(enum.StrEnum):
    """What a verification found; a later version may add more without a migration."""

    STILL_UNABLE = "still_unable"  # vẫn chưa có điều kiện thi hành
    ABLE = "able"  # có điều kiện thi hành


class EventState(enum.StrEnum):
    """Whether an event counts."""

    PROPOSED = "proposed"  # waits for approval, or was returned
    STANDS = "stands"
    ANNULLED = "annulled"  # it never was


class CaseEnding(enum.StrEnum):
    """How the enforcement ended (106/2025/QH15, Điều 55)."""

    DONE = "done"  # thi hành xong
    STOPPED = "stopped"  # có quyết định đình chỉ
    OTHER = "other"  # trường hợp khác theo quy định của Chính phủ


class CaseEvent(Model):
    """One event. Nothing of it is changed but its state: a wrong one is annulled."""

    __tablename__ = "case_event"
    __ledger__ = Stream("case", "case_id")
    __table_args__ = (
        UniqueConstraint("approval_id"),
        Index("ix_case_event_office_id_id", "office_id", "id"),
        Index("ix_case_event_office_id_kind_happened_on", "office_id", "kind", "happened_on", "id"),
        Index("ix_case_event_case_id_happened_on", "case_id", "happened_on", "id"),
        Index("ix_case_event_hold_id", "hold_id"),
        CheckConstraint("(kind = 'ended') = (ending IS NOT NULL)", name="ending"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    kind: Mapped[EventKind] = mapped_column(open_codes(EventKind))
    state: Mapped[EventState] = mapped_column(open_codes(EventState))
    happened: Mapped[str] = mapped_column(String(10))  # "2019-03-14", "2019-03", "2019"
    happened_on: Mapped[date]  # that day, or the first it may be
    ground: Mapped[str | None] = mapped_column(String(40))  # point of the law: lawbook.case_grounds
    partial: Mapped[bool | None]  # of a stop, of what is entrusted: part of the case only
    ending: Mapped[CaseEnding | None] = mapped_column(open_codes(CaseEnding))
    less_collected: Mapped[bool | None]  # it ended although less was collected than is due
    hold_id: Mapped[int | None] = mapped_column(ForeignKey("hold.id"))  # which ended with it
    # to whom it was entrusted or transferred
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    organisation_name: Mapped[str | None] = mapped_column(String(200))  # as it was called then
    decider: Mapped[str | None] = mapped_column(String(200), info=DIGEST)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), index=True)
    source: Mapped[str | None] = mapped_column(String(200))  # "theo hồ sơ cũ, tập 2"
    certainty: Mapped[Certainty | None] = mapped_column(open_codes(Certainty))
    note: Mapped[str | None] = mapped_column(String(500))
    found: Mapped[Verified | None] = mapped_column(open_codes(Verified))  # by a verification
    # 38.3: two years or more left to serve in prison, or no address: verified once a year
    yearly: Mapped[bool | None]
    # how the case was classed when it was recorded
    former_class: Mapped[Enforceability | None] = mapped_column(open_codes(Enforceability))
    approval_id: Mapped[int | None] = mapped_column(ForeignKey("approval.id"))
    recorded_by_id: Mapped[AccountId]
    recorded_at: Mapped[datetime]
    annulled_on: Mapped[date | None]
    annul_reason: Mapped[str | None] = mapped_column(String(300))
    version: Mapped[int] = mapped_column(default=1)

    document: Mapped[Document | None] = relationship(lazy="joined")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql", viewonly=True)
    approval: Mapped[Approval | None] = relationship(lazy="raise_on_sql", viewonly=True)
    hold: Mapped[Hold | None] = relationship(lazy="raise_on_sql", viewonly=True)
    recorded_by: Mapped[UserAccount] = relationship(lazy="raise_on_sql", viewonly=True)

    __mapper_args__ = {"version_id_col": version}

    @property
    def day(self) -> PartDay:
        """When it happened, as far as that is known."""
        return PartDay.of(self.happened)

    @property
    def is_exact(self) -> bool:
        """Whether its day is known, and not only the month or the year."""
        return self.day.exact is not None

    @property
    def ends_from(self) -> date:
        """The first day on which it surely was decided, of an event that ends a case here.

        Of one whose month or year is known alone: the last of its days, or the day it was recorded
        where that came before; what was done earlier in that time may be recorded.
        """
        return min(self.day.last, local_day(self.recorded_at))

    @hybrid_property
    def stands(self) -> bool:
        """Whether it counts: it was carried out, and not annulled."""
        return self.state is EventState.STANDS

    @stands.inplace.expression
    @classmethod
    def _stands(cls) -> ColumnElement[bool]:
        return cls.state == EventState.STANDS
