"""Search: words by kind within sight, a code straight to its page."""

from typing import Any

import pytest
from flask import Flask

from accounts.models import Role
from auctions.models import Lot
from cases.models import Asset, CaseFile
from foundation import clock, search
from foundation.actor import Actor
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.search import Findable, SearchEntry
from sales.models import Sale
from tests.fixtures.pages import Pages
from tests.fixtures.warehouse import MakeItem, picture
from warehouse import photos
from warehouse.models import EvidenceItem, Order, Place
from warehouse.operations.photos import add_photos


@pytest.mark.parametrize("words", ["xe o to tai", "Ô TÔ TẢI"])
def test_words_are_found_without_their_marks(
    pages: Pages, lot: Lot, officer: Actor, words: str
) -> None:
    db.session.commit()
    answer = pages.as_user(officer).get(f"/search?q={words}")
    assert "Tài sản 1" in answer.text
    assert lot.title in answer.text
    assert shown(lot.code) in answer.text


def test_a_case_number_in_any_spelling_opens_its_case(
    pages: Pages, case: CaseFile, officer: Actor
) -> None:
    db.session.commit()
    for spelled in (case.number, f"HS {case.number}", f"hồ sơ số {case.number.replace('/', '-')}"):
        answer = pages.as_user(officer).get(f"/search?q={spelled}", 302)
        assert answer.location.endswith(f"/cases/{case.id}")


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
            assert words in row, words


def test_more_results_than_are_shown_are_said(
    pages: Pages, item: EvidenceItem, keeper: Actor
) -> None:
    for number in range(1, 64):
        search.index(Findable("order", 900 + number, item.office_id, f"K{number}", "Xe Honda"))
    db.session.commit()
    answer = pages.as_user(keeper).get("/search?q=honda")
    assert "8 / 63" in answer.text
    further = [a for a in answer.document.all("a") if a.text == "Xem cả 63"]
    one_kind = pages.as_user(keeper).get(further[0].get("href"))
    assert "60 / 63" in one_kind.text
    assert one_kind.text.count("Honda") >= 60


def test_counting_stops_and_says_so(pages: Pages, item: EvidenceItem, keeper: Actor) -> None:
    for number in range(1, 120):
        search.index(Findable("order", 900 + number, item.office_id, f"K{number}", "Xe Honda"))
    db.session.commit()
    assert "8 / 99+" in pages.as_user(keeper).get("/search?q=honda").text


def test_a_short_word_with_other_marks_is_another_word(
    pages: Pages, item: EvidenceItem, keeper: Actor
) -> None:
    for number, title in enumerate(("Hộp gỗ xẻ", "Xe máy", "Ba gác, xe tự chế"), 1):
        search.index(Findable("order", 900 + number, item.office_id, f"K{number}", title))
    db.session.commit()
    text = pages.as_user(keeper).get("/search?q=xe").main
    assert "Xe máy" in text
    assert "Ba gác, xe tự chế" in text
    assert "Hộp gỗ xẻ" not in text
    assert "Hộp gỗ xẻ" in pages.as_user(keeper).get("/search?q=xẻ").main
    assert "Hộp gỗ xẻ" in pages.as_user(keeper).get("/search?q=go xe").main  # no marks at all


def test_a_word_is_found_by_its_beginning_not_by_its_middle(
    pages: Pages, item: EvidenceItem, keeper: Actor
) -> None:
    search.index(Findable("order", 901, item.office_id, "K1", "Máy bơm Ebara"))
    db.session.commit()
    assert "Ebara" in pages.as_user(keeper).get("/search?q=eba").main
    assert "Ebara" not in pages.as_user(keeper).get("/search?q=bara").main


def test_an_order_number_opens_its_order_and_a_plate_the_one_thing_that_has_it(
    pages: Pages, intake: Order, make_item: MakeItem, keeper: Actor
) -> None:
    car = make_item(description="Xe ô tô biển số 29H-123.45")
    db.session.commit()
    visitor = pages.as_user(keeper)
    for spelled in (intake.number, intake.number.lower().replace("-", " ")):
        assert visitor.get(f"/search?q={spelled}", 302).location.endswith(intake.code)
    assert visitor.get("/search?q=29h12345", 302).location.endswith(car.code)
    make_item(description="Biển số 29H-123.45 rời")
    db.session.commit()
    visitor.get("/search?q=29h12345")  # two have it: a list


def test_a_result_shows_its_photo_and_how_many_there_are(
    app: Flask, pages: Pages, item: EvidenceItem, keeper: Actor
) -> None:
    stored = photos.keep(app.extensions["blobs"], picture(), name="a.jpg")
    (photo,) = add_photos(item, photos=[stored], by=Act(keeper, clock.now()))
    db.session.commit()
    answer = pages.as_user(keeper).get("/search?q=dien thoai")
    assert [img.get("src") for img in answer.document.all("img")] == [
        f"/warehouse/photos/{photo.sha256}"
    ]


def test_every_kind_of_result_is_shown(
    pages: Pages, sale: Sale, item: EvidenceItem, reseal: Any, make_user: Any
) -> None:
    before = item.seal_number
    reseal(item, number="NP-NEW-9")
    everybody = make_user(roles=list(Role))
    db.session.commit()
    visitor = pages.as_user(everybody)
    assert before
    for words in ("xe", "kho", "tài sản"):
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
