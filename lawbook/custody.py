"""What the law asks of a kind of thing in store: where it may lie, how it is received."""

from dataclasses import dataclass
from functools import cache

from lawbook.loading import Table, only_keys, read

_KEYS = frozenset({"code", "classes", "sealed_only", "expertise", "place"})


@dataclass(frozen=True, slots=True)
class KindRule:
    """The rule of one kind of thing."""

    classes: frozenset[str]  # of place, in which it may lie
    sealed_only: bool = False  # received as a sealed pack only
    expertise: bool = False  # a sealed pack of it needs the expert conclusion
    place: str | None = None  # provision that sends it to its special place


def kind_rule(code: str) -> KindRule:
    """Give the rule of a kind by its code, "drugs"; kinds nobody named are ordinary."""
    rules = _rules()
    return rules.get(code, rules["ordinary"])


@cache
def _rules() -> dict[str, KindRule]:
    data = read("custody")
    return {"ordinary": _rule(data["ordinary"])} | {row["code"]: _rule(row) for row in data["kind"]}


def _rule(row: Table) -> KindRule:
    only_keys(row, _KEYS, f"custody/{row.get('code', 'ordinary')}")
    return KindRule(
        frozenset(row["classes"]),
        row.get("sealed_only", False),
        row.get("expertise", False),
        row.get("place"),
    )
