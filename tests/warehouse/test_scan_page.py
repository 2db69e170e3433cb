"""The scan page: one answer a scan, done once, undone once, also without scripts."""

import json
import uuid

import pytest
from sqlalchemy import func, select

from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from warehouse.models import (
    EvidenceItem,
    PlaceClass,
    UnknownScan,
)
from warehouse.operations.sealing import reseal_item


@pytest.fixture
def as_keeper(pages, keeper):
    return pages.as_user(keeper)


def of(model, number):
    return db.session.get_one(model, number)


class Scanner:
    """Sends what the scan page's script sends."""

    def __init__(self, visitor):
        self.visitor = visitor
        page = visitor.get("/warehouse/scan")
        token = next(m for m in page.document.all("meta") if m.get("name") == "csrf-token")
        self.headers = {"X-CSRFToken": token["content"], "Accept": "application/json"}

    def __call__(self, raw, *, url="/warehouse/scan", **said):
        body = {"raw": raw, "source": "typed", "act_id": str(uuid.uuid4())} | said
        answer = self.visitor.post(url, None, 200, json=body, headers=self.headers)
        return json.loads(answer.markup)


@pytest.fixture
def scan(as_keeper):
    return Scanner(as_keeper)


def test_scanning_to_look_opens_the_page(scan, item, shelf):
    assert scan(item.code)["next"]["url"] == f"/warehouse/items/{item.code}"
    assert scan(shelf.code)["next"]["url"] == f"/warehouse/places/{shelf.code}"


def test_scanning_a_place_then_an_item_moves_it_once(scan, item, vault):
    assert scan(item.code, act="move")["outcome"] == "problem"
    chosen = scan(vault.code, act="move")
    assert (chosen["outcome"], chosen["place"]["code"]) == ("ok", vault.code)
    said = {"act": "move", "place": vault.code, "act_id": str(uuid.uuid4())}
    first, again = scan(item.code, **said), scan(item.code, **said)
    assert first == again
    assert (first["outcome"], of(EvidenceItem, item.id).custody_seq) == ("ok", 2)
    assert scan(item.code, act="move", place=vault.code)["outcome"] == "already"


def test_the_last_move_is_undone(scan, item, vault, shelf):
    act_id = str(uuid.uuid4())
    scan(item.code, act="move", place=vault.code, act_id=act_id)
    undone = scan("", url="/warehouse/scan/undo", undoes=act_id)
    assert undone["outcome"] == "ok"
    assert of(EvidenceItem, item.id).place_id == shelf.id
    assert scan("", url="/warehouse/scan/undo", undoes=act_id)["outcome"] == "problem"
    assert scan("", url="/warehouse/scan/undo", undoes="x")["outcome"] == "problem"


def test_a_refused_move_says_why(scan, item, make_place):
    drugs = make_place(place_class=PlaceClass.NARCOTICS)
    answer = scan(item.code, act="move", place=drugs.code)
    assert answer["outcome"] == "problem"
    assert "Kho ma túy" in answer["text"]


def test_a_former_seal_opens_the_item_with_a_word_and_moves_nothing(
    scan, item, vault, as_keeper, keeper, now
):
    former = item.seal_number
    reseal_item(
        item,
        number="NP-NEW-5",
        witnesses="",
        was_intact=True,
        reason="Niêm phong lại",
        by=Act(keeper, now),
    )
    db.session.commit()
    answer = scan(former)
    assert answer["next"]["url"].endswith("?seal=1")
    assert f"{former} là niêm phong cũ" in as_keeper.get(answer["next"]["url"]).text
    assert scan(former, act="move", place=vault.code)["outcome"] == "problem"
    assert as_keeper.get(f"/search?q={former}", 302).location.endswith("?seal=1")


def test_other_acts_open_their_form_if_the_item_is_in_the_state_for_it(scan, item, lent):
    assert scan(lent.code, act="take_back")["next"]["url"].endswith("/take-back")
    assert scan(lent.code, act="release")["outcome"] == "problem"


def test_an_unknown_code_is_kept_by_script_and_by_link(scan, as_keeper):
    assert scan("8938505974194")["outcome"] == "problem"
    assert "4006381333931" in as_keeper.get("/warehouse/scan?raw=4006381333931").text
    assert db.session.scalar(select(func.count()).select_from(UnknownScan)) == 2


@pytest.mark.parametrize("body", [[], {"raw": 5}, {"raw": "x", "act": {}}, "x"])
def test_a_scan_that_makes_no_sense_is_answered(body, scan):
    answer = scan.visitor.post("/warehouse/scan", None, 200, json=body, headers=scan.headers)
    assert json.loads(answer.markup)["outcome"] == "problem"


@pytest.mark.parametrize("body", ['{"raw":"\\ud800"}', '{"raw":"a\\u0000"}', "[" * 100_000, "{"])
@pytest.mark.parametrize("url", ["/warehouse/scan", "/warehouse/scan/undo"])
def test_what_no_script_of_ours_sends_is_answered(body, url, scan):
    headers = scan.headers | {"Content-Type": "application/json"}
    answer = scan.visitor.post(url, body, 200, headers=headers)
    assert json.loads(answer.markup)["outcome"] == "problem"


def test_who_only_reads_only_looks(pages, auditor, item, vault):
    scan = Scanner(pages.as_user(auditor))
    assert scan(item.code)["outcome"] == "ok"
    assert scan(item.code, act="move", place=vault.code)["outcome"] == "problem"


def test_without_scripts_a_typed_code_does_the_same(as_keeper, item, vault):
    place = f"/warehouse/scan?act=move&place={vault.code}"
    answer = as_keeper.post_form(place, {"raw": shown(item.code)}, 200)
    assert of(EvidenceItem, item.id).place_id == vault.id
    assert vault.short_name in answer.text
    look = as_keeper.post_form("/warehouse/scan", {"raw": item.code})
    assert look.location == f"/warehouse/items/{item.code}"
    as_keeper.post_form("/warehouse/scan", {"raw": ""}, 422)
