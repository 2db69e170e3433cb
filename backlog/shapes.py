"""What an old matter is: a case, its asset, the auctions held, the sale, what stands in the way.

Days are known in whole, in part (a month, a year: ``foundation.partdays``) or not at all (None).
What is None is unknown, or never was where the text beside it says so.
"""

import enum
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from accounts.models import UserAccount
from cases.models import AssetCategory, Certainty, Holder, Keeper
from foundation.folding import fold
from foundation.partdays import PartDay
from lawbook.failure import FailureCode
from papers.operations import Paper
from sales.models import AttemptOutcome

NOT_KNOWN: Final = ""
"""A text that must be there and that nobody knows: pages say that it is not known."""


def asset_key(description: str) -> str:
    """Return what the assets of one case are told apart by: the letters and digits of the name."""
    return "".join(letter for letter in fold(description) if letter.isalnum())


class OldEnd(enum.StrEnum):
    """What came of an auction of the past."""

    FAILED = "failed"  # không thành
    SOLD = "sold"  # thành
    STOPPED = "stopped"  # dừng, hoặc kết quả bị hủy
    UNKNOWN = "unknown"


class OldPaid(enum.StrEnum):
    """How much of the price was paid."""

    FULL = "full"
    PART = "part"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class OldParty:
    """A debtor or a creditor.

    Args:
        is_bank: a credit institution; it comes from the registry, or is added to it.
    """

    name: str
    is_organisation: bool = False
    is_bank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OldAsset:
    """What was seized.

    Args:
        quantity: how many of ``unit``; None: the old file does not say.
        immovable: real estate or not; None: as its kind and its description propose.
        seized: day, month or year of the seizure.
        appraised: đồng.
        valued: day, month or year of the certificate of its value (chứng thư thẩm định giá).
        keeper: who keeps it now.
    """

    description: str
    category: AssetCategory
    quantity: Decimal | None = None
    unit: str | None = None
    immovable: bool | None = None
    seized: PartDay | None = None
    location: str | None = None
    appraised: int | None = None
    valued: PartDay | None = None
    keeper: Keeper | None = None
    keeper_name: str | None = None
    adds_keeper: bool | None = None  # None: nobody was asked


@dataclass(frozen=True, slots=True, kw_only=True)
class OldRound:
    """One auction that was held, or was to be held.

    Args:
        number: which it was of the asset; None where nobody knows.
        starting_price: đồng.
        failure_code: the letter of Điều 52 where the file says it.
        registrants: how many had registered.
        deposit: đồng each of them had to lay down (tiền đặt trước).
        contract: when the service contract it was held by was signed.
        notified: when its (first) public notice was published.
    """

    ended: OldEnd
    number: int | None = None
    session: PartDay | None = None
    starting_price: int | None = None
    failure_code: FailureCode | None = None
    registrants: int | None = None
    deposit: int | None = None
    organisation: str | None = None
    contract: PartDay | None = None
    notified: PartDay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OldAttempt:
    """An attempt to hand over what was sold, which did not succeed.

    Args:
        outcome: postponed or blocked.
        note: what the file says of it.
    """

    outcome: AttemptOutcome
    day: PartDay | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OldSale:
    """The sale of the round that was sold.

    Args:
        price: đồng; a sale is nothing without it.
        winner: None where nobody knows.
        paid_amount: đồng in all, the deposit included, where a part is paid.
        paid: the day the last of it came in.
        delivered: handed over to the buyer; an asset that is not is undelivered, and the obstacle
            says why; None: nobody knows, and nothing counts it as undelivered.
        attempts: to hand it over, in their order.
    """

    price: int
    winner: str | None = None
    winner_identity: str | None = None
    payment: OldPaid = OldPaid.UNKNOWN
    paid_amount: int | None = None
    paid: PartDay | None = None
    delivered: bool | None = None
    delivered_day: PartDay | None = None
    attempts: tuple[OldAttempt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OldHolder:
    """Somebody who had, or has, to do the next act; since when.

    Args:
        held_by: what they are; unknown where the file does not say it, perhaps beside a name.
    """

    held_by: Holder
    name: str | None = None
    since: PartDay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OldObstacle:
    """Why the asset does not move on.

    Args:
        reason_code: of ``lawbook.obstacles``, "U01" or "F04".
        holders: in their order; the last one has it now.
        next_act: what must be done next, in words; None where nobody has decided it.
    """

    reason_code: str
    holders: tuple[OldHolder, ...]
    next_act: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OldMatter:
    """One old asset with its past.

    Args:
        case_number: as on the cover; a case that is not there yet is opened by it.
        officer: of a case that is opened; the person who enters it if missing and an officer.
        debtors, creditors: those the case does not have yet are added.
        rounds: in their order.
        failures_before, reductions_before: before the first round that is told, or in all where
            none is; at least what the numbers of the rounds say. Where the first one is told,
            nobody knows before which of the others the reductions came.
        note: what the file says beside it, in its words; that of an obstacle stands with it.
        source: "theo hồ sơ cũ, tập 2"
        is_another: the case has an asset of the same name, and this is another one.
        is_listed: a line of a list, in which equal lines are things: what came from the same source
            does not make it the same asset.
        paper: one that tells it, where there is one.
    """

    office_id: int
    case_number: str
    asset: OldAsset
    officer: UserAccount | None = None
    debtors: tuple[OldParty, ...] = ()
    creditors: tuple[OldParty, ...] = ()
    rounds: tuple[OldRound, ...] = ()
    failures_before: int = 0
    reductions_before: int = 0
    sale: OldSale | None = None
    obstacle: OldObstacle | None = None
    note: str | None = None
    source: str = "theo hồ sơ cũ"
    certainty: Certainty | None = None
    is_another: bool = False
    is_listed: bool = False
    paper: Paper | None = None
