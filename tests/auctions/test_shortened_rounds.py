"""The shortened procedure: a lot that must go by it, one that may, one that may not."""

from dataclasses import replace
from datetime import date

import pytest

from auctions import planner, queries, refusals, round_days, shortening
from auctions.models import RoundForm, RoundState, RoundStep
from auctions.operations import announcing, noticing, rounds
from auctions.round_days import Verdict
from cases.models import Asset, AssetCategory
from foundation import clock
from foundation.acts import Act
from tests.fixtures.auctions import contracted, valued
from tests.fixtures.papers import typed

TODAY = date(2026, 11, 23)
CHEAP = 49_000_000


@pytest.fixture
def offered(make_lot, officer):
    def offer(price, **asset):
        lot = make_lot()
        for each in queries.assets_of(lot):
            for name, value in asset.items():
                setattr(each, name, value)
        return contracted(valued(lot, officer, value=price), officer) and lot

    return offer


@pytest.fixture
def gold(offered):
    words = "01 dây chuyền vàng 18K, 5 chỉ"
    return offered(900_000_000, category=AssetCategory.VALUABLES, description=words)


def proposed(lot, *, shortened):
    contract = queries.contract_in_force(lot)
    return planner.propose(lot, contract, TODAY, shortened=shortened)


def plan(lot, officer, *, shortened):
    found = proposed(lot, shortened=shortened)
    return rounds.plan_round(
        lot,
        days=found.days,
        place="Hội trường",
        form=RoundForm.ORAL,
        deposit=found.deposit,
        by=Act(officer, clock.now()),
    )


def test_gold_must_go_by_the_shortened_procedure(gold, officer):
    with pytest.raises(refusals.ShortenedIsDue):
        plan(gold, officer, shortened=False)
    assert plan(gold, officer, shortened=True).shortened is True


def test_a_cheap_lot_may_go_by_either_procedure(offered, officer):
    lot = offered(CHEAP)
    short, long = (proposed(lot, shortened=each).days for each in (True, False))
    assert short.second_notice_on is None
    assert short.session_on < long.session_on
    round_ = plan(lot, officer, shortened=True)
    assert not any(record["lawful"] is False for record in round_.rulings)
    assert "second_notice" not in {record["act"] for record in round_.rulings}


def test_an_ordinary_lot_may_not_go_by_the_shortened_procedure(offered, officer):
    lot = offered(50_000_000)
    with pytest.raises(refusals.ShortenedNotAllowed):
        plan(lot, officer, shortened=True)
    assert plan(lot, officer, shortened=False).shortened is False


def test_days_of_the_shortened_procedure_are_too_short_without_it(offered):
    lot = offered(CHEAP)
    days = proposed(lot, shortened=True).days
    assert not round_days.broken(days, lot, None)
    assert round_days.broken(replace(days, shortened=False), lot, None)


def test_a_shortened_round_has_one_notice(offered, officer, travel_to):
    round_ = plan(offered(CHEAP), officer, shortened=True)
    posted = round_.posted_on
    by = Act(officer, travel_to(posted))

    def announce(**second):
        return announcing.announce_round(
            round_,
            announced_on=posted,
            announcement=typed("34/TB", posted),
            posted_on=posted,
            first_notice_on=posted,
            by=by,
            **second,
        )

    with pytest.raises(refusals.OneNoticeOnly):
        announce(second_notice_on=posted)
    assert announce().state is RoundState.ANNOUNCED
    assert not round_.lacks_second_notice
    assert round_days.verdict(round_) is Verdict.LAWFUL
    with pytest.raises(refusals.OneNoticeOnly):
        noticing.record_notice(
            round_, act=RoundStep.SECOND_NOTICE, on=posted, where="Báo", paper=typed(), by=by
        )


def test_moving_a_session_keeps_the_procedure(offered, officer):
    round_ = plan(offered(CHEAP), officer, shortened=True)
    days = replace(round_days.days_of(round_), shortened=False)
    rounds.replan_round(round_, days=days, by=Act(officer, clock.now()))
    assert round_.shortened is True


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("02 lượng vàng nguyên liệu", True),
        ("Nhẫn vàng tây gắn đá", True),
        ("05 lượng vàng miếng SJC", False),
        ("01 nhẫn tròn trơn vàng 9999", False),
        ("Đồng hồ mạ vàng", False),
        ("Viên đá quý màu vàng", False),
    ],
)
def test_gold_is_known_by_its_words(words, found):
    asset = Asset(category=AssetCategory.VALUABLES, description=words)
    assert shortening.is_gold(asset) is found


def test_the_page_offers_the_procedure_where_the_law_does(pages, officer, offered):
    visitor = pages.as_user(officer)
    lot = offered(CHEAP)
    url = f"/auctions/lots/{lot.code}/rounds/new"
    page = visitor.get(f"{url}?shortened=y")
    form = page.form(action=url, having=("session_at",))
    assert "Thủ tục rút gọn" in page.text
    visitor.send(page, form, {"place": "Hội trường"})
    assert queries.latest_round(lot).shortened is True


def test_the_page_offers_nothing_to_an_ordinary_lot(pages, officer, offered):
    lot = offered(50_000_000)
    assert (
        "Thủ tục rút gọn"
        not in pages.as_user(officer).get(f"/auctions/lots/{lot.code}/rounds/new").text
    )
