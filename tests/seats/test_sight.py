"""What a seat sees follows the facts: a corrected name moves it, an officer's edit does not."""

import pytest
from sqlalchemy import select

from auctions.models import Round, ServiceContract
from cases.models import Holder, PartyKind, PartyRole
from cases.operations import files, obstacles
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from organisations import refusals
from organisations.models import Organisation, OrganisationKind, Seat
from organisations.operations import merging, registry, seats
from seats import queries
from seats.sight import Sight
from tests.fixtures.organisations import bank
from tests.fixtures.people import hashed

KINDS = OrganisationKind


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def record(by):
    def make(name, kind=KINDS.BANK, **values):
        return registry.record_organisation(kind=kind, name=name, by=by, **values)

    return make


@pytest.fixture
def sight_of(office):
    def make(organisation_id):
        seat = Seat(organisation_id=organisation_id)
        seat.organisation = db.session.get_one(Organisation, organisation_id)
        return Sight(seat, [office.id])

    return make


def test_a_corrected_bank_sees_the_case_and_the_wrong_one_no_more(
    case, record, sight_of, by, correct
):
    party = files.add_party(
        case,
        role=PartyRole.CREDITOR,
        kind=PartyKind.ORGANISATION,
        name=None,
        organisation=bank("Ngân hàng P"),
        by=by,
    )
    wrong, right = party.organisation_id, record("Ngân hàng Q").id

    def sees(organisation_id):
        return db.session.scalars(queries.cases(sight_of(organisation_id))).unique().all()

    assert sees(wrong)
    correct("party", party, name="Ngân hàng Q")
    assert (sees(wrong), sees(right), party.organisation_id) == ([], [case], right)
    correct("party", party, name="Ngân hàng không có trong danh bạ")
    assert (sees(right), party.organisation_id) == ([], None)
    twin = record("Ngân hàng Q", is_another=True)
    with pytest.raises(refusals.OrganisationUnclear):
        correct("party", party, name="Ngân hàng Q")
    correct("party", party, name=f"Ngân hàng Q ({twin.id})")
    assert (party.name, party.organisation_id) == ("Ngân hàng Q", twin.id)
    correct("party", party, kind=PartyKind.PERSON)
    assert party.organisation_id is None


def test_a_corrected_auction_organisation_sees_its_rounds_and_the_wrong_one_no_more(
    announced, record, sight_of, correct
):
    contract = db.session.scalars(select(ServiceContract)).one()
    round_ = db.session.scalars(select(Round)).one()
    wrong, right = contract.organisation_id, record("Công ty Đấu giá Đúng", KINDS.AUCTION).id

    def sees(organisation_id):
        return db.session.scalars(queries.rounds(sight_of(organisation_id))).unique().all()

    assert sees(wrong)
    correct("contract", contract, organisation="Công ty Đấu giá Đúng")
    assert (sees(wrong), sees(right)) == ([], [round_])
    assert (contract.organisation_id, round_.organisation_id) == (right, right)


def test_a_round_of_another_organisation_is_not_seen_by_the_one_of_the_contract(
    failed, record, sight_of, correct
):
    wrong, right = failed.organisation_id, record("Đấu giá Đúng", KINDS.AUCTION).id
    correct("round", failed, organisation="Đấu giá Đúng")
    sees = [
        db.session.scalars(queries.rounds(sight_of(one))).unique().all() for one in (wrong, right)
    ]
    assert sees == [[], [failed]]


def test_a_corrected_holder_is_referred_to(truck, record, by, correct):
    court, other = (record(name, KINDS.COURT).id for name in ("Tòa án A", "Tòa án B"))
    obstacle = obstacles.report_obstacle(
        truck,
        reason_code="U01_RESIST",
        held_by=Holder.COURT,
        holder_name="Tòa án A",
        next_act="Chờ bản án",
        since_on=clock.today(),
        by=by,
    )
    assert obstacle.organisation_id == court
    correct("obstacle", obstacle, holder_name="Tòa án B")
    assert obstacle.organisation_id == other
    correct("obstacle", obstacle, held_by=Holder.OFFICER)
    assert obstacle.organisation_id is None


@pytest.fixture
def seated(office, make_user):
    def make(organisation):
        return seats.make_seat(
            organisation,
            username="ngoai",
            full_name="Bà Lê Thị Ngoài",
            password=hashed(),
            office=office,
            must_change=False,
            by=Act(make_user(roles=["admin"]), clock.now()),
        )

    return make


def test_no_officer_lets_a_seat_see_other_cases(record, seated, by, office):
    own, other = record("Ngân hàng P"), record("Ngân hàng Q")
    branch = record("Ngân hàng P chi nhánh Một", KINDS.BANK_BRANCH, parent=own)
    seat = seated(own)
    with pytest.raises(refusals.KindHasSeats):
        registry.change_organisation(own, kind=KINDS.PROCURACY, by=by)
    for act in (
        lambda **rest: registry.change_organisation(other, kind=KINDS.BANK, parent=own, **rest),
        lambda **rest: registry.change_organisation(branch, kind=branch.kind, **rest),
        lambda **rest: merging.merge_organisation(other, into=own, reason="trùng", **rest),
        lambda **rest: merging.part_organisation(other, reason="nhầm", **rest),
        lambda **rest: merging.merge_organisation(own, into=other, reason="trùng", **rest),
    ):
        with pytest.raises(refusals.SeatsSeeOtherCases):
            act(by=by, manages=[office.id + 1])
        act(by=by, manages=[office.id])
    registry.change_organisation(other, kind=KINDS.BANK, phone="024", by=by)
    with pytest.raises(refusals.KindHasSeats):
        registry.change_organisation(other, kind=KINDS.PROCURACY, by=by)
    with pytest.raises(refusals.SeatsStillOpen):
        registry.close_organisation(other, on=clock.today(), by=by)
    seat.valid_to = clock.today()
    registry.close_organisation(other, on=clock.today(), by=by)


def test_a_branch_of_a_watched_bank_is_merged_by_who_manages_its_seats(record, seated, by, office):
    own, firm = record("Ngân hàng P"), record("Phòng giao dịch Hai", KINDS.BANK_BRANCH)
    branch = record("Ngân hàng P chi nhánh Một", KINDS.BANK_BRANCH, parent=own)
    seated(own)
    with pytest.raises(refusals.SeatsSeeOtherCases):
        merging.merge_organisation(firm, into=branch, reason="trùng", by=by)
    merging.merge_organisation(firm, into=branch, reason="trùng", manages=[office.id], by=by)


def test_parents_make_no_circle_of_three(record, by):
    one, two, three = (record(f"Ngân hàng {name}") for name in "ABC")
    registry.change_organisation(two, kind=two.kind, parent=one, by=by)
    registry.change_organisation(three, kind=two.kind, parent=two, by=by)
    with pytest.raises(refusals.BranchOfItself):
        registry.change_organisation(one, kind=one.kind, parent=three, by=by)
