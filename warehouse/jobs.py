"""What the warehouse does by itself at night."""

import logging
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from cases.models import Asset, Obstacle
from cases.operations.linking import link_keeper, link_obstacle
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from organisations.naming import name_key
from organisations.queries import known_by_names
from warehouse import custody
from warehouse.models import EvidenceItem, Loan, Order, PlaceCount
from warehouse.operations.linking import link_agency, link_borrower, link_holder

CHUNK = 200  # places in one transaction

WORDS: Final[tuple[tuple[Any, Any, Any, Callable[..., bool]], ...]] = (
    (Order, Order.counterpart_office, Order.counterpart_organisation_id, link_agency),
    (Loan, Loan.borrower, Loan.borrower_organisation_id, link_borrower),
    (Asset, Asset.keeper_name, Asset.keeper_organisation_id, link_keeper),
    (Obstacle, Obstacle.holder_name, Obstacle.organisation_id, link_obstacle),
    (
        EvidenceItem,
        EvidenceItem.holder_name,
        EvidenceItem.holder_organisation_id,
        link_holder,
    ),
)
"""Where an organisation may stand in words alone, what points to it, and the act that links it."""

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


def link_names(_today: date) -> int:
    """Point rows that name an organisation in words to the one the registry knows by now."""
    return sum(_link(*each) for each in WORDS)


def _link(model: Any, words: Any, reference: Any, link: Callable[..., bool]) -> int:
    last, linked = 0, 0
    while True:
        found = db.session.execute(
            select(model.id, words)
            .where(reference.is_(None), words.is_not(None), model.id > last)
            .order_by(model.id)
            .limit(CHUNK)
        ).all()
        if not found:
            return linked
        last = found[-1][0]
        known = known_by_names(text for _id, text in found)
        meant = [(row_id, known[key]) for row_id, text in found if (key := name_key(text)) in known]
        if meant:
            with transaction():
                by = Act(SYSTEM, clock.now())
                for row_id, to in meant:
                    linked += link(db.session.get_one(model, row_id), to=to, by=by)
