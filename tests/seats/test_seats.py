"""Outside seats: each sees its own and nothing else, and what it hands in is signed."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from accounts.models import UserAccount
from accounts.refusals import NameTaken, NameUnreadable, OfficeOutOfReach, RolesElsewhere
from auctions.models import Round
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from organisations import refusals as organisation_refusals
from organisations.models import Organisation, OrganisationKind
from organisations.operations import merging, registry, seats
from papers import files as kinds
from papers.operations import KeptFile
from papers.refusals import DocumentNeeded
from seats import operations, refusals
from tests.fixtures.papers import typed
from tests.fixtures.seats import join_bank
from warehouse.models import PhysicalHolder, PlaceClass

SCAN = KeptFile("a" * 64, "tra-loi.pdf", kinds.PDF, 1200, 2)
KINDS = OrganisationKind


def test_a_prosecutor_sees_every_case_of_the_office_and_no_page_of_it(
    enter, seat_of, case, make_case, unit
):
    visitor = enter(seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks"))
    assert case.number in visitor.get("/seat").markup
    assert case.number in visitor.get("/seat/cases").markup
    assert "Chờ trả lời" not in visitor.get("/seat").markup
    whole = visitor.get(f"/seat/cases/{case.id}").markup
    assert "Chưa lập lô đấu giá." in whole
    assert "Chưa có lần đấu giá nào." in whole
    visitor.get(f"/cases/{case.id}", 403)
    visitor.get("/choices/organisations?q=a", 403)
    assert visitor.get("/", 303).location.endswith("/seat")
    below = enter(seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks.kv", where=unit))
    below.get(f"/seat/cases/{case.id}", 404)


def test_a_bank_sees_its_own_cases_and_no_other_creditor(enter, seat_of, case, make_case, officer):
    party = join_bank(case, officer)
    join_bank(case, officer, "Ngân hàng Khác")
    other = make_case()
    visitor = enter(seat_of(KINDS.BANK, party.name, "nganhang"))
    page = visitor.get(f"/seat/cases/{case.id}").markup
    assert party.name in page
    assert "Ngân hàng Khác" not in page
    visitor.get(f"/seat/cases/{other.id}", 404)
    assert other.number not in visitor.get("/seat/cases").markup
    visitor.get(f"/seat/cases/{other.id}/documents/new", 404)


def test_an_auction_organisation_sees_its_own_auctions_and_hands_in_its_papers(
    enter, seat_of, announced, lot, officer
):
    round_ = db.session.scalars(select(Round)).one()
    own = db.session.get_one(Organisation, round_.organisation_id)
    visitor = enter(seat_of(own.kind, own.name, "daugia"))
    stranger = enter(seat_of(KINDS.AUCTION, "Công ty Khác", "daugia2"))
    where = f"/seat/rounds/{lot.code}/{round_.number}"
    assert lot.title in visitor.get("/seat").markup
    visitor.get(where)
    visitor.get(f"/seat/cases/{lot.case_id}", 404)
    stranger.get(where, 404)
    assert lot.title not in stranger.get("/seat/rounds").markup
    filled = {"kind": "notice", "paper_no": "5/TB", "paper_on": "20/11/2026"}
    visitor.post_form(f"{where}/documents/new", filled, 422)


def test_what_is_handed_in_is_a_signed_document_of_the_organisation(case, officer, seat_of):
    seat = seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks")
    by = Act(officer, clock.now())
    with pytest.raises(refusals.SignedFileNeeded):
        operations.hand_in(case, organisation=seat.organisation, paper=typed(), by=by)
    sent = operations.hand_in(
        case, organisation=seat.organisation, paper=replace(typed(), file=SCAN), by=by
    )
    with pytest.raises(DocumentNeeded):
        operations.hand_in(
            case, organisation=seat.organisation, paper=replace(typed(number=""), file=SCAN), by=by
        )
    assert (sent.issuer, sent.received_on) == ("Viện kiểm sát tỉnh", clock.today())


def test_a_seat_that_ended_opens_nothing(enter, seat_of, admin, case):
    seat = seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks")
    visitor = enter(seat)
    visitor.get("/seat")
    seats.end_seat(seat.seat, by=Act(admin, clock.now()))
    db.session.commit()
    visitor.get("/seat", 302)
    with pytest.raises(organisation_refusals.EndedBefore):
        seats.end_seat(seat.seat, by=Act(admin, clock.now()))


def test_seats_are_made_where_something_is_their_own(seat_of, admin, office, make_office, unit):
    by = Act(admin, clock.now())
    with pytest.raises(organisation_refusals.NoSeatsOfThisKind):
        seat_of(KINDS.COURT, "Tòa án tỉnh", "toaan")
    seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks")
    with pytest.raises(NameTaken):
        seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks")
    with pytest.raises(NameUnreadable):
        seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "v k s")
    with pytest.raises(OfficeOutOfReach):
        seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks3", where=make_office())
    one = registry.record_organisation(kind=KINDS.PROCURACY, name="VKS Hai", by=by)
    twin = registry.record_organisation(kind=KINDS.PROCURACY, name="VKS Ba", by=by)
    merging.merge_organisation(twin, into=one, reason="trùng", by=by)
    registry.close_organisation(one, on=clock.today(), by=by)
    db.session.commit()
    with pytest.raises(organisation_refusals.OrganisationClosedBefore):
        seat_of(KINDS.PROCURACY, "VKS Hai", "vks4")
    with pytest.raises(organisation_refusals.OrganisationMerged):
        seat_of(KINDS.PROCURACY, "VKS Ba", "vks5")


def test_a_seat_over_another_office_is_not_ended_from_here(seat_of, make_user, unit, office):
    seat = seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks")
    below = make_user(roles=["admin"], office=unit)
    with pytest.raises(RolesElsewhere):
        seats.end_seat(seat.seat, by=Act(below, clock.now()))


def test_an_administrator_makes_and_ends_a_seat_on_the_page(pages, seat_of, admin, office):
    seat = seat_of(KINDS.BANK, "Ngân hàng Thử", "nganhang")
    visitor, of = pages.as_user(admin), f"/organisations/{seat.organisation_id}"
    named = {"username": "nganhang2", "full_name": "Ông Hai", "password": "cho-quen-mat-khau-1"}
    visitor.post_form(f"{of}/seats/new", named)
    assert "nganhang2" in visitor.get(of).markup
    visitor.post_form(
        f"/organisations/seats/{seat.id}/password", {"password": "cho-quen-mat-khau-2"}
    )
    ending = f"/organisations/seats/{seat.id}/end"
    visitor.post_form(ending, {}, action=ending)
    assert db.session.scalars(
        select(UserAccount.username).where(UserAccount.username == "nganhang2")
    ).one()


def test_a_police_store_sees_what_lies_in_it_and_nothing_else(
    enter, seat_of, make_place, make_item, case
):
    made = seat_of(KINDS.POLICE, "Công an tỉnh Mẫu", "congan")
    theirs = make_place(
        short_name="CA-KHO",
        name="Kho Công an tỉnh",
        place_class=PlaceClass.ELSEWHERE,
        organisation=made.organisation,
    )
    police = {"holder": PhysicalHolder.POLICE, "holder_name": "Kho Công an tỉnh"}
    kept = make_item(place=theirs, description="Xe máy gửi kho công an", **police)
    here = make_item(description="Hộp ở kho của cơ quan")
    visitor = enter(made)
    page = visitor.get("/seat").main
    assert kept.description in page
    assert here.description not in page
    visitor.get("/seat/items")
    assert case.number in visitor.get(f"/seat/items/{kept.code}").main
    visitor.get(f"/seat/items/{here.code}", 404)
    visitor.get(f"/seat/cases/{case.id}", 404)
