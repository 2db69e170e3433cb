"""What several rows of a backlog say of one thing; what they say differently is unknown."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, TypeVar

from cases.numbers import number_key
from exchange.importing.oldcounts import counted
from exchange.importing.olddrafts import (
    Ended,
    OldAssetDraft,
    OldCaseDraft,
    OldDraft,
    OldObstacleDraft,
    OldRoundDraft,
    OldSaleDraft,
)
from exchange.importing.oldpayments import handed_over, settled
from exchange.importing.problems import Code, Problem, Severity
from exchange.importing.writing import grouped, shortened, squeezed
from foundation.folding import fold

T = TypeVar("T", OldCaseDraft, OldAssetDraft, OldSaleDraft, OldObstacleDraft)

#: Several rows of one case may each name one of several parties.
LISTED: Final = ("creditor", "debtor")


@dataclass(slots=True)
class Asset:
    """One asset with every row that tells of it, in their order."""

    rows: list[OldDraft]

    @property
    def head(self) -> OldDraft:
        return self.rows[0]

    @property
    def numbers(self) -> set[int]:
        """The auctions that are told by their number."""
        return {one.number for row in self.rows for one in row.rounds if one.number is not None}


@dataclass(slots=True)
class Joiner:
    problems: list[Problem] = field(default_factory=list)
    assets: dict[str, list[Asset]] = field(default_factory=dict)
    refused: set[int] = field(default_factory=set)

    def refuse(self, draft: OldDraft, code: Code, **details: str | int) -> None:
        column = "asset_no" if draft.asset and draft.asset.number else "asset"
        self.problems.append(Problem(draft.row, column, code, details))
        self.refused.add(draft.row)

    def lack(self, at: int, column: str, code: Code, **details: str | int) -> None:
        self.problems.append(Problem(at, column, code, details, Severity.MISSING))


def of_cases(joiner: Joiner, drafts: Iterable[OldDraft]) -> dict[str, OldCaseDraft]:
    """Return what all rows of each case say together."""
    rows: dict[str, list[tuple[int, OldCaseDraft]]] = {}
    for draft in drafts:
        if draft.case is not None:
            rows.setdefault(number_key(draft.case.number), []).append((draft.row, draft.case))
    return {key: _one(joiner, each, {"number": "case_no"}) for key, each in rows.items()}


def _one(joiner: Joiner, told: Sequence[tuple[int, T]], columns: dict[str, str]) -> T:
    """Return what several rows say of one thing; what they say differently is unknown.

    Args:
        columns: the names of columns that are not those of their field.
    """
    first = told[0][1]
    values: dict[str, Any] = {}
    for name in (each.name for each in fields(first)):
        said = [(row, value) for row, one in told if (value := getattr(one, name)) not in _NOTHING]
        empty = getattr(first, name) if not said else said[0][1]
        different = [(row, value) for row, value in said if _key(value) != _key(empty)]
        if not different or name == "number":
            values[name] = empty
        elif name in LISTED:
            values[name] = "; ".join(dict.fromkeys(_unlike(value for _row, value in said)))
        else:
            row, value = different[0]
            joiner.lack(
                row,
                columns.get(name, name),
                Code.OLD_SAID_OTHERWISE,
                written=_shown(value),
                other=_shown(empty),
                row=said[0][0],
            )
            values[name] = "" if isinstance(value, str) else None
    return replace(first, **values)


_NOTHING: Final = (None, "", ())


def _key(value: Any) -> Any:
    return squeezed(fold(value)) if isinstance(value, str) else value


def _unlike(names: Iterable[str]) -> list[str]:
    """Return the names that are told, each way of writing one once."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(squeezed(fold(name)), name)
    return list(found.values())


def _shown(value: Any) -> str:
    return grouped(value) if type(value) is int else shortened(str(value))


def merged(joiner: Joiner, asset: Asset) -> OldDraft:
    """Return the row of an asset with what all its rows say."""
    head, rows = asset.head, asset.rows
    rounds = _rounds(joiner, rows)
    sale = _joined(joiner, rows, lambda row: row.sale, _SALE_COLUMNS)
    obstacle = _joined(joiner, rows, lambda row: row.obstacle, _OBSTACLE_COLUMNS)
    rounds, sale = _sold(joiner, head, rounds, sale, obstacle.code if obstacle else "")
    failures = _most(row.failures for row in rows)
    held = _most(row.held for row in rows)
    rounds, failures = counted(joiner.problems, head.row, rounds, failures, held)
    whole = _joined(joiner, rows, lambda row: row.asset, _ASSET_COLUMNS)
    return replace(
        head,
        asset=whole,
        rounds=tuple(rounds),
        failures=failures,
        held=held,
        reductions=_most(row.reductions for row in rows),
        sale=sale,
        obstacle=obstacle,
        notes="\n".join(dict.fromkeys(row.notes for row in rows if row.notes)),
    )


_ASSET_COLUMNS: Final = {"description": "asset", "number": "asset_no", "kind": "category"}
_SALE_COLUMNS: Final = {
    "price": "sold_price",
    "on": "sold_on",
    "identity": "buyer_identity",
}
_OBSTACLE_COLUMNS: Final = {"reason": "obstacle", "code": "obstacle", "since": "held_since"}


def _joined(
    joiner: Joiner,
    rows: Sequence[OldDraft],
    part: Callable[[OldDraft], T | None],
    columns: dict[str, str],
) -> T | None:
    told = [(row.row, one) for row in rows if (one := part(row)) is not None]
    return _one(joiner, told, columns) if told else None


def _most(counts: Iterable[int | None]) -> int | None:
    return max((each for each in counts if each is not None), default=None)


def _rounds(joiner: Joiner, rows: Sequence[OldDraft]) -> list[OldRoundDraft]:
    """Return the auctions of an asset by their numbers; one that is told twice is told once."""
    found: dict[int, tuple[int, OldRoundDraft]] = {}
    others: list[OldRoundDraft] = []
    for row in rows:
        for one in row.rounds:
            if one.number is None:
                others.append(one)
            elif one.number not in found:
                found[one.number] = row.row, one
            elif found[one.number][1] == one:
                details = {"number": one.number, "row": found[one.number][0]}
                joiner.problems.append(
                    Problem(row.row, "round_no", Code.OLD_ROUND_AGAIN, details, Severity.WARNING)
                )
            else:
                details = {"number": one.number, "row": found[one.number][0]}
                joiner.refuse(row, Code.OLD_ROUND_TWICE, **details)
    return [*(found[number][1] for number in sorted(found)), *others]


def _sold(
    joiner: Joiner,
    head: OldDraft,
    rounds: list[OldRoundDraft],
    sale: OldSaleDraft | None,
    reason: str,
) -> tuple[list[OldRoundDraft], OldSaleDraft | None]:
    """Let a sale stand with the auction it was made in; a sale without a price is none."""
    sold = [at for at, one in enumerate(rounds) if one.ended is Ended.SOLD]
    if sale is None and not sold:
        return rounds, None
    sale = sale or OldSaleDraft()
    if not sold:
        at = next(
            (at for at, one in enumerate(rounds) if one.session and one.session == sale.on), None
        )
        if at is None and rounds and rounds[-1].ended is Ended.UNKNOWN and not sale.on:
            at = len(rounds) - 1
        if at is None:
            rounds = [*rounds, OldRoundDraft(ended=Ended.SOLD, session=sale.on)]
        else:
            rounds = [
                replace(one, ended=Ended.SOLD) if each == at else one
                for each, one in enumerate(rounds)
            ]
    elif sale.on and not rounds[sold[-1]].session:
        rounds[sold[-1]] = replace(rounds[sold[-1]], session=sale.on)
    if sale.price is None:
        joiner.lack(head.row, "sold_price", Code.OLD_SALE_WITHOUT_PRICE)
    else:
        sale, problem = handed_over(sale, head.row, reason)
        joiner.problems += [problem] if problem is not None else []
    sale, problem = settled(sale, head.row)
    joiner.problems += [problem] if problem is not None else []
    return rounds, sale
