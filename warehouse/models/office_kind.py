"""What an office says of a kind of thing, beside what the law says: rows, never edited."""

import enum
from datetime import date, datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import UserAccount
from foundation.database import AccountId, Model, OfficeId, Pk, open_codes
from foundation.recording import Stream
from warehouse.models.item import ItemKind


class Demand(enum.StrEnum):
    """What a thing of a kind is not received without."""

    SEALED = "sealed"  # as a sealed pack
    CONCLUSION = "conclusion"  # the expert conclusion
    WEIGHT = "weight"
    PHOTO = "photo"
    NUMBER = "number"  # plate, IMEI, number on the thing


class OfficeKind(Model):
    """What an office, and those under it, say of one kind of thing from a day on.

    Of the rows that are valid on a day the one that began last counts, of two with the same day the
    one recorded last. Who asks for it asks ``warehouse.kinds.in_force``.
    """

    __tablename__ = "office_kind"
    __ledger__ = Stream("office", "office_id")
    __table_args__ = (Index("ix_office_kind_office_id_kind", "office_id", "kind", "id"),)

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    kind: Mapped[ItemKind] = mapped_column(open_codes(ItemKind))
    is_own: Mapped[bool]  # False: from that day the office above decides again
    # codes of the classes of our own stores it may lie in, "general vault"; None: as the law has it
    classes: Mapped[str | None] = mapped_column(String(120))
    demands: Mapped[str] = mapped_column(String(120))  # codes, "weight photo"
    unit: Mapped[str | None] = mapped_column(String(40))  # in which it is usually counted
    valid_from: Mapped[date]
    reason: Mapped[str] = mapped_column(String(300))
    recorded_by_id: Mapped[AccountId]
    recorded_at: Mapped[datetime]

    recorded_by: Mapped[UserAccount] = relationship(lazy="raise_on_sql", viewonly=True)
