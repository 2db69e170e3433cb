"""Price cuts after failed auctions: largest cut, lowest next price, the creditor's right."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from lawbook.citation import Citation, Ruling
from lawbook.editions import in_force
from lawbook.loading import cite, only_keys, read, without_gap_or_overlap
from lawbook.money import WHOLE, Rounding, share

_KEYS = frozenset(
    [
        "edition",
        "in_force_from",
        "in_force_to",
        "largest_cut",
        "law",
        "article",
        "right_opens_after",
        "right_article",
        "confirmed",
    ]
)


@dataclass(frozen=True, slots=True)
class ReductionCap:
    """One edition of the rules on cutting the starting price."""

    edition: str
    in_force_from: date
    in_force_to: date | None
    largest_cut: int  # basis points of the starting price immediately before
    basis: Citation
    right_opens_after: int  # reductions after which a failure opens the creditor's right
    right_basis: Citation
    confirmed: bool


def largest_cut(on: date | None = None) -> Ruling[int]:
    """Give the largest single cut, in basis points of the starting price immediately before.

    Args:
        on: day of the reduction decision; the newest edition if missing.

    Raises:
        NoEditionInForce: no edition is recorded for that day.

    Law: 106/2025/QH15, Điều 83 khoản 3; until 30/06/2026 26/2008/QH12, Điều 104 khoản 5.
    """
    cap = _cap(on)
    counted = f"không quá {cap.largest_cut / 100:g} % giá khởi điểm liền trước"
    return Ruling(cap.largest_cut, cap.basis, cap.confirmed, counted, "R5", cap.edition)


def lowest_next_price(price: int, on: date | None = None) -> Ruling[int]:
    """Give the lowest starting price a single reduction may reach, in whole đồng.

    Counting: rounded up, so that the cut never exceeds the largest one by a part of a đồng.

    Args:
        price: the starting price of the failed auction, whole đồng.
        on: day of the reduction decision; the newest edition if missing.

    Raises:
        NoEditionInForce: no edition is recorded for that day.
        ValueError: the price is negative.

    Law: as ``largest_cut``.
    """
    cap = _cap(on)
    lowest = share(price, WHOLE - cap.largest_cut, Rounding.UP)
    counted = f"giảm không quá {cap.largest_cut / 100:g} % giá liền trước, làm tròn lên đồng"
    return Ruling(lowest, cap.basis, cap.confirmed, counted, "R5", cap.edition)


def cut_basis_points(from_price: int, to_price: int) -> int:
    """Measure a cut in basis points of the price before it.

    Counting: rounded up, so a cut over the largest one by one đồng already shows as over it.

    Raises:
        ValueError: the price before is not above zero, or the price after is above it.
    """
    if from_price <= 0 or not 0 <= to_price <= from_price:
        message = "Giá sau phải từ 0 đến giá trước, giá trước phải lớn hơn 0."
        raise ValueError(message)
    return -((to_price - from_price) * WHOLE // from_price)


def creditor_right_open(
    reductions: int, failed_after_last: bool, on: date | None = None
) -> Ruling[bool]:
    """Say whether the creditor may take the asset instead of a further cut.

    Counting: opens with the failure of the auction held after the second reduction, normally the
    third failed auction, and stays open at each later failure.

    Args:
        reductions: reduction decisions made for the lot so far.
        failed_after_last: whether an auction held after the last of them has failed.
        on: day of the failed auction; the newest edition if missing.

    Law: 106/2025/QH15, Điều 83 khoản 3; 152/2026/NĐ-CP, Điều 65 khoản 6.
    """
    return _past_threshold(reductions, failed_after_last, on, "R7")


def repeat_fail(reductions: int, failed_after_last: bool, on: date | None = None) -> Ruling[bool]:
    """Say whether the lot counts as offered many times and not sold (bán nhiều lần không thành).

    Counting: the threshold of the official statistics, which is that of ``creditor_right_open``.

    Law: 106/2025/QH15, Điều 83 khoản 3, as forms 004.N and 005.N/BCB-TP of 152/2026/NĐ-CP use it.
    """
    return _past_threshold(reductions, failed_after_last, on, "REPEAT_FAIL")


def _past_threshold(
    reductions: int, failed_after_last: bool, on: date | None, code: str
) -> Ruling[bool]:
    cap = _cap(on)
    reached = reductions >= cap.right_opens_after and failed_after_last
    failed = "phiên sau đó không thành" if failed_after_last else "chưa có phiên không thành sau đó"
    counted = f"đã giảm giá {reductions} lần, {failed}"
    return Ruling(reached, cap.right_basis, cap.confirmed, counted, code, cap.edition)


def _cap(on: date | None) -> ReductionCap:
    caps = _caps()
    return caps[-1] if on is None else in_force(caps, on, what="mức giảm giá")


@cache
def _caps() -> tuple[ReductionCap, ...]:
    rows = read("reduction_caps")["cap"]
    for row in rows:
        only_keys(row, _KEYS, "reduction_caps")
    caps = tuple(
        ReductionCap(
            edition=row["edition"],
            in_force_from=row["in_force_from"],
            in_force_to=row.get("in_force_to"),
            largest_cut=row["largest_cut"],
            basis=cite(row["law"], row["article"]),
            right_opens_after=row["right_opens_after"],
            right_basis=cite(row["law"], row["right_article"]),
            confirmed=row["confirmed"],
        )
        for row in rows
    )
    without_gap_or_overlap(caps, "reduction_caps")
    return caps
