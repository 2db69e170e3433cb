"""Deadlines: legal days computed once, stored with their provision, read as plain dates.

Milestones of a sale are deadlines whose subject is the sale.
"""

import enum
from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, ForeignKey, Index, String, and_, text
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Model, OfficeId, Pk
from foundation.recording import StreamBy


class Step(enum.StrEnum):
    """The act that is due; where its day comes from is in ``PARAMETERS``."""

    VERIFY = "verify"
    APPRAISE = "appraise"
    TELL_FIRST_BUYERS = "tell_first_buyers"
    FIRST_BUYERS_BUY = "first_buyers_buy"
    SIGN_CONTRACT = "sign_contract"
    HOLD_AUCTION = "hold_auction"
    POST_NOTICE = "post_notice"
    FIRST_NOTICE = "first_notice"
    SECOND_NOTICE = "second_notice"
    SUSPEND_AUCTION = "suspend_auction"
    RECORD_RESULT = "record_result"
    NOTIFY_FAILURE = "notify_failure"
    DECIDE_REDUCTION = "decide_reduction"
    CREDITOR_ANSWER = "creditor_answer"
    PAY = "pay"
    TERM_DEPOSIT = "term_deposit"
    DELIVER = "deliver"
    TITLE_FILE = "title_file"
    PAY_OUT = "pay_out"


PARAMETERS: Final[dict[Step, str]] = {
    Step.VERIFY: "H8.1",
    Step.APPRAISE: "P4",
    Step.TELL_FIRST_BUYERS: "P25.1",
    Step.FIRST_BUYERS_BUY: "P25.2",
    Step.SIGN_CONTRACT: "P15",
    Step.HOLD_AUCTION: "P17",
    Step.POST_NOTICE: "A1",
    Step.FIRST_NOTICE: "A2.1",
    Step.SECOND_NOTICE: "A2",
    Step.SUSPEND_AUCTION: "P30",
    Step.RECORD_RESULT: "D1",
    Step.NOTIFY_FAILURE: "R2",
    Step.DECIDE_REDUCTION: "R4",
    Step.CREDITOR_ANSWER: "R8",
    Step.PAY: "D3",
    Step.TERM_DEPOSIT: "D6",
    Step.DELIVER: "D7",
    Step.TITLE_FILE: "D15",
    Step.PAY_OUT: "D17",
}
"""The period of the lawbook each day comes from; a special case may have one of its own, "D3.1"."""


class DeadlineStatus(enum.StrEnum):
    """``met_late`` and ``missed`` stay so, whatever is recorded later."""

    SCHEDULED = "scheduled"
    MET = "met"
    MET_LATE = "met_late"
    MISSED = "missed"  # lapsed: the act can no longer be done
    WAIVED = "waived"  # no longer needed, with a reason


class EndReason(enum.StrEnum):
    """Why an act with a legal day will not be done."""

    ROUND_STOPPED = "round_stopped"
    LOT_WITHDRAWN = "lot_withdrawn"
    LOT_SOLD = "lot_sold"
    CREDITOR_TAKES = "creditor_takes"
    CONTRACT_REPLACED = "contract_replaced"
    REVALUED = "revalued"
    NEXT_ROUND = "next_round"
    PUBLISHED_ELSEWHERE = "published_elsewhere"
    DELIVERED_BEFORE = "delivered_before"
    DEFAULTED = "defaulted"
    HOLD_LIFTED = "hold_lifted"
    ROUND_OVER = "round_over"
    CORRECTED = "corrected"  # what made it due was recorded wrongly
    SEIZURE_ENDED = "seizure_ended"
    PRICE_AGREED = "price_agreed"
    PRICE_FIXED = "price_fixed"
    NOT_BOUGHT_FIRST = "not_bought_first"
    CASE_ABLE = "case_able"  # it can be enforced again
    CASE_ENDED = "case_ended"  # it is enforced here no more
    DAY_UNKNOWN = "day_unknown"  # done on a day that no old file says


class Deadline(Model):
    """One step that is due on one legal day."""

    __tablename__ = "deadline"
    __ledger__ = StreamBy("subject_kind", "subject_id")
    __table_args__ = (
        Index("ix_deadline_subject_kind_subject_id_step", "subject_kind", "subject_id", "step"),
        # one open row of a step; of those that ended there may be several
        Index(
            "uq_deadline_subject_kind_subject_id_step",
            "subject_kind",
            "subject_id",
            "step",
            unique=True,
            sqlite_where=text("status = 'scheduled'"),
            postgresql_where=text("status = 'scheduled'"),
        ),
        Index("ix_deadline_office_id_status_due_on", "office_id", "status", "due_on", "id"),
        Index(
            "ix_deadline_due_on_id",  # what is due first, of whoever sees every office
            "due_on",
            "id",
            sqlite_where=text("status = 'scheduled'"),
            postgresql_where=text("status = 'scheduled'"),
        ),
        Index("ix_deadline_step_status_due_on_id", "step", "status", "due_on", "id"),
        Index("ix_deadline_case_id", "case_id"),
        Index(
            "ix_deadline_unmoved_at",  # what a change of the calendar did not move; a few at most
            "unmoved_at",
            sqlite_where=text("status = 'scheduled' AND unmoved_at IS NOT NULL"),
            postgresql_where=text("status = 'scheduled' AND unmoved_at IS NOT NULL"),
        ),
        Index("ix_deadline_lot_id_due_on_id", "lot_id", "due_on", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    subject_kind: Mapped[str] = mapped_column(
        String(20)
    )  # "case", "asset", "lot", "round", "sale" …
    subject_id: Mapped[int]
    lot_id: Mapped[int | None]  # the lot concerned, if any; the table stands above this room
    step: Mapped[Step]
    parameter: Mapped[str] = mapped_column(String(10))  # lawbook code, "D7"
    trigger_on: Mapped[date]  # the day the law attaches to
    due_on: Mapped[date]  # last day, in Viet Nam
    ruled_on: Mapped[date | None]  # last day as first ruled, where a hold moved it
    paused_from: Mapped[date | None]  # of the latest hold over its subject: the clock stands still
    paused_until: Mapped[date | None]  # last day of that pause; none while the hold is in force
    basis: Mapped[str] = mapped_column(String(200))  # provision in full
    basis_short: Mapped[str] = mapped_column(String(60))
    confirmed: Mapped[bool]  # read in the text of the law
    counted: Mapped[str] = mapped_column(String(300))  # how the days were counted
    edition: Mapped[str] = mapped_column(String(20))
    ruled_at: Mapped[datetime]
    status: Mapped[DeadlineStatus] = mapped_column(default=DeadlineStatus.SCHEDULED)
    met_on: Mapped[date | None]
    waive_reason: Mapped[str | None] = mapped_column(String(300))
    unmoved_at: Mapped[datetime | None]  # the calendar changed, and no rule could move the day
    unmoved_over: Mapped[date | None]  # the day of the calendar that was changed

    @hybrid_property
    def is_open(self) -> bool:
        """Whether the step is still to be done."""
        return self.status == DeadlineStatus.SCHEDULED

    @hybrid_property
    def is_unmoved(self) -> bool:
        """Whether it stands by a calendar that has changed, and somebody has to look at it."""
        return self.is_open and self.unmoved_at is not None

    @is_unmoved.inplace.expression
    @classmethod
    def _is_unmoved(cls) -> ColumnElement[bool]:
        return and_(cls.status == DeadlineStatus.SCHEDULED, cls.unmoved_at.is_not(None))

    @hybrid_property
    def is_paused(self) -> bool:
        """Whether a hold in force stops the step, so that its last day is not yet known."""
        return self.paused_from is not None and self.paused_until is None

    @is_paused.inplace.expression
    @classmethod
    def _is_paused(cls) -> ColumnElement[bool]:
        return and_(cls.paused_from.is_not(None), cls.paused_until.is_(None))

    @hybrid_property
    def is_running(self) -> bool:
        """Whether the step is still to be done and no hold stops it."""
        return self.is_open and not self.is_paused

    @is_running.inplace.expression
    @classmethod
    def _is_running(cls) -> ColumnElement[bool]:
        return and_(cls.status == DeadlineStatus.SCHEDULED, ~cls.is_paused)

    @hybrid_method
    def is_overdue(self, on: date) -> bool:
        """Whether the step is still to be done, may be done, and its last day lies before a day."""
        return self.is_running & (self.due_on < on)  # "&": of a row and in a query alike
