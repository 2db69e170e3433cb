"""Which counts of a store are due: by the end of each period, until the whole store is counted."""

from datetime import date, timedelta

from foundation.acts import Act
from foundation.database import db
from lawbook.stock_counts import count_rules
from warehouse.counts.schedule import AHEAD, Counted, Due, due
from warehouse.models import CountKind
from warehouse.operations.closing_counts import close_count
from warehouse.queries.count_schedule import counts_due

K = CountKind
TODAY = date(2026, 12, 20)
SINCE = date(2026, 1, 1)


def counted(kind, on, *, is_closed=True):
    return Counted(kind, on, "KK-1", 1, is_closed)


def told(made=(), *, today=TODAY, since=SINCE):
    return {(each.kind, each.by) for each in due(today, since=since, made=made)}


def test_each_period_ends_with_a_count():
    assert told() == {
        (K.YEAR, date(2026, 9, 30)),
        (K.HALF_YEAR, date(2026, 9, 30)),
        (K.QUARTER, date(2026, 9, 30)),
        (K.MONTH, date(2026, 11, 30)),
        (K.QUARTER, date(2026, 12, 31)),
        (K.MONTH, date(2026, 12, 31)),
    }


def test_a_count_closes_what_was_due_of_its_kind_and_of_what_comes_more_often():
    assert told([counted(K.YEAR, date(2026, 12, 20))]) == set()
    assert told([counted(K.QUARTER, date(2026, 12, 20))]) == {
        (K.YEAR, date(2026, 9, 30)),
        (K.HALF_YEAR, date(2026, 9, 30)),
    }
    early = counted(K.QUARTER, date(2026, 12, 15))
    assert (K.QUARTER, date(2026, 12, 31)) in told([early]), "it was begun too early"


def test_one_that_still_runs_is_named_and_closes_nothing():
    runs = counted(K.YEAR, TODAY, is_closed=False)
    assert {each.running for each in due(TODAY, since=SINCE, made=[runs])} == {runs}


def test_a_surprise_count_is_none_of_those_that_are_due():
    assert told([counted(K.SURPRISE, TODAY)]) == told()


def test_what_ended_before_the_store_was_known_is_not_asked():
    assert told(since=date(2026, 12, 1)) == {
        (K.QUARTER, date(2026, 12, 31)),
        (K.MONTH, date(2026, 12, 31)),
    }


def test_a_month_ends_on_its_last_day_and_no_row_is_confirmed():
    rules = {rule.kind: rule for rule in count_rules()}
    ends = rules["month"].ends_between(date(2028, 2, 1), date(2028, 3, 31))
    assert ends == [date(2028, 2, 29), date(2028, 3, 31)]
    assert not any(rule.confirmed for rule in rules.values())


def found(office, ahead=AHEAD):
    return counts_due({office.id}, TODAY, ahead=ahead)


def test_an_own_store_in_which_something_lies_is_counted(office, item, shelf, warehouse):
    (store,) = found(office)
    assert store.place.id == warehouse.id
    assert store.due


def test_an_empty_store_is_not_counted(office, shelf, warehouse):
    assert found(office) == []


def test_what_was_counted_is_no_longer_due(office, signed, head, now):
    signed.opened_at = now + timedelta(days=27)  # the twentieth of December
    (store,) = found(office, timedelta(days=15))
    running = [each.running for each in store.due if each.kind is K.QUARTER]
    assert {one.number for one in running} == {signed.number}
    close_count(signed, by=Act(head, now))
    (store,) = found(office, timedelta(days=15))
    assert {each.kind for each in store.due}.isdisjoint({K.QUARTER, K.MONTH})


def test_the_page_begins_the_count_with_kind_and_place(pages, item, head, keeper, warehouse):
    db.session.commit()
    shown = pages.as_user(head).get("/warehouse/counts/due").response.text
    address = f"/warehouse/counts/new?kind=month&amp;place={warehouse.short_name}"
    assert address in shown
    form = pages.as_user(head).get(address.replace("&amp;", "&")).response.text
    assert '<option selected value="month">' in form
    assert f'value="{warehouse.short_name}"' in form
    own = pages.as_user(keeper).get("/warehouse/counts/due").response.text
    assert "/warehouse/counts/new?" not in own


def test_keeper_and_head_read_it_on_their_home(pages, item, head, keeper, officer):
    db.session.commit()
    homes = [pages.as_user(who).get("/").response.text for who in (keeper, head, officer)]
    assert ["/warehouse/counts/due" in home for home in homes] == [True, True, False]


def test_only_what_is_late_is_red_and_who_may_not_open_a_count_reads_who_may(
    pages, item, head, keeper, monkeypatch
):
    db.session.commit()
    opens, told = "Thủ trưởng mở đợt kiểm kê", 'kb-danger">'
    homes = [pages.as_user(who).get("/").response.text for who in (keeper, head)]
    assert [opens in home for home in homes] == [True, False]
    for home in homes:
        begun = home.partition("/warehouse/counts/due")[2].partition("</li>")[0]
        assert "chưa quá hạn" in begun
        assert told not in begun
    monkeypatch.setattr(Due, "is_overdue", lambda _self, _today: True)
    late = pages.as_user(keeper).get("/").response.text
    assert told in late.partition("/warehouse/counts/due")[2].partition("</li>")[0]
    assert late.find("/warehouse/counts/due") > late.find("kb-grid4") > 0
    assert opens in pages.as_user(keeper).get("/warehouse/counts/due").main
