"""Why an asset stalls: the reason codes F01–F20 (not sold) and U01–U16 (sold, not delivered)."""

import enum
from dataclasses import dataclass
from functools import cache

from lawbook.errors import UnknownParameter
from lawbook.loading import only_keys, read

_KEYS = frozenset({"code", "vi", "en", "basis"})


class StallStage(enum.StrEnum):
    """What the reason keeps from happening."""

    NOT_SOLD = "not_sold"
    NOT_DELIVERED = "not_delivered"


@dataclass(frozen=True, slots=True)
class ObstacleReason:
    """One reason code with its labels and the provision or source behind it."""

    code: str  # "F04"
    name: str  # "F04_NO_ACCESS"
    stage: StallStage
    vi: str
    en: str
    basis: str  # provision in Vietnamese, or the press source where no provision exists


def obstacle_reasons(stage: StallStage | None = None) -> tuple[ObstacleReason, ...]:
    """List the reasons in the order of the rulebook, of one stage or of both."""
    found = _reasons().values()
    return tuple(reason for reason in found if stage is None or reason.stage is stage)


def obstacle_reason(code: str) -> ObstacleReason:
    """Find a reason by its code ("F04") or its full name ("F04_NO_ACCESS").

    Raises:
        UnknownParameter: no reason of that code is recorded.
    """
    found = _reasons().get(code[:3].upper())
    if found is None or code.upper() not in (found.code, found.name):
        message = f"Không có mã vướng mắc {code!r}."
        raise UnknownParameter(message)
    return found


@cache
def _reasons() -> dict[str, ObstacleReason]:
    found = {}
    for row in read("obstacles")["reason"]:
        only_keys(row, _KEYS, "obstacles")
        code = row["code"][:3]
        stage = StallStage.NOT_SOLD if code[0] == "F" else StallStage.NOT_DELIVERED
        found[code] = ObstacleReason(code, row["code"], stage, row["vi"], row["en"], row["basis"])
    return found
