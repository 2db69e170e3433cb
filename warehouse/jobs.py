"""What the warehouse does by itself at night."""

import logging
from datetime import date

from sqlalchemy import select

from foundation.database import db
from foundation.transaction import transaction
from warehouse import custody
from warehouse.models import PlaceCount

CHUNK = 200  # places in one transaction

logger = logging.getLogger("kebien.warehouse")


def recount(_today: date) -> int:
    """Count anew what lies in every place; a count that was wrong is a fault and is logged."""
    ids = db.session.scalars(select(PlaceCount.place_id).order_by(PlaceCount.place_id)).all()
    wrong = 0
    for start in range(0, len(ids), CHUNK):
        with transaction():
            wrong += custody.recount(ids[start : start + CHUNK])
    if wrong:
        logger.error("place.count_was_wrong", extra={"places": wrong})
    return wrong
