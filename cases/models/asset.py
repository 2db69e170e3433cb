"""Assets: what was seized, in a store or not."""

import enum
from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from cases.models.case import CaseFile
from foundation.database import Dong, Model, OfficeId, Pk, open_codes
from foundation.partdays import DayInPart, DayTold, KnownDay
from foundation.recording import DIGEST, Stream
from papers.models import Document
from papers.numbers import NumberOf


class AssetCategory(enum.StrEnum):
    """What kind of thing it is."""

    LAND = "land"  # quyền sử dụng đất
    HOUSE = "house"  # nhà ở, nhà và đất
    VEHICLE = "vehicle"  # ô tô, tàu, xe
    MACHINERY = "machinery"  # máy móc, dây chuyền
    GOODS = "goods"  # hàng hóa
    VALUABLES = "valuables"  # vàng, đá quý
    SHARES = "shares"  # cổ phần, cổ phiếu, phần vốn góp
    FUTURE = "future"  # tài sản hình thành trong tương lai
    RECEIVABLE = "receivable"  # quyền đòi nợ
    EXHIBIT = "exhibit"  # vật chứng phải bán
    OTHER = "other"


class AssetState(enum.StrEnum):
    """Where the asset is on its way; only :mod:`cases.lifecycle` assigns it."""

    SEIZED = "seized"  # đã kê biên
    ON_OFFER = "on_offer"  # đang đưa ra đấu giá (in a live lot)
    SOLD = "sold"  # bán thành, chưa giao
    TAKEN = "taken"  # người được thi hành án nhận, chưa giao
    DELIVERED = "delivered"  # đã giao
    REDEEMED = "redeemed"  # người phải thi hành án nộp đủ, nhận lại
    RETURNED = "returned"  # trả lại, giải tỏa kê biên
    DISPOSED = "disposed"  # xử lý khác (bán không qua đấu giá, tiêu hủy, chuyển giao)
    MISTAKEN = "mistaken"  # nhập nhầm, đã rút: it never was


class AppraisalWay(enum.StrEnum):
    """How the price of a seized asset is found (106/2025/QH15, Điều 82 khoản 1)."""

    CONTRACT = "contract"  # ký hợp đồng dịch vụ thẩm định giá
    AGREED = "agreed"  # đương sự thỏa thuận bằng văn bản về giá
    FIXED = "fixed"  # chấp hành viên xác định giá


class Keeper(enum.StrEnum):
    """Who keeps a seized asset; a later version adds keepers without a migration."""

    DEBTOR = "debtor"  # người phải thi hành án
    OWNER = "owner"  # chủ tài sản, người thứ ba
    CREDITOR = "creditor"  # người được thi hành án, ngân hàng
    OFFICE = "office"  # kho của cơ quan thi hành án
    COMMITTEE = "committee"  # UBND cấp xã
    POLICE = "police"  # kho công an
    HIRED = "hired"  # tổ chức, cá nhân được thuê bảo quản
    BUYER = "buyer"  # người mua
    OTHER = "other"


KEPT_BY_ORGANISATIONS = (Keeper.COMMITTEE, Keeper.POLICE)
"""Keepers that are organisations whatever they are called; the others may be persons."""


class Certainty(enum.StrEnum):
    """How sure the office is of what an old file says."""

    PAPERS = "papers"  # giấy tờ trong hồ sơ
    NOTES = "notes"  # sổ theo dõi, báo cáo
    TOLD = "told"  # người biết việc kể lại


OPEN_STATES = (AssetState.SEIZED, AssetState.ON_OFFER, AssetState.SOLD, AssetState.TAKEN)


class Asset(Model):
    """One seized asset of one case."""

    __tablename__ = "asset"
    __ledger__ = Stream("asset", "id")
    __table_args__ = (
        Index("ix_asset_office_id_id", "office_id", "id"),
        Index("ix_asset_state_office_id", "state", "office_id"),  # of one office or of every one
        Index("ix_asset_immovable_state_office_id", "immovable", "state", "office_id"),
        CheckConstraint("quantity > 0", name="quantity"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    category: Mapped[AssetCategory]
    immovable: Mapped[bool | None]  # bất động sản: decides notice periods; None: not known
    description: Mapped[str] = mapped_column(String(2000))
    location: Mapped[str | None] = mapped_column(String(300))
    quantity: Mapped[Decimal | None]  # None: the old file or the notice does not say
    unit: Mapped[str | None] = mapped_column(String(40))
    seized_on: Mapped[date | None]  # day of the seizure minutes; unknown in an imported notice
    seizure_no_before: Mapped[str | None] = mapped_column("seizure_no", String(80))
    seizure_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    end_document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    mortgaged_to_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    secured_debt: Mapped[Dong | None]  # debt this asset secures
    # of an asset of which an old file tells
    seized_in: Mapped[str | None] = mapped_column(String(10))  # no day: "2019-03" or "2019"
    appraised: Mapped[Dong | None]  # value, where nothing else is known of the valuation
    valued_told: Mapped[str | None] = mapped_column(String(10))  # its certificate, as seized_in
    keeper: Mapped[Keeper | None] = mapped_column(open_codes(Keeper))
    keeper_name: Mapped[str | None] = mapped_column(String(200), info=DIGEST)
    keeper_organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation.id"), index=True
    )
    origin: Mapped[str | None] = mapped_column(String(200))  # "theo hồ sơ cũ, tập 2"
    certainty: Mapped[Certainty | None] = mapped_column(open_codes(Certainty))
    state: Mapped[AssetState] = mapped_column(default=AssetState.SEIZED)
    version: Mapped[int] = mapped_column(default=1)

    case: Mapped[CaseFile] = relationship(lazy="raise_on_sql", viewonly=True)
    seizure_document: Mapped[Document | None] = relationship(foreign_keys=[seizure_document_id])
    end_document: Mapped[Document | None] = relationship(foreign_keys=[end_document_id])
    seizure_no = NumberOf("seizure_document", "seizure_no_before")

    __mapper_args__ = {"version_id_col": version}

    SEIZED: ClassVar = DayInPart("seized_on", "seized_in", bound=False)
    VALUED: ClassVar = DayTold.of("valued_told")

    def seized_by(self, today: date) -> KnownDay | None:
        """Return the day of the seizure as far as it is known on a day; None: nothing is."""
        told = self.SEIZED.told(self)
        return KnownDay.told(told, today) if told is not None else None

    @validates("seized_on")
    def _whole(self, _name: str, value: date | None) -> date | None:
        """Forget what was known of a day in part once the whole day is said."""
        if value is not None:
            self.seized_in = None
        return value

    @hybrid_property
    def is_open(self) -> bool:
        """Whether it has not come to an end: not delivered, redeemed, returned or disposed of."""
        return self.state in OPEN_STATES

    @is_open.inplace.expression
    @classmethod
    def _is_open(cls) -> ColumnElement[bool]:
        return cls.state.in_(OPEN_STATES)

    @hybrid_property
    def stands(self) -> bool:
        """Whether it was not taken back as entered by mistake."""
        return self.state is not AssetState.MISTAKEN

    @stands.inplace.expression
    @classmethod
    def _stands(cls) -> ColumnElement[bool]:
        return cls.state != AssetState.MISTAKEN

    @property
    def lot_id(self) -> None:
        """What is due for a seized asset begins before any lot; ``appraisals.carry`` names one."""
        return None

    @property
    def stream(self) -> str:
        return f"asset:{self.id}"
