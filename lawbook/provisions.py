"""Provisions that are no period: the ground, or the answer, the law gives on a day."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from lawbook.citation import Citation
from lawbook.editions import in_force
from lawbook.errors import BrokenLawData, NoEditionInForce, UnknownParameter
from lawbook.loading import Table, cite, only_keys, read, without_gap_or_overlap

_KEYS = frozenset({"code", "title", "edition"})
_EDITION_KEYS = frozenset(
    {"edition", "in_force_from", "in_force_to", "value", "law", "article", "confirmed"}
)


@dataclass(frozen=True, slots=True)
class Provision:
    """One edition of a provision: the days it is in force, its answer, where it stands."""

    edition: str  # "A", "B", "2016", "2024"
    in_force_from: date
    in_force_to: date | None
    value: str  # the answer, "parties_notified"; empty where the provision only is a ground
    law: str  # instrument code, "L25"
    basis: Citation
    confirmed: bool  # read in the text of the law


def provision(code: str, on: date) -> Provision | None:
    """Find the edition of a provision in force on a day, or None when there is none.

    Args:
        code: of data/provisions.toml, such as "R4.FROM".
        on: the day the law attaches to.

    Raises:
        UnknownParameter: no provision of that code is recorded.
    """
    try:
        return in_force(_editions(code), on)
    except NoEditionInForce:
        return None


def cited(code: str, on: date) -> Citation | None:
    """Cite a provision as it stands on a day, or None when nothing of the kind is in force."""
    found = provision(code, on)
    return found.basis if found is not None else None


def provisions() -> dict[str, tuple[Provision, ...]]:
    """List every provision by its code, the editions oldest first."""
    return dict(_registry())


def provision_of(table: Table) -> tuple[Provision, ...]:
    """Build the editions of a provision from its TOML table and refuse one that breaks the rules.

    Raises:
        BrokenLawData: an unknown key, a missing basis, a gap or an overlap between editions.
    """
    only_keys(table, _KEYS, table["code"])
    for row in table["edition"]:
        only_keys(row, _EDITION_KEYS, table["code"])
    editions = tuple(
        Provision(
            edition=row["edition"],
            in_force_from=row["in_force_from"],
            in_force_to=row.get("in_force_to"),
            value=row.get("value", ""),
            law=row["law"],
            basis=cite(row["law"], row["article"]),
            confirmed=row["confirmed"],
        )
        for row in table["edition"]
    )
    without_gap_or_overlap(editions, table["code"])
    return editions


def _editions(code: str) -> tuple[Provision, ...]:
    found = _registry().get(code)
    if found is None:
        message = f"Không có quy định mã {code!r}. Các mã: {', '.join(_registry())}."
        raise UnknownParameter(message)
    return found


@cache
def _registry() -> dict[str, tuple[Provision, ...]]:
    found: dict[str, tuple[Provision, ...]] = {}
    for table in read("provisions")["provision"]:
        if table["code"] in found:
            message = f"{table['code']}: hai lần"
            raise BrokenLawData(message)
        found[table["code"]] = provision_of(table)
    return found
