"""The notice of a failed round to the parties."""

from datetime import date

import pytest

from auctions.operations import results
from foundation.acts import Act
from papers.refusals import DocumentNeeded
from tests.fixtures.papers import typed


def test_the_parties_are_told_by_a_notice_with_a_number(failed, officer, travel_to):
    by = Act(officer, travel_to(date(2026, 12, 15)))
    with pytest.raises(DocumentNeeded):
        results.notify_parties(failed, on=by.day, document=typed(""), by=by)
