"""What was known of a day in part is forgotten once somebody says the whole day."""

from dataclasses import replace
from datetime import date, datetime

from auctions.models import Round
from cases.models import Obstacle
from foundation import clock
from foundation.database import db
from foundation.partdays import PartDay
from sales.models import SaleMoney

DAY = date(2025, 4, 2)


def test_a_whole_day_takes_the_place_of_its_month(workshop, record_old):
    sale = replace(workshop.sale, paid=PartDay(2025, 4))
    done = record_old(workshop, sale=sale)
    [movement] = db.session.query(SaleMoney).filter_by(sale_id=done.sale.id)
    [last] = db.session.query(Obstacle).filter_by(asset_id=done.asset.id, since_in="")
    [second] = db.session.query(Round).filter_by(lot_id=done.lot.id, number=2)
    assert (movement.moved_in, done.sale.paid_in) == ("2025-04", "2025-04")
    done.asset.seized_on = movement.moved_on = done.sale.paid_on = last.since_on = DAY
    second.session_at = datetime(2023, 6, 5, 9, tzinfo=clock.VIETNAM)
    assert (done.asset.seized_in, movement.moved_in, done.sale.paid_in) == (None, None, None)
    assert (last.since_in, second.session_in) == (None, None)
