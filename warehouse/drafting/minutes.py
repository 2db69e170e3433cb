"""The minutes of a hand-over (biên bản giao, nhận), with what they take from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from accounts.models import Office, UserAccount
from foundation import clock
from foundation.acts import Act
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
from warehouse.door.left_out import left_out
from warehouse.models import Half, HandOver, HandOverLine, HandOverState, LineState, SealState
from warehouse.queries.hand_overs import lines_of, signer_of

COPIES: Final = (
    "Biên bản được lập thành 04 bản có giá trị như nhau: bên giao giữ 01 bản, bên nhận giữ 01 bản,"
    " kế toán giữ 01 bản, lưu hồ sơ 01 bản."
)
ALONE: Final = "không, ký cho chính mình"  # of whom
NOT_TAKEN: Final = {  # in the place of the code
    LineState.REFUSED: "từ chối nhận",
    LineState.WAITING: "chờ làm rõ, chưa nhận",
}
SEALS: Final = {  # as minutes write it
    SealState.NONE: "không niêm phong",
    SealState.INTACT: "niêm phong còn nguyên",
    SealState.BROKEN: "niêm phong rách hoặc nghi vấn",
    SealState.NEW: "niêm phong khi giao nhận",
    SealState.OPENED: "đã mở và niêm phong lại theo biên bản",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesFacts(Facts):
    """What the minutes say of a hand-over."""

    hand_over_number: str | None = text(N_("Number of the hand-over"))
    handed_over_on: date | None = day(N_("Day on which both had signed"))
    giver: str | None = text(N_("The one who gives"))
    giver_office: str | None = text(N_("Office that gives"))
    receiver: str | None = text(N_("The one who takes over"))
    receiver_office: str | None = text(N_("Office that takes over"))
    reason: str | None = text(N_("Reason of the hand-over"))
    things: tuple[dict[str, str], ...] = rows(N_("Things of the hand-over"))


def read_minutes(row: HandOver) -> MinutesFacts:
    """Read what the minutes say of a hand-over."""
    names = {
        account_id: db.session.get_one(UserAccount, account_id).full_name
        for account_id in (row.giver_id, row.receiver_id)
        if account_id is not None
    }
    offices = {
        office_id: db.session.get_one(Office, office_id).name
        for office_id in {row.office_id, row.to_office_id}
    }
    giver = (names.get(row.giver_id or 0), offices[row.office_id])
    receiver = (names.get(row.receiver_id or 0), offices[row.to_office_id])
    signer = db.session.scalars(signer_of(row)).one_or_none()
    if signer is not None:
        firm = signer.organisation
        theirs = (f"{signer.name}, {signer.capacity}", firm.name if firm is not None else ALONE)
        giver = theirs if row.outside_half is Half.GIVER else giver
        receiver = theirs if row.outside_half is Half.RECEIVER else receiver
    lines = db.session.scalars(lines_of(row)).all()
    said: dict[str, Any] = {
        "hand_over_number": row.number,
        "handed_over_on": _day_of(row),
        "giver": giver[0],
        "giver_office": giver[1],
        "receiver": receiver[0],
        "receiver_office": receiver[1],
        "reason": row.reason,
        "things": (
            *(_row(number, line) for number, line in enumerate(lines, start=1)),
            *_left_out(row, after=len(lines)),
        ),
    }
    return MinutesFacts(**said, sources=dict.fromkeys(said, row.stream))


def _row(number: int, line: HandOverLine) -> dict[str, str]:
    item = line.item
    amount = line.held if line.held is not None else item.quantity_held
    seal = SEALS[line.seal_state] if line.seal_state is not None else ""
    return {
        "line": str(number),
        "what": item.description,
        "code": shown(item.code),
        "amount": f"{shown_quantity(amount)} {item.unit}",
        "condition": line.condition,
        "seal": f"{seal} {line.seal_number or ''}".strip(),
    }


def _left_out(row: HandOver, *, after: int) -> Iterator[dict[str, str]]:
    """Tell the lines of its order that an intake did not take in, and why."""
    for number, line in enumerate(left_out(row), start=after + 1):
        counted = f"{shown_quantity(line.counted)} {line.unit}".strip() if line.counted else ""
        yield {
            "line": str(number),
            "what": line.what,
            "code": NOT_TAKEN[line.state],
            "amount": counted,
            "condition": line.note,
            "seal": "",
        }


def _day_of(row: HandOver) -> date | None:
    return clock.local_day(row.ended_at) if row.ended_at is not None else None


def _why_not_then(
    row: HandOver, _facts: Mapping[str, Any], _free: Mapping[str, str], on: date, _by: Act
) -> Refusal | None:
    """Minutes are not older than what they tell."""
    return why_not_before(on, _day_of(row) or on, Moment.MINUTES, Moment.DONE)


def _papers_of(row: HandOver) -> Sequence[HandOver]:
    return [row]


HAND_OVER_MINUTES: Final = Template(
    code="hand-over-minutes",
    words=N_("Minutes of the hand-over"),
    about="Biên bản giao, nhận vật chứng, tài sản",
    kind=DocumentKind.MINUTES,
    subject="hand_over",
    file=Path(__file__).parent / "hand_over_minutes.docx",
    facts=MinutesFacts,
    find=lambda row_id: db.session.get(HandOver, row_id),
    read=read_minutes,
    papers_of=_papers_of,
    permission=Permission.KEEP_WAREHOUSE,
    fits=lambda row: row.stage is HandOverState.SIGNED,
    why_not=_why_not_then,
    free=(
        Free(key="present", words=N_("Who else was present, a line each"), kind=Kind.LINES),
        Free(key="notes", words=N_("Notes, a line each"), kind=Kind.LINES),
        Free(key="copies", words=N_("Copies and who gets them"), first=COPIES, needed=True),
    ),
    capacities=("Thủ trưởng đơn vị", "Thủ kho"),
)
registry.declare(HAND_OVER_MINUTES)
