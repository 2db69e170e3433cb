"""What reading a spreadsheet yields: drafts to look at before anything is committed."""

import enum
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from exchange.importing.problems import Problem
from exchange.importing.publications import without_publication, without_round
from exchange.importing.seals import worded
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


class Told(enum.StrEnum):
    """What a notice says became of its round."""

    FAILED = "failed"  # đấu giá không thành
    SOLD = "sold"  # đấu giá thành
    STOPPED = "stopped"  # dừng, tạm dừng


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDraft:
    """One auction notice as read; texts stand as written, amounts are đồng, moments Viet Nam's.

    What the row does not say is None or empty; what of it a person is asked for stands in the
    problems of the row as missing.
    """

    row: int
    notice_id: str  # empty if the notice has no number
    source_url: str
    owner_category: str  # thads = civil enforcement
    decision_refs: str
    decision_no: str
    creditor_type: str  # "bank" and what follows; empty in most notices
    creditor_name: str
    debtor_name: str
    enforcement_office: str
    province: str
    asset_kind: AssetKind | None
    movability: Movability | None
    description: str
    location: str
    item_count: int | None
    sub_lots: tuple[SubLot, ...]
    starting_price: int | None
    price_unconfirmed: bool  # known to the đồng, and called approximate elsewhere
    deposit: int | None
    deposit_percent: Decimal | None  # as written; deposit, if known, was computed from it
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
    session: datetime | None
    hour_unknown: bool  # ``session`` is the first minute of its day then
    auction_place: str
    organisation: str
    publication: int | None  # which publication of the round the notice says it is
    notice_day: date | None
    second_notice_day: date | None
    form: str
    method: str
    told: Told | None  # what became of the round
    failure_code: str | None  # letter of Điều 52, where the result says it in so many words
    earlier_failures: int | None  # as the result tells them
    told_aside: bool = False  # among the notes, not in a column of results
    stop_ground: str = ""  # why it was stopped, in the words of the row
    sold_price: int | None = None  # as the result tells it
    part: str = ""  # which asset under its number, where the number stands for others too
    price_told: bool = False  # an amount stands there, though perhaps not to the đồng
    cells: tuple[tuple[str, str], ...] = field(default=(), compare=False)  # the row's own words
    warnings: tuple[Problem, ...] = field(default=(), compare=False)

    @property
    def by_bank(self) -> bool:
        """Whether the notice says that a bank is the creditor."""
        return self.creditor_type.lower().startswith(("bank", "ngân hàng"))

    @property
    def lot_key(self) -> str:
        """The same for every notice of one asset, whatever the round: office, asset, place."""
        asset = without_round(without_publication(self.description))
        return _digest(self.enforcement_office, asset, self.location)

    @property
    def is_asset_only(self) -> bool:
        """Whether the row tells of no round, only of an asset and of what happened before.

        A round is told by whatever only a round has: an amount as its price, exact or not, its
        session, its number, its deposit, the days before it, or its result.
        """
        own = (self.session, self.auction_round, self.deposit, self.deposit_percent, self.told)
        days = (self.dossier_sale_from, self.dossier_sale_to, self.viewing_from, self.viewing_to)
        paid_in = (self.deposit_from, self.deposit_to)
        return not self.price_told and all(each is None for each in (*own, *days, *paid_in))

    @property
    def fingerprint(self) -> str:
        """The same for the publications of one round: asset, price, session.

        Where the price or the session is not known, what else tells two rounds apart.
        """
        asset = without_publication(self.description)
        if self.starting_price is not None and self.session is not None:
            return _digest(asset, str(self.starting_price), self.session.isoformat())
        return _digest(
            asset,
            str(self.starting_price),
            self.session.isoformat() if self.session else "",
            self.enforcement_office,
            self.location,
            str(self.auction_round),
            str(self.notice_day if self.session is None else ""),
        )


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
    words: str = ""  # of a quantity that is only about, where its own column says so
    notes: str = ""  # the list's own, word for word, and the values it gives
    section: str = ""  # the heading it stands under
    original: str = ""  # of a description that was typed for an old font
    missing: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()

    @property
    def complete(self) -> bool:
        return not self.missing

    @property
    def seal(self) -> str:
        """What is kept and shown of the seal."""
        return worded(self.seal_text, self.seal_numbers)


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
