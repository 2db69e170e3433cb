"""What points to organisations: the reference, the name of the day, and never a second row."""

import pytest
from sqlalchemy import select

from auctions.models import ServiceContract, Valuation
from cases.models import Holder, PartyKind, PartyRole
from cases.operations import files, obstacles
from cases.refusals import PartyNameNeeded
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from organisations import queries, refusals
from organisations.models import Organisation, OrganisationKind
from organisations.operations import registry
from organisations.operations.naming import Named
from tests.fixtures.auctions import contracted, valued
from tests.fixtures.organisations import bank


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


def add_bank(case, by, named):
    return files.add_party(
        case,
        role=PartyRole.CREDITOR,
        kind=PartyKind.PERSON,
        name=None,
        organisation=named,
        by=by,
    )


def closed(by, name, kind):
    one = registry.record_organisation(kind=kind, name=name, by=by)
    return registry.close_organisation(one, on=clock.today(), by=by)


def test_a_bank_of_the_registry_makes_a_party_and_a_credit_case(case, by):
    party = add_bank(case, by, bank("Ngân hàng TMCP Thử"))
    again = add_bank(case, by, bank("NH TMCP Thử"))
    assert party.organisation_id == again.organisation_id
    assert (party.kind, party.is_bank, case.is_credit) == (PartyKind.ORGANISATION, True, True)
    assert (party.name, again.name) == ("Ngân hàng TMCP Thử", "Ngân hàng TMCP Thử")


def test_a_party_without_a_name_or_an_organisation_is_refused(case, by):
    with pytest.raises(PartyNameNeeded):
        add_bank(case, by, None)


@pytest.mark.parametrize(
    ("kind", "act"),
    [
        (OrganisationKind.BANK, "party"),
        (OrganisationKind.AUCTION, "contract"),
        (OrganisationKind.APPRAISER, "valuation"),
    ],
)
def test_an_act_refuses_what_is_unknown_unclear_or_closed(lot, case, officer, by, kind, act):
    def name(text):
        named = Named(text, kind)
        if act == "party":
            return add_bank(case, by, named)
        if act == "contract":
            return contracted(lot, officer, organisation=named)
        return valued(lot, officer, firm=named)

    if act == "contract":
        valued(lot, officer)
    with pytest.raises(refusals.OrganisationUnknown):
        name("Tổ chức Lạ")
    closed(by, "Tổ chức Cũ", kind)
    with pytest.raises(refusals.OrganisationClosed):
        name("Tổ chức Cũ")
    for _time in range(2):
        registry.record_organisation(kind=kind, name="Tổ chức Đôi", is_another=True, by=by)
    with pytest.raises(refusals.OrganisationUnclear):
        name("Tổ chức Đôi")
    if act != "party":
        with pytest.raises(refusals.OrganisationNeeded):
            name("")


def test_a_contract_keeps_the_name_of_its_day_and_points_to_one_organisation(lot, officer, by):
    contracted(valued(lot, officer), officer)
    contract = db.session.scalars(select(ServiceContract)).one()
    valuation = db.session.scalars(select(Valuation)).one()
    one = db.session.get_one(Organisation, contract.organisation_id)
    registry.rename_organisation(one, name="Công ty Sao Mới", on=clock.today(), by=by)
    assert contract.organisation == "Công ty Đấu giá hợp danh Thử Nghiệm"
    assert valuation.organisation_id is not None


def test_an_obstacle_points_to_who_the_registry_knows_and_names_the_rest(house, by):
    known = registry.record_organisation(
        kind=OrganisationKind.POLICE, name="Công an tỉnh Mẫu", by=by
    )

    def report(held_by, name):
        return obstacles.report_obstacle(
            house,
            reason_code="U01_RESIST",
            held_by=held_by,
            holder_name=name,
            next_act="Họp",
            since_on=clock.today(),
            by=by,
        ).organisation_id

    assert report(Holder.POLICE, "công an tỉnh Mẫu") == known.id
    assert report(Holder.POLICE, "Đội 2") is None
    assert report(Holder.DEBTOR, "Công an tỉnh Mẫu") is None


def test_names_written_elsewhere_find_organisations_and_add_none(by):
    one = registry.record_organisation(
        kind=OrganisationKind.AUCTION, name="Công ty Đấu giá hợp danh Mẫu Một", by=by
    )
    closed(by, "Trung tâm Cũ", OrganisationKind.AUCTION)
    names = ("Cty ĐGHD Mẫu Một", "Trung tâm Cũ", "Công ty lạ")
    found = queries.known_by_names(names)
    assert [each.id for each in found.values()] == [one.id]
    assert len(db.session.scalars(select(Organisation)).all()) == 2


def test_the_page_of_an_organisation_shows_its_cases_and_lots(pages, lot, case, officer, by):
    party = add_bank(case, by, bank())
    contracted(valued(lot, officer), officer)
    contract = db.session.scalars(select(ServiceContract)).one()
    db.session.commit()
    visitor = pages.as_user(officer)
    assert case.number in visitor.get(f"/organisations/{party.organisation_id}").markup
    assert lot.title in visitor.get(f"/organisations/{contract.organisation_id}").markup
