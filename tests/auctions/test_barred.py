"""Whoever is called like one who may not take part is let register with a reason, which is kept."""

from datetime import date

import pytest
from sqlalchemy import select

from accounts.models import UserAccount
from auctions.barred import Barred
from auctions.entries import ROUND_SOLD
from auctions.entries_registrants import ROUND_REGISTERED
from auctions.models import RegistrationStatus
from auctions.operations import registrations, results
from auctions.refusals import DepositNotWhole, PerhapsBarred
from audit.models import LedgerEntry
from cases.models import PartyKind, PartyRole
from cases.operations import files
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.sales import WON, winning

ON = date(2026, 12, 1)


@pytest.fixture
def debtor(case, officer):
    return files.add_party(
        case,
        role=PartyRole.DEBTOR,
        kind=PartyKind.PERSON,
        name="Trần Văn Nợ",
        identity_no="001 080 000 123",
        by=Act(officer, clock.now()),
    )


@pytest.fixture
def register(announced, officer, debtor, travel_to):
    travel_to(ON)

    def make(bidder, identity_no=None, deposit_paid=announced.deposit, **given):
        return registrations.register_bidder(
            announced,
            bidder=bidder,
            identity_no=identity_no,
            registered_on=ON,
            deposit_paid=deposit_paid,
            by=Act(officer, clock.now()),
            **given,
        )

    return make


def despite(kind):
    said = select(LedgerEntry.payload).where(LedgerEntry.kind == kind.code)
    return [each.get("despite") for each in db.session.scalars(said)]


@pytest.mark.parametrize("called", ["Ông TRẦN VĂN NỢ", "trần văn nợ"])
def test_the_debtor_of_the_case_is_asked_for(register, called):
    with pytest.raises(PerhapsBarred) as refused:
        register(called)
    assert (refused.value.details["what"], refused.value.basis) == (Barred.DEBTOR, None)
    register(called, despite="Người trùng tên, số định danh khác")
    assert despite(ROUND_REGISTERED) == ["Người trùng tên, số định danh khác"]


def test_the_debtor_is_known_by_the_identity_number_too(register):
    with pytest.raises(PerhapsBarred):
        register("Người Khác Tên", identity_no="001080000123")


def test_the_people_who_sell_are_asked_for(register, officer, head, announced):
    for person, what in ((officer, Barred.OFFICER), (head, Barred.OFFICE)):
        with pytest.raises(PerhapsBarred) as refused:
            register(db.session.get_one(UserAccount, person.id).full_name)
        assert refused.value.details["what"] is what
        assert refused.value.basis
    with pytest.raises(PerhapsBarred) as refused:
        register(announced.organisation)
    assert refused.value.details["what"] is Barred.ORGANISATION


def test_a_winner_of_whom_no_registrant_is_recorded_is_asked_for(
    announced, officer, debtor, travel_to
):
    by = Act(officer, travel_to(WON))
    with pytest.raises(PerhapsBarred):
        results.record_sold(announced, **winning(buyer=debtor.name), by=by)
    results.record_sold(announced, **winning(buyer=debtor.name, despite="Trùng tên"), by=by)
    assert despite(ROUND_SOLD) == ["Trùng tên"]


def test_a_part_of_a_deposit_is_recorded_only_as_a_part(register, announced, officer):
    with pytest.raises(DepositNotWhole):
        register("Lê Thị Thiếu", deposit_paid=1)
    one = register("Lê Thị Thiếu", deposit_paid=1, deposit_later=True)
    assert one.status is RegistrationStatus.REGISTERED
    by = Act(officer, clock.now())
    with pytest.raises(DepositNotWhole):
        registrations.correct_deposit(announced, one, deposit_paid=2, by=by)
    registrations.correct_deposit(announced, one, deposit_paid=2, deposit_later=True, by=by)
