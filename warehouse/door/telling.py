"""What both entries of a thing that comes in tell alike: looked at, and taken in."""

from typing import Any

from warehouse.models import EvidenceItem, HandOver, Order, OrderLine, Place


def told_of_intake(
    item: EvidenceItem, order: Order, line: OrderLine, intake: HandOver, place: Place
) -> dict[str, Any]:
    """Return of a thing under which order and intake it comes, where it lies, and how much."""
    return {
        "code": item.code,
        "order": order.number,
        "line": line.line_no,
        "seizure": order.document_no,
        "place": place.full_name,
        "described": line.described_quantity,
        "actual": item.quantity,
        "unit": item.unit,
        "hand_over": intake.number,
    }
