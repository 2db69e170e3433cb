"""Where a page stands and the law behind it: one trail, chips that lead on, one form of moments."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from auctions.models import Lot
from foundation.actor import Actor
from foundation.database import db
from lawbook.resting import standing
from tests.fixtures.pages import Answer, Pages
from warehouse.models import EvidenceItem
from web.formatting import moment


def trail(answer: Answer) -> list[str]:
    (found,) = [nav for nav in answer.document.all("nav") if nav.get("class") == "kb-crumb"]
    here = [part.text for part in found.all("span") if part.get("aria-current")]
    return [link.text for link in found.all("a")] + here


def test_a_trail_begins_with_the_section_and_ends_with_the_page(
    pages: Pages, lot: Lot, item: EvidenceItem, officer: Actor, keeper: Actor, case: Any
) -> None:
    db.session.commit()
    visitor = pages.as_user(officer)
    assert trail(visitor.get(f"/cases/{case.id}"))[0] == "Hồ sơ"
    party = trail(visitor.get(f"/cases/{case.id}/parties/new"))
    assert party[:2] == ["Hồ sơ", f"Hồ sơ {case.number}"]
    assert len(party) == 3
    assert trail(visitor.get(f"/auctions/lots/{lot.code}/rounds/new"))[0] == "Tài sản và lô"
    moving = pages.as_user(keeper).get(f"/warehouse/items/{item.code}/move")
    assert trail(moving)[0] == "Kho"
    assert trail(moving)[-1] == moving.h1


def test_the_sentence_about_legal_days_stands_where_a_provision_does(
    pages: Pages, lot: Lot, officer: Actor
) -> None:
    db.session.commit()
    said = "Mỗi ngày luật định"
    assert said not in pages.anonymous().get("/sign-in").text
    visitor = pages.as_user(officer)
    assert said not in visitor.get("/password").text
    assert said in visitor.get(f"/auctions/lots/{lot.code}/rounds/new").text


def test_a_chip_leads_to_what_is_taken_from_its_provision(
    pages: Pages, lot: Lot, officer: Actor
) -> None:
    db.session.commit()
    answer = pages.as_user(officer).get(f"/auctions/lots/{lot.code}/rounds/new")
    chips = {a.get("href") for a in answer.document.all("a") if "kb-law" in a.get("class")}
    assert chips
    for address in chips:
        page = pages.anonymous().get(address)  # the law is open to everybody
        assert page.h1.startswith("Điều")
        assert "có hiệu lực từ" in page.text


@pytest.mark.parametrize("basis", ["", "Điều 1", "%00", "x" * 500])
def test_a_provision_nobody_cites_is_not_there(pages: Pages, basis: str) -> None:
    pages.anonymous().get(f"/law?basis={basis}", 404)


def test_a_provision_says_its_values_and_how_sure_they_are() -> None:
    found = standing("Điều 35 khoản 1 Luật Đấu giá tài sản 01/2016/QH14")
    assert found is not None
    posting = next(row for row in found.resting if row.title == "Niêm yết việc đấu giá")
    assert posting.values == ("7 ngày làm việc", "15 ngày")
    assert posting.confirmed


def test_a_moment_begins_with_its_weekday(app: Flask) -> None:
    with app.test_request_context("/"):
        assert moment(datetime(2026, 11, 26, 1, 42, tzinfo=UTC)) == "T5 26/11/2026 08:42"


def test_a_page_that_is_not_there_says_no_address(pages: Pages, officer: Actor) -> None:
    db.session.commit()
    assert "nowhere" not in pages.as_user(officer).get("/nowhere/at-all", 404).main


def test_a_reason_is_chosen_by_its_words_not_by_its_code(
    pages: Pages, officer: Actor, truck: Any
) -> None:
    db.session.commit()
    form = pages.as_user(officer).get(f"/cases/assets/{truck.id}/obstacles/new")
    options = [option.text for option in form.document.all("option")]
    assert options
    assert not [text for text in options if re.match(r"[A-Z]\d\d", text)]
