"""Seats of every kind walk through the furnished office: each link they are shown opens."""

from collections.abc import Iterator

import pytest
from flask import Flask

from demo.organisations import SEATS
from demo.people import PASSWORD
from tests.fixtures.demonstration import Furnished
from tests.journeys.wandering import wander

OWN = {
    "vks": {"seats.cases.show", "seats.rounds.show", "seats.items.show"},
    "nganhang": {"seats.cases.show", "seats.rounds.show"},
    "daugia": {"seats.rounds.show"},
    "congan": {"seats.items.show"},
}


@pytest.fixture
def app(furnished: Furnished) -> Iterator[Flask]:
    with furnished.opened() as app:
        yield app


@pytest.mark.parametrize("username", [username for username, *_ in SEATS])
def test_a_seat_opens_every_link_it_is_shown_and_finds_its_own(pages, username) -> None:
    visitor = pages.anonymous()
    visitor.post_form("/sign-in", {"username": username, "password": PASSWORD})
    walk = wander(visitor, start="/seat", within="seats.")
    assert walk.faults == []
    shown = {endpoint for endpoint in walk.pages if endpoint.endswith(".show")}
    assert shown == OWN[username] | {"seats.home.show"}
