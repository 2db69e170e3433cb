"""Filters and the list of holders stay short however many banks and holders there are."""

from collections.abc import Callable

import pytest
from sqlalchemy import String, cast, literal, select

from auctions.models import Lot
from cases.models import Holder
from foundation.actor import Actor
from foundation.database import db
from review.filters import A_YEAR
from review.models import StalledAsset
from review.queries import stalled
from review.queries.holders import HOLDERS, by_kind_and_age, held_by_whom
from review.queries.stalled import MOST_LINES, Narrowing
from tests.fixtures.pages import Answer, Pages
from tests.fixtures.plans import many_of
from tests.fixtures.review import TODAY, Refresh, asset_of

MANY = 2 * HOLDERS + 10


@pytest.fixture
def crowd(unsold: Lot, refresh: Refresh) -> StalledAsset:
    """A stalled asset, and many more: every one with a bank and a holder of its own."""
    refresh()
    asset = asset_of(unsold.id)
    row = db.session.scalars(select(StalledAsset)).one()

    def called(words: str) -> Callable[..., object]:
        return lambda n: literal(words) + cast(n, String)

    many_of(asset, MANY, id=lambda n: literal(asset.id) + n)
    many_of(
        row,
        MANY,
        asset_id=lambda n: literal(asset.id) + n,
        bank=called("Ngân hàng "),
        held_by=lambda _n: literal(Holder.POLICE, StalledAsset.held_by.type),
        holder_name=called("Đội "),
    )
    db.session.commit()
    return row


def rows(page: Answer) -> int:
    lists = [each for each in page.document.all("table") if "kb-list__table" in each.get("class")]
    return sum(len(each.all("tr")) for each in lists) - 1


def test_a_filter_counts_its_largest_lines_and_the_rest_together(crowd: StalledAsset) -> None:
    narrowed = Narrowing({crowd.office_id})
    banks = stalled.facets(narrowed, TODAY).banks
    assert len(banks.lines) == MOST_LINES
    assert sum(line.count for line in banks.lines) + banks.others == MANY + 1
    assert banks.others == MANY + 1 - MOST_LINES


def test_the_chosen_line_stays_however_small_it_is(crowd: StalledAsset) -> None:
    last = f"Ngân hàng {MANY}"
    banks = stalled.facets(Narrowing({crowd.office_id}, bank=last), TODAY).banks
    assert last in [line.value for line in banks.lines]
    assert len(banks.lines) == MOST_LINES


def test_a_page_with_many_banks_shows_a_few(crowd: StalledAsset, pages: Pages, head: Actor) -> None:
    page = pages.as_user(head).get("/review/stalled")
    links = [a for a in page.document.all("a") if "bank=" in (a.get("href") or "")]
    assert len(links) <= MOST_LINES


def test_holders_are_shown_a_page_at_a_time(crowd: StalledAsset, pages: Pages, head: Actor) -> None:
    visitor = pages.as_user(head)
    counts, url = [], "/review/holders"
    while url:
        page = visitor.get(url)
        counts.append(rows(page))
        links = [a.get("href") for a in page.document.all("a") if a.get("rel") == "next"]
        url = links[0] if links else ""
    assert counts == [HOLDERS, HOLDERS, 11]
    assert held_by_whom(Narrowing({crowd.office_id}), TODAY).total == MANY + 1


@pytest.mark.usefixtures("crowd")
@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999999999", "4000"])
def test_a_page_of_holders_that_is_not_there_is_no_failure(
    number: str, pages: Pages, head: Actor
) -> None:
    pages.as_user(head).get(f"/review/holders?page={number}")


def test_the_chart_of_holders_counts_every_row_once_and_its_numbers_lead_to_their_rows(
    crowd: StalledAsset, pages: Pages, head: Actor
) -> None:
    crowd.active_days = A_YEAR
    db.session.commit()
    ages = by_kind_and_age(Narrowing({crowd.office_id}, credit=False), TODAY)
    assert sum(sum(counts.values()) for counts in ages.values()) == MANY + 1

    visitor = pages.as_user(head)
    page = visitor.get("/review/holders?cases=all")
    links = {
        link.get("href"): link.text
        for link in page.document.all("a")
        if "&age=" in (link.get("href") or "")
    }
    assert sum(int(number) for number in links.values()) == MANY + 1
    address, number = next((at, text) for at, text in links.items() if "longest" in at)
    assert number == "1"
    assert rows(visitor.get(address)) == 1
