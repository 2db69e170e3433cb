"""Printers of an office: where each stands, and where the labels lie on its paper."""

import enum
from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from foundation.database import Model, OfficeId, Pk, open_codes
from foundation.folding import caseless
from foundation.recording import Stream
from warehouse.models.place import Place


class PrinterKind(enum.StrEnum):
    """What a printer prints labels on."""

    SHEET = "a4_sheet"
    ROLL = "label_roll"


class Printer(Model):
    """One printer; lengths are in millimetres.

    Of the printers of a warehouse that are in use, the one that was made its default last is the
    default; where none was there is none, and pages choose the one added first.
    """

    __tablename__ = "printer"
    __ledger__ = Stream("printer", "id")
    __table_args__ = (
        UniqueConstraint("office_id", "name_key"),
        Index("ix_printer_office_id_id", "office_id", "id"),
        Index("ix_printer_place_id", "place_id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))  # the warehouse it stands in
    name: Mapped[str] = mapped_column(String(60))
    name_key: Mapped[str] = mapped_column(String(120))  # what the name is compared by
    kind: Mapped[PrinterKind] = mapped_column(open_codes(PrinterKind))
    columns: Mapped[int]
    rows: Mapped[int]
    width: Mapped[Decimal]  # of a label
    height: Mapped[Decimal]
    left: Mapped[Decimal]  # margin of the sheet
    top: Mapped[Decimal]
    gap_across: Mapped[Decimal]  # between labels
    gap_down: Mapped[Decimal]
    shift_across: Mapped[Decimal]  # what is printed is moved to the right by it; calibration
    shift_down: Mapped[Decimal]
    cut_lines: Mapped[bool]  # dashed outlines, for plain paper
    default_since: Mapped[datetime | None]  # when it was made the default of its warehouse
    retired_at: Mapped[datetime | None]  # no longer used
    version: Mapped[int] = mapped_column(default=1)

    place: Mapped[Place] = relationship(lazy="raise_on_sql", viewonly=True)

    __mapper_args__ = {"version_id_col": version}

    @validates("name")
    def _keyed(self, _name: str, name: str) -> str:
        self.name_key = caseless(name)
        return name

    @property
    def stream(self) -> str:
        return f"printer:{self.id}"
