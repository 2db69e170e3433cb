"""Search: words by kind within sight, a code straight to its page."""

from typing import Any

import pytest

from accounts.models import Role
from auctions.models import Lot
from cases.models import Asset, CaseFile
from foundation import search
from foundation.actor import Actor
from foundation.codes import shown
from foundation.database import db
from foundation.search import Findable, SearchEntry
from sales.models import Sale
from tests.fixtures.pages import Pages
from tests.fixtures.warehouse import MakeItem
from warehouse.models import EvidenceItem, Place


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


@pytest.mark.parametrize(
    "words",
    [
        "",
        "%25",
        "'",
        '"',
        "%00",
        "x" * 300,
        "x",
        "%F0%9F%98%80",
        "...",
        "a%20OR%20b*",
        "%5DC1",
        "%22",
    ],
)
def test_odd_words_find_nothing_and_break_nothing(
    pages: Pages, truck: Asset, officer: Actor, words: str
) -> None:
    db.session.commit()
    assert pages.as_user(officer).get(f"/search?q={words}").h1 == "Tìm"


def test_results_of_the_same_words_are_told_apart(
    pages: Pages, make_item: MakeItem, shelf: Place, vault: Place, keeper: Actor
) -> None:
    for place, seal in ((shelf, "NP-1"), (vault, "NP-2")):
        make_item(place=place, seal=seal)
    first, second = db.session.scalars(db.select(EvidenceItem).order_by(EvidenceItem.id))
    case = db.session.get_one(CaseFile, first.case_id)
    db.session.commit()
    rows = pages.as_user(keeper).get("/search?q=dien thoai").text.split(first.description)
    newest, older = rows[1], rows[2]
    for row, item, place in ((newest, second, vault), (older, first, shelf)):
        for words in (shown(item.code), place.full_name, case.number, "đang lưu kho", item.unit):
            assert words in row


def test_more_results_than_are_shown_are_said(
    pages: Pages, item: EvidenceItem, keeper: Actor
) -> None:
    for number in range(1, 64):
        search.index(Findable("order", 900 + number, item.office_id, f"K{number}", "Xe Honda"))
    db.session.commit()
    answer = pages.as_user(keeper).get("/search?q=honda")
    assert answer.text.count("Xe Honda") == 60
    assert "Nhiều hơn 60" in answer.text
    assert "Nhiều hơn" not in pages.as_user(keeper).get("/search?q=dien thoai").text


def test_every_kind_of_result_is_shown(
    pages: Pages, sale: Sale, item: EvidenceItem, reseal: Any, make_user: Any
) -> None:
    before = item.seal_number
    reseal(item, number="NP-NEW-9")
    everybody = make_user(roles=list(Role))
    case = db.session.get_one(CaseFile, item.case_id)
    db.session.commit()
    visitor = pages.as_user(everybody)
    assert before
    for words in (case.number, f"Hồ sơ {case.number}", f"HS {case.number}", "xe", "kho"):
        visitor.get(f"/search?q={words}")
    assert "Niêm phong cũ" in visitor.get(f"/search?q={before[:-1]}").text
    assert visitor.get(f"/search?q={before}", 302).location.endswith(f"{item.code}?seal=1")
    assert visitor.get("/search?q=np-new-9", 302).location.endswith(item.code)


def test_what_is_kept_for_searching_can_be_made_again(
    run_command: Any, item: EvidenceItem, lot: Lot
) -> None:
    entry = db.session.scalar(db.select(SearchEntry).where(SearchEntry.kind == "item"))
    assert entry is not None
    entry.folded, entry.title = "khác", "khác"
    db.session.execute(db.delete(SearchEntry).where(SearchEntry.kind == "lot"))
    db.session.commit()
    checked = run_command("search", "rebuild", "--check", "--json")
    assert (checked.json, checked.exit_code) == ({"changed": 2}, 1)
    assert run_command("search", "rebuild", "--json").json == {"changed": 2}
    assert run_command("search", "rebuild", "--check", "--json").json == {"changed": 0}
    found = search.find("dien thoai", offices=[item.office_id], kinds=["item"])
    assert [hit.subject_id for hit in found] == [item.id]
