"""A verification that was forgotten is recorded as such; the later one counts."""

from datetime import date

import pytest

from cases.events.refusals import VerifiedLater
from cases.events.verified import last_verification
from cases.models import EventKind, Verified
from cases.operations.events import record_event, record_verification
from foundation import clock
from foundation.acts import Act
from foundation.partdays import PartDay
from tests.fixtures.papers import typed

EARLIER, LATER = date(2026, 11, 10), date(2026, 11, 20)


@pytest.fixture
def verified(case, officer):
    def act(on, found, **given):
        return record_verification(
            case,
            verified_on=on,
            found=found,
            paper=typed(f"{on:%d%m}/BB", on),
            by=Act(officer, clock.now()),
            **given,
        )

    return act


def test_an_earlier_verification_than_the_last_is_asked_for(case, verified, officer):
    last = verified(LATER, Verified.STILL_UNABLE)
    with pytest.raises(VerifiedLater):
        verified(EARLIER, Verified.ABLE)
    with pytest.raises(VerifiedLater):
        record_event(
            case,
            kind=EventKind.VERIFIED,
            happened=PartDay(2026, 11, 10),
            paper=typed("1/BB", EARLIER),
            by=Act(officer, clock.now()),
        )
    verified(EARLIER, Verified.ABLE, before_later=True)
    assert last_verification(case) is last


def test_what_an_old_file_tells_and_a_later_one_are_not_asked_for(case, verified, officer):
    verified(EARLIER, Verified.STILL_UNABLE)
    verified(LATER, Verified.ABLE)
    record_event(
        case,
        kind=EventKind.VERIFIED,
        happened=PartDay(2025),
        source="hồ sơ cũ",
        by=Act(officer, clock.now()),
    )


def test_the_answer_follows_the_last_one(case, verified, officer, pages):
    verified(LATER, Verified.STILL_UNABLE)
    own = pages.as_user(officer)
    said = {
        "verified_on": "10/11/2026",
        "found": "able",
        "paper_no": "7/BB",
        "paper_on": "10/11/2026",
    }
    own.post_form(f"/cases/{case.id}/verify", said, 422)
    sent = own.post_form(f"/cases/{case.id}/verify", {**said, "before_later": "y"})
    shown = own.follow(sent).text
    assert "Vẫn tính theo lần xác minh sau" in shown
    assert "Nay ra quyết định tiếp tục" not in shown
