"""Deadlines by parameter code: the last day of a period, or the last lawful day of an act."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from lawbook.assets import AssetKind
from lawbook.citation import Citation, Ruling
from lawbook.counting import Span, backward, forward, span_of
from lawbook.editions import in_force
from lawbook.errors import (
    BrokenLawData,
    CalendarNotLoaded,
    KindRequired,
    LawbookError,
    NoEditionInForce,
    NotALegalDay,
    UnknownParameter,
)
from lawbook.loading import Table, cite, only_keys, read, without_gap_or_overlap
from lawbook.working_days import Calendar, default_calendar

__all__ = [
    "CalendarNotLoaded",
    "Direction",
    "KindRequired",
    "LawbookError",
    "NoEditionInForce",
    "Parameter",
    "Period",
    "UnknownParameter",
    "deadline",
    "in_transition",
    "parameter",
    "parameters",
]

FILES = (
    "enforcement_periods",
    "failure_periods",
    "settlement_periods",
    "notice_periods",
    "stay_periods",
    "warehouse_periods",
)

_PARAMETER_KEYS = frozenset({"code", "title", "trigger", "edition"})
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
        "law",
        "article",
        "confirmed",
        "policy",
        "trigger",
        "note",
    ]
)


class Direction(enum.StrEnum):
    """Whether the period runs on from its trigger or must lie before it."""

    FORWARD = "forward"
    BACKWARD = "backward"


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
    trigger: str  # "ngày nhận được thông báo đấu giá không thành"
    note: str

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


def deadline(
    code: str,
    trigger_on: date,
    *,
    kind: AssetKind | None = None,
    calendar: Calendar | None = None,
) -> Ruling[date]:
    """Work out the day a period ends, or the last lawful day of an act before an event.

    Counting: as docs/law/periods.md says. Forward: the first day is not counted and a last day of
    rest moves to the next working day. Backward: full days strictly between the act and the event,
    and an act on a rest day moves to the working day before.

    Args:
        code: parameter of docs/law/README.md, such as "R4"; small letters are accepted.
        trigger_on: day of the event, Asia/Ho_Chi_Minh; for a backward period the day of the event
            the act must precede (session, levy, coercion). It also chooses the edition.
        kind: needed only where the law distinguishes.
        calendar: the office's calendar; the recorded one if missing.

    Raises:
        UnknownParameter: no period of that code is recorded.
        NoEditionInForce: no edition is recorded for that day, or the rule was repealed.
        KindRequired: the length depends on the kind and none was given.
        CalendarNotLoaded: the count runs into a year whose holidays are not recorded.
        NotALegalDay: a moment was given instead of a day.
    """
    if isinstance(trigger_on, datetime):
        message = "Thời hạn tính từ một ngày, không từ một thời điểm."
        raise NotALegalDay(message)
    chosen = parameter(code)
    period = in_force(chosen.editions, trigger_on, what=f"{chosen.code} ({chosen.title})")
    if kind is None and period.differs_by_kind:
        message = f"{chosen.code} khác nhau giữa động sản và bất động sản: cần nêu loại tài sản."
        raise KindRequired(message)
    calendar = calendar or default_calendar()
    span = period.span(kind)
    if period.direction is Direction.FORWARD:
        count = forward(trigger_on, span, calendar)
    else:
        count = backward(
            trigger_on,
            span,
            calendar,
            event=period.trigger,
            act_day_counts=period.act_day_counts,
        )
    return Ruling(
        count.day,
        period.basis,
        period.confirmed and count.certain,
        count.counted,
        chosen.code,
        period.edition,
    )


def in_transition(code: str, edition: str, last_on: date) -> bool:
    """Say whether a period counted under one edition ends after that edition has ended.

    Args:
        code: parameter of docs/law/README.md, such as "R4".
        edition: the edition that counted it.
        last_on: the last day, as that edition counted it; it is kept.

    Returns: true for the badge "chuyển tiếp".

    Law: no rule for running periods was found; the reading is in docs/law/periods.md.
    """
    found = _registry().get(code)
    ends = [row.in_force_to for row in found.editions if row.edition == edition] if found else []
    return bool(ends) and ends[-1] is not None and ends[-1] < last_on


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
    return Parameter(code, table["title"], editions)


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
        trigger=row.get("trigger", trigger),
        note=row.get("note", ""),
    )
