"""What stood at the door and was not taken in: refused, or left to be clarified.

It is read from the ledger of the intake, as it was when both signed: what an order's line says
changes when it is looked at again, under another intake.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from audit import ledger
from audit.models import LedgerEntry
from foundation.acts import Act
from foundation.database import db
from warehouse.door.entries import LINE_LEFT_OUT
from warehouse.models import HandOver, HandOverLine, LineState, OrderLine


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One line of an order that an intake did not take in.

    Args:
        counted: in ``unit``; None where nobody counted.
        note: what is said of the difference.
    """

    line_no: int
    what: str
    state: LineState
    counted: Decimal | None
    unit: str
    note: str


def leave_out(hand_over: HandOver, line: OrderLine, *, by: Act) -> None:
    """Write that an intake does not take a line in; the line has its decision."""
    ledger.append(
        hand_over.stream,
        LINE_LEFT_OUT,
        office_id=hand_over.office_id,
        by=by,
        payload={
            "line": line.line_no,
            "what": line.description[:500],
            "state": line.state,
            "counted": line.actual_quantity,
            "unit": line.unit or "",
            "note": line.difference_note or "",
        },
    )


def left_out(hand_over: HandOver) -> Sequence[LeftOut]:
    """Return what an intake did not take in, each line once, in the order of the lines.

    A line that was looked at again and taken in by the same intake is not among them.
    """
    told = db.session.scalars(
        select(LedgerEntry)
        .where(LedgerEntry.stream == hand_over.stream, LedgerEntry.kind == LINE_LEFT_OUT.code)
        .order_by(LedgerEntry.seq)
    ).all()
    if not told:
        return ()
    taken = set(
        db.session.scalars(
            select(OrderLine.line_no)
            .join(HandOverLine, HandOverLine.item_id == OrderLine.item_id)
            .where(
                HandOverLine.hand_over_id == hand_over.id,
                OrderLine.order_id == hand_over.order_id,
            )
        )
    )
    last = {entry.payload["line"]: _read(entry) for entry in told}
    return [last[number] for number in sorted(last) if number not in taken]


def _read(entry: LedgerEntry) -> LeftOut:
    said = entry.payload
    counted = said["counted"]
    return LeftOut(
        line_no=said["line"],
        what=said["what"],
        state=LineState(said["state"]),
        counted=Decimal(counted) if counted is not None else None,
        unit=said["unit"],
        note=said["note"],
    )
