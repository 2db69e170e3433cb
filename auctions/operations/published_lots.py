"""Offering assets that come with a notice: each lot is made together with its published round."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from auctions import entries, lifecycle, refusals
from auctions.models import Lot, Round
from auctions.offers import over_lots
from auctions.operations.lots import new_lot, put_on_offer, unused_codes
from auctions.operations.published_rounds import first_cause, publish, published_round
from auctions.published import PublishedRound
from cases.models import Asset, CaseFile
from foundation.acts import Act
from foundation.database import db, is_made_here
from foundation.moments import Moment
from foundation.past import check_past


@dataclass(frozen=True, slots=True)
class PublishedLot:
    """Assets of a case that a notice offers together; all were seized in this transaction.

    Without a published round the lot waits: the notice tells of none.
    """

    case: CaseFile
    assets: Sequence[Asset]
    title: str
    published: PublishedRound | None
    origin: str = ""
    known_on: date | None = None  # first day on which an old file knows it
    failures: int = 0  # that the notice tells of a lot without a round
    reductions: int = 0


@dataclass(frozen=True, slots=True)
class MadeLot:
    """A lot that was made, and its round if the notice says enough of one."""

    lot: Lot
    round: Round | None


def record_published_lots(many: Sequence[PublishedLot], *, by: Act) -> list[MadeLot]:
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
        published_on = one.published.published_on if one.published is not None else None
        if published_on is not None:
            check_past(published_on, by, Moment.NOTICE)
        if not all(is_made_here(asset) and asset.case_id == one.case.id for asset in one.assets):
            raise ValueError("assets that somebody else may know")
    codes = unused_codes(len(many))
    lots = [
        new_lot(
            one.case,
            one.assets,
            title=one.title,
            code=code,
            created_on=(one.published.published_on if one.published else one.known_on) or by.day,
            happened=False,
        )
        for one, code in zip(many, codes, strict=True)
    ]
    db.session.add_all(lots)
    db.session.flush()
    put_on_offer([(lot, one.case, one.assets) for lot, one in zip(lots, many, strict=True)], by=by)
    made = [MadeLot(lot, _round(lot, one, by)) for lot, one in zip(lots, many, strict=True)]
    db.session.add_all(each.round for each in made if each.round is not None)
    db.session.flush()
    over = over_lots([each.lot for each in made])  # over a case that was opened before
    for each, one in zip(made, many, strict=True):
        if each.round is not None and one.published is not None:
            held = over[each.lot.id].holds
            publish(each.round, each.lot, one.published, by=by, holds=held)
        else:
            _wait(each.lot, one, by)
    return made


def _round(lot: Lot, one: PublishedLot, by: Act) -> Round | None:
    if one.published is None:
        return None
    number = one.published.number or one.published.earlier_failures + 1
    return published_round(lot, one.published, number, first_cause(one.published), by)


def _wait(lot: Lot, one: PublishedLot, by: Act) -> None:
    """Write down what a notice without a round says of a lot."""
    lifecycle.advance(
        lot,
        entries.LOT_KNOWN_FROM_NOTICE,
        failed=one.failures,
        reduced=one.reductions,
        on=None,
        by=by,
        payload={"origin": one.origin},
    )
