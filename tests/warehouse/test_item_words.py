"""The page of an item says what happened in sentences, and calls each seal what it is."""

import pytest

from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.lending import OUTSIDER, both_sign_on_pages
from warehouse.operations.movement import move_item, undo_move


@pytest.fixture
def as_keeper(pages, keeper):
    return pages.as_user(keeper)


def timeline(answer):
    line = max(answer.document.all("ol", class_="kb-line"), key=lambda each: len(each.all("li")))
    return [one.one("div").text for one in line.all("li")]


def test_the_timeline_of_an_item_tells_each_act_as_one_sentence(
    as_keeper, item, shelf, make_place, make_loan_order, keeper
):
    other, by = make_place(short_name="B-05", name="Kệ 05"), Act(keeper, clock.now())
    here, there = shelf.full_name, other.full_name
    moved = move_item(item, to=other, by=by)
    undo_move(item, seq=moved.seq, by=by)
    make_loan_order(item)
    whole = {"seal_state": "intact", "seal_number": item.seal_number, "condition": "tốt"}
    lending = f"/warehouse/items/{item.code}/lend"
    draft = as_keeper.post_form(lending, OUTSIDER | {"purpose": "trial"})
    both_sign_on_pages(as_keeper, draft.location, whole)
    back = f"/warehouse/items/{item.code}/take-back"
    draft = as_keeper.post_form(back, OUTSIDER | {"place": "B-04"})
    torn = {"condition": "rách một góc", "seal_state": "broken"}
    both_sign_on_pages(as_keeper, draft.location, torn)

    differs, returned, _lent, undone, carried, received, looked = timeline(
        as_keeper.get(f"/warehouse/items/{item.code}")
    )
    assert differs.startswith("Kiểm tra thấy khác với thông tin đã biết")
    broken = f"Nhận lại sau trích xuất, để tại {here}; niêm phong không còn nguyên; rách một góc"
    assert returned.startswith(broken)
    assert undone.startswith(f"Hoàn tác lần chuyển, đưa từ {there} về {here}")
    assert carried.startswith(f"Chuyển từ {here} sang {there}")
    assert received.startswith(f"Nhận vào {here} theo lệnh ")
    assert looked.startswith("Đã kiểm tra, chờ ký nhận")


def test_the_first_seal_is_not_called_a_new_one(as_keeper, make_item, item):
    bare = make_item(seal=None)
    db.session.commit()
    first = as_keeper.get(f"/warehouse/items/{bare.code}/seal").document
    again = as_keeper.get(f"/warehouse/items/{item.code}/seal").document
    for page, label, button in (
        (first, "Số của niêm phong vừa dán", "Ghi niêm phong"),
        (again, "Niêm phong mới", "Ghi niêm phong mới"),
    ):
        labels = [
            one.text.removesuffix(" *") for one in page.all("label", class_="kb-field__label")
        ]
        assert label in labels
        assert button in [one.text for one in page.all("button")]
