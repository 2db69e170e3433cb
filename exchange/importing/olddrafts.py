"""What a file of a backlog says, row by row; the row of an asset holds all the file tells of it."""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from exchange.importing.drafts import AssetKind, ExhibitDraft
from exchange.importing.places import Place
from exchange.importing.problems import Problem


class OldKind(enum.StrEnum):
    """What a row of a backlog tells of."""

    CASE = "case"
    ASSET = "asset"
    MORE = "more"  # an auction, the sale or the obstacle of an asset that another row names
    ITEM = "item"
    PLACE = "place"
    ORGANISATION = "organisation"
    PERSON = "person"


class Ended(enum.StrEnum):
    """What a row says came of an auction."""

    FAILED = "failed"
    SOLD = "sold"
    STOPPED = "stopped"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCaseDraft:
    """What the file says of a case."""

    number: str
    opened_on: date | None = None
    decision_no: str = ""
    decision_on: date | None = None
    judgment_no: str = ""
    judgment_on: date | None = None
    creditor: str = ""
    debtor: str = ""
    money_due: int | None = None
    is_credit: bool | None = None
    officer: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldAssetDraft:
    """What the file says of an asset; ``seized`` is a day, a month or a year, empty if unknown."""

    number: str = ""  # within its case, as the file numbers it
    description: str = ""
    kind: AssetKind | None = None
    category: str = ""  # as written: may be one of our words
    immovable: bool | None = None
    location: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    seized: str = ""
    appraised: int | None = None
    valued: str = ""
    keeper: str = ""
    keeper_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldRoundDraft:
    """One auction."""

    ended: Ended = Ended.UNKNOWN
    number: int | None = None
    session: str = ""
    price: int | None = None
    failure_code: str = ""
    registrants: int | None = None
    organisation: str = ""
    deposit: int | None = None
    contract: str = ""
    notified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldSaleDraft:
    """The sale of an asset; ``payment`` is "full", "part", "nothing" or empty.

    ``paid`` is a day on which the whole price was in, ``paid_some`` one of a payment.
    """

    price: int | None = None
    on: str = ""
    buyer: str = ""
    identity: str = ""
    payment: str = ""
    paid_amount: int | None = None
    paid: str = ""
    paid_some: str = ""
    delivered: bool | None = None
    delivered_on: str = ""

    @property
    def has_delivery_day(self) -> bool:
        """Whether some row gives a day, a month or a year of the hand-over."""
        return bool(self.delivered_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class OldObstacleDraft:
    """Why an asset does not move on, in the words of the file."""

    reason: str = ""
    code: str = ""  # of lawbook.obstacles, where the words are its own
    held_by: str = ""
    holder_name: str = ""
    since: str = ""
    next_act: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldItemDraft:
    """A thing in store."""

    exhibit: ExhibitDraft
    place: str = ""
    since: str = ""
    physical: str = ""
    physical_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldDraft:
    """One row as it was read.

    Args:
        told: of a place, an organisation, a person: the words of each column.
        head: the row of the asset this one tells more of; its own row, if it is that.
        merged: what all rows of the asset say together; kept with the row of the asset only.
        of_one: it tells one auction by its number.
        is_another: a person said that it is not the thing of the same name that is there.
        cells: the row's own words.
        at: the cell of each column with words in it; ``heads``: what stands above it.
    """

    row: int
    kind: OldKind
    case: OldCaseDraft | None = None
    asset: OldAssetDraft | None = None
    rounds: tuple[OldRoundDraft, ...] = ()
    failures: int | None = None
    held: int | None = None
    reductions: int | None = None
    sale: OldSaleDraft | None = None
    obstacle: OldObstacleDraft | None = None
    item: OldItemDraft | None = None
    told: tuple[tuple[str, str], ...] = ()
    notes: str = ""
    head: int = 0
    of_one: bool = False
    is_another: bool = field(default=False, compare=False)
    cells: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    at: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    heads: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    warnings: tuple[Problem, ...] = field(default=(), compare=False)

    @property
    def words(self) -> Mapping[str, str]:
        """What each column of a place, an organisation or a person says."""
        return dict(self.told)

    @property
    def adds(self) -> bool:
        """Whether it tells an auction, a sale or an obstacle."""
        told = (self.sale, self.obstacle, self.failures, self.held, self.reductions)
        return bool(self.rounds) or any(each is not None for each in told)


@dataclass(frozen=True, slots=True)
class OldSheet:
    """A file of a backlog as read; ``contents`` are the cells of each row as written."""

    rows: int
    drafts: Sequence[OldDraft] = ()
    problems: Sequence[Problem] = ()
    places: Mapping[int, Place] = field(default_factory=dict)
    notes: Sequence[Problem] = ()
    contents: Mapping[int, Sequence[str]] = field(default_factory=dict)
