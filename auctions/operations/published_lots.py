"""Offering assets that come with a notice: each lot is made together with its published round."""

from collections.abc import Sequence
from dataclasses import dataclass

from auctions import refusals
from auctions.models import Round
from auctions.operations.announcing import first_cause, publish, published_round
from auctions.operations.lots import new_lot, put_on_offer, unused_codes
from auctions.published import PublishedRound
from cases.models import Asset, CaseFile
from foundation.acts import Act
from foundation.database import db, is_made_here
from foundation.past import check_past


@dataclass(frozen=True, slots=True)
class PublishedLot:
    """Assets of a case that a notice offers together; all were seized in this transaction."""

    case: CaseFile
    assets: Sequence[Asset]
    title: str
    published: PublishedRound


def record_published_lots(many: Sequence[PublishedLot], *, by: Act) -> list[Round]:
    """Make a lot of each notice's assets, and record the round it publishes.

    What ``create_lot`` and ``record_published_round`` do one after the other, done for many: the
    assets and lots are new, so there is nothing to lock and no earlier round to ask for.

    Raises:
        NoAssets: a lot needs one.
        DayInTheFuture: a notice is published later than the act.
    """
    for one in many:
        if not one.assets:
            raise refusals.NoAssets
        check_past(one.published.published_on, by)
        if not all(is_made_here(asset) and asset.case_id == one.case.id for asset in one.assets):
            raise ValueError("assets that somebody else may know")
    codes = unused_codes(len(many))
    lots = [
        new_lot(
            one.case,
            one.assets,
            title=one.title,
            code=code,
            created_on=one.published.published_on,
        )
        for one, code in zip(many, codes, strict=True)
    ]
    db.session.add_all(lots)
    db.session.flush()
    put_on_offer([(lot, one.case, one.assets) for lot, one in zip(lots, many, strict=True)], by=by)
    rounds = [
        published_round(
            lot,
            one.published,
            one.published.number or one.published.earlier_failures + 1,
            first_cause(one.published),
        )
        for lot, one in zip(lots, many, strict=True)
    ]
    db.session.add_all(rounds)
    db.session.flush()
    for round_, lot, one in zip(rounds, lots, many, strict=True):
        publish(round_, lot, one.published, by=by)
    return rounds
