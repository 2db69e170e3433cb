"""News: what turned red and what waits, told to whom it concerns, new until it is seen."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import Role
from auctions.models import Lot
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from review.models import Directive, Flag, LastLook
from review.operations.directives import answer_directive
from review.operations.news import mark_seen
from review.queries import news, waiting
from sales.models import Sale
from tests.fixtures.clock import TravelTo
from tests.fixtures.pages import Pages
from tests.fixtures.people import MakeUser
from tests.fixtures.review import Refresh
from tests.fixtures.warehouse import MakeIntake

DAY = timedelta(days=1)


def told(pages: Pages, who: Actor) -> str:
    db.session.commit()
    return pages.as_user(who).get("/news").main


def bell(pages: Pages, who: Actor) -> str:
    """Return what the bell on the page of news says."""
    db.session.commit()
    links = pages.as_user(who).get("/news").document.all("a")
    return (
        next(link.text for link in links if "kb-bell" in link.get("class"))
        .removeprefix("Việc mới")
        .strip()
    )


def test_a_flag_is_news_to_the_head_and_to_the_officer_in_charge(
    pages: Pages, unsold: Lot, refresh: Refresh, head: Actor, officer: Actor, make_user: MakeUser
) -> None:
    refresh()
    other = make_user(roles=[Role.OFFICER])
    assert db.session.scalars(db.select(Flag)).all()
    assert "Bán nhiều lần không thành" in told(pages, head)
    assert "Bán nhiều lần không thành" in told(pages, officer)
    assert "Bán nhiều lần không thành" not in told(pages, other)


def test_what_was_seen_is_no_longer_new_and_stays_on_the_page(
    pages: Pages, unsold: Lot, refresh: Refresh, head: Actor
) -> None:
    refresh()
    before = bell(pages, head)
    assert int(before) >= 1
    pages.as_user(head).post_form("/news", {}, action="/news/seen")
    assert bell(pages, head) == ""
    assert "Bán nhiều lần không thành" in told(pages, head)


def test_opening_the_page_marks_nothing(pages: Pages, unsold: Lot, refresh: Refresh, head: Actor):
    refresh()
    for _time in range(2):
        assert int(bell(pages, head)) >= 1
    assert db.session.scalar(db.select(LastLook)) is None


def test_a_directive_is_new_again_on_the_day_it_is_overdue(
    directive: Directive, head: Actor, travel_to: TravelTo
) -> None:
    def new(kind: str) -> int:
        reads = news.reader(head.id, holding(Permission.DIRECT, directive), clock.today())
        return sum(item.is_new for item in news.newest(reads) if item.source.kind == kind)

    mark_seen(clock.now(), flag_id=0, by=Act(head, clock.now()))
    travel_to(directive.due_on)
    assert new("overdue") == 0
    mark_seen(clock.now(), flag_id=0, by=Act(head, clock.now()))
    travel_to(directive.due_on + DAY)
    assert new("overdue") == 1
    mark_seen(clock.now(), flag_id=0, by=Act(head, clock.now()))
    assert new("overdue") == 0


def holding(permission: Permission, thing: Directive):
    """Somebody who holds one permission, in the office of a thing."""
    return lambda asked: frozenset({thing.office_id}) if asked is permission else frozenset()


def test_an_answer_waits_for_the_head_and_a_directive_for_its_addressee(
    pages: Pages, directive: Directive, officer: Actor, head: Actor
) -> None:
    assert directive.instruction in told(pages, officer)
    assert directive.instruction not in told(pages, head)
    answer_directive(directive, answer="Đã làm", by=Act(officer, clock.now()))
    assert directive.instruction in told(pages, head)
    assert directive.instruction not in told(pages, officer)


def test_an_order_is_news_to_who_decides_it_then_to_who_carries_it_out(
    pages: Pages, make_intake: MakeIntake, head: Actor, keeper: Actor
) -> None:
    proposed, approved = make_intake(approved=False), make_intake()
    assert proposed.number in told(pages, head)
    assert proposed.number not in told(pages, keeper)
    assert approved.number in told(pages, keeper)
    assert approved.number not in told(pages, head)


def test_old_facts_are_no_news(
    pages: Pages, directive: Directive, officer: Actor, travel_to: TravelTo
):
    travel_to(clock.local_day(directive.given_at) + news.BACK + 2 * DAY)
    assert "Chỉ đạo mới nhận" not in told(pages, officer)


def test_a_look_never_goes_back_nor_beyond_what_there_is(head: Actor) -> None:
    now = clock.now()
    mark_seen(now, flag_id=5, by=Act(head, now))
    look = mark_seen(now - DAY, flag_id=3, by=Act(head, now))
    assert (look.seen_at, look.flag_id) == (now, 0)  # there is no flag yet
    look = mark_seen(datetime(9999, 1, 1, tzinfo=UTC), flag_id=10**17, by=Act(head, now))
    assert (look.seen_at, look.flag_id) == (now, 0)


@pytest.mark.parametrize("sent", [{"shown_at": "x"}, {"flag_id": "-1"}, {"shown_at": "9" * 30}])
def test_a_form_changed_by_hand_marks_nothing(
    pages: Pages, refresh: Refresh, unsold: Lot, head: Actor, sent
) -> None:
    refresh()
    db.session.commit()
    pages.as_user(head).post_form("/news", sent, 422, action="/news/seen")
    assert db.session.scalar(db.select(LastLook)) is None


def test_the_menu_counts_what_waits(
    kept_back: Sale, directive: Directive, officer: Actor, head: Actor, refresh: Refresh
) -> None:
    refresh()
    office = frozenset({directive.office_id})
    own = waiting.counts(officer.id, lambda _permission: office, clock.today())
    assert own["directives"] == 1
    assert own["acts"] >= 1
    assert waiting.counts(head.id, lambda _permission: office, clock.today())["directives"] == 0
