"""Hand-overs: what goes from one keeper's hands into another's, signed by both."""

import enum
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import Office, UserAccount
from foundation.database import Model, OfficeId, Pk, open_codes
from foundation.identity import masked
from foundation.recording import BLOB, DIGEST, Stream
from organisations.models import Organisation
from papers.models import Document
from warehouse.models.item import EvidenceItem, PhysicalHolder
from warehouse.models.loan import LoanPurpose
from warehouse.models.observation import Observation
from warehouse.models.order import Order, SealState
from warehouse.models.place import Place


class HandOverKind(enum.StrEnum):
    """What is handed over to whom."""

    KEEPER = "keeper"  # thay đổi thủ kho: things stay where they lie
    LOAN = "loan"  # trích xuất: an outside person takes them for a while
    RETURN = "return"  # nhận lại: an outside person brings back what was lent
    RELEASE = "release"  # xuất kho: an outside person takes them for good
    INTAKE = "intake"  # nhận vào kho: an outside person brings them under an order
    TRANSFER = "transfer"  # chuyển kho: a keeper of another office takes them over


class HandOverState(enum.StrEnum):
    """How far it is; worked out from who signed."""

    DRAFT = "draft"
    SIGNED_BY_ONE = "signed_by_one"
    SIGNED = "signed"  # by both: only now the things changed hands
    WITHDRAWN = "withdrawn"


class Half(enum.StrEnum):
    """Whose signature it is."""

    GIVER = "giver"  # bên giao
    RECEIVER = "receiver"  # bên nhận


OUTSIDE: Final = {
    HandOverKind.LOAN: Half.RECEIVER,
    HandOverKind.RETURN: Half.GIVER,
    HandOverKind.RELEASE: Half.RECEIVER,
    HandOverKind.INTAKE: Half.GIVER,
}
"""The half that an outside person signs, by the kind of hand-over."""


class HandOver(Model):
    """One hand-over of some things; nothing changes hands before both have signed."""

    __tablename__ = "hand_over"
    __ledger__ = Stream("hand_over", "id")
    __table_args__ = (
        UniqueConstraint("office_id", "number"),
        CheckConstraint("receiver_id IS NULL OR receiver_id <> giver_id", name="two_people"),
        Index("ix_hand_over_office_id_id", "office_id", "id"),
        Index("ix_hand_over_to_office_id_id", "to_office_id", "id"),
        Index(
            "ix_hand_over_open",
            "office_id",
            "id",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(
            "ix_hand_over_to_open",
            "to_office_id",
            "id",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]  # which gives
    to_office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))  # which takes over
    number: Mapped[str] = mapped_column(String(20))
    kind: Mapped[HandOverKind] = mapped_column(open_codes(HandOverKind))
    reason: Mapped[str] = mapped_column(String(500))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    drafted_at: Mapped[datetime]
    # None: an outside person gives
    giver_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    giver_signed_at: Mapped[datetime | None]
    # who signed; of an intake or a return who drafted it
    receiver_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    receiver_signed_at: Mapped[datetime | None]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("stock_order.id"), index=True)
    purpose: Mapped[LoanPurpose | None] = mapped_column(open_codes(LoanPurpose))  # of a loan
    due_back_on: Mapped[date | None]  # of a loan
    lines_count: Mapped[int] = mapped_column(default=0)
    seen_count: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[datetime | None]  # signed by both, or withdrawn
    withdrawn_why: Mapped[str | None] = mapped_column(String(500))
    version: Mapped[int] = mapped_column(default=1)

    office: Mapped[Office] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys="HandOver.office_id"
    )
    to_office: Mapped[Office] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[to_office_id]
    )
    document: Mapped[Document | None] = relationship()
    giver: Mapped[UserAccount | None] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[giver_id]
    )
    receiver: Mapped[UserAccount | None] = relationship(
        lazy="raise_on_sql", viewonly=True, foreign_keys=[receiver_id]
    )
    order: Mapped[Order | None] = relationship(lazy="raise_on_sql", viewonly=True)
    outside: Mapped["OutsideSigner | None"] = relationship(
        lazy="raise_on_sql", viewonly=True, back_populates="hand_over"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def drafter_id(self) -> int | None:
        """Who drafted it: who gives, or who takes what an outside person brings."""
        return self.receiver_id if self.outside_half is Half.GIVER else self.giver_id

    @property
    def takes_in(self) -> bool:
        """Whether it brings things into the store that were never in it."""
        return self.kind is HandOverKind.INTAKE

    @property
    def outside_half(self) -> Half | None:
        """The half an outside person signs; None where two keepers do."""
        return OUTSIDE.get(self.kind)

    @property
    def stage(self) -> HandOverState:
        """How far it is."""
        if self.withdrawn_why is not None:
            return HandOverState.WITHDRAWN
        if self.ended_at is not None:
            return HandOverState.SIGNED
        one = self.giver_signed_at is not None or self.receiver_signed_at is not None
        return HandOverState.SIGNED_BY_ONE if one else HandOverState.DRAFT

    @property
    def stream(self) -> str:
        return f"hand_over:{self.id}"


class OutsideSigner(Model):
    """Who signs a half and has no account here: who fetches a thing, or brings one."""

    __tablename__ = "outside_signer"
    __ledger__ = Stream("hand_over", "hand_over_id")
    __table_args__ = (
        UniqueConstraint("hand_over_id"),
        Index("ix_outside_signer_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    hand_over_id: Mapped[int] = mapped_column(ForeignKey("hand_over.id"))
    # whose person they are; None: they sign for themselves, as an owner does
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    capacity: Mapped[str] = mapped_column(String(120))  # chức vụ
    identity: Mapped[str] = mapped_column(String(20), info=DIGEST)  # 12 digits
    introduction: Mapped[str | None] = mapped_column(String(120))  # số giấy giới thiệu
    # before whom they signed, and by what: drawn here, or on the paper that is photographed
    signed_before_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    drawn_sha256: Mapped[str | None] = mapped_column(String(64), info=BLOB)
    paper_sha256: Mapped[str | None] = mapped_column(String(64), info=BLOB)

    hand_over: Mapped[HandOver] = relationship(
        lazy="raise_on_sql", viewonly=True, back_populates="outside"
    )
    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql", viewonly=True)

    @property
    def whose(self) -> str:
        """Whose person they are; their own name where they sign for themselves."""
        return self.organisation.name if self.organisation is not None else self.name

    @property
    def identity_shown(self) -> str:
        """Their card as pages may show it."""
        return masked(self.identity)


class HandOverLine(Model):
    """One thing of a hand-over, and what was seen of it; unseen until somebody looked."""

    __tablename__ = "hand_over_line"
    __ledger__ = Stream("hand_over", "hand_over_id")
    __table_args__ = (
        UniqueConstraint("hand_over_id", "item_id"),
        Index("ix_hand_over_line_item_id", "item_id"),
        Index("ix_hand_over_line_office_id_id", "office_id", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    hand_over_id: Mapped[int] = mapped_column(ForeignKey("hand_over.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_item.id"))
    seen_at: Mapped[datetime | None]
    seen_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    item_version: Mapped[int | None]  # of the thing when it was looked at
    quantity: Mapped[Decimal | None]  # as counted at the look; None: nobody counted
    held: Mapped[Decimal | None]  # what changed hands, by the record, when both had signed
    going: Mapped[Decimal | None]  # of a release: how much of it
    weight_grams: Mapped[Decimal | None]
    condition: Mapped[str] = mapped_column(String(500), default="")
    seal_state: Mapped[SealState | None] = mapped_column(open_codes(SealState))
    seal_number: Mapped[str | None] = mapped_column(String(80))  # as read
    # of what comes: whether it is otherwise, where it is put, and its seal now
    condition_differs: Mapped[bool | None]
    seal_minutes: Mapped[str | None] = mapped_column(String(80))
    new_seal_number: Mapped[str | None] = mapped_column(String(80))
    witnesses: Mapped[str | None] = mapped_column(String(300))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    observation_id: Mapped[int | None] = mapped_column(ForeignKey("observation.id"), index=True)
    # of an intake: who has it from the second signature on
    holder: Mapped[PhysicalHolder | None] = mapped_column(open_codes(PhysicalHolder))
    holder_name: Mapped[str | None] = mapped_column(String(200))
    holder_organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation.id"), index=True
    )

    hand_over: Mapped[HandOver] = relationship(lazy="raise_on_sql", viewonly=True)
    place: Mapped[Place | None] = relationship(lazy="raise_on_sql", viewonly=True)
    item: Mapped[EvidenceItem] = relationship(lazy="raise_on_sql", viewonly=True)
    seen_by: Mapped[UserAccount | None] = relationship(lazy="raise_on_sql", viewonly=True)
    observation: Mapped[Observation | None] = relationship(lazy="raise_on_sql", viewonly=True)

    @property
    def amount(self) -> Decimal:
        """How much is signed for: as it was when both had signed, or as it would be now."""
        if self.held is not None:
            return self.held
        return self.going if self.going is not None else self.item.quantity_held
