"""Registrants of a round: once each, and what their number says of the result."""

from datetime import date, timedelta

import pytest

from auctions import refusals
from auctions.operations import registrations
from foundation.acts import Act
from foundation.refusals import DayTooEarly


@pytest.fixture
def register(announced, officer, now):
    """Record a registrant of the announced round."""

    def make(identity_no=None, bidder="Nguyễn Văn Thử", round_=announced, on=date(2026, 11, 30)):
        return registrations.register_bidder(
            round_,
            bidder=bidder,
            identity_no=identity_no,
            registered_on=on,
            deposit_paid=round_.deposit,
            by=Act(officer, now),
        )

    return make


@pytest.fixture
def now(announced, travel_to):
    return travel_to(date(2026, 12, 1))


def test_an_identity_that_is_longer_when_it_is_compared_registers(register):
    assert len(register("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 3).identity_key) == 20


def test_one_identity_registers_once_however_it_is_written(register):
    register("001 088 000 123")
    with pytest.raises(refusals.AlreadyRegistered):
        register("001.088.000.123", bidder="Nguyễn Văn Khác")


def test_registrants_without_an_identity_are_not_taken_for_one(register):
    assert register().identity_key is None
    assert register().identity_key is None


def test_nobody_registers_before_the_round_is_announced(register, announced):
    with pytest.raises(DayTooEarly):
        register(on=announced.announced_on - timedelta(days=1))
    assert register(on=announced.announced_on) is not None
