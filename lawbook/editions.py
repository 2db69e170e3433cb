"""Which dated row is in force on a day; no row means a refusal, never a guess."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

from lawbook.errors import NoEditionInForce

REGIME_B_FROM = date(2026, 7, 1)  # 106/2025/QH15 Điều 115; 152/2026/NĐ-CP Điều 114


class Dated(Protocol):
    """A row with the days it came into force and ended."""

    @property
    def in_force_from(self) -> date:
        """First day in force."""
        ...

    @property
    def in_force_to(self) -> date | None:
        """Last day in force; nothing while it is still in force."""
        ...


Row = TypeVar("Row", bound=Dated)


def in_force(rows: Sequence[Row], on: date, *, what: str = "quy định") -> Row:
    """Pick the row in force on the day the law attaches to.

    Counting: both the first and the last day in force count.

    Args:
        on: the trigger day of the step (not of the case): receipt, payment, session.
        what: what is asked for, in Vietnamese, for the message of the refusal.

    Raises:
        NoEditionInForce: the day lies before the first row or after the last, or the rule ended.

    Law: 106/2025/QH15, Điều 116 khoản 3, 4; 152/2026/NĐ-CP, Điều 115 khoản 1.
    """
    for row in rows:
        if row.in_force_from <= on and (row.in_force_to is None or on <= row.in_force_to):
            return row
    spans = "; ".join(_span(row) for row in rows) or "chưa ghi nhận bản nào"
    message = f"Không có bản nào của {what} có hiệu lực vào ngày {on:%d/%m/%Y} ({spans})."
    raise NoEditionInForce(message)


def _span(row: Dated) -> str:
    end = f"đến {row.in_force_to:%d/%m/%Y}" if row.in_force_to else "đến nay"
    return f"{row.in_force_from:%d/%m/%Y} {end}"
