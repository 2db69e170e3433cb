"""What is not done any more with a case that was stopped, or went to another office."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from auctions import offers
from auctions.buying_first.right import BuyingChoice
from auctions.models import CreditorChoice
from auctions.next_act import acts_of
from auctions.operations.buying_first import answer_first_buyers, tell_first_buyers
from auctions.operations.lots import create_lot, withdraw_lot
from auctions.operations.repricing import record_creditor_answer
from auctions.operations.results import notify_parties
from auctions.operations.rounds import plan_round
from auctions.queries import assets_of, upcoming
from cases.allowed_ended import why_not_after_end, why_not_settle
from cases.events.refusals import AlwaysWhole, CaseHasMoved, CaseWasStopped, MoneyWaits
from cases.models import (
    AppraisalWay,
    AssetCategory,
    AssetState,
    CaseEnding,
    CaseFile,
    EventKind,
)
from cases.operations.appraisals import arrange_appraisal
from cases.operations.assets import NewAsset, end_seizure, seize, seize_all
from cases.operations.events import annul_event, let_stand, new_event, record_event
from cases.over import over_cases
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import PartDay, part_of
from organisations.models import OrganisationKind
from organisations.operations.naming import Named
from papers.operations import Paper
from review.queries.homes import sessions_ahead
from tests.fixtures.auctions import plan_values, valued
from tests.fixtures.papers import typed
from warehouse.models import OrderPurpose
from warehouse.refusals import ItemOfEndedCase

SESSION = date(2026, 12, 10)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
NEW_LAW = date(2026, 7, 1)
GROUNDS = {EventKind.STOPPED: "48.4", EventKind.ENTRUSTED: "49.1.a"}
OTHER = Named("Phòng Thi hành án dân sự khu vực 9", OrganisationKind.ENFORCEMENT, adds=True)


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def end(case, officer):
    def act(kind=EventKind.STOPPED, happened=TODAY - 5 * DAY, **given):
        part = part_of(happened) if isinstance(happened, date) else happened
        receiver = {} if kind is EventKind.STOPPED else {"organisation": OTHER}
        paper = typed("31/QĐ", min(part.first, clock.today()))
        ground = {"ground": GROUNDS.get(kind) if part.first >= NEW_LAW else None}
        ground |= {"ground": given.pop("ground")} if "ground" in given else {}
        return record_event(
            case,
            kind=kind,
            happened=part,
            paper=paper,
            **receiver | ground | given,
            by=Act(officer, clock.now()),
        )

    return act


def seize_one(case, by, seized_on):
    return seize(
        case,
        category=AssetCategory.MACHINERY,
        description="Máy tiện",
        quantity=Decimal(1),
        unit="cái",
        seized_on=seized_on,
        immovable=False,
        before_case=True,
        by=by.onward(),
    )


def test_nothing_is_seized_or_put_into_a_lot_from_the_day_of_the_stop(case, make_asset, end, by):
    asset = make_asset()
    event = end()
    with pytest.raises(CaseWasStopped):
        seize_one(case, by, event.happened_on)
    with pytest.raises(CaseWasStopped):
        create_lot(case, assets=[asset], title="Máy", by=by)
    assert seize_one(case, by, event.happened_on - DAY).state is AssetState.SEIZED


@pytest.mark.parametrize("kind", [EventKind.ENTRUSTED, EventKind.TRANSFERRED])
def test_of_a_case_that_went_to_another_office_the_other_office_acts(case, end, by, kind):
    end(kind)
    with pytest.raises(CaseHasMoved):
        seize_one(case, by, TODAY)


def test_taking_the_event_back_lets_the_case_go_on(case, end, by):
    annul_event(end(), case, reason="Ghi nhầm vụ việc", by=by.onward())
    assert seize_one(case, by, TODAY).state is AssetState.SEIZED


def test_a_stop_of_a_part_ends_nothing_of_the_rest(case, end, by):
    end(partial=True)
    assert seize_one(case, by, TODAY).state is AssetState.SEIZED


def test_where_the_month_alone_is_known_what_was_done_in_it_may_be_recorded(case, end):
    end(happened=PartDay(2026, 9))
    ends = over_cases([case.id]).ends
    assert why_not_after_end(ends, date(2026, 9, 29)) is None
    assert isinstance(why_not_after_end(ends, date(2026, 9, 30)), CaseWasStopped)
    assert isinstance(why_not_after_end(ends, TODAY), CaseWasStopped)


def test_where_this_year_alone_is_known_nothing_goes_on_today(case, end):
    end(happened=PartDay(2026))
    assert isinstance(why_not_after_end(over_cases([case.id]).ends, TODAY), CaseWasStopped)


def test_the_lot_of_a_stopped_case_is_withdrawn_next_and_its_asset_released(ready_lot, end, by):
    end()
    (asset,) = assets_of(ready_lot)
    following = acts_of(offers.read(ready_lot), by).next
    assert (following.code, following.details) == ("withdraw", {"reason": EventKind.STOPPED})
    withdraw_lot(
        ready_lot,
        ground="Đình chỉ thi hành án",
        paper=typed("32/QĐ", TODAY),
        withdrawn_on=TODAY,
        by=by.onward(),
    )
    end_seizure(
        asset,
        to=AssetState.RETURNED,
        document=typed("33/QĐ", TODAY),
        ended_on=TODAY,
        by=by.onward(),
    )
    assert asset.state is AssetState.RETURNED


def plan(lot, by):
    return plan_round(lot, **plan_values(SESSION), by=by)


def value(lot, by):
    return valued(lot, by.actor, received_on=by.day, notified_on=None)


def tell(lot, by):
    return tell_first_buyers(lot, told_on=by.day, paper=typed("6/TB", by.day), by=by)


def decline(lot, by):
    return answer_first_buyers(
        lot, choice=BuyingChoice.DECLINED, answered_on=by.day, paper=typed("7/VB", by.day), by=by
    )


def say_nothing(lot, by):
    return record_creditor_answer(
        lot,
        choice=CreditorChoice.SILENT,
        answered_on=by.day,
        paper=Paper(),
        party=None,
        by=by,
    )


def arrange(lot, by):
    case = db.session.get_one(CaseFile, lot.case_id)
    return arrange_appraisal(
        case,
        assets=assets_of(lot),
        way=AppraisalWay.CONTRACT,
        arranged_on=by.day,
        paper=typed("5/HĐ", by.day),
        by=by,
    )


@pytest.fixture
def unsold_lot(lot, failed_thrice, officer):
    told = Act(officer, clock.now())
    notify_parties(failed_thrice, on=told.day, document=typed("9/TB", told.day), by=told)
    return lot


@pytest.mark.parametrize(
    ("act", "thing"),
    [
        (plan, "ready_lot"),
        (value, "lot"),
        (tell, "lot"),
        (decline, "lot"),
        (say_nothing, "unsold_lot"),
        (arrange, "lot"),
    ],
)
def test_no_step_towards_a_sale_is_taken_in_a_stopped_case(request, end, officer, act, thing):
    lot = request.getfixturevalue(thing)
    end(happened=clock.today())
    with pytest.raises(CaseWasStopped):
        act(lot, Act(officer, clock.now()))


def test_the_page_of_a_stopped_case_says_so_and_offers_no_seizure(pages, officer, case, end):
    end()
    page = pages.as_user(officer).get(f"/cases/{case.id}")
    assert "31/QĐ" in page.markup
    assert f"/cases/{case.id}/assets/new" not in page.markup


@pytest.mark.parametrize("purpose", [OrderPurpose.DESTROY, OrderPurpose.CONFISCATE])
def test_nothing_of_a_stopped_case_is_destroyed_or_confiscated(item, make_release, end, purpose):
    end()
    with pytest.raises(ItemOfEndedCase):
        make_release(item, purpose=purpose, approved=False)


@pytest.mark.parametrize("purpose", [OrderPurpose.RETURN_TO_OWNER, OrderPurpose.TRANSFER])
def test_what_lies_in_the_store_is_returned_or_goes_to_the_other_office(
    item, make_release, end, purpose
):
    end(EventKind.TRANSFERRED)
    assert make_release(item, purpose=purpose, approved=False).number


def test_what_is_left_of_a_case_that_was_carried_out_is_destroyed_by_its_order(
    case, item, make_release, by
):
    event = new_event(case, kind=EventKind.ENDED, happened=part_of(TODAY - DAY), by=by)
    event.ending = CaseEnding.DONE
    db.session.add(event)
    db.session.flush()
    let_stand(event, case, by=by)
    assert [each.kind for each in over_cases([case.id]).ends] == [EventKind.ENDED]
    assert make_release(item, purpose=OrderPurpose.DESTROY, approved=False).number


def test_only_a_stop_and_what_is_entrusted_are_of_a_part(case, end, by):
    with pytest.raises(AlwaysWhole):
        end(EventKind.TRANSFERRED, partial=True)
    assert end(EventKind.ENTRUSTED, partial=True).partial
    assert seize_one(case, by, TODAY).state is AssetState.SEIZED


def test_money_waits_for_the_judgment_that_is_gone_also_after_another_end(end):
    end()
    ends = over_cases([end(happened=TODAY - DAY, ground="48.6").case_id]).ends
    assert len(ends) == 2
    assert isinstance(why_not_settle(ends, TODAY), MoneyWaits)
    assert why_not_settle(ends, TODAY - 3 * DAY) is None


def test_what_an_old_file_seized_after_the_stop_is_recorded_as_it_was(case, end, by):
    event = end()
    new = NewAsset(
        category=AssetCategory.MACHINERY,
        description="Máy tiện",
        quantity=Decimal(1),
        unit="cái",
        seized_on=event.happened_on + DAY,
        immovable=False,
        origin="Hồ sơ cũ",
    )
    assert seize_all([(case, new)], by=by.onward())[0].state is AssetState.SEIZED


def test_the_public_reads_that_the_auction_of_a_stopped_case_is_not_held(announced, end, pages):
    end()
    db.session.commit()
    assert db.session.scalars(upcoming(TODAY)).all() == []
    page = pages.anonymous().get(f"/auctions/public/{announced.lot.code}").markup
    assert "Cuộc đấu giá này không được tổ chức" in page
    assert "tạm dừng" not in page
    ((_round, held, stopped),) = sessions_ahead([announced.office_id], announced.session_on, 5)
    assert (held, stopped) == (False, True)
