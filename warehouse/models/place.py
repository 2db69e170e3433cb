"""Places: a tree of warehouses, areas, shelves and bins, each with its own label."""

import enum
from typing import Final

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, validates

from foundation.database import Model, OfficeId, Pk
from foundation.folding import caseless
from foundation.ordering import SortKey, sort_key
from foundation.recording import NotRecorded, Stream
from foundation.trees import TreePath

PATH_MARK: Final = " › "  # as labels and screens write a place


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
    __ledger__ = Stream("place", "id")
    __table_args__ = (
        UniqueConstraint("office_id", "short_key"),
        Index("ix_place_short_key", "short_key"),
        Index("ix_place_office_id_path", "office_id", "path"),
        Index("ix_place_office_id_sort_key_id", "office_id", "sort_key", "id"),
        Index("ix_place_parent_id_sort_key_id", "parent_id", "sort_key", "id"),
        Index(
            "ix_place_roots",
            "office_id",
            "sort_key",
            "id",
            sqlite_where=text("parent_id IS NULL"),
            postgresql_where=text("parent_id IS NULL"),
        ),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    path: Mapped[TreePath]
    code: Mapped[str] = mapped_column(String(9), unique=True)  # under its QR, see foundation.codes
    name: Mapped[str] = mapped_column(String(80))  # "Ô 3"
    short_name: Mapped[str] = mapped_column(String(40))  # "B-04-3"
    short_key: Mapped[str] = mapped_column(String(80))  # what the short name is found by
    full_name: Mapped[str] = mapped_column(String(300))  # "Kho 2 › Khu B › Kệ 04 › Ô 3"
    sort_key: Mapped[SortKey]  # of the full name: the order of the tree
    kind: Mapped[PlaceKind]
    place_class: Mapped[PlaceClass] = mapped_column(default=PlaceClass.GENERAL)
    capacity: Mapped[int | None]  # items it can hold
    is_active: Mapped[bool] = mapped_column(default=True)
    # whose store it is, of a place elsewhere
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)

    @validates("full_name")
    def _sorted(self, _name: str, full_name: str) -> str:
        self.sort_key = sort_key(*full_name.split(PATH_MARK))
        return full_name

    @validates("short_name")
    def _keyed(self, _name: str, short_name: str) -> str:
        self.short_key = caseless(short_name)
        return short_name

    @property
    def stream(self) -> str:
        return f"place:{self.id}"


class PlaceCount(Model):
    """How many items lie in a place itself; what is in a box there is not counted.

    Kept beside the place, by :mod:`warehouse.custody` alone, in the transaction that moves an item.
    """

    __tablename__ = "place_count"
    __ledger__ = NotRecorded("counted from the items, which are recorded; counted anew at night")
    __table_args__ = (Index("ix_place_count_office_id", "office_id"),)

    place_id: Mapped[int] = mapped_column(
        ForeignKey("place.id"), primary_key=True, autoincrement=False
    )
    office_id: Mapped[OfficeId]
    held: Mapped[int] = mapped_column(default=0)
