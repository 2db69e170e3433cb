"""Codes of things that carry a label, drawn at random and unused; the series of orders."""

import re
from typing import Final

from sqlalchemy import exists, select

from foundation.codes import new_code
from foundation.database import db, lock_name
from foundation.folding import code_key, identifier
from warehouse.models import EvidenceItem, Order, OrderDirection, Place

SERIES: Final = {OrderDirection.IN: "LNK", OrderDirection.OUT: "LXK"}
_ORDER_NUMBER: Final = re.compile(rf"({'|'.join(SERIES.values()).lower()})(\d{{4}})(\d{{6,}})")


def order_number_in(text: str) -> str | None:
    """Return the number of an order that a text reads as, given already or not; else None.

    >>> order_number_in("lnk 2026 000012")
    'LNK-2026-000012'
    """
    read = _ORDER_NUMBER.fullmatch(identifier(text))
    return "-".join(read.groups()).upper() if read else None


def hold_code(text: str, office_id: int) -> None:
    """Hold a code until the transaction ends: nobody gives it to a thing or a place meanwhile."""
    lock_name(f"code:{office_id}:{code_key(text)}")


def unused_code() -> str:
    """Draw a code that stands on no item, place or order.

    Two workers may still draw the same one in the same moment; the unique columns then refuse the
    later, which happens once in eight billion draws.
    """
    while True:
        code = new_code()
        taken = [exists().where(model.code == code) for model in (EvidenceItem, Place, Order)]
        if not db.session.scalar(select(taken[0] | taken[1] | taken[2])):
            return code
