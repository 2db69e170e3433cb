"""A place that stands gets other names, another class, another capacity; its label stays."""

from dataclasses import replace

import pytest

from foundation.acts import Act
from foundation.database import db
from organisations.models import Organisation, OrganisationKind
from organisations.operations.naming import Named
from organisations.operations.registry import close_organisation, record_organisation
from organisations.refusals import OrganisationClosed, OrganisationUnclear, OrganisationUnknown
from tests.fixtures.ledger import verify_stream
from warehouse import refusals
from warehouse.models import Place, PlaceClass, PlaceKind
from warehouse.operations.changing import change_place
from warehouse.operations.places import close_place


@pytest.fixture
def change(keeper, now):
    def change(place, **said):
        given = {
            "name": place.name,
            "short_name": place.short_name,
            "place_class": place.place_class,
            "capacity": place.capacity,
        }
        return change_place(place, **given | said, by=Act(keeper, now))

    return change


def test_a_renamed_place_keeps_its_label_and_what_is_under_it_follows(change, make_place, shelf):
    bin_ = make_place(parent=shelf, kind=PlaceKind.BIN, name="Ô 1", short_name="B-04-1")
    code = shelf.code
    change(shelf, name="Kệ gỗ")
    change(shelf, name="Kệ sắt", short_name="b-04", capacity=7)
    assert (shelf.full_name, shelf.code, shelf.capacity) == ("Kho 2 › Kệ sắt", code, 7)
    assert bin_.full_name == "Kho 2 › Kệ sắt › Ô 1"
    assert verify_stream(shelf.stream).intact
    assert verify_stream(bin_.stream).intact


def test_what_a_place_cannot_become_is_refused(change, make_place, shelf, item, keeper, now):
    with pytest.raises(refusals.CapacityNotPositive):
        change(shelf, capacity=0)
    with pytest.raises(refusals.NoLetterOrDigit):
        change(shelf, short_name="---")
    other = make_place()
    with pytest.raises(refusals.ShortNameTaken):
        change(shelf, short_name=other.short_name)
    with pytest.raises(refusals.ShortNameIsACode):
        change(shelf, short_name=item.code)
    for wanted in (PlaceClass.NARCOTICS, PlaceClass.ELSEWHERE):
        with pytest.raises(refusals.ClassDoesNotFit):
            change(shelf, place_class=wanted)
    assert change(other, place_class=PlaceClass.ELSEWHERE).place_class is PlaceClass.ELSEWHERE
    close_place(other, by=Act(keeper, now))
    with pytest.raises(refusals.PlaceClosed):
        change(other, capacity=3)


def test_the_page_of_a_place_leads_to_its_change(pages, keeper, shelf):
    visitor = pages.as_user(keeper)
    assert (
        f"/warehouse/places/{shelf.code}/edit"
        in visitor.get(f"/warehouse/places/{shelf.code}").markup
    )
    visitor.post_form(f"/warehouse/places/{shelf.code}/edit", {"capacity": "9"})
    db.session.expire_all()
    assert db.session.get_one(Place, shelf.id).capacity == 9


def test_a_place_elsewhere_is_the_store_of_one_open_organisation(change, make_place, keeper, now):
    made = make_place(short_name="CA", name="Kho Công an", place_class=PlaceClass.ELSEWHERE)
    police = Named("Công an tỉnh Mẫu", OrganisationKind.POLICE)

    def refused(refusal, named=police, place_class=PlaceClass.ELSEWHERE):
        with pytest.raises(refusal):
            change(made, organisation=named, place_class=place_class)
        with pytest.raises(refusal):
            make_place(short_name="CA-2", organisation=named, place_class=place_class)

    refused(refusals.StoreIsOurs, place_class=PlaceClass.GENERAL)
    refused(OrganisationUnknown)
    change(made, organisation=replace(police, adds=True))
    first = db.session.get_one(Organisation, made.organisation_id)
    assert first.kind is OrganisationKind.POLICE
    close_organisation(first, on=now.date(), by=Act(keeper, now))
    refused(OrganisationClosed)
    twin = {"kind": first.kind, "name": first.name, "office_id": made.office_id}
    record_organisation(**twin, is_another=True, by=Act(keeper, now))
    refused(OrganisationUnclear)
    assert verify_stream(made.stream).intact
