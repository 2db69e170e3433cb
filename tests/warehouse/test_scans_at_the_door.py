"""A thing that waits at the door, or never came in: every page and scan says so at once."""

import pytest
from flask import current_app
from sqlalchemy import select

from foundation.acts import Act
from foundation.database import db
from tests.fixtures.counts import as_kept
from tests.fixtures.lending import sign_both
from tests.fixtures.receiving import begin_intake
from tests.fixtures.warehouse import as_described, draft, lines_of
from warehouse import refusals as others
from warehouse import resolver
from warehouse.models import CountEntry, ItemStatus, Order
from warehouse.operations.binding import check_means_nothing
from warehouse.operations.counting import check_may_count, count_thing
from warehouse.operations.hand_over_signing import withdraw_hand_over
from warehouse.operations.intake import receive_line
from warehouse.refusals import counts as refusals

AT_THE_DOOR = {"/photos", "/codes", "/labels"}  # what is done there already


@pytest.fixture
def by(keeper, now):
    return Act(keeper, now)


@pytest.fixture
def intake_of_one(make_intake, by):
    order = make_intake(lines=[draft(seal="NP-5/2026")])
    return begin_intake(order, by)


@pytest.fixture
def waiting(intake_of_one, shelf, by):
    line = lines_of(db.session.get_one(Order, intake_of_one.order_id))[0]
    return receive_line(line, place=shelf, by=by, **as_described(line))


def acts_of(visitor, item):
    """Return the addresses that the pages of acts on a thing offer to send something to."""
    found = set()
    for rule in current_app.url_map.iter_rules():
        name = rule.rule
        if rule.arguments != {"code"} or "GET" not in rule.methods or rule.endpoint.count(".") != 2:
            continue
        if not name.startswith(("/warehouse/items/", "/warehouse/care/", "/warehouse/labels/")):
            continue
        page = visitor.get(name.replace("<code>", item.code))
        forms = (one.get("action") for one in page.document.all("form"))
        found |= {each for each in forms if each and item.code in each}
    return found


def test_no_page_offers_an_act_that_is_refused_at_its_end(waiting, pages, keeper):
    db.session.commit()
    offered = acts_of(pages.as_user(keeper), waiting)
    assert all(any(part in each for part in AT_THE_DOOR) for each in offered), offered


def test_of_what_never_came_in_no_page_offers_any_act(waiting, intake_of_one, pages, keeper, by):
    withdraw_hand_over(intake_of_one, why="người giao bỏ về", by=by)
    db.session.commit()
    assert waiting.status is ItemStatus.NOT_TAKEN_IN
    assert acts_of(pages.as_user(keeper), waiting) == set()


def test_several_are_not_moved_with_one_at_the_door(waiting, make_item, pages, keeper):
    other = make_item()
    db.session.commit()
    address = f"/warehouse/items/several/move?code={other.code}&code={waiting.code}"
    sent = [form.get("action") for form in pages.as_user(keeper).get(address).document.all("form")]
    assert "/warehouse/items/several/move" not in sent


def test_a_count_finds_nothing_at_the_door(make_count, waiting, make_item, shelf, keeper, now):
    make_item()
    count = make_count()
    by = Act(keeper, now)
    with pytest.raises(refusals.NotTakenInYet):
        check_may_count(count, waiting, by)
    with pytest.raises(refusals.NotTakenInYet):
        count_thing(count, item=waiting, place=shelf, found=as_kept(waiting), by=by)
    assert db.session.scalars(select(CountEntry)).all() == []


def test_the_page_of_counting_says_it(make_count, waiting, make_item, shelf, pages, keeper):
    make_item()
    count = make_count()
    db.session.commit()
    here = f"/warehouse/counts/{count.id}"
    visitor = pages.as_user(keeper)
    page = visitor.get(f"{here}/enter?place={shelf.code}&raw={waiting.code}")
    assert "chưa nhập kho" in page.text
    page = visitor.get(f"{here}/at/{shelf.id}/things/{waiting.code}")
    assert not [f for f in page.document.all("form") if waiting.code in (f.get("action") or "")]


def test_the_seal_of_a_thing_at_the_door_finds_it(waiting, intake_of_one, pages, keeper, by):
    offices = [waiting.office_id]
    assert resolver.item_named("np 5/2026", offices) is waiting
    with pytest.raises(others.CodeBoundAlready):
        check_means_nothing("NP-5/2026", waiting.office_id)
    db.session.commit()
    page = pages.as_user(keeper).get("/warehouse/scan?raw=NP-5/2026", status=302)
    assert waiting.code in page.location
    sign_both(intake_of_one, by)
    assert resolver.item_named("NP-5/2026", offices) is waiting


def test_the_seal_of_what_was_not_taken_in_finds_nothing(waiting, intake_of_one, by):
    withdraw_hand_over(intake_of_one, why="người giao bỏ về", by=by)
    with pytest.raises(others.ItemUnknown):
        resolver.item_named("NP-5/2026", [waiting.office_id])
