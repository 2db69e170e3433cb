"""What review does by itself: on a fixed day, and twice gives once."""

from datetime import date

from auctions.models import Lot
from foundation.database import db
from review import jobs
from review.models import Directive
from tests.fixtures.review import TODAY, asset_of, flags_of


def test_the_nightly_refresh_opens_flags(unsold: Lot) -> None:
    db.session.commit()
    assert jobs.refresh(TODAY) == len(flags_of(asset_of(unsold.id))) == 2
    assert jobs.refresh(TODAY) == 0


def test_the_morning_chases_what_is_due(directive: Directive) -> None:
    db.session.commit()
    assert jobs.remind(TODAY) == 0
    assert jobs.remind(date(2026, 11, 27)) == 1
    assert jobs.remind(date(2026, 11, 27)) == 0
    assert jobs.remind(date(2026, 11, 28)) == 1
    db.session.refresh(directive)
    assert directive.reminders == 2
