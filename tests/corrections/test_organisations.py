"""The reference to the registry follows a corrected name, and a person that is an organisation."""

import pytest

from cases.models import Holder, PartyKind, PartyRole
from cases.operations import files, obstacles
from foundation import clock
from foundation.acts import Act
from organisations.models import OrganisationKind
from organisations.operations import registry
from organisations.refusals import OrganisationUnclear

NAME = "Ngân hàng TMCP Thử"


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def known(by):
    return registry.record_organisation(kind=OrganisationKind.BANK, name=NAME, by=by)


@pytest.fixture
def person(case, by):
    return files.add_party(case, role=PartyRole.CREDITOR, kind=PartyKind.PERSON, name=NAME, by=by)


def test_a_person_that_is_a_bank_is_found_in_the_registry(person, known, correct):
    assert person.organisation_id is None
    correct("party", person, kind=PartyKind.ORGANISATION)
    assert (person.organisation_id, person.is_bank) == (known.id, True)
    correct("party", person, kind=PartyKind.PERSON)
    assert (person.organisation_id, person.is_bank) == (None, False)


def test_of_two_of_the_name_one_is_chosen(person, known, propose, correct, by):
    registry.record_organisation(kind=OrganisationKind.BANK, name=NAME, is_another=True, by=by)
    with pytest.raises(OrganisationUnclear):
        propose("party", person, kind=PartyKind.ORGANISATION)
    correct("party", person, kind=PartyKind.ORGANISATION, name=f"{NAME} ({known.id})")
    assert (person.organisation_id, person.name) == (known.id, NAME)


def test_an_obstacle_said_to_be_held_by_a_person_is_found_in_the_registry(
    truck, known, correct, by
):
    obstacle = obstacles.report_obstacle(
        truck,
        reason_code="U01_RESIST",
        held_by=Holder.DEBTOR,
        holder_name=NAME,
        since_on=clock.today(),
        next_act="Họp bàn",
        by=by,
    )
    assert obstacle.organisation_id is None
    correct("obstacle", obstacle, held_by=Holder.POLICE)
    assert obstacle.organisation_id == known.id
