"""The numbered periods of the law as the data has them: editions, whose they are, provisions."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from lawbook.assets import AssetKind
from lawbook.citation import Citation
from lawbook.counting import Caution, Span, span_of
from lawbook.errors import BrokenLawData, UnknownParameter
from lawbook.loading import NOTES, Table, cite, only_keys, read, without_gap_or_overlap

FILES = (
    "enforcement_periods",
    "securing_periods",
    "failure_periods",
    "settlement_periods",
    "notice_periods",
    "stay_periods",
    "verification_periods",
    "complaint_periods",
    "warehouse_periods",
)

_PARAMETER_KEYS = frozenset(
    {"code", "title", "trigger", "nature", "closed_matter", "once_closed", "edition"}
)
_EDITION_KEYS = frozenset(
    [
        "edition",
        "in_force_from",
        "in_force_to",
        "direction",
        "length",
        "movable",
        "immovable",
        "act_day_counts",
        "reaches_back",
        "law",
        "article",
        "confirmed",
        "policy",
        "trigger",
        *NOTES,
    ]
)


class Direction(enum.StrEnum):
    """Whether the period runs on from its trigger or must lie before it."""

    FORWARD = "forward"
    BACKWARD = "backward"


class Nature(enum.StrEnum):
    """Whose period it is; decides which of two possible days is the safe one."""

    DUTY = "duty"  # of an office, an organisation, a buyer: the earlier day
    RIGHT = "right"  # of a person whose right ends with it: the later day

    @property
    def caution(self) -> Caution:
        return Caution.LATE if self is Nature.RIGHT else Caution.EARLY


class ClosedMatter(enum.StrEnum):
    """Which law rules a step of a matter that ended before 01/07/2026 (L25 Điều 116)."""

    OLD = "old"  # khoản 1: complaints, denunciations, protests are settled by the old law
    NEW = "new"  # khoản 2: how long the procuracy may protest follows the new law


@dataclass(frozen=True, slots=True)
class Period:
    """One edition of a parameter: its length, the days it is in force, its provision."""

    edition: str  # "A", "B", "2016", "2024"
    in_force_from: date
    in_force_to: date | None
    direction: Direction
    movable: Span
    immovable: Span
    act_day_counts: bool
    basis: Citation
    confirmed: bool  # read in the text of the law (V1, V2); otherwise shown with "?"
    policy: bool  # a reading of ours where the text is silent
    reaches_back: bool  # also rules events from before its first day: the law says so
    trigger: str  # "ngày nhận được thông báo đấu giá không thành"
    note: str  # for the reader
    checking: str  # for those who keep the lawbook

    @property
    def differs_by_kind(self) -> bool:
        """Say whether movables and immovables have different lengths."""
        return self.movable != self.immovable

    def span(self, kind: AssetKind | None) -> Span:
        """Give the length for a kind of asset; the kind may be missing where it does not matter."""
        return self.movable if kind is not AssetKind.IMMOVABLE else self.immovable


@dataclass(frozen=True, slots=True)
class Parameter:
    """A numbered period of the rulebook and its editions, oldest first."""

    code: str  # "R4"; "D3.2" is the second period of D3
    title: str
    editions: tuple[Period, ...]
    nature: Nature = Nature.DUTY
    closed_matter: ClosedMatter | None = None  # nothing where Điều 116 khoản 1, 2 do not reach
    once_closed: str = ""  # code of the period in place of this one when the matter has ended


def parameter(code: str) -> Parameter:
    """Find a parameter by its code, small letters accepted.

    Raises:
        UnknownParameter: no period of that code is recorded.
    """
    found = _registry().get(code.strip().upper())
    if found is None:
        message = f"Không có thời hạn mã {code!r}. Các mã: {', '.join(_registry())}."
        raise UnknownParameter(message)
    return found


def parameters() -> list[Parameter]:
    """List every parameter with its title and editions, in the order of the rulebook."""
    return list(_registry().values())


@cache
def _registry() -> dict[str, Parameter]:
    found: dict[str, Parameter] = {}
    for one in _read_all():
        if one.code in found:
            message = f"{one.code}: hai lần"
            raise BrokenLawData(message)
        found[one.code] = one
    return found


def _read_all() -> Iterator[Parameter]:
    for name in FILES:
        for table in read(name)["parameter"]:
            yield parameter_of(table)


def parameter_of(table: Table) -> Parameter:
    """Build a parameter from its TOML table and refuse one that breaks the rules.

    Raises:
        BrokenLawData: an unknown key, a missing basis, a gap or an overlap between editions.
    """
    code = table["code"]
    only_keys(table, _PARAMETER_KEYS, code)
    editions = tuple(_period(row, table["trigger"], code) for row in table["edition"])
    without_gap_or_overlap(editions, code)
    closed = table.get("closed_matter")
    return Parameter(
        code,
        table["title"],
        editions,
        Nature(table.get("nature", Nature.DUTY)),
        ClosedMatter(closed) if closed is not None else None,
        table.get("once_closed", ""),
    )


def _period(row: Table, trigger: str, code: str) -> Period:
    only_keys(row, _EDITION_KEYS, code)
    if ("length" in row) == ("movable" in row) or ("movable" in row) != ("immovable" in row):
        message = f"{code}: cần length, hoặc cả movable và immovable"
        raise BrokenLawData(message)
    policy = row.get("policy", False)
    if policy and row["confirmed"]:
        message = f"{code}: quy ước của phần mềm không thể là đã đối chiếu"
        raise BrokenLawData(message)
    return Period(
        edition=row["edition"],
        in_force_from=row["in_force_from"],
        in_force_to=row.get("in_force_to"),
        direction=Direction(row.get("direction", Direction.FORWARD)),
        movable=span_of(row.get("movable") or row["length"]),
        immovable=span_of(row.get("immovable") or row["length"]),
        act_day_counts=row.get("act_day_counts", False),
        basis=cite(row["law"], row["article"]),
        confirmed=row["confirmed"],
        policy=policy,
        reaches_back=row.get("reaches_back", False),
        trigger=row.get("trigger", trigger),
        note=row.get("note", ""),
        checking=row.get("checking", ""),
    )
