"""What both signatures of a loan, or of its return, do: called by the second signature alone."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from audit.entries import Kind
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db, lock
from foundation.identity import masked
from warehouse import custody, entries, entries_orders, observing
from warehouse.custody import Change
from warehouse.finding import index_item
from warehouse.models import (
    Deviation,
    Discrepancy,
    EvidenceItem,
    HandOver,
    HandOverLine,
    ItemStatus,
    LineState,
    Loan,
    Observation,
    Order,
    PhysicalHolder,
    Place,
    SealState,
    Touch,
)
from warehouse.observing import Difference, Found
from warehouse.operations.discrepancies import open_discrepancy
from warehouse.operations.hand_over_checks import lines_for
from warehouse.operations.hand_over_looks import found_of
from warehouse.operations.observing import SeenBy, known_of_all, observe_all
from warehouse.operations.orders import finish_when_settled, log, settle_lines
from warehouse.operations.sealing import begin_seal, open_seal
from warehouse.queries.hand_overs import signer_of
from warehouse.queries.orders import loans_of_items

Line = tuple[HandOverLine, EvidenceItem]


def carry_out_loan(hand_over: HandOver, lines: Sequence[Line], by: Act) -> None:
    """Hand the things to who fetches them: each is out from now on, until its day.

    Basis: TT 04/2023/TT-BTP Điều 11 khoản 3.
    """
    by = by.onward()
    order = lock(db.session.get_one(Order, hand_over.order_id))
    signer = db.session.scalars(signer_of(hand_over)).one()
    borrower = signer.whose
    listed = lines_for(order, [item for _line, item in lines])
    loans = [
        Loan(
            office_id=item.office_id,
            item_id=item.id,
            order_id=order.id,
            borrower=borrower,
            borrower_organisation_id=signer.organisation_id,
            purpose=hand_over.purpose,
            lent_at=by.at,
            due_back_on=hand_over.due_back_on,
        )
        for _line, item in lines
    ]
    db.session.add_all(loans)
    db.session.flush()
    differing = differences_of(lines)
    seen = observe_lines(
        lines,
        touch=Touch.LEND,
        loans=dict(zip((item.id for _line, item in lines), loans, strict=True)),
    )
    said = {
        "order": order.number,
        "borrower": borrower,
        "identity": masked(signer.identity),
        "purpose": hand_over.purpose,
        "due_back_on": hand_over.due_back_on,
        "hand_over": hand_over.number,
    }
    gone = {
        "status": ItemStatus.ON_LOAN,
        "place_id": None,
        "container_id": None,
        "holder": PhysicalHolder.BORROWER,
        "holder_name": borrower,
        "holder_organisation_id": signer.organisation_id,
    }
    custody.post_all(
        [Change(item, said | observing.told(found_of(line)), gone) for line, item in lines],
        entries.LENT,
        by=by,
    )
    _write_differences(lines, seen, differing, by)
    for _line, item in lines:
        line = listed[item.id]
        line.receiver_name, line.receiver_identity = signer.name, signer.identity
        line.receiver_paper, line.actual_quantity = signer.introduction, item.quantity_held
    settle_lines(list(listed.values()), LineState.DONE, by=by)
    for _line, item in lines:
        line_no = listed[item.id].line_no
        log(order, entries_orders.LINE_LENT, by=by, line=line_no, item=shown(item.code))
    finish_when_settled(order, by=by)


def carry_out_return(hand_over: HandOver, lines: Sequence[Line], by: Act) -> None:
    """Take the things back onto their shelves, each compared with what is known of it.

    A seal that was opened and sealed again under minutes ends as opened, and the one it bears now
    is in force. Whatever differs opens a discrepancy, or is added to the open one; nothing of what
    is known changes before its decision, the seal neither.

    Basis: TT 04/2023/TT-BTP Điều 10, 11 khoản 3; NĐ 127/2017/NĐ-CP Điều 11.
    """
    by = by.onward()
    loans = {
        loan.item_id: loan
        for loan in db.session.scalars(loans_of_items([item.id for _line, item in lines]))
    }
    for loan in loans.values():
        loan.returned_at = by.at
    places = _places(lines)
    differing = differences_of(lines)
    seen = observe_lines(lines, touch=Touch.TAKE_BACK, loans=loans)
    kinds: dict[Kind, list[Change]] = {}
    for line, item in lines:
        found = found_of(line)
        deviations = [each.kind for each in differing[item.id]]
        said: dict[str, Any] = {
            "loan": loans[item.id].id,
            "to": places[line.place_id].full_name,
            "seal_intact": _came_whole(item, found),
            "due_back_on": loans[item.id].due_back_on,
            "late_days": max(0, (by.day - loans[item.id].due_back_on).days),
            "differs": deviations,
            "hand_over": hand_over.number,
            **observing.told(found),
        }
        kept = {
            "status": ItemStatus.IN_CUSTODY,
            "place_id": line.place_id,
            "holder": PhysicalHolder.OFFICE,
            "holder_name": None,
            "holder_organisation_id": None,
            "seal_number": _sealed(line, item, found, by),
        }
        kinds.setdefault(_returned(item, deviations), []).append(Change(item, said, kept))
    for kind, changes in kinds.items():
        custody.post_all(changes, kind, by=by)
    for line, item in lines:
        if line.new_seal_number or found_of(line).was_opened:
            index_item(item)
    _write_differences(lines, seen, differing, by)


def observe_lines(
    lines: Sequence[Line], *, touch: Touch, loans: dict[int, Loan] | None = None
) -> list[Observation]:
    """Write what was seen of the things of a hand-over, and name it on each line."""
    of = loans or {}
    rows = observe_all(
        [
            SeenBy(
                item,
                found_of(line),
                line.seen_by_id,
                line.seen_at,
                loan_id=of[item.id].id if item.id in of else None,
                place_id=line.place_id or item.place_id,
            )
            for line, item in lines
        ],
        touch=touch,
    )
    for (line, _item), row in zip(lines, rows, strict=True):
        line.observation_id = row.id
    return rows


def differences_of(lines: Sequence[Line]) -> dict[int, list[Difference]]:
    """Return in what each thing differs from what is known of it, by its id."""
    known = known_of_all([item for _line, item in lines])
    return {item.id: observing.compare(known[item.id], found_of(line)) for line, item in lines}


def _write_differences(
    lines: Sequence[Line],
    seen: Sequence[Observation],
    differing: dict[int, list[Difference]],
    by: Act,
) -> None:
    """Open the discrepancies of what differs, and add what was seen to those that are open."""
    ids = [item.id for _line, item in lines]
    still = select(Discrepancy.item_id).where(
        Discrepancy.item_id.in_(ids), Discrepancy.decided_at.is_(None)
    )
    waiting = set(db.session.scalars(still))
    for (_line, item), row in zip(lines, seen, strict=True):
        if differing[item.id] or item.id in waiting:
            open_discrepancy(item, row, differing[item.id], by=by)


def _places(lines: Sequence[Line]) -> dict[int | None, Place]:
    query = select(Place).where(Place.id.in_({line.place_id for line, _item in lines}))
    return {place.id: place for place in db.session.scalars(query)}


def _sealed(line: HandOverLine, item: EvidenceItem, found: Found, by: Act) -> str | None:
    """Carry the chain of seals on; return the number of the seal in force now."""
    witnesses = line.witnesses or ""
    if found.was_opened:
        return open_seal(item, found, witnesses=witnesses, by=by)
    if line.new_seal_number:
        begin_seal(item, number=line.new_seal_number, witnesses=witnesses, at=by.at)
        return line.new_seal_number
    return item.seal_number


def _returned(item: EvidenceItem, deviations: Sequence[Deviation]) -> Kind:
    """Return the kind of entry: what came back torn, with another seal, or otherwise."""
    if item.seal_number and Deviation.SEAL in deviations:
        return entries.RETURNED_BROKEN
    if Deviation.SEAL_NUMBER in deviations:
        return entries.RETURNED_OTHER_SEAL
    return entries.RETURNED


def _came_whole(item: EvidenceItem, found: Found) -> bool | None:
    """Whether the seal came back whole; None where none was in force, or it was opened lawfully."""
    if item.seal_number is None or found.was_opened:
        return None
    return found.seal_state is SealState.INTACT
