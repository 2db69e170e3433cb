"""Evidence items: labelled physical things, one row each."""

import enum
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import UserAccount
from cases.models import Asset, CaseFile
from foundation.database import Model, OfficeId, Pk, open_codes
from foundation.partdays import PartDay
from foundation.recording import Stream
from foundation.seen import SeenByValues
from papers.models import Document
from papers.numbers import NumberOf
from warehouse.models.place import Place

if TYPE_CHECKING:
    from warehouse.models.stay import Stay


class ItemKind(enum.StrEnum):
    """What the thing is; decides where it may lie and what must be written of it."""

    DRUGS = "drugs"
    WEAPON = "weapon"  # vũ khí quân dụng
    CRUDE_WEAPON = "crude_weapon"  # vũ khí thô sơ, hung khí
    AMMUNITION = "ammunition"
    EXPLOSIVES = "explosives"  # pháo, thuốc nổ
    HAZARDOUS = "hazardous"  # chất cháy, chất độc, chất phóng xạ
    CASH = "cash"
    COUNTERFEIT = "counterfeit"  # tiền giả
    PRECIOUS = "precious"  # vàng, bạc, kim khí quý, đá quý
    ANTIQUE = "antique"  # cổ vật
    VEHICLE = "vehicle"
    ELECTRONICS = "electronics"
    DOCUMENTS = "documents"
    TIMBER = "timber"
    GOODS = "goods"
    MACHINERY = "machinery"
    FOOD = "food"
    ALCOHOL = "alcohol"
    TOBACCO = "tobacco"
    ANIMAL = "animal"
    OTHER = "other"


class ItemStatus(enum.StrEnum):
    """Where the item is in its life."""

    CLAIMED = "claimed"  # theo hồ sơ cũ: nobody has seen it since the program came
    AT_THE_DOOR = "at_the_door"  # chờ ký nhận: looked at, and not taken in before both have signed
    NOT_TAKEN_IN = "not_taken_in"  # không nhận: it never came into the store
    IN_CUSTODY = "in_custody"  # đang lưu kho
    ON_LOAN = "on_loan"  # đang trích xuất
    RELEASED = "released"  # đã xuất kho
    DESTROYED = "destroyed"  # đã tiêu hủy
    MISSING = "missing"  # mất


STILL_OURS = (
    ItemStatus.CLAIMED,
    ItemStatus.IN_CUSTODY,
    ItemStatus.ON_LOAN,
    ItemStatus.MISSING,
)
"""What the office still answers for."""

ON_THE_SHELF = (ItemStatus.CLAIMED, ItemStatus.IN_CUSTODY)
"""What lies in a place, or does by the old files."""

TO_LABEL = (*ON_THE_SHELF, ItemStatus.AT_THE_DOOR)
"""What gets a label: it is stuck on at the door."""


class PhysicalHolder(enum.StrEnum):
    """Whose hands it is in; not the same fact as whose it is in law."""

    OFFICE = "office"  # kho THADS
    POLICE = "police"  # kho công an
    ARMY = "army"  # kho quân đội
    TREASURY = "treasury"  # kho bạc
    SERVICE = "service"  # tổ chức dịch vụ gửi giữ
    COMMUNE = "commune"  # UBND cấp xã
    OWNER = "owner"  # chủ sở hữu, người thân
    BORROWER = "borrower"  # cơ quan trích xuất
    RECEIVER = "receiver"  # người nhận
    GIVER = "giver"  # người giao: who brings it, until both have signed


HELD_BY_PERSONS = (PhysicalHolder.OWNER, PhysicalHolder.RECEIVER, PhysicalHolder.GIVER)
"""Who may be a person: no organisation has to be named."""

HELD_ELSEWHERE = tuple(
    each
    for each in PhysicalHolder
    if each not in {PhysicalHolder.BORROWER, PhysicalHolder.RECEIVER, PhysicalHolder.GIVER}
)
"""Who may be said to have a thing that is no loan and was not released."""


class EvidenceItem(Model):
    """One labelled thing (vật chứng, tài sản kê biên, tạm giữ).

    The columns named in :data:`warehouse.custody.CUSTODY_COLUMNS` are a projection of the
    ledger stream ``item:<id>``: only :mod:`warehouse.custody` assigns them.
    """

    __tablename__ = "evidence_item"
    __ledger__ = Stream("item", "id")
    __table_args__ = (
        Index("ix_evidence_item_office_id_id", "office_id", "id"),
        Index("ix_evidence_item_office_id_status_id", "office_id", "status", "id"),
        Index("ix_evidence_item_office_id_kind_id", "office_id", "kind", "id"),
        Index("ix_evidence_item_place_id_id", "place_id", "id"),
        Index("ix_evidence_item_place_id_container_id", "place_id", "container_id"),
        Index(  # SQLite takes it only with as many equal columns as the index over all rows
            "ix_evidence_item_no_label",
            "office_id",
            "status",
            "id",
            sqlite_where=text("labelled_at IS NULL"),
            postgresql_where=text("labelled_at IS NULL"),
        ),
        Index(  # counted by the one above; listed, the newest first in several states, by this one
            "ix_evidence_item_no_label_id",
            "office_id",
            "id",
            sqlite_where=text("labelled_at IS NULL"),
            postgresql_where=text("labelled_at IS NULL"),
        ),
        CheckConstraint("quantity > 0 AND quantity_held >= 0", name="quantity"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]  # who answers for it in law (đơn vị thụ lý)
    code: Mapped[str] = mapped_column(String(9), unique=True)  # on its label
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    asset_id: Mapped[int | None] = mapped_column(ForeignKey("asset.id"), index=True)
    kind: Mapped[ItemKind]
    description: Mapped[str] = mapped_column(String(1000))
    quantity: Mapped[Decimal]  # as received
    unit: Mapped[str] = mapped_column(String(40))
    seizure_no_before: Mapped[str | None] = mapped_column("seizure_no", String(80))
    # the first seizure minutes
    seizure_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    seizure_on: Mapped[date | None]
    # None: nobody received it here, see claimed_from; or both have not signed for it
    received_at: Mapped[datetime | None]
    kept_since: Mapped[str | None] = mapped_column(String(10))  # "2019-03": foundation.partdays
    claimed_from: Mapped[str | None] = mapped_column(String(200))  # the old file that names it
    labelled_at: Mapped[datetime | None]  # when its first label was printed

    # the projection of custody
    status: Mapped[ItemStatus] = mapped_column(open_codes(ItemStatus))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    container_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_item.id"), index=True)
    holder: Mapped[PhysicalHolder] = mapped_column(open_codes(PhysicalHolder))
    holder_name: Mapped[str | None] = mapped_column(String(200))  # when not our own office
    holder_organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation.id"), index=True
    )
    keeper_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    # who took it over by a hand-over and answers for it; None: nobody by name
    quantity_held: Mapped[Decimal]  # what is left here after partial releases
    seal_number: Mapped[str | None] = mapped_column(String(80))  # of the seal now in force
    handed_over_still_here: Mapped[bool] = mapped_column(default=False)
    custody_seq: Mapped[int]  # the version people act on

    case: Mapped[CaseFile] = relationship(lazy="raise_on_sql", viewonly=True)
    asset: Mapped[Asset | None] = relationship(lazy="raise_on_sql", viewonly=True)
    place: Mapped[Place | None] = relationship(lazy="raise_on_sql", viewonly=True)
    keeper: Mapped[UserAccount | None] = relationship(lazy="raise_on_sql", viewonly=True)
    stay: Mapped["Stay | None"] = relationship(lazy="raise_on_sql", viewonly=True)
    seizure_document: Mapped[Document | None] = relationship()
    seizure_no = NumberOf("seizure_document", "seizure_no_before")

    @property
    def version(self) -> int:
        """The number of the last custody entry: what a person saw when they saw the item."""
        return self.custody_seq

    @property
    def stream(self) -> str:
        return f"item:{self.id}"

    @property
    def came_in(self) -> bool:
        """Whether it was ever in the store, or an old file says so."""
        return self.status not in {ItemStatus.AT_THE_DOOR, ItemStatus.NOT_TAKEN_IN}

    @property
    def keeper_here(self) -> UserAccount | None:
        """Who answers for it by name, while it lies in the own store."""
        ours = self.status is ItemStatus.IN_CUSTODY and self.holder is PhysicalHolder.OFFICE
        return self.keeper if ours else None

    @property
    def since(self) -> PartDay | None:
        """Since when it is kept, as the old file says."""
        return PartDay.of(self.kept_since) if self.kept_since else None


class BoundCode(SeenByValues, Model):
    """A foreign code that stands for an item: IMEI, plate, seal number, supplier barcode."""

    __tablename__ = "bound_code"
    __ledger__ = Stream("item", "item_id")
    __table_args__ = (
        Index(
            "uq_bound_code_office_id_folded",
            "office_id",
            "folded",
            unique=True,
            sqlite_where=text("unbound_on IS NULL"),
            postgresql_where=text("unbound_on IS NULL"),
        ),
        Index("ix_bound_code_folded", "folded"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_item.id"), index=True)
    raw: Mapped[str] = mapped_column(String(120))  # as scanned
    folded: Mapped[str] = mapped_column(String(120))  # compared: see foundation.folding.code_key
    bound_at: Mapped[datetime]
    unbound_on: Mapped[date | None]  # it was bound to the wrong thing; taken back on that day

    @property
    def stands(self) -> bool:
        """Whether the thing is found by it."""
        return self.unbound_on is None
