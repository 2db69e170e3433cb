"""What each kind of seat has tabs for: a tab stands only over what the seat can have."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from auctions.models import ServiceContract
from foundation import clock
from foundation.database import db
from organisations.allowed import WITH_SEATS
from organisations.models import Organisation
from organisations.models import OrganisationKind as Kind
from papers import files as kinds
from papers.models import DocumentSubject
from papers.operations import KeptFile
from seats import operations
from tests.fixtures.papers import typed
from tests.fixtures.seats import act_of

TABS = ("/seat/cases", "/seat/rounds", "/seat/items")
OWN = {
    Kind.PROCURACY: TABS,
    Kind.BANK: TABS[:2],
    Kind.BANK_BRANCH: TABS[:2],
    Kind.AUCTION: TABS[1:2],
    Kind.POLICE: TABS[2:],
    Kind.STORAGE: TABS[2:],
}


def tabs(page):
    links = {link.get("href") for link in page.document.one("header").all("a")}
    return {tab for tab in TABS if tab in links}


@pytest.mark.parametrize("kind", WITH_SEATS)
def test_a_tab_stands_only_over_what_a_seat_can_have(enter, seat_of, kind):
    visitor = enter(seat_of(kind, "Tổ chức Mẫu", "ngoai"))
    assert tabs(visitor.get("/seat")) == set(OWN[kind])
    for tab in TABS:
        visitor.get(tab, 200 if tab in OWN[kind] else 404)


def test_a_prosecutor_sees_the_things_of_every_case_file(enter, seat_of, make_item, case, unit):
    item = make_item(description="Xe máy còn trong kho")
    visitor = enter(seat_of(Kind.PROCURACY, "Viện kiểm sát tỉnh", "vks"))
    assert item.description in visitor.get("/seat/items").main
    assert item.description in visitor.get(f"/seat/cases/{case.id}").main
    thing = visitor.get(f"/seat/items/{item.code}")
    assert thing.document.all("a", href=f"/seat/cases/{case.id}")
    below = enter(seat_of(Kind.PROCURACY, "Viện kiểm sát tỉnh", "vks.kv", where=unit))
    below.get(f"/seat/items/{item.code}", 404)


def test_what_is_said_of_a_thing_is_a_document_about_it(seat_of, make_item, enter):
    item = make_item(description="Xe máy còn trong kho")
    seat = seat_of(Kind.PROCURACY, "Viện kiểm sát tỉnh", "vks")
    scan = KeptFile("a" * 64, "van-ban.pdf", kinds.PDF, 1200, 1)
    made = operations.hand_in(
        item.case,
        organisation=seat.organisation,
        paper=replace(typed("7/VKS", clock.today()), file=scan),
        about=[item],
        by=act_of(seat),
    )
    db.session.commit()
    about = select(DocumentSubject.kind).where(DocumentSubject.document_id == made.id)
    assert set(db.session.scalars(about)) == {"case", "item"}
    assert "7/VKS" in enter(seat).get(f"/seat/items/{item.code}").main


def test_an_auction_organisation_sees_a_contract_before_any_session(enter, seat_of, planned):
    contract = db.session.scalars(select(ServiceContract)).one()
    own = db.session.get_one(Organisation, contract.organisation_id)
    assert contract.number in enter(seat_of(own.kind, own.name, "daugia")).get("/seat").main
    other = enter(seat_of(Kind.AUCTION, "Công ty Khác", "daugia2"))
    assert contract.number not in other.get("/seat").main
