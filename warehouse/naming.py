"""Codes of things that carry a label: drawn at random, unused by anything in the warehouse."""

from sqlalchemy import exists, select

from foundation.codes import new_code
from foundation.database import db
from warehouse.models import EvidenceItem, Order, Place


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
