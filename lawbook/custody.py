"""What the law asks of a kind of thing in store: where it may lie, how it is received."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from lawbook.citation import Citation
from lawbook.editions import in_force
from lawbook.errors import NoEditionInForce
from lawbook.loading import NOTES, Table, cite, only_keys, read, without_gap_or_overlap

_KEYS = frozenset({"code", "classes", "place"})
_RECEIVING_KEYS = frozenset(
    [
        "edition",
        "in_force_from",
        "in_force_to",
        "sealed_only",
        "every_pack",
        "law",
        "article",
        "confirmed",
        *NOTES,
    ]
)


@dataclass(frozen=True, slots=True)
class KindRule:
    """Where things of one kind may lie."""

    classes: frozenset[str]  # of place, in which it may lie
    place: str | None = None  # provision that sends it to its special place


@dataclass(frozen=True, slots=True)
class Receiving:
    """One edition of the rule on receiving sealed packs."""

    edition: str
    in_force_from: date
    in_force_to: date | None
    sealed_only: frozenset[str]  # kinds received as a sealed pack with the conclusion only
    every_pack: bool  # a sealed pack of whatever kind needs the result of an examination
    basis: Citation
    confirmed: bool


def kind_rule(code: str) -> KindRule:
    """Give the rule of a kind by its code, "drugs"; kinds nobody named are ordinary."""
    rules = _rules()
    return rules.get(code, rules["ordinary"])


def comes_only_sealed(code: str, on: date) -> bool:
    """Say whether things of a kind are received only as a sealed pack with the conclusion.

    Args:
        on: day of receipt; a day before every edition asks for nothing.

    Law: 152/2026/NĐ-CP, Điều 37 khoản 2 điểm c; until 30/06/2026 26/2008/QH12, Điều 123 khoản 2.
    """
    rule = _receiving(on)
    return rule is not None and code in rule.sealed_only


def pack_needs_conclusion(code: str, on: date) -> bool:
    """Say whether a sealed pack of a kind is received only with the result of an examination.

    Law: as ``comes_only_sealed``; the old law asked it of every sealed pack.
    """
    rule = _receiving(on)
    return rule is not None and (rule.every_pack or code in rule.sealed_only)


def _receiving(on: date) -> Receiving | None:
    try:
        return in_force(receiving(), on)
    except NoEditionInForce:
        return None


@cache
def receiving() -> tuple[Receiving, ...]:
    """List the editions of the rule on sealed packs, oldest first."""
    rows = read("custody")["receiving"]
    for row in rows:
        only_keys(row, _RECEIVING_KEYS, "custody/receiving")
    editions = tuple(
        Receiving(
            row["edition"],
            row["in_force_from"],
            row.get("in_force_to"),
            frozenset(row["sealed_only"]),
            row["every_pack"],
            cite(row["law"], row["article"]),
            row["confirmed"],
        )
        for row in rows
    )
    without_gap_or_overlap(editions, "custody/receiving")
    return editions


@cache
def _rules() -> dict[str, KindRule]:
    data = read("custody")
    return {"ordinary": _rule(data["ordinary"])} | {row["code"]: _rule(row) for row in data["kind"]}


def _rule(row: Table) -> KindRule:
    only_keys(row, _KEYS, f"custody/{row.get('code', 'ordinary')}")
    return KindRule(frozenset(row["classes"]), row.get("place"))
