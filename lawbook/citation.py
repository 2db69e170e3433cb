"""Citations and rulings: an answer always travels with the law behind it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeVar

T = TypeVar("T")

AWAITING: Final = "chưa chắc: chờ thông báo"
_AWAITING = re.compile(rf"{AWAITING} [^(;]*[^(; ]")


@dataclass(frozen=True, slots=True)
class Citation:
    """One provision of one instrument, as written on Vietnamese documents."""

    instrument: str  # "Luật THADS 106/2025/QH15"
    article: str  # "Điều 83 khoản 3"
    short: str  # "Đ.83 k.3 LTHADS"

    def __str__(self) -> str:
        return f"{self.article} {self.instrument}"


@dataclass(frozen=True, slots=True)
class Ruling(Generic[T]):
    """A value the law yields, the provision that yields it, and how it was reached."""

    value: T
    basis: Citation
    confirmed: bool  # read in the text of the law, and no holiday awaited or unchecked can move it
    counted: str  # "5 ngày làm việc, không tính ngày đầu; nghỉ 24/11"
    code: str  # parameter code of docs/law: "R4"
    edition: str  # "A", "B", "2016", "2024"

    @property
    def awaits(self) -> str:
        """What the day still waits for, "chưa chắc: chờ thông báo nghỉ Tết 2027"; else nothing."""
        return awaited_in(self.counted)

    def as_record(self) -> dict[str, str | bool | int]:
        """Give the ruling as plain values a JSON column or a ledger entry can hold.

        Returns: days as ISO dates, windows as ``first/last``, truth and amounts as they are.
        """
        return {
            "value": _plain(self.value),
            "basis": str(self.basis),
            "short": self.basis.short,
            "confirmed": self.confirmed,
            "counted": self.counted,
            "code": self.code,
            "edition": self.edition,
        }


def awaited_in(counted: str) -> str:
    """Find what a counted sentence still waits for, as the screen says it; nothing if certain."""
    found = _AWAITING.search(counted)
    return found.group() if found is not None else ""


def _plain(value: object) -> str | bool | int:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "/".join(str(_plain(part)) for part in value)
    return str(value)
