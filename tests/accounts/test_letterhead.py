"""The head of an office's papers, and in which capacity people sign them."""

from datetime import date

import pytest

from accounts import refusals
from accounts.letterhead import capacities_of, capacity_of, letterhead_of
from accounts.models import Role, UserAccount
from accounts.operations import letterhead
from audit import ledger
from foundation import clock
from foundation.acts import Act
from foundation.database import db

EMPTY = {
    "superior": "",
    "name": "",
    "symbol": "",
    "place": "",
    "address": "",
    "phone": "",
    "email": "",
    "logo": None,
}


@pytest.fixture
def by(admin):
    return Act(admin, clock.now())


@pytest.fixture
def of_unit(make_user, unit):
    return Act(make_user(roles=[Role.ADMIN], office=unit), clock.now())


@pytest.fixture
def signer(head):
    return db.session.get_one(UserAccount, head.id)


def newest(office):
    return db.session.scalars(ledger.history(f"office:{office.id}")).first()


def test_an_office_without_a_head_of_its_own_has_its_name_and_that_of_the_office_above(
    office, unit
):
    assert letterhead_of(office).superior is None
    found = letterhead_of(unit)
    assert (found.name, found.superior, found.place) == (unit.name, office.name, None)


def test_what_a_unit_has_not_comes_from_the_office_above(office, unit, by):
    letterhead.set_letterhead(
        office, **EMPTY | {"name": "THADS  tỉnh Phú An", "place": "Phú An", "phone": "1"}, by=by
    )
    letterhead.set_letterhead(unit, **EMPTY | {"phone": "2", "symbol": "KV2"}, by=by)
    found = letterhead_of(unit)
    assert (found.superior, found.place, found.phone) == ("THADS tỉnh Phú An", "Phú An", "2")
    assert (found.symbol, letterhead_of(office).symbol) == ("KV2", None)
    assert newest(unit).payload == {"phone": [None, "2"], "symbol": [None, "KV2"]}


def test_a_head_is_recorded_by_who_administers_the_office_and_only_when_it_changes(
    office, unit, by, of_unit
):
    with pytest.raises(refusals.OfficeOutOfReach):
        letterhead.set_letterhead(office, **EMPTY | {"place": "Phú An"}, by=of_unit)
    with pytest.raises(refusals.LetterheadUnchanged):
        letterhead.set_letterhead(office, **EMPTY, by=by)


def test_a_person_signs_in_one_capacity_until_it_ends(office, unit, by, of_unit, signer):
    def allow(capacity="Phó Trưởng phòng", by=by):
        return letterhead.allow_signing(
            office, account=signer, capacity=capacity, in_place_of="KT. TRƯỞNG PHÒNG", by=by
        )

    with pytest.raises(refusals.OfficeOutOfReach):
        allow(by=of_unit)
    with pytest.raises(refusals.CapacityNeeded):
        allow("  7 ")
    held = allow()
    with pytest.raises(refusals.CapacityHeldAlready):
        allow("Trưởng phòng")
    assert capacity_of(office, signer.id, by.day) == held
    assert [each.account.full_name for each in capacities_of(office, by.day)] == [signer.full_name]
    assert capacity_of(office, signer.id, date(2026, 1, 1)) is None
    with pytest.raises(refusals.OfficeOutOfReach):
        letterhead.end_signing(held, by=of_unit)
    letterhead.end_signing(held, by=by)
    assert capacity_of(office, signer.id, by.day) is None
    assert newest(office).kind == "office.signing_ended"
    with pytest.raises(refusals.CapacityEnded):
        letterhead.end_signing(held, by=by)
    assert allow("Trưởng phòng").capacity == "Trưởng phòng"
