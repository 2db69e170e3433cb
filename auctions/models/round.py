"""Rounds (lần đấu giá): one attempt each, with its own price, days and result."""

import enum
from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from auctions.models.lot import Lot
from foundation import clock
from foundation.database import Dong, Model, OfficeId, Pk
from foundation.partdays import DayInPart, DayTold, PartDay, part_of
from foundation.recording import DIGEST, Stream
from foundation.seen import SeenByValues
from lawbook.failure import FailureCode
from papers.models import Document
from papers.numbers import NumberOf


class RoundState(enum.StrEnum):
    """planned → announced → sold, failed or stopped; unknown until its result is learned."""

    PLANNED = "planned"
    ANNOUNCED = "announced"
    UNKNOWN = "unknown"  # a notice said when it would be held, and nothing what came of it
    SOLD = "sold"
    FAILED = "failed"
    STOPPED = "stopped"  # dừng (ground recorded)
    DEFAULTED = "defaulted"  # sold, and the winner did not pay
    ANNULLED = "annulled"  # entered by mistake: there was no such round


LIVE_STATES = (RoundState.PLANNED, RoundState.ANNOUNCED)
AWAITED_STATES = (RoundState.ANNOUNCED, RoundState.UNKNOWN)  # have a result that is not recorded


class RoundCause(enum.StrEnum):
    """Why this round exists; only failures count towards reductions."""

    FIRST = "first"
    AFTER_FAILURE = "after_failure"
    AFTER_DEFAULT = "after_default"  # without a cut
    AFTER_STOP = "after_stop"


class RoundForm(enum.StrEnum):
    """Hình thức đấu giá."""

    ORAL = "oral"  # trực tiếp bằng lời nói
    DIRECT_BALLOT = "direct_ballot"  # bỏ phiếu trực tiếp
    INDIRECT_BALLOT = "indirect_ballot"  # bỏ phiếu gián tiếp
    ONLINE = "online"  # trực tuyến


class RoundStep(enum.StrEnum):
    """What belongs to one round, from the posting to the payment, for plans and sentences."""

    POSTING = "posting"
    FIRST_NOTICE = "first_notice"
    SECOND_NOTICE = "second_notice"
    FILE_SALE = "file_sale"
    FILE_SALE_FROM = "file_sale_from"
    FILE_SALE_TO = "file_sale_to"
    DEPOSIT = "deposit"
    VIEWING = "viewing"
    PRIORITY = "priority"
    REDEMPTION = "redemption"
    SESSION = "session"
    PAYMENT = "payment"
    REST_DAY = "rest_day"  # only among the findings of a kept ruling


class Round(Model):
    """One attempt to sell one lot. What nobody knows of it is NULL, see docs/decisions/0015."""

    __tablename__ = "round"
    __ledger__ = Stream("lot", "lot_id")
    __table_args__ = (
        Index(  # of those that never were there may be several
            "uq_round_lot_id_number",
            "lot_id",
            "number",
            unique=True,
            sqlite_where=text("state <> 'annulled'"),
            postgresql_where=text("state <> 'annulled'"),
        ),
        Index("ix_round_lot_id_number", "lot_id", "number"),
        Index("ix_round_office_id_session_at", "office_id", "session_at", "id"),
        Index("ix_round_session_at_id", "session_at", "id"),
        Index("ix_round_office_id_state_session", "office_id", "state", "session_at"),
        Index(  # the public page: what is announced in every office
            "ix_round_announced",
            "session_at",
            "id",
            sqlite_where=text("state = 'announced'"),
            postgresql_where=text("state = 'announced'"),
        ),
        CheckConstraint("starting_price > 0", name="price"),
        CheckConstraint("failure_code IS NULL OR state = 'failed'", name="failure"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    contract_id: Mapped[int | None] = mapped_column(ForeignKey("service_contract.id"))
    organisation: Mapped[str | None] = mapped_column(String(200))  # who holds it, by name then
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    number: Mapped[int]  # lần 1, 2, 3 … of the lot
    number_unknown: Mapped[bool | None]  # nobody said which it is; ``number`` is only its place
    cause: Mapped[RoundCause | None]
    state: Mapped[RoundState] = mapped_column(default=RoundState.PLANNED)
    starting_price: Mapped[Dong | None]
    price_unconfirmed: Mapped[bool | None]  # known to the đồng, but called approximate elsewhere
    deposit: Mapped[Dong | None]  # tiền đặt trước
    deposit_share: Mapped[int | None]  # basis points, where only the share was written
    bid_step: Mapped[Dong | None]
    dossier_fee: Mapped[Dong | None]  # tiền bán hồ sơ
    form: Mapped[RoundForm | None]
    shortened: Mapped[bool | None]  # thủ tục rút gọn; None: planned before it was asked
    session_at: Mapped[datetime | None]  # mở phiên; the day's first minute if hour_unknown
    hour_unknown: Mapped[bool | None]  # only the day of the session is known
    session_in: Mapped[str | None] = mapped_column(String(10))  # no day: "2023-06" or "2023"
    contract_told: Mapped[str | None] = mapped_column(String(10))  # signed, as an old file says
    notice_in: Mapped[str | None] = mapped_column(String(10))  # of the first notice, as session_in
    place: Mapped[str | None] = mapped_column(String(300))
    # the plan: the days on which the acts before the session are to be done
    posted_on: Mapped[date | None]  # niêm yết
    first_notice_on: Mapped[date | None]
    second_notice_on: Mapped[date | None]
    # the facts: the days on which they were done, and where; never a day to come
    posting_done_on: Mapped[date | None]
    posting_place: Mapped[str | None] = mapped_column(String(300))
    first_notice_done_on: Mapped[date | None]
    first_notice_medium: Mapped[str | None] = mapped_column(String(300))  # newspaper, address
    second_notice_done_on: Mapped[date | None]
    second_notice_medium: Mapped[str | None] = mapped_column(String(300))
    file_sale_from: Mapped[date | None]  # as announced; passes by itself
    file_sale_to: Mapped[date | None]
    viewing_from: Mapped[date | None]
    viewing_to: Mapped[date | None]
    deposit_from: Mapped[date | None]
    deposit_to: Mapped[date | None]
    announced_on: Mapped[date | None]  # recorded as announced
    announcement_no_before: Mapped[str | None] = mapped_column("announcement_no", String(120))
    announcement_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    # the result
    registrants: Mapped[int | None]  # counted at close of registration
    outcome_on: Mapped[date | None]  # day it failed or was sold; code a: before the session
    failure_code: Mapped[FailureCode | None]
    minutes_no_before: Mapped[str | None] = mapped_column("minutes_no", String(120))
    minutes_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    # to the parties, of a failure
    notice_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    result_received_on: Mapped[date | None]  # organisation's notice reached the office
    parties_notified_on: Mapped[date | None]
    stop_code: Mapped[str | None] = mapped_column(String(20))  # of lawbook.stopping: "84.1C"
    stop_ground: Mapped[str | None] = mapped_column(String(300))  # the request or decision
    origin: Mapped[str | None] = mapped_column(String(60))  # "notice:DGTS-593678" if imported
    version: Mapped[int] = mapped_column(default=1)

    lot: Mapped[Lot] = relationship(lazy="raise_on_sql", viewonly=True)
    # read by the page of one round only
    judged: Mapped["RoundRulings | None"] = relationship()
    announcement_document: Mapped[Document | None] = relationship(
        foreign_keys=[announcement_document_id]
    )
    announcement_no = NumberOf("announcement_document", "announcement_no_before")
    minutes_document: Mapped[Document | None] = relationship(foreign_keys=[minutes_document_id])
    notice_document: Mapped[Document | None] = relationship(foreign_keys=[notice_document_id])
    minutes_no = NumberOf("minutes_document", "minutes_no_before")

    NOTICED: ClassVar = DayInPart("first_notice_done_on", "notice_in", bound=False)
    CONTRACTED: ClassVar = DayTold.of("contract_told")

    __mapper_args__ = {"version_id_col": version}

    @property
    def told_session(self) -> PartDay | None:
        """What is known of the session's day; None: nothing."""
        return part_of(self.session_on) or (
            PartDay.of(self.session_in) if self.session_in else None
        )

    @validates("session_at")
    def _whole(self, _name: str, value: datetime | None) -> datetime | None:
        """Forget what was known of a day in part once the whole day is said."""
        if value is not None:
            self.session_in = None
        return value

    @property
    def rulings(self) -> list[dict[str, Any]]:
        """How the law judged the days when they were chosen."""
        return self.judged.records if self.judged else []

    @rulings.setter
    def rulings(self, records: list[dict[str, Any]]) -> None:
        if self.judged is None:
            self.judged = RoundRulings(office_id=self.office_id, records=records)
        else:
            self.judged.records = records

    @property
    def session_on(self) -> date | None:
        """The session's day in Viet Nam, if it is known."""
        return clock.local_day(self.session_at) if self.session_at is not None else None

    @property
    def session_opens(self) -> datetime:
        """When the session opens, of a round that is known to have one, as every planned one is.

        Raises:
            ValueError: nobody knows its day.
        """
        if self.session_at is None:
            raise ValueError(f"round {self.id} has no day of its session")
        return self.session_at

    @property
    def session_day(self) -> date:
        """The session's day, of a round that is known to have one; see ``session_opens``."""
        return clock.local_day(self.session_opens)

    @property
    def session_hour(self) -> datetime | None:
        """The moment the session opens, if its hour is known."""
        return None if self.hour_unknown else self.session_at

    @hybrid_property
    def stands(self) -> bool:
        """Whether there is such a round; one entered by mistake was taken back."""
        return self.state != RoundState.ANNULLED

    @property
    def is_live(self) -> bool:
        return self.state in LIVE_STATES

    @property
    def lacks_second_notice(self) -> bool:
        """Whether a session is ahead whose second notice nobody recorded as done."""
        if self.shortened:
            return False  # one notice only
        return self.state is RoundState.ANNOUNCED and self.second_notice_done_on is None

    @property
    def stream(self) -> str:
        return f"round:{self.id}"

    @property
    def case_id(self) -> int:
        return self.lot.case_id


class RoundRulings(Model):
    """The rulings behind the days of one round: texts of the law, too long for the round's row."""

    __tablename__ = "round_rulings"
    __ledger__ = Stream("round", "round_id")
    __table_args__ = (Index("ix_round_rulings_office_id_round_id", "office_id", "round_id"),)

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    office_id: Mapped[OfficeId]
    records: Mapped[list[dict[str, Any]]] = mapped_column(JSON, info=DIGEST)


class RegistrationStatus(enum.StrEnum):
    """Whether a registrant may bid."""

    REGISTERED = "registered"
    QUALIFIED = "qualified"  # deposit in, papers in order


class Registration(SeenByValues, Model):
    """One registrant of one round; names are closed until the session."""

    __tablename__ = "registration"
    __ledger__ = Stream("round", "round_id")
    __table_args__ = (
        Index("ix_registration_round_id", "round_id"),
        Index("ix_registration_office_id_id", "office_id", "id"),
        Index("uq_registration_round_id_identity_key", "round_id", "identity_key", unique=True),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    bidder: Mapped[str] = mapped_column(String(200), info=DIGEST)
    identity_no: Mapped[str | None] = mapped_column(String(20), info=DIGEST)
    identity_key: Mapped[str | None] = mapped_column(String(20), info=DIGEST)  # letters and digits
    registered_on: Mapped[date]
    deposit_paid: Mapped[Dong] = mapped_column(default=0)
    status: Mapped[RegistrationStatus] = mapped_column(default=RegistrationStatus.REGISTERED)
    annulled_on: Mapped[date | None]  # nobody registered so; taken back on that day

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return self.annulled_on is None
