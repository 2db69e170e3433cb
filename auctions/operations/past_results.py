"""Recording that an auction of the past was sold, as the old file tells it."""

from datetime import time

from auctions import lifecycle, offers, queries, refusals
from auctions.allowed_completing import why_not_record_past_sale
from auctions.models import LotStatus, Round, RoundState
from auctions.operations import ending
from auctions.operations.past_rounds import OLD_FILE
from auctions.past import entries
from auctions.sale_hooks import sale_hooks
from cases import lifecycle as assets_life
from cases.models import AssetState
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import KnownDay
from foundation.refusals import check


def record_past_sale(
    round_: Round,
    *,
    price: int,
    buyer: str,
    by: Act,
    buyer_identity: str | None = None,
    source: str = OLD_FILE,
) -> Round:
    """Record the winner of an auction of the past; recorded and judged, never refused for the law.

    Whether one or several had registered, what was laid down, and when the result came in may be
    unknown. So may the day: then nothing is due from it.

    Args:
        price: the winning bid in đồng, also one below the starting price.
        source: the old file.

    Raises:
        ChangedMeanwhile: the round changed since the person saw it.
        RoundNotAnnounced: it has a result.
        LaterRoundFollowed: the lot was offered again after it.
        PriceNotPositive: sold for nothing.
    """
    offer = offers.locked_round(round_, by)
    check(why_not_record_past_sale(offer))
    if price <= 0:
        raise refusals.PriceNotPositive
    lot = offer.lot
    sold_on, sold_in = KnownDay.told(round_.told_session, by.day).kept
    lifecycle.turn(round_, RoundState.SOLD)
    round_.outcome_on = round_.session_on
    lifecycle.advance(
        lot,
        entries.ROUND_TOLD_SOLD,
        status=LotStatus.SOLD,
        on=round_.session_on,
        by=by,
        payload={"round": round_.number, "sold_for": price, "origin": source},
    )
    for asset in queries.assets_of(lot):
        assets_life.advance(asset, AssetState.SOLD, by=by, payload={"lot": lot.code})
    ending.waive_open(lot, "lot_sold", by=by)
    sale_hooks().won(
        round_,
        buyer=buyer,
        buyer_identity=buyer_identity,
        price=price,
        deposit=None,
        contract=None,
        sold_on=sold_on,
        sold_in=sold_in,
        origin=source,
        by=by,
    )
    db.session.flush()
    return round_


def sold_on_really(round_: Round, day: KnownDay) -> None:
    """Let a round have been sold on the day that its corrected sale says."""
    round_.outcome_on = day.exact
    if round_.session_at is None:  # nobody knew the day: it is that of the session
        told = day.part
        round_.session_in = told.iso if told is not None else None
        if day.exact is not None:
            round_.session_at = clock.local_moment(day.exact, time(0, 0))
            round_.hour_unknown = True
