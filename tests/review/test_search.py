"""Search: words by kind within sight, a code straight to its page."""

import pytest

from auctions.models import Lot
from cases.models import Asset, CaseFile
from foundation.actor import Actor
from foundation.codes import shown
from foundation.database import db
from tests.fixtures.pages import Pages


@pytest.mark.parametrize("words", ["xe o to tai", "Ô TÔ TẢI"])
def test_words_are_found_without_their_marks(
    pages: Pages, lot: Lot, officer: Actor, words: str
) -> None:
    db.session.commit()
    answer = pages.as_user(officer).get(f"/search?q={words}")
    assert "Tài sản 1" in answer.text
    assert lot.title in answer.text
    assert shown(lot.code) in answer.text


def test_a_case_number_finds_its_case(pages: Pages, case: CaseFile, officer: Actor) -> None:
    db.session.commit()
    answer = pages.as_user(officer).get(f"/search?q={case.number}")
    assert f'href="/cases/{case.id}"' in answer.markup


@pytest.mark.parametrize("spelled", [str, str.lower, shown])
def test_a_code_leads_straight_to_its_page(
    pages: Pages, lot: Lot, officer: Actor, spelled: object
) -> None:
    db.session.commit()
    answer = pages.as_user(officer).get(f"/search?q={spelled(lot.code)}", 302)  # type: ignore[operator]
    assert answer.location.endswith(f"/auctions/lots/{lot.code}")


def test_who_may_not_read_lots_does_not_find_them(pages: Pages, lot: Lot, keeper: Actor) -> None:
    db.session.commit()
    visitor = pages.as_user(keeper)
    assert lot.title not in visitor.get("/search?q=xe o to tai").text.split("Tài sản")[0]
    visitor.get(f"/search?q={lot.code}")  # no redirect to a page that would refuse


def test_a_mistyped_code_is_named_as_such(pages: Pages, lot: Lot, officer: Actor) -> None:
    db.session.commit()
    wrong = lot.code[:-1] + ("0" if lot.code[-1] != "0" else "1")
    assert "sai một ký tự" in pages.as_user(officer).get(f"/search?q={wrong}").text


@pytest.mark.parametrize("words", ["", "%25", "'", '"', "%00", "x" * 300])
def test_odd_words_find_nothing_and_break_nothing(
    pages: Pages, truck: Asset, officer: Actor, words: str
) -> None:
    db.session.commit()
    assert pages.as_user(officer).get(f"/search?q={words}").h1 == "Tìm"
