"""The minutes of a count (biên bản kiểm kê), with what they take from it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select

from accounts.models import UserAccount
from audit import ledger
from foundation import clock
from foundation.acts import Act
from foundation.clock import VIETNAM
from foundation.codes import shown
from foundation.database import db
from foundation.figures import shown_quantity
from foundation.i18n import N_
from foundation.moments import Moment
from foundation.past import why_not_before
from foundation.permissions import Permission
from foundation.refusals import Refusal
from papers.drafting import registry
from papers.drafting.facts import Facts, day, rows, text
from papers.drafting.registry import Free, Kind, Template
from papers.models import DocumentKind
from warehouse.counts.entries import COUNT_CLOSED
from warehouse.drafting.minutes import SEALS
from warehouse.models import (
    NOTED,
    CountEntry,
    CountKind,
    CountLine,
    CountState,
    CountTurn,
    EvidenceItem,
    FindingKind,
    Place,
    StockCount,
)
from warehouse.queries.counting import entries_of_all
from warehouse.queries.counts import findings_of

MOST: Final = 500
"""Things whose rows one paper holds; of a larger count it lists what differs."""
KINDS: Final = {  # as minutes write it
    CountKind.MONTH: "tháng",
    CountKind.QUARTER: "quý",
    CountKind.HALF_YEAR: "6 tháng",
    CountKind.YEAR: "năm",
    CountKind.SURPRISE: "đột xuất",
}
DIFFERENCES: Final = {
    FindingKind.MISSING: "thiếu",
    FindingKind.UNSEEN: "không ai thấy, chỉ chuyển trên sổ",
    FindingKind.DIFFERS: "sai khác số lượng, niêm phong, khối lượng hoặc tình trạng",
    FindingKind.LEFT: "còn trong kho, sổ ghi đã xuất",
    FindingKind.ELSEWHERE: "sai vị trí",
    FindingKind.UNLABELLED: "thừa, không có nhãn của kho",
}
NOWHERE: Final = "không thấy"
LEFT_MEANWHILE: Final = "đã chuyển hoặc xuất trong khi kiểm kê"
COPIES: Final = (
    "Biên bản được lập thành 03 bản có giá trị như nhau: thủ kho giữ 01 bản, kế toán giữ 01 bản,"
    " lưu hồ sơ 01 bản."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountFacts(Facts):
    """What the minutes say of a count."""

    count_number: str | None = text(N_("Number of the count"))
    kind: str | None = text(N_("Kind of count"))
    where: str | None = text(N_("Where it was counted"))
    begun: str | None = text(N_("Hour and day on which the list was frozen"))
    compared: str | None = text(N_("Hour and day on which the counts were compared"))
    closed_on: date | None = day(N_("Day on which the count was closed"))
    counters: str | None = text(N_("People who counted"))
    expected: str | None = text(N_("Things to be counted"))
    result: str | None = text(N_("Result in figures"))
    list_note: str | None = text(N_("Which things the list holds"))
    keeper: str | None = text(N_("Keeper who signed"))
    accountant: str | None = text(N_("Accountant who signed"))
    head: str | None = text(N_("Head who signed"))
    proof: str | None = text(N_("State of the ledger the count stands on"))
    things: tuple[dict[str, str], ...] = rows(N_("Things of the count"))
    differences: tuple[dict[str, str], ...] = rows(N_("Differences of the count"))


def read_count(count: StockCount) -> CountFacts:
    """Read what the minutes say of a count that is closed."""
    names = _names(count)
    found = list(db.session.scalars(findings_of(count)))
    told = [row for row in found if row.kind not in NOTED]
    listed = _things(count, {row.item_id: row.kind for row in found if row.item_id is not None})
    tally = [
        f"{DIFFERENCES[kind]}: {sum(row.kind is kind for row in told)}"
        for kind in DIFFERENCES
        if any(row.kind is kind for row in told)
    ]
    whole = count.expected <= MOST
    said: dict[str, Any] = {
        "count_number": count.number,
        "kind": KINDS[count.kind],
        "where": _where(count),
        "begun": _hour(count.opened_at),
        "compared": _hour(count.compared_at),
        "closed_on": clock.local_day(count.ended_at) if count.ended_at is not None else None,
        "counters": ", ".join(names[one] for one in _who_counted(count)),
        "expected": f"{count.expected} trong {count.population} vật có theo sổ",
        "result": "; ".join(tally) or "khớp với sổ",
        "list_note": "từng vật" if whole else f"chỉ những vật có chênh lệch, vì trên {MOST} vật",
        "keeper": names.get(count.keeper_id or 0),
        "accountant": names.get(count.accountant_id or 0),
        "head": names.get(count.head_id or 0),
        "proof": "; ".join(_grouped(one) for one in _stands_on(count)),
        "things": tuple(listed),
        "differences": tuple(
            {
                "line": str(number),
                "kind": DIFFERENCES[row.kind],
                "what": f"{shown(row.item.code)} {row.item.description}"
                if row.item is not None
                else (row.entry.said or "" if row.entry is not None else ""),
                "place": row.place.full_name if row.place is not None else "",
                "way": row.said or "",
            }
            for number, row in enumerate(told, start=1)
        ),
    }
    return CountFacts(**said, sources=dict.fromkeys(said, count.stream))


def _things(count: StockCount, found: Mapping[int, FindingKind]) -> list[dict[str, str]]:
    """Return a row for each thing of the frozen list: what the record says, and what was seen."""
    lines = (
        select(CountLine, EvidenceItem)
        .join(EvidenceItem, EvidenceItem.id == CountLine.item_id)
        .where(CountLine.count_id == count.id)
        .order_by(CountLine.id)
    )
    if count.expected > MOST:
        lines = lines.where(CountLine.item_id.in_(found)).limit(MOST)
    standing = _standing(count)
    return [
        {
            "line": str(number),
            "what": item.description,
            "code": shown(item.code),
            "amount": f"{shown_quantity(line.quantity)} {item.unit}",
            **_seen(line, standing, found.get(item.id)),
        }
        for number, (line, item) in enumerate(db.session.execute(lines), start=1)
    ]


def _seen(
    line: CountLine, standing: Mapping[int, CountEntry], kind: FindingKind | None
) -> dict[str, str]:
    entry = standing.get(line.item_id)
    box = standing.get(line.container_id or 0)
    if entry is None and box is not None and box.whole and box.item is not None:
        closed = f"trong thùng niêm phong {shown(box.item.code)}"
        return {"found": "theo niêm phong", "condition": closed, "seal": ""}
    if entry is None or entry.observation is None:
        there = LEFT_MEANWHILE if kind is FindingKind.MOVED else NOWHERE
        return {"found": there, "condition": "", "seal": ""}
    seen = entry.observation
    seal = SEALS[seen.seal_state] if seen.seal_state is not None else ""
    return {
        "found": shown_quantity(seen.quantity) if seen.quantity is not None else "",
        "condition": seen.condition,
        "seal": f"{seal} {seen.seal_number or ''}".strip(),
    }


def _standing(count: StockCount) -> dict[int, CountEntry]:
    """Return the entry that stands of each thing: the third's where the two were not alike."""
    again = set(count.again or ())
    found: dict[int, CountEntry] = {}
    for entry in db.session.scalars(entries_of_all(count)):
        if entry.item_id is None:
            continue
        if (entry.turn is CountTurn.THIRD) is (entry.item_id in again):
            found[entry.item_id] = entry
    return found


def _who_counted(count: StockCount) -> list[int]:
    """Return who counted, in the order of their parts; the third where a third count was made."""
    query = select(CountEntry.counted_by_id).where(CountEntry.count_id == count.id).distinct()
    counted = set(db.session.scalars(query))
    named = [count.counter_one_id, count.counter_two_id, *([count.third_id] if count.again else [])]
    return [*named, *sorted(counted - set(named))]


def _names(count: StockCount) -> dict[int, str]:
    ids = {*_who_counted(count), *(one for one in count.signed_by.values() if one is not None)}
    people = select(UserAccount.id, UserAccount.full_name).where(UserAccount.id.in_(ids))
    return {row[0]: row[1] for row in db.session.execute(people)}


def _stands_on(count: StockCount) -> list[str]:
    """Return the hash and the checkpoint that the entry which closed a count names."""
    last = db.session.scalars(ledger.history(count.stream).limit(1)).one()
    if last.kind != COUNT_CLOSED.code:
        return []
    return [str(said) for said in (last.payload["entry"], last.payload["checkpoint"]) if said]


def _grouped(said: str) -> str:
    """Return a text with a space in its long words, so that a line can break there."""
    return re.sub(r"(\w{8})(?=\w)", r"\1 ", said)


def _where(count: StockCount) -> str:
    place = db.session.get(Place, count.place_id) if count.place_id is not None else None
    sample = f"; rút mẫu ngẫu nhiên, số gieo {count.sample_seed}" if count.is_sample else ""
    return f"{place.full_name if place is not None else 'toàn bộ kho'}{sample}"


def _hour(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    local = moment.astimezone(VIETNAM)
    return f"{local:%H} giờ {local:%M} ngày {local:%d/%m/%Y}"


def _why_not_then(
    count: StockCount, _facts: Mapping[str, Any], _free: Mapping[str, str], on: date, _by: Act
) -> Refusal | None:
    """Minutes are not older than what they tell."""
    ended = clock.local_day(count.ended_at) if count.ended_at is not None else on
    return why_not_before(on, ended, Moment.MINUTES, Moment.DONE)


def _papers_of(count: StockCount) -> Sequence[StockCount]:
    return [count]


COUNT_MINUTES: Final = Template(
    code="count-minutes",
    words=N_("Minutes of the count"),
    about="Biên bản kiểm kê vật chứng, tài sản",
    kind=DocumentKind.MINUTES,
    subject="count",
    file=Path(__file__).parent / "count_minutes.docx",
    facts=CountFacts,
    find=lambda row_id: db.session.get(StockCount, row_id),
    read=read_count,
    papers_of=_papers_of,
    permission=Permission.KEEP_WAREHOUSE,
    fits=lambda count: count.state is CountState.CLOSED,
    why_not=_why_not_then,
    free=(
        Free(key="present", words=N_("Who else was present, a line each"), kind=Kind.LINES),
        Free(key="notes", words=N_("Notes, a line each"), kind=Kind.LINES),
        Free(key="copies", words=N_("Copies and who gets them"), first=COPIES, needed=True),
    ),
    capacities=("Thủ trưởng đơn vị", "Phó Thủ trưởng đơn vị"),
)
registry.declare(COUNT_MINUTES)
