"""What the warehouse does by itself at night."""

import logging
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from cases.models import Asset, Obstacle
from cases.operations.obstacles import PERSONS
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from organisations.models import Organisation
from organisations.naming import name_key
from organisations.operations.linking import link_name
from organisations.queries import known_by_names
from warehouse import custody
from warehouse.models import EvidenceItem, Loan, Order, PlaceCount
from warehouse.operations.linking import link_holder

CHUNK = 200  # places in one transaction

WORDS: Final = (
    (Order, "counterpart_office", "counterpart_organisation_id"),
    (Loan, "borrower", "borrower_organisation_id"),
    (Asset, "keeper_name", "keeper_organisation_id"),
    (Obstacle, "holder_name", "organisation_id"),
    (EvidenceItem, "holder_name", "holder_organisation_id"),
)
"""Where an organisation may stand in words alone, and what points to it."""

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


def _link(model: Any, name: str, reference: str) -> int:
    words, last, linked = getattr(model, name), 0, 0
    while True:
        found = db.session.execute(
            select(model.id, words)
            .where(getattr(model, reference).is_(None), words.is_not(None), model.id > last)
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
                for row_id, organisation in meant:
                    linked += _link_one(
                        db.session.get_one(model, row_id), name, reference, organisation, by
                    )


def _link_one(row: Any, name: str, reference: str, organisation: Organisation, by: Act) -> bool:
    if isinstance(row, EvidenceItem):
        return link_holder(row, to=organisation, by=by)
    if isinstance(row, Obstacle) and row.held_by in PERSONS:
        return False
    return link_name(row, name=name, reference=reference, to=organisation, by=by)
