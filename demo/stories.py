"""The facts of the replayed stories, read from stories/*.toml, and what is estimated of them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from cases.models import AssetCategory
from demo.offers import Goods

FOLDER: Final = Path(__file__).parent / "stories"
PRECISIONS: Final = frozenset({"day", "month", "year", "estimated"})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """One round as the source gives it."""

    price: int  # starting price, đồng
    precision: str  # of its day, one of PRECISIONS
    published: date | None = None  # first notice; none: drawn back from the anchor
    session: date | None = None  # only before the law of sessions is recorded
    outcome: str = "failed"  # or "sold", "stopped"
    sold_for: int = 0
    price_estimated: bool = False
    outcome_estimated: bool = False


@dataclass(frozen=True, slots=True)
class EventFacts:
    """One event after or between the rounds; which fields it has depends on its kind."""

    kind: str  # "paid", "attempt", "hold", "obstacle", "passed_on"
    on: date | None = None
    after: int = 0  # days after the last round, where there is no day
    precision: str = "day"
    code: str = ""  # obstacle reason
    held_by: str = ""
    holder_name: str | None = None
    next_act: str = ""
    note: str | None = None
    outcome: str = ""
    reason: str = ""
    ground: str = ""
    lifted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the last round is set when the source has no days: an act of it, days before today."""

    act: str
    ago: int


@dataclass(frozen=True, slots=True)
class LotFacts:
    """One lot of a story."""

    rounds: tuple[RoundFacts, ...]
    events: tuple[EventFacts, ...] = ()
    assets: tuple[int, ...] = ()  # places in the list of assets; none: all of them
    anchor: Anchor | None = None
    earlier_failures: int = 0
    earlier_reductions: int = 0
    split_on: date | None = None
    split_ground: str = ""
    split_published: date | None = None
    split_price: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """One real story with invented parties."""

    id: str
    unit: int  # which office of the demonstration tells it; 0: the province
    on_stalled_list: bool
    goods: Goods
    lots: tuple[LotFacts, ...]
    opened_on: date | None
    dates_estimated: bool = False
    known_until: date | None = None  # the source tells nothing later


def stories() -> list[Story]:
    """Return every story, by the name of its file.

    Raises:
        ValueError: a file has a key nobody reads, or a precision nobody knows.
    """
    return [
        _story(tomllib.loads(path.read_text("utf-8"))) for path in sorted(FOLDER.glob("*.toml"))
    ]


def _story(facts: dict[str, Any]) -> Story:
    case, asset, lots = facts.pop("case"), facts.pop("asset"), facts.pop("lot")
    case.pop("bank_invented", None)
    opened_on = case.pop("opened_on", None)
    goods = _only(
        Goods,
        {
            **case,
            **asset,
            "summary": case["summary"] + _limits(facts),
            "category": AssetCategory(asset["category"]),
            "descriptions": tuple(asset["descriptions"]),
            "value": lots[0]["rounds"][0]["price"],
            "origin": f"báo chí, vụ {facts['id']}",
        },
    )
    return _only(
        Story,
        {**facts, "goods": goods, "lots": tuple(map(_lot, lots)), "opened_on": opened_on},
    )


def _limits(facts: Mapping[str, Any]) -> str:
    """Return what a reader must know of a story: how far it is known, and how well."""
    said = []
    if known_until := facts.get("known_until"):
        said.append(f"nguồn kể đến {known_until:%d/%m/%Y}")
    if facts.get("dates_estimated"):
        said.append("có ngày ước lượng")
    return f" ({'; '.join(said)})" if said else ""


def _lot(facts: dict[str, Any]) -> LotFacts:
    anchor = facts.pop("anchor", None)
    rounds = tuple(_only(RoundFacts, row) for row in facts.pop("rounds"))
    events = tuple(_only(EventFacts, row) for row in facts.pop("event", ()))
    precisions = {told.precision for told in rounds} | {told.precision for told in events}
    if unknown := precisions - PRECISIONS:
        raise ValueError(f"unknown precision {sorted(unknown)}")
    return _only(
        LotFacts,
        {
            **facts,
            "assets": tuple(facts.get("assets", ())),
            "anchor": _only(Anchor, anchor) if anchor else None,
            "rounds": rounds,
            "events": events,
        },
    )


def _only(kind: type[T], facts: Mapping[str, Any]) -> T:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # only dataclasses come
    if unknown := set(facts) - known:
        raise ValueError(f"{kind.__name__} knows no {sorted(unknown)}")
    return kind(**facts)
