"""Agencies, borrowers, holders and keepers are organisations of the registry; persons are names."""

from decimal import Decimal

import pytest

from backlog.operations import record_old_asset
from backlog.shapes import OldAsset, OldMatter
from cases.models import AssetCategory, Keeper
from cases.operations.assets import NewAsset, seize_all
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from organisations import refusals
from organisations.models import Organisation, OrganisationKind, Seat
from organisations.named import kind_named
from organisations.operations import registry
from organisations.operations.merging import merge_organisation
from organisations.operations.naming import Named
from seats import queries as seats
from seats.sight import Sight
from tests.fixtures.ledger import verify_whole
from tests.fixtures.lending import lend_item
from tests.fixtures.warehouse import borrowing
from warehouse.jobs import link_names
from warehouse.models import ItemKind, PhysicalHolder, PlaceClass
from warehouse.operations.claims import claim_item, see_item
from warehouse.operations.movement import move_item, undo_move

POLICE = "Công an tỉnh Mẫu"


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def record(by):
    def make(name=POLICE, kind=OrganisationKind.POLICE, **values):
        return registry.record_organisation(kind=kind, name=name, by=by, **values)

    return make


@pytest.fixture
def away(make_place):
    return make_place(short_name="CA-1", name="Kho công an", place_class=PlaceClass.ELSEWHERE)


def test_what_the_name_says_an_organisation_is():
    kinds = OrganisationKind
    said = {
        "Công an tỉnh Mẫu": kinds.POLICE,
        "Cơ quan Cảnh sát điều tra": kinds.POLICE,
        "Tòa án nhân dân khu vực 1": kinds.COURT,
        "Viện KSND khu vực 3": kinds.PROCURACY,
        "Công ty TNHH Thẩm định giá Mẫu": kinds.APPRAISER,
        "Cty ĐGHD đấu giá Mẫu": kinds.AUCTION,
        "Kho bạc Nhà nước khu vực 2": kinds.FINANCE,
        "Ngân hàng TMCP P.": kinds.BANK,
        "UBND xã Mẫu": None,
    }
    assert {name: kind_named(name) for name in said} == said


def test_an_order_names_the_agency_by_the_registry(make_intake, record):
    with pytest.raises(refusals.OrganisationUnknown):
        make_intake(counterpart_office=POLICE, adds_counterpart_office=False, approved=False)
    order = make_intake(counterpart_office=POLICE, adds_counterpart_office=True)
    one = db.session.get_one(Organisation, order.counterpart_organisation_id)
    assert (one.name, one.kind) == (POLICE, OrganisationKind.POLICE)
    again = make_intake(counterpart_office="CÔNG AN tỉnh Mẫu", adds_counterpart_office=False)
    assert again.counterpart_organisation_id == one.id


def test_an_order_out_names_it_too(item, make_loan_order, record):
    one = record()
    order = make_loan_order(item, counterpart_office=POLICE, adds_counterpart_office=False)
    assert order.counterpart_organisation_id == one.id


def test_a_loan_is_of_an_organisation_and_a_person_signs(
    item, make_loan_order, keeper, record, shelf
):
    by, one = Act(keeper, clock.now()), record()
    order = make_loan_order(item)
    lending = borrowing(
        item, organisation=Named(POLICE, OrganisationKind.OTHER), name="Mai Văn Nhận"
    )
    for name, refusal in (
        ("Công an lạ", refusals.OrganisationUnknown),
        ("12", refusals.OrganisationNameUnreadable),
    ):
        with pytest.raises(refusal):
            lend_item(
                item,
                order=order,
                by=by,
                **lending
                | {"organisation": Named(name, OrganisationKind.OTHER, adds=name == "12")},
            )
    loan = lend_item(item, order=order, by=by, **lending)
    assert (loan.borrower, loan.borrower_organisation_id) == (POLICE, one.id)
    assert (item.holder_organisation_id, item.holder_name) == (one.id, POLICE)
    db.session.commit()
    assert verify_whole().intact


def test_a_thing_elsewhere_is_held_by_an_organisation_or_a_person(
    item, away, shelf, keeper, record
):
    by, one = Act(keeper, clock.now()), record()
    moved = move_item(item, to=away, holder=PhysicalHolder.POLICE, holder_name=POLICE, by=by)
    assert item.holder_organisation_id == one.id
    undo_move(item, seq=moved.seq, by=by)
    assert item.holder_organisation_id is None
    move_item(item, to=away, holder=PhysicalHolder.OWNER, holder_name="Bà Chủ", by=by)
    assert (item.holder_name, item.holder_organisation_id) == ("Bà Chủ", None)


def kept(case, by, **values):
    new = NewAsset(
        category=AssetCategory.VEHICLE,
        description="Xe tải",
        quantity=None,
        unit=None,
        seized_on=None,
        immovable=False,
        origin="hồ sơ cũ",
        **values,
    )
    return seize_all([(case, new)], by=by)[0]


def test_a_keeper_is_an_organisation_where_it_is_named_as_one(case, by, record):
    with pytest.raises(refusals.OrganisationUnknown):
        kept(case, by, keeper=Keeper.POLICE, keeper_name=POLICE, adds_keeper=False)
    asset = kept(case, by, keeper=Keeper.POLICE, keeper_name=POLICE, adds_keeper=True)
    one = db.session.get_one(Organisation, asset.keeper_organisation_id)
    assert one.kind is OrganisationKind.POLICE
    person = kept(case, by, keeper=Keeper.HIRED, keeper_name="Ông Hai", adds_keeper=False)
    assert (person.keeper_name, person.keeper_organisation_id) == ("Ông Hai", None)


def test_rows_in_words_point_to_it_once_the_registry_knows_the_name(
    item, away, keeper, make_intake, case, by, record
):
    move_item(
        item, to=away, holder=PhysicalHolder.POLICE, holder_name=POLICE, by=Act(keeper, by.at)
    )
    order = make_intake(counterpart_office=POLICE)
    asset = kept(case, by, keeper=Keeper.POLICE, keeper_name=POLICE)
    assert link_names(clock.today()) == 0
    one = record()
    db.session.commit()
    assert link_names(clock.today()) == 3
    for row in (item, order, asset):
        db.session.refresh(row)
    assert item.holder_organisation_id == order.counterpart_organisation_id == one.id
    assert asset.keeper_organisation_id == one.id
    assert link_names(clock.today()) == 0
    db.session.commit()
    assert verify_whole().intact


def test_a_merging_moves_them_and_the_seat_sees_what_it_has(item, away, keeper, record, office, by):
    one, other = record(), record("Công an T. Mẫu")
    move_item(
        item, to=away, holder=PhysicalHolder.POLICE, holder_name=POLICE, by=Act(keeper, by.at)
    )
    seat = Seat(organisation_id=other.id)
    seat.organisation = other

    def seen():
        return db.session.scalars(seats.items(Sight(seat, [office.id]))).all()

    assert seen() == []
    merge_organisation(one, into=other, reason="cùng một cơ quan", by=by)
    assert seen() == [item]


def test_the_page_of_an_organisation_shows_what_it_has_and_keeps(
    pages, item, away, keeper, record, case, by, officer
):
    one = record()
    move_item(
        item, to=away, holder=PhysicalHolder.POLICE, holder_name=POLICE, by=Act(keeper, by.at)
    )
    asset = kept(case, by, keeper=Keeper.POLICE, keeper_name=POLICE)
    db.session.commit()
    page = pages.as_user(keeper).get(f"/organisations/{one.id}").markup
    assert f"/warehouse/items/{item.code}" in page
    assert f"/assets/{asset.id}" in pages.as_user(officer).get(f"/organisations/{one.id}").markup


def test_an_old_asset_names_its_keeper_by_the_registry(office, by, record):
    def enter(name, adds):
        old = OldAsset(
            description="Xe tải",
            category=AssetCategory.VEHICLE,
            keeper=Keeper.POLICE,
            keeper_name=name,
            adds_keeper=adds,
        )
        matter = OldMatter(office_id=office.id, case_number="11/2020", asset=old, source="hồ sơ cũ")
        return record_old_asset(matter, by=by).asset

    for name, adds, refusal in (
        (POLICE, False, refusals.OrganisationUnknown),
        ("12", True, refusals.OrganisationNameUnreadable),
    ):
        with pytest.raises(refusal):
            enter(name, adds)
    one = record()
    assert enter(POLICE, False).keeper_organisation_id == one.id


def test_a_thing_received_or_claimed_elsewhere_names_the_registry(
    item, away, make_intake, keeper, officer, record, office
):
    by, one = Act(keeper, clock.now()), record()

    def claim(name, adds):
        return claim_item(
            office,
            case_number="12/2020",
            kind=ItemKind.VEHICLE,
            description="Xe máy",
            quantity=Decimal(1),
            unit="chiếc",
            place=away,
            source="sổ kho",
            holder=PhysicalHolder.POLICE,
            holder_name=name,
            adds_holder=adds,
            by=by,
        )

    with pytest.raises(refusals.OrganisationUnknown):
        claim("Công an lạ", adds=False)
    with pytest.raises(refusals.OrganisationNameUnreadable):
        claim("12", adds=True)
    claimed = claim(POLICE, adds=False)
    assert claimed.holder_organisation_id == one.id
    see_item(claimed, at=away, by=by)
    assert claimed.holder_organisation_id == one.id
