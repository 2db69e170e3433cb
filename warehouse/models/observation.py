"""Observations: what a person saw of a thing at a touch."""

import enum
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import UserAccount
from foundation.database import Model, OfficeId, Pk, open_codes
from foundation.recording import Stream
from warehouse.models.item import EvidenceItem
from warehouse.models.order import OrderLine, SealState
from warehouse.models.photo import Photo
from warehouse.models.place import Place


class Touch(enum.StrEnum):
    """At which act it was seen."""

    CLAIM = "claim"  # as an old file says: nobody saw it
    INTAKE = "intake"  # nhập kho
    LEND = "lend"  # trích xuất
    TAKE_BACK = "take_back"  # nhận lại
    RELEASE = "release"  # xuất kho
    SEAL = "seal"  # niêm phong
    LOOK = "look"  # xem tại chỗ
    CARE = "care"  # thăm, bảo dưỡng
    HAND_OVER = "hand_over"  # bàn giao giữa hai thủ kho
    COUNT = "count"  # kiểm kê


class Deviation(enum.StrEnum):
    """In what a thing differs from what is known of it; the gravest first."""

    SEAL = "seal"  # torn, gone, or one is on it that nobody put there
    SEAL_NUMBER = "seal_number"  # whole, but another one
    WEIGHT = "weight"
    QUANTITY = "quantity"
    CONDITION = "condition"


class Observation(Model):
    """One look at one thing; what nobody looked at is unknown, never equal.

    A line that was refused, or waits, has an observation and no item.
    """

    __tablename__ = "observation"
    __ledger__ = Stream("item", "item_id", otherwise=Stream("order", "order_id"))
    __table_args__ = (
        Index("ix_observation_item_id_id", "item_id", "id"),
        Index("ix_observation_order_line_id", "order_line_id"),
        Index("ix_observation_loan_id", "loan_id"),
        Index("ix_observation_office_id_id", "office_id", "id"),
        CheckConstraint("item_id IS NOT NULL OR order_line_id IS NOT NULL", name="subject"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_item.id"))
    order_id: Mapped[int | None] = mapped_column(ForeignKey("stock_order.id"))  # of the line
    order_line_id: Mapped[int | None] = mapped_column(ForeignKey("order_line.id"))
    loan_id: Mapped[int | None] = mapped_column(ForeignKey("loan.id"))
    touch: Mapped[Touch] = mapped_column(open_codes(Touch))
    seen_at: Mapped[datetime]
    seen_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    quantity: Mapped[Decimal | None]  # in the unit of the thing
    weight_grams: Mapped[Decimal | None]  # with its packing, as it lay on the scale
    condition: Mapped[str] = mapped_column(String(500))
    condition_differs: Mapped[bool] = mapped_column(default=False)  # so says who looked
    seal_state: Mapped[SealState | None] = mapped_column(open_codes(SealState))
    seal_number: Mapped[str | None] = mapped_column(String(80))  # as read
    seal_minutes: Mapped[str | None] = mapped_column(String(80))  # number: it was opened under them
    # what of it does not count as known: it waits for a decision, or was decided to be wrong
    set_aside: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))  # Deviation
    taken_back_at: Mapped[datetime | None]  # who saw it said that it was a wrong scan of a count
    version: Mapped[int] = mapped_column(default=1)

    item: Mapped[EvidenceItem | None] = relationship(lazy="raise_on_sql", viewonly=True)
    line: Mapped[OrderLine | None] = relationship(lazy="raise_on_sql", viewonly=True)
    place: Mapped[Place | None] = relationship(lazy="raise_on_sql", viewonly=True)
    seen_by: Mapped[UserAccount] = relationship(lazy="raise_on_sql", viewonly=True)
    photos: Mapped[list[Photo]] = relationship(
        lazy="raise_on_sql", viewonly=True, order_by="Photo.id"
    )

    __mapper_args__ = {"version_id_col": version}
