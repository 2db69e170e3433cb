"""While somebody counts, no page that lists things tells them what they are to find."""

import pytest

from foundation.database import db

STORE = "/warehouse"


@pytest.fixture
def things(make_item):
    return [make_item(description="Lư đồng chạm rồng"), make_item(description="Tượng gỗ pơ mu")]


@pytest.fixture
def told(pages, things, shelf):
    """Return the pages that list things, and which of them tell a person of a counted thing."""

    def told(who) -> list[str]:
        visitor = pages.as_user(who)
        addresses = [
            f"{STORE}/items",
            f"{STORE}/items?place={shelf.code}",
            f"{STORE}/items?q=Lư+đồng",
            f"{STORE}/places/{shelf.code}",
            f"{STORE}/book",
            f"{STORE}/care?state=all",
            "/search?q=Lư đồng",
            "/search/palette?q=Lư đồng",
        ]
        found = []
        for address in addresses:
            text = visitor.get(address).main.replace("-", "")
            if any(item.code in text or item.description in text for item in things):
                found.append(address)
        return found

    return told


def test_who_counts_sees_no_list_of_what_is_counted(
    make_count, told, keeper, accountant, officer, head
):
    assert len(told(keeper)) == 7  # no thing is cared for
    make_count()
    db.session.commit()
    for who in (keeper, accountant, officer):
        assert told(who) == []
    assert len(told(head)) == 7  # who does not count reads the store as ever


def test_how_many_things_lie_in_a_place_is_not_told_to_who_counts(
    pages, make_count, things, shelf, keeper, head
):
    make_count()
    db.session.commit()
    told = ">Vật tại đây<"
    assert told in pages.as_user(head).get(f"{STORE}/places/{shelf.code}").markup
    blind = pages.as_user(keeper).get(f"{STORE}/places/{shelf.code}").markup
    assert told not in blind
    assert "Bạn đang kiểm kê kho này" in blind


def test_a_thing_in_hand_is_found_by_its_code(pages, make_count, things, keeper):
    make_count()
    db.session.commit()
    visitor = pages.as_user(keeper)
    assert things[0].description in visitor.get(f"{STORE}/items/{things[0].code}").text


def test_after_the_comparison_the_lists_tell_all_again(
    make_count, told, things, shelf, both_see, both_finish, keeper, accountant
):
    count = make_count()
    for item in things:
        both_see(count, item, place=shelf)
    both_finish(count)
    db.session.commit()
    assert len(told(keeper)) == 7
