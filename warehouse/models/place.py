"""Places: a tree of warehouses, areas, shelves and bins, each with its own label."""

import enum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Model, OfficeId, Pk


class PlaceKind(enum.StrEnum):
    """Level of the tree."""

    WAREHOUSE = "warehouse"  # kho
    AREA = "area"  # khu
    SHELF = "shelf"  # kệ
    BIN = "bin"  # ô


class PlaceClass(enum.StrEnum):
    """What may be kept there."""

    GENERAL = "general"
    VAULT = "vault"  # két, kho quỹ
    WEAPONS = "weapons"
    NARCOTICS = "narcotics"
    VEHICLE_YARD = "vehicle_yard"  # bãi xe
    COLD = "cold"
    ELSEWHERE = "elsewhere"  # police or army warehouse, owner, commune


class Place(Model):
    """One place; ``path`` holds the ids from the root down, "/3/8/21/"."""

    __tablename__ = "place"
    __table_args__ = (Index("ix_place_office_id_path", "office_id", "path"),)

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    path: Mapped[str] = mapped_column(String(200))
    code: Mapped[str] = mapped_column(String(9), unique=True)  # under its QR, see foundation.codes
    name: Mapped[str] = mapped_column(String(80))  # "Ô 3"
    short_name: Mapped[str] = mapped_column(String(40))  # "B-04-3"
    full_name: Mapped[str] = mapped_column(String(300))  # "Kho 2 › Khu B › Kệ 04 › Ô 3"
    kind: Mapped[PlaceKind]
    place_class: Mapped[PlaceClass] = mapped_column(default=PlaceClass.GENERAL)
    capacity: Mapped[int | None]  # items it can hold
    is_active: Mapped[bool] = mapped_column(default=True)

    @property
    def stream(self) -> str:
        return f"place:{self.id}"
