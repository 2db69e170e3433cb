"""On which grounds an office decides that a debtor cannot perform for now."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from lawbook.citation import Citation
from lawbook.loading import cite, only_keys, read

_KEYS = frozenset({"code", "law", "article", "in_force_from", "confirmed", "vi", "en"})


@dataclass(frozen=True, slots=True)
class Ground:
    """One point of the law, in short."""

    code: str  # "38.1.a"
    vi: str
    en: str
    basis: Citation
    in_force_from: date
    confirmed: bool


def grounds(on: date) -> tuple[Ground, ...]:
    """Return the grounds in force on a day, in the order of the law; none before they were read."""
    return tuple(each for each in _grounds() if each.in_force_from <= on)


def ground(code: str) -> Ground | None:
    """Return a ground by its code."""
    return next((each for each in _grounds() if each.code == code), None)


@cache
def _grounds() -> tuple[Ground, ...]:
    found = []
    for row in read("unable_grounds")["ground"]:
        only_keys(row, _KEYS, "unable_grounds")
        found.append(
            Ground(
                row["code"],
                row["vi"],
                row["en"],
                cite(row["law"], row["article"]),
                row["in_force_from"],
                row["confirmed"],
            )
        )
    return tuple(found)
