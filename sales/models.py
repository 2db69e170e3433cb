"""Sales: a winner, the money, the attempts to deliver."""

import enum
from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from auctions.models.lot import Lot
from auctions.models.round import Round
from foundation.database import Dong, Model, OfficeId, Pk
from foundation.partdays import DayInPart, KnownDay, last_of
from foundation.recording import DIGEST, Stream
from foundation.seen import SeenByValues
from papers.models import Document
from papers.numbers import NumberOf


class SaleState(enum.StrEnum):
    """How far the sale is; follows the milestones (cases.models.Deadline of this sale)."""

    UNPAID = "unpaid"
    PAID = "paid"  # in full
    DELIVERED = "delivered"
    COMPLETED = "completed"  # paid out
    DEFAULTED = "defaulted"  # not paid in time, contract cancelled
    ANNULLED = "annulled"  # the result was recorded wrongly: there was no such sale


class Delivery(enum.StrEnum):
    """What is shown of a sale in place of its state, where its state does not say it."""

    UNKNOWN = "delivery_unknown"  # paid in full; nobody knows whether it was handed over
    EARLY = "delivered_unpaid"  # handed over, and not known to be paid in full


class Sale(Model):
    """The sale of one lot to the winner of one round, or its taking by the creditor."""

    __tablename__ = "sale"
    __ledger__ = Stream("sale", "id")
    __table_args__ = (
        Index(  # one sale of a round; of those that never were there may be several
            "uq_sale_round_id",
            "round_id",
            unique=True,
            sqlite_where=text("state <> 'annulled'"),
            postgresql_where=text("state <> 'annulled'"),
        ),
        Index("ix_sale_office_id_id", "office_id", "id"),
        Index("ix_sale_office_id_state_id", "office_id", "state", "id"),
        Index(  # the few of which nobody knows whether they were handed over
            "ix_sale_delivery_unknown",
            "office_id",
            "id",
            sqlite_where=text("delivery_unknown IS 1"),
            postgresql_where=text("delivery_unknown IS TRUE"),
        ),
        CheckConstraint("price > 0", name="price"),
        CheckConstraint('"offset" >= 0 AND "offset" <= price', name="offset"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    code: Mapped[str] = mapped_column(String(9), unique=True)  # for papers and pages
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"), index=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    to_creditor: Mapped[bool] = mapped_column(default=False)  # the creditor took it
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"), index=True)  # who takes it
    buyer: Mapped[str] = mapped_column(String(200), info=DIGEST)
    buyer_identity: Mapped[str | None] = mapped_column(String(20), info=DIGEST)
    price: Mapped[Dong]
    deposit: Mapped[Dong | None]  # counts towards the price; None: not known
    sold_on: Mapped[date]  # session day, or the creditor's answer
    contract_no_before: Mapped[str | None] = mapped_column("contract_no", String(120))
    contract_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    offset: Mapped[Dong] = mapped_column(default=0)  # a creditor's price set off against the debt
    debtor_notified_on: Mapped[date | None]  # a creditor takes: the debtor may still pay all
    creditor_notified_on: Mapped[date | None]  # of what is set off and what is left to pay
    extended_to: Mapped[date | None]  # payment day agreed by parties and winner, ≤ 60 days
    extension_no_before: Mapped[str | None] = mapped_column("extension_no", String(120))
    extension_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    state: Mapped[SaleState] = mapped_column(default=SaleState.UNPAID)
    paid_on: Mapped[date | None]  # the last đồng came in
    delivered_on: Mapped[date | None]
    # what an old file says of these days where it is no whole one: "2025-03", "2025", "" for
    # nothing; the day itself is then the last it may be, and nothing is judged by it
    sold_in: Mapped[str | None] = mapped_column(String(10))
    paid_in: Mapped[str | None] = mapped_column(String(10))
    delivered_in: Mapped[str | None] = mapped_column(String(10))
    delivery_unknown: Mapped[bool | None]  # nobody knows whether it was handed over
    origin: Mapped[str | None] = mapped_column(String(200))  # the old file that tells of it
    # biên bản giao tài sản
    handover_no_before: Mapped[str | None] = mapped_column("handover_no", String(120))
    handover_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    received_by: Mapped[str | None] = mapped_column(String(200), info=DIGEST)
    # hồ sơ đăng ký sang tên
    title_file_no_before: Mapped[str | None] = mapped_column("title_file_no", String(120))
    title_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    defaulted_on: Mapped[date | None]
    # decision to cancel the contract
    default_no_before: Mapped[str | None] = mapped_column("default_no", String(120))
    settlement_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    default_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    version: Mapped[int] = mapped_column(default=1)

    lot: Mapped[Lot] = relationship(lazy="raise_on_sql", viewonly=True)
    round: Mapped[Round] = relationship(lazy="raise_on_sql", viewonly=True)
    # its papers are read by the page of one sale only
    contract_document: Mapped[Document | None] = relationship(foreign_keys=[contract_document_id])
    contract_no = NumberOf("contract_document", "contract_no_before")
    extension_document: Mapped[Document | None] = relationship(foreign_keys=[extension_document_id])
    extension_no = NumberOf("extension_document", "extension_no_before")
    handover_document: Mapped[Document | None] = relationship(foreign_keys=[handover_document_id])
    handover_no = NumberOf("handover_document", "handover_no_before")
    title_document: Mapped[Document | None] = relationship(foreign_keys=[title_document_id])
    title_file_no = NumberOf("title_document", "title_file_no_before")
    settlement_document: Mapped[Document | None] = relationship(
        foreign_keys=[settlement_document_id]
    )
    default_document: Mapped[Document | None] = relationship(foreign_keys=[default_document_id])
    default_no = NumberOf("default_document", "default_no_before")

    __mapper_args__ = {"version_id_col": version}

    SOLD: ClassVar = DayInPart("sold_on", "sold_in")
    DELIVERED: ClassVar = DayInPart("delivered_on", "delivered_in")

    @property
    def standing(self) -> SaleState | Delivery:
        """How far the sale is, as pages say it."""
        if self.state is SaleState.PAID and self.delivery_unknown:
            return Delivery.UNKNOWN
        if self.state is SaleState.UNPAID and self.is_delivered_early:
            return Delivery.EARLY
        return self.state

    @property
    def sold_day(self) -> KnownDay:
        """The day of the sale as far as it is known: the session's, or the creditor's answer."""
        return KnownDay.of(self.sold_on, self.sold_in)

    @property
    def paid_day(self) -> KnownDay | None:
        """The day the last đồng came in as far as it is known, never before the sale."""
        if self.paid_on is None:
            return None
        return KnownDay.of(self.paid_on, self.paid_in).not_before(self.sold_day)

    @property
    def delivered_day(self) -> KnownDay | None:
        """The day of the hand-over as far as it is known, never before what it follows."""
        if self.delivered_on is None:
            return None
        before = (None if self.is_delivery_told else self.paid_day) or self.sold_day
        return KnownDay.of(self.delivered_on, self.delivered_in).not_before(before)

    @property
    def is_delivery_told(self) -> bool:
        """Whether an old file alone tells of the hand-over, which may come before the payment."""
        minutes = self.handover_document_id or self.handover_no
        return self.origin is not None and self.delivered_on is not None and not minutes

    @property
    def is_delivered_early(self) -> bool:
        """Whether it was handed over before its price was paid, or is known to be."""
        delivered, paid = self.delivered_day, self.paid_day
        return delivered is not None and (paid is None or delivered.is_surely_before(paid))

    @property
    def settled_day(self) -> KnownDay | None:
        """The later of payment and hand-over: the money goes out and the title passes after it."""
        delivered, paid = self.delivered_day, self.paid_day
        if delivered is None or paid is None:
            return None
        days, last = (paid, delivered), max(paid.latest, delivered.latest)
        return next((day for day in days if day.exact == last), last_of(days))

    @validates("sold_on", "paid_on", "delivered_on")
    def _whole(self, name: str, value: date | None) -> date | None:
        """Forget what was known of a day in part once the whole day is said."""
        if name == "sold_on" and value is not None:
            self.sold_in = None
        if name == "paid_on" and value is not None:
            self.paid_in = None
        if name == "delivered_on" and value is not None:
            self.delivered_in = None
        return value

    @property
    def is_cancelled(self) -> bool:
        """Whether its conclusion was cancelled: nobody calls it sold any more."""
        return self.state is SaleState.DEFAULTED

    @property
    def title_file_sent(self) -> bool:
        """Whether the file for the buyer's title went out."""
        return self.title_document_id is not None or self.title_file_no_before is not None

    @property
    def stream(self) -> str:
        return f"sale:{self.id}"


class MoneyKind(enum.StrEnum):
    """What a movement of money is; we record it, we do not move it."""

    DEPOSIT = "deposit"  # tiền đặt trước chuyển thành tiền đặt cọc
    PAYMENT = "payment"  # người mua nộp
    TERM_DEPOSIT = "term_deposit"  # gửi có kỳ hạn 01 tháng
    COST = "cost"  # chi phí thi hành án, án phí
    PAYOUT = "payout"  # chi trả


class SaleMoney(SeenByValues, Model):
    """One movement of money of one sale, with its voucher."""

    __tablename__ = "sale_money"
    __ledger__ = Stream("sale", "sale_id")
    __table_args__ = (
        Index("ix_sale_money_sale_id", "sale_id"),
        Index("ix_sale_money_office_id_id", "office_id", "id"),
        UniqueConstraint("reverses_id"),  # reversed once
        CheckConstraint("amount > 0", name="amount"),
        CheckConstraint("reverses_id IS NULL OR reverses_id <> id", name="reverses"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    sale_id: Mapped[int] = mapped_column(ForeignKey("sale.id"))
    kind: Mapped[MoneyKind]
    amount: Mapped[Dong]
    moved_on: Mapped[date]
    moved_in: Mapped[str | None] = mapped_column(String(10))  # see the days of a sale
    # chứng từ; none for the deposit, which the auction organisation holds
    voucher_no_before: Mapped[str | None] = mapped_column("voucher_no", String(120))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    counterpart: Mapped[str] = mapped_column(String(200))  # bank, payer, payee
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("sale_money.id"))  # a wrong one

    document: Mapped[Document | None] = relationship(lazy="joined")
    voucher_no = NumberOf("document", "voucher_no_before")

    MOVED: ClassVar = DayInPart("moved_on", "moved_in")

    @property
    def moved_day(self) -> KnownDay:
        """The day on which it moved, as far as it is known."""
        return KnownDay.of(self.moved_on, self.moved_in)

    @validates("moved_on")
    def _whole(self, _name: str, value: date | None) -> date | None:
        """Forget what was known of a day in part once the whole day is said."""
        if value is not None:
            self.moved_in = None
        return value


class AttemptOutcome(enum.StrEnum):
    """What became of one attempt to deliver."""

    DONE = "done"  # đã giao
    POSTPONED = "postponed"  # hoãn
    BLOCKED = "blocked"  # bị cản trở


class DeliveryAttempt(SeenByValues, Model):
    """One attempt to hand the asset over."""

    __tablename__ = "delivery_attempt"
    __ledger__ = Stream("sale", "sale_id")
    __table_args__ = (
        Index("ix_delivery_attempt_sale_id", "sale_id"),
        Index("ix_delivery_attempt_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    sale_id: Mapped[int] = mapped_column(ForeignKey("sale.id"))
    attempted_on: Mapped[date]
    attempted_in: Mapped[str | None] = mapped_column(String(10))  # "2025-03", "2025", "": unknown
    coercive: Mapped[bool | None]  # cưỡng chế giao; None: the old file does not say
    outcome: Mapped[AttemptOutcome]
    reason_code: Mapped[str | None] = mapped_column(String(30))  # lawbook.obstacles, U…
    note: Mapped[str | None] = mapped_column(String(500))
    minutes_no_before: Mapped[str | None] = mapped_column("minutes_no", String(120))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    annulled_on: Mapped[date | None]  # it never was; taken back on that day

    document: Mapped[Document | None] = relationship(lazy="joined")
    minutes_no = NumberOf("document", "minutes_no_before")
    ATTEMPTED: ClassVar = DayInPart("attempted_on", "attempted_in")

    @property
    def attempted_day(self) -> KnownDay:
        """The day of it as far as it is known."""
        return KnownDay.of(self.attempted_on, self.attempted_in)
