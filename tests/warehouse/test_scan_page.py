"""The scan page: one answer a scan, done once, undone once, also without scripts."""

import json
import uuid

import pytest
from sqlalchemy import select

from audit import ledger
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from tests.fixtures.plans import whole_tables
from tests.fixtures.queries import counted
from tests.fixtures.scanning import Scanner
from tests.fixtures.warehouse import whole
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
    assert (first["outcome"], of(EvidenceItem, item.id).custody_seq) == ("ok", 3)
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
        found=whole(item),
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


def unknown_codes():
    return db.session.scalars(select(UnknownScan.raw).order_by(UnknownScan.id)).all()


def test_looking_keeps_nothing_and_the_page_reports_what_nobody_knows(scan, as_keeper):
    answer = scan.look("8938505974194")
    assert (answer["outcome"], answer["report"]["url"]) == ("problem", "/warehouse/scan/report")
    by_link = as_keeper.get("/warehouse/scan?raw=4006381333931")
    page = next(e for e in by_link.document.all("section") if "data-scan-page" in e.attributes)
    assert page["data-scan-report"] == "4006381333931"
    assert unknown_codes() == []

    said = {"url": answer["report"]["url"], "act_id": str(uuid.uuid4())}
    assert scan("8938505974194", **said) == scan("8938505974194", **said)
    assert scan("4006381333931", act="look")["outcome"] == "problem"
    assert unknown_codes() == ["8938505974194", "4006381333931"]
    first = db.session.scalars(select(UnknownScan)).first()
    entries = db.session.scalars(ledger.history(f"scan:{first.id}")).all()
    assert [(e.kind, e.payload["code"]) for e in entries] == [("scan.unknown", "8938505974194")]


def test_who_only_reads_reports_nothing(pages, auditor):
    scan = Scanner(pages.as_user(auditor))
    assert "report" not in scan.look("8938505974194")
    assert scan("8938505974194", act="look")["outcome"] == "problem"
    url = "/warehouse/scan/report"
    scan.visitor.post(url, None, 403, json={"shown_to": scan.mark}, headers=scan.headers)
    assert unknown_codes() == []


@pytest.mark.parametrize("spelled", [str, str.lower, shown, "https://kho.example/{}".format])
def test_a_look_answers_what_it_is_without_drawing_anything(spelled, scan, item, shelf, intake):
    for thing, kind, state in (
        (item, "item", "in_custody"),
        (shelf, "place", "open"),
        (intake, "order", "executed"),
    ):
        answer = scan.look(spelled(thing.code))
        assert answer["outcome"] == "ok"
        assert (answer["kind"], answer["title"]) == (kind, shown(thing.code))
        assert answer["state"] == (state if kind != "order" else intake.state)
        assert answer["next"]["url"] == f"/warehouse/{kind}s/{thing.code}"
        assert "html" not in answer


def test_a_look_finds_lots_and_sales_for_who_may_see_them(pages, officer, keeper, lot):
    assert Scanner(pages.as_user(officer)).look(lot.code)["kind"] == "lot"
    assert Scanner(pages.as_user(keeper)).look(lot.code)["outcome"] == "problem"


@pytest.mark.parametrize("raw", ["", "%00", "x" * 400, "%F0%9F%90%84"])
def test_a_look_for_nothing_is_answered(raw, scan):
    assert scan.look(raw)["outcome"] == "problem"


@pytest.mark.sqlite_only
def test_a_look_asks_once_and_by_keys_only(noting_plans, scan, item):
    with noting_plans() as plans, counted() as statements:
        scan.look(item.code)
    assert len([s for s in statements if "evidence_item" in s]) == 1
    large = ("evidence_item", "place", "stock_order", "lot", "sale", "seal", "bound_code")
    assert whole_tables(plans, *large) == []


@pytest.mark.parametrize("body", [{}, {"raw": 5}, {"raw": "x", "act": {}}])
def test_a_scan_that_makes_no_sense_is_answered(body, scan):
    sent = {"raw": "", "shown_to": scan.mark} | body
    answer = scan.visitor.post("/warehouse/scan", None, 200, json=sent, headers=scan.headers)
    assert json.loads(answer.markup)["outcome"] == "problem"


@pytest.mark.parametrize("raw", ['"\\ud800"', '"a\\u0000"'])
@pytest.mark.parametrize("url", ["/warehouse/scan", "/warehouse/scan/undo"])
def test_what_no_script_of_ours_sends_is_answered(raw, url, scan):
    headers = scan.headers | {"Content-Type": "application/json"}
    body = f'{{"raw": {raw}, "shown_to": "{scan.mark}"}}'
    answer = scan.visitor.post(url, body, 200, headers=headers)
    assert json.loads(answer.markup)["outcome"] == "problem"


@pytest.mark.parametrize("body", ["[]", '"x"', "[" * 100_000, "{", "{}", '{"raw": "x"}'])
@pytest.mark.parametrize("url", ["/warehouse/scan", "/warehouse/scan/undo"])
def test_a_scan_without_the_mark_of_its_person_is_no_answer(body, url, scan):
    headers = scan.headers | {"Content-Type": "application/json"}
    answer = scan.visitor.post(url, body, 409, headers=headers)
    assert answer.response.json.keys() == {"error", "text"}


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
