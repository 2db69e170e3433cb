"""The book of the store: one line a change of what it answers for, and its closings."""

import enum
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import UserAccount
from foundation.database import Model, OfficeId, Pk, open_codes
from foundation.recording import NotRecorded, Stream
from warehouse.models.count import CountPart
from warehouse.models.item import EvidenceItem, ItemStatus


class BookLine(Model):
    """One change of a thing's state or quantity, written by :mod:`warehouse.custody` alone.

    ``before`` and ``after`` are the states on either side; None where the thing was not, or is no
    longer, in the book of this office.
    """

    __tablename__ = "book_line"
    __ledger__ = NotRecorded("made again from the entries of the thing, see warehouse.book.lines")
    __table_args__ = (
        Index("ix_book_line_office_id_id", "office_id", "id"),
        Index("ix_book_line_office_id_closing_id_id", "office_id", "closing_id", "id"),
        Index("ix_book_line_item_id_id", "item_id", "id"),
        Index("ix_book_line_closing_id", "closing_id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_item.id"))
    seq: Mapped[int]  # of the entry in the thing's stream
    day: Mapped[date]  # on which it happened, in Viet Nam
    before: Mapped[ItemStatus | None] = mapped_column(open_codes(ItemStatus))
    after: Mapped[ItemStatus | None] = mapped_column(open_codes(ItemStatus))
    came: Mapped[Decimal]  # how much came into the book by it
    went: Mapped[Decimal]  # how much went out of it
    held: Mapped[Decimal]  # how much of the thing the book has after it
    closing_id: Mapped[int | None] = mapped_column(ForeignKey("book_closing.id"))

    item: Mapped[EvidenceItem] = relationship(lazy="raise_on_sql", viewonly=True)
    closing: Mapped["BookClosing | None"] = relationship(lazy="raise_on_sql", viewonly=True)


class ClosingState(enum.StrEnum):
    """Where a closing is."""

    PROPOSED = "proposed"  # the keeper made it up; it is signed
    CLOSED = "closed"  # three people signed it
    RETURNED = "returned"  # sent back; its lines stand open again


class BookClosing(Model):
    """The book of an office closed at the end of a quarter (kết sổ), in numbers of things.

    ``opened_with`` + ``came`` - ``went`` is what the book has at the end, and that is the sum of
    ``in_store``, ``claimed``, ``lent`` and ``missing``.
    """

    __tablename__ = "book_closing"
    __ledger__ = Stream("closing", "id")
    __table_args__ = (
        UniqueConstraint("office_id", "number"),
        Index("ix_book_closing_office_id_id", "office_id", "id"),
        CheckConstraint(
            "opened_with + came - went = in_store + claimed + lent + missing", name="balance"
        ),
        CheckConstraint(
            "keeper_id <> accountant_id AND keeper_id <> head_id AND accountant_id <> head_id",
            name="signed",
        ),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    number: Mapped[str] = mapped_column(String(30))  # "KS-2026-000002"
    state: Mapped[ClosingState] = mapped_column(open_codes(ClosingState))
    since: Mapped[date | None]  # the last day the closing before covers; None: it is the first
    until: Mapped[date]  # the last day it covers
    lines: Mapped[int]  # how many of the book it closes
    opened_with: Mapped[int]
    came: Mapped[int]
    went: Mapped[int]
    in_store: Mapped[int]
    claimed: Mapped[int]
    lent: Mapped[int]
    missing: Mapped[int]
    keeper_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    keeper_at: Mapped[datetime]
    accountant_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    accountant_at: Mapped[datetime | None]
    head_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    head_at: Mapped[datetime | None]
    note: Mapped[str | None] = mapped_column(String(500))  # why it was returned
    version: Mapped[int] = mapped_column(default=1)

    keeper: Mapped[UserAccount] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[keeper_id]
    )
    accountant: Mapped[UserAccount | None] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[accountant_id]
    )
    head: Mapped[UserAccount | None] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[head_id]
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def stream(self) -> str:
        return f"closing:{self.id}"

    @property
    def held(self) -> int:
        """How many things the book has at the end."""
        return self.in_store + self.claimed + self.lent + self.missing

    @property
    def signed_by(self) -> dict[CountPart, int | None]:
        """Who signed as what."""
        return {
            CountPart.KEEPER: self.keeper_id,
            CountPart.ACCOUNTANT: self.accountant_id,
            CountPart.HEAD: self.head_id,
        }
