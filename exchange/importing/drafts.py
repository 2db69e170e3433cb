"""What reading a spreadsheet yields: drafts to look at before anything is committed."""

import enum
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from exchange.importing.problems import Problem
from exchange.importing.publications import without_publication
from exchange.importing.sheets import Place
from exchange.importing.writing import squeezed


class AssetKind(enum.StrEnum):
    """The kinds a notice's asset is labelled with."""

    LAND_HOUSE = "land_house"
    LAND = "land"
    VEHICLE = "vehicle"
    MACHINERY = "machinery"
    GOODS = "goods"
    SHARES = "shares"
    SCRAP = "scrap"
    EXHIBITS = "exhibits"
    MIXED = "mixed"
    OTHER = "other"


class Movability(enum.StrEnum):
    """Which notice periods apply."""

    MOVABLE = "movable"  # động sản
    IMMOVABLE = "immovable"  # bất động sản


@dataclass(frozen=True, slots=True)
class SubLot:
    """One asset of several in a notice, with its own price; amounts in đồng."""

    name: str
    starting_price: int
    deposit: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDraft:
    """One auction notice as read; texts stand as written, amounts are đồng, moments Viet Nam's."""

    row: int
    notice_id: str
    source_url: str
    owner_category: str  # thads = civil enforcement
    creditor_type: str  # "bank" and what follows; empty in most notices
    enforcement_office: str
    province: str
    asset_kind: AssetKind
    movability: Movability
    description: str
    location: str
    item_count: int | None
    sub_lots: tuple[SubLot, ...]
    starting_price: int
    deposit: int | None
    deposit_percent: Decimal | None  # as written; deposit was computed from it
    bid_step: int | None
    dossier_fee: int | None
    auction_round: int | None  # never the number of the publication
    price_reductions_count: int | None
    dossier_sale_from: datetime | None
    dossier_sale_to: datetime | None
    viewing_from: datetime | None
    viewing_to: datetime | None
    deposit_from: datetime | None
    deposit_to: datetime | None
    session: datetime
    auction_place: str
    organisation: str
    notice_day: date | None
    form: str
    method: str
    warnings: tuple[Problem, ...] = field(default=(), compare=False)

    @property
    def by_bank(self) -> bool:
        """Whether the notice says that a bank is the creditor."""
        return self.creditor_type.lower().startswith(("bank", "ngân hàng"))

    @property
    def lot_key(self) -> str:
        """The same for every notice of one asset, whatever the round: office, asset, place."""
        asset = without_publication(self.description)
        return _digest(self.enforcement_office, asset, self.location)

    @property
    def fingerprint(self) -> str:
        """The same for the publications of one round: asset, price, session."""
        asset = without_publication(self.description)
        return _digest(asset, str(self.starting_price), self.session.isoformat())


@dataclass(frozen=True, slots=True)
class NoticeSheet:
    """A file of notices as read: ``repeated`` maps a row to the earlier row it says again."""

    rows: int
    drafts: Sequence[NoticeDraft] = ()
    problems: Sequence[Problem] = ()
    repeated: dict[int, int] = field(default_factory=dict)
    places: Mapping[int, Place] = field(default_factory=dict)
    notes: Sequence[Problem] = ()

    @property
    def refused_rows(self) -> frozenset[int]:
        return frozenset(problem.row for problem in self.problems if problem.refuses)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitDraft:
    """One exhibit line as read.

    ``unit`` is None when the thing itself is counted ("3 súng hơi"). ``missing`` says why a person
    must complete the line, ``doubts`` what to look at although it was read.
    """

    row: int
    source: str
    line_no: str
    description: str
    kind: str  # a value of warehouse.models.ItemKind
    quantity: Decimal | None
    unit: str | None
    second_quantity: Decimal | None = None  # weight or volume of counted things, or their number
    second_unit: str | None = None
    second_approximate: bool = False
    seal_text: str = ""
    seal_numbers: tuple[str, ...] = ()
    approximate: bool = False
    section: str = ""  # the heading it stands under
    original: str = ""  # of a description that was typed for an old font
    missing: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()

    @property
    def complete(self) -> bool:
        return not self.missing


@dataclass(frozen=True, slots=True)
class ExhibitSheet:
    """A file of exhibit lines as read; refused rows are in ``problems`` only."""

    rows: int
    drafts: Sequence[ExhibitDraft] = ()
    problems: Sequence[Problem] = ()
    places: Mapping[int, Place] = field(default_factory=dict)
    notes: Sequence[Problem] = ()
    contents: Mapping[int, Sequence[str]] = field(default_factory=dict)  # cells as written

    @property
    def refused_rows(self) -> frozenset[int]:
        return frozenset(problem.row for problem in self.problems if problem.refuses)


def _digest(*texts: str) -> str:
    joined = "\n".join(squeezed(text) for text in texts)
    return hashlib.sha256(joined.encode()).hexdigest()[:32]
