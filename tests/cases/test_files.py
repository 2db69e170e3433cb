"""Opening and closing a case file: what becomes true, and every way it is refused."""

from datetime import date

import pytest

from accounts.models import UserAccount
from audit import verification
from cases import refusals
from cases.models import AssetState, CaseStage, PartyKind, PartyRole
from cases.operations import assets, files, holds
from foundation import clock, search
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, DayInTheFuture

TODAY = date(2026, 11, 23)


def test_an_opened_case_is_in_the_ledger_and_can_be_found(case, office):
    found = search.find("no vay ngan hang", offices=[office.id])
    assert [hit.key for hit in found] == [case.number]
    assert case.stage is CaseStage.OPEN
    assert verification.verify(case.stream).entries == 1


def test_two_cases_of_an_office_have_two_numbers(case, make_case):
    with pytest.raises(refusals.NumberTaken):
        make_case(number=case.number)


@pytest.mark.parametrize(
    "spelling",
    ["HS 642/2021", "642-2021", "642 / 2021", "0642/2021", "６４２/2021", "642/2021\u200b"],
)
def test_a_case_number_is_one_number_in_any_spelling(spelling, make_case):
    make_case(number="642/2021")
    with pytest.raises(refusals.NumberTaken):
        make_case(number=spelling)


def test_a_letter_makes_another_case_number(make_case):
    assert make_case(number="642/2021").number_key != make_case(number="642A/2021").number_key


def test_only_an_officer_can_be_in_charge(make_case, keeper):
    with pytest.raises(refusals.NotAnOfficer):
        make_case(officer=db.session.get_one(UserAccount, keeper.id))


def test_a_case_is_not_opened_tomorrow(make_case):
    with pytest.raises(DayInTheFuture):
        make_case(opened_on=date(2026, 11, 24))


def test_a_bank_is_found_by_its_name_without_marks(case, bank, office):
    assert [hit.subject_id for hit in search.find("PHUONG DONG", offices=[office.id])] == [case.id]


def test_the_ledger_never_holds_an_identity_number(case, officer):
    files.add_party(
        case,
        role=PartyRole.DEBTOR,
        kind=PartyKind.PERSON,
        name="Nguyễn Thử Nghiệm",
        identity_no="079090001234",
        by=Act(officer, clock.now()),
    )
    text = " ".join(
        str(entry.payload) for entry in db.session.scalars(files.ledger.history(case.stream))
    )
    assert "079090001234" not in text
    assert "Thử Nghiệm" not in text


def test_a_case_whose_assets_have_all_ended_closes(case, truck, officer):
    assets.end_seizure(
        truck,
        to=AssetState.REDEEMED,
        document_no="05/BB",
        ended_on=TODAY,
        by=Act(officer, clock.now()),
    )
    files.close_case(case, closed_on=TODAY, by=Act(officer, clock.now()))
    assert (case.stage, case.closed_on) == (CaseStage.CLOSED, TODAY)


def test_a_case_with_an_open_asset_does_not_close(case, truck, officer):
    with pytest.raises(refusals.CaseHasOpenAssets) as refused:
        files.close_case(case, closed_on=TODAY, by=Act(officer, clock.now()))
    assert refused.value.details["count"] == 1


def test_a_case_on_hold_does_not_close(case, officer):
    holds.place_hold(
        case,
        reason=holds.HoldReason.LAWSUIT,
        ground="Điều 46 khoản 1 điểm d",
        placed_on=TODAY,
        review_on=date(2027, 1, 20),
        by=Act(officer, clock.now()),
    )
    with pytest.raises(refusals.CaseIsOnHold):
        files.close_case(case, closed_on=TODAY, by=Act(officer, clock.now()))


def test_a_closed_case_takes_nothing_more(case, make_asset, officer):
    files.close_case(case, closed_on=TODAY, by=Act(officer, clock.now()))
    with pytest.raises(refusals.CaseIsClosed):
        make_asset()
    with pytest.raises(refusals.CaseIsClosed):
        files.close_case(case, closed_on=TODAY, by=Act(officer, clock.now()))


def test_a_case_does_not_close_in_the_future(case, officer):
    with pytest.raises(DayInTheFuture):
        files.close_case(case, closed_on=date(2026, 12, 1), by=Act(officer, clock.now()))


def test_a_case_changed_meanwhile_is_not_closed(case, bank, officer):
    with pytest.raises(ChangedMeanwhile):
        files.close_case(case, closed_on=TODAY, by=Act(officer, clock.now(), seen=case.version + 1))
