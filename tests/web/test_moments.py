"""What a day is the day of is said in words, wherever it is refused."""

from datetime import date

import pytest

from foundation import clock
from foundation.acts import Act
from foundation.moments import Moment
from foundation.past import check_past
from foundation.refusals import DayInTheFuture
from web.formatting import label


def test_every_moment_has_its_words(app):
    with app.test_request_context("/"):
        assert not [each for each in Moment if label(each) in {"", each.value, each.name}]


def test_a_day_still_to_come_says_of_what_it_is_the_day(officer):
    with pytest.raises(DayInTheFuture) as refused:
        check_past(date(2027, 1, 4), Act(officer, clock.now()), Moment.SIGNED)
    assert refused.value.details == {"day": date(2027, 1, 4), "of": Moment.SIGNED}
