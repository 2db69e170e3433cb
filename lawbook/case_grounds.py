"""On which grounds a case is decided upon as a whole: not able to perform, stopped, entrusted."""

import enum
from dataclasses import dataclass
from datetime import date
from functools import cache

from lawbook.citation import Citation
from lawbook.loading import cite, only_keys, read

_KEYS = frozenset(
    {"code", "decision", "law", "article", "in_force_from", "confirmed", "vi", "en", "money_waits"}
)


class Decision(enum.StrEnum):
    """What is decided; the values are those of the events of a case."""

    UNABLE = "unable"  # chưa có điều kiện thi hành án
    STOPPED = "stopped"  # đình chỉ
    ENTRUSTED = "entrusted"  # ủy thác


@dataclass(frozen=True, slots=True)
class Ground:
    """One point of the law, in short."""

    code: str  # "38.1.a"
    decision: Decision
    vi: str
    en: str
    basis: Citation
    in_force_from: date
    confirmed: bool
    money_waits: bool  # what was collected is not paid out on the judgment any more


def grounds(decision: Decision, on: date) -> tuple[Ground, ...]:
    """Return the grounds of a decision in force on a day, in the order of the law.

    None of a day whose law was not read.
    """
    return tuple(
        each for each in _grounds() if each.decision is decision and each.in_force_from <= on
    )


def ground(code: str) -> Ground | None:
    """Return a ground by its code."""
    return next((each for each in _grounds() if each.code == code), None)


@cache
def _grounds() -> tuple[Ground, ...]:
    found = []
    for row in read("case_grounds")["ground"]:
        only_keys(row, _KEYS, "case_grounds")
        found.append(
            Ground(
                row["code"],
                Decision(row["decision"]),
                row["vi"],
                row["en"],
                cite(row["law"], row["article"]),
                row["in_force_from"],
                row["confirmed"],
                row.get("money_waits", False),
            )
        )
    return tuple(found)
