"""Opening and closing a case file: what becomes true, and every way it is refused."""

from datetime import date

import pytest

from accounts.models import UserAccount
from cases import queries, refusals
from cases.models import AssetState, CaseStage, PartyKind, PartyRole, Tag
from cases.operations import assets, files, holds
from foundation import clock, search
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, DayInTheFuture
from tests.fixtures.ledger import verify_stream
from tests.fixtures.papers import typed

TODAY = date(2026, 11, 23)


@pytest.fixture
def add_party(officer):
    def act(to, **overrides):
        values = {"role": PartyRole.DEBTOR, "kind": PartyKind.PERSON, "name": "Nguyễn Thử Nghiệm"}
        return files.add_party(to, **(values | overrides), by=Act(officer, clock.now()))

    return act


def test_an_opened_case_is_in_the_ledger_and_can_be_found(case, office):
    found = search.find("no vay ngan hang", offices=[office.id])
    assert [hit.key for hit in found] == [case.number]
    assert case.stage is CaseStage.OPEN
    assert verify_stream(case.stream).entries == 1


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
        document=typed("05/BB"),
        ended_on=TODAY,
        by=Act(officer, clock.now()),
    )
    files.close_case(case, closed_on=TODAY, by=Act(officer, clock.now()))
    assert (case.stage, case.closed_on) == (CaseStage.CLOSED, TODAY)


def test_a_case_with_an_open_asset_does_not_close(case, truck, officer):
    with pytest.raises(refusals.CaseHasOpenAssets) as refused:
        files.close_case(case, closed_on=TODAY, by=Act(officer, clock.now()))
    assert refused.value.details["count"] == 1


@pytest.mark.parametrize("over_one_asset", [False, True])
def test_a_case_with_a_hold_over_it_or_over_one_asset_does_not_close(
    over_one_asset, case, truck, officer
):
    """Every asset has ended: what is left in the way is the hold."""
    by = Act(officer, clock.now())
    assets.end_seizure(
        truck, to=AssetState.REDEEMED, document=typed("05/BB"), ended_on=TODAY, by=by
    )
    holds.place_hold(
        case,
        asset=truck if over_one_asset else None,
        reason=holds.HoldReason.LAWSUIT,
        ground="Điều 46 khoản 1 điểm d",
        placed_on=TODAY,
        review_on=date(2027, 1, 20),
        by=by,
    )
    with pytest.raises(refusals.CaseIsOnHold):
        files.close_case(case, closed_on=TODAY, by=by)


def test_a_lifted_hold_does_not_keep_a_case_open(case, officer):
    by = Act(officer, clock.now())
    hold = holds.place_hold(
        case,
        reason=holds.HoldReason.LAWSUIT,
        ground="Điều 46 khoản 1 điểm d",
        placed_on=TODAY,
        review_on=date(2027, 1, 20),
        by=by,
    )
    holds.lift_hold(hold, lifted_on=TODAY, ground="Đã rút đơn", by=by)
    files.close_case(case, closed_on=TODAY, by=by)
    assert not case.is_open


def test_a_closed_case_takes_no_party(case, add_party, officer):
    files.close_case(case, closed_on=TODAY, by=Act(officer, clock.now()))
    with pytest.raises(refusals.CaseIsClosed):
        add_party(case)


def test_a_case_is_closed_once(case, officer):
    files.close_case(case, closed_on=TODAY, by=Act(officer, clock.now()))
    with pytest.raises(refusals.CaseIsClosed):
        files.close_case(case, closed_on=TODAY, by=Act(officer, clock.now()))


def test_a_case_does_not_close_in_the_future(case, officer):
    with pytest.raises(DayInTheFuture):
        files.close_case(case, closed_on=date(2026, 12, 1), by=Act(officer, clock.now()))


def test_a_case_changed_meanwhile_is_not_closed(case, bank, officer):
    with pytest.raises(ChangedMeanwhile):
        files.close_case(case, closed_on=TODAY, by=Act(officer, clock.now(), seen=case.version + 1))


@pytest.mark.parametrize(
    ("tags", "role", "is_bank", "kind", "credit"),
    [
        ([Tag.CREDIT], PartyRole.DEBTOR, False, PartyKind.PERSON, True),
        ([], PartyRole.CREDITOR, True, PartyKind.ORGANISATION, True),
        ([], PartyRole.CREDITOR, False, PartyKind.ORGANISATION, False),
        ([], PartyRole.MORTGAGOR, True, PartyKind.ORGANISATION, False),
        ([], PartyRole.CREDITOR, True, PartyKind.PERSON, False),  # a person is no bank
    ],
)
def test_a_credit_case_is_tagged_so_or_has_a_bank_as_creditor(
    make_case, add_party, tags, role, is_bank, kind, credit
):
    case = make_case(tags=tags)
    add_party(case, role=role, is_bank=is_bank, kind=kind)
    found = db.session.scalars(queries.case_list([case.office_id], tag=Tag.CREDIT)).all()
    assert (case.is_credit, Tag.CREDIT in case.groups, found) == (
        credit,
        credit,
        [case] if credit else [],
    )


def test_a_credit_case_stays_one_whoever_else_joins(make_case, add_party):
    case = make_case(tags=[])
    add_party(case, role=PartyRole.CREDITOR, is_bank=True, kind=PartyKind.ORGANISATION)
    add_party(case, role=PartyRole.DEBTOR)
    assert case.is_credit
