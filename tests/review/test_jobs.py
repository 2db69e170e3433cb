"""What review does by itself: on a fixed day, and twice gives once."""

from datetime import date

import pytest

from auctions.models import Lot
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
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


@pytest.mark.usefixtures("app")
def test_what_people_keep_changing_is_tried_again_and_does_not_stop_the_rest() -> None:
    tries = {"busy": 0, "once": 0}

    def busy() -> int:
        tries["busy"] += 1
        raise ChangedMeanwhile

    def busy_once() -> int:
        tries["once"] += 1
        if tries["once"] == 1:
            raise ChangedMeanwhile
        return 1

    with pytest.raises(ChangedMeanwhile):
        jobs._each([busy, busy_once])
    assert tries == {"busy": jobs.ATTEMPTS, "once": 2}
