"""Acts by scan: what the device says goes with them, every answer stays, offices are kept apart."""

import uuid

import pytest

from audit import ledger
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import as_described, lines_of
from warehouse.models import EvidenceItem, PlaceKind
from warehouse.operations.movement import move_item
from warehouse.operations.places import close_place, create_place
from warehouse.views.scan_answers import Scan


def of(model, number):
    return db.session.get_one(model, number)


def test_an_act_under_an_order_opens_its_form_where_an_order_allows_it(scan, item, make_release):
    assert scan(item.code, act="take_back")["outcome"] == "problem"
    assert scan(item.code, act="release")["outcome"] == "problem"
    make_release(item)
    assert scan(item.code, act="release")["next"]["url"].endswith("/release")
    assert scan(item.code, act="lend")["outcome"] == "problem"


def test_an_item_that_changed_since_it_was_seen_is_not_moved_and_the_answer_stays(
    scan, item, vault, shelf, make_place, keeper, now
):
    """The client says which version it saw; the last writer does not win silently."""
    other = make_place()
    seen = item.custody_seq
    move_item(item, to=other, by=Act(keeper, now))
    said = {"act": "move", "place": vault.code, "act_id": str(uuid.uuid4()), "seen": seen}
    first = scan(item.code, **said)
    assert (first["outcome"], of(EvidenceItem, item.id).place_id) == ("problem", other.id)
    assert scan(item.code, **said) == first
    fresh = said | {"act_id": str(uuid.uuid4()), "seen": seen + 1}
    answer = scan(item.code, **fresh)
    assert (answer["outcome"], answer["version"]) == ("ok", seen + 2)


def test_a_refusal_of_a_scan_is_remembered_as_well(scan, item, make_item, make_place, keeper, now):
    full = make_place(capacity=1)
    first = make_item(place=full)
    said = {"act": "move", "place": full.code, "act_id": str(uuid.uuid4())}
    refused = scan(item.code, **said)
    move_item(first, to=make_place(), by=Act(keeper, now))
    assert scan(item.code, **said) == refused
    assert scan(item.code, act="move", place=full.code)["outcome"] == "ok"


def test_the_id_of_a_scan_stands_for_one_act(scan, item, vault, make_place):
    act_id = str(uuid.uuid4())
    scan(item.code, act="move", place=vault.code, act_id=act_id)
    other = make_place()
    assert scan(item.code, act="move", place=other.code, act_id=act_id)["outcome"] == "problem"
    assert of(EvidenceItem, item.id).place_id == vault.id


def test_a_scan_says_which_device_sent_it_and_when(scan, item, vault):
    sent = {"device": "may-quet-3", "counter": 17, "device_at": "2026-11-23T08:58:00+07:00"}
    scan(item.code, act="move", place=vault.code, **sent)
    entry = db.session.scalars(ledger.history(item.stream)).first()
    assert entry.device == "may-quet-3"
    said = Scan.from_json(sent | {"raw": item.code, "seen": 4})
    assert (said.counter, said.seen, said.device_at.isoformat()) == (
        17,
        4,
        "2026-11-23T01:58:00+00:00",
    )


@pytest.mark.parametrize(
    "sent",
    [
        {"seen": True, "counter": "7", "device": 5, "device_at": "hôm qua"},
        {"seen": -1, "counter": 2**70, "device": None, "device_at": "2026-11-23T08:58:00"},
        {"seen": 1.5, "counter": [], "device": {}, "device_at": "0001-01-01T00:00:00+14:00"},
    ],
)
def test_what_a_device_says_in_another_shape_is_nothing(sent):
    said = Scan.from_json(sent)
    assert (said.seen, said.counter, said.device, said.device_at) == (None, None, None, None)


def test_a_closed_place_is_not_chosen(scan, make_place, keeper, now):
    closed = make_place()
    close_place(closed, by=Act(keeper, now))
    answer = scan(closed.code, act="move")
    assert (answer["outcome"], "place" in answer) == ("problem", False)


def test_nothing_of_another_office_is_moved_by_who_sees_it_from_above(
    scan, item, shelf, vault, unit, make_user, make_case, make_intake, now
):
    keeper = Act(make_user(roles=["keeper"], office=unit), now)
    place = create_place(
        office_id=unit.id,
        parent=None,
        name="Kho KV",
        short_name="KV",
        kind=PlaceKind.WAREHOUSE,
        by=keeper,
    )
    line = lines_of(make_intake(case=make_case(office_id=unit.id)))[0]
    theirs = receive_line(line, place=place, by=keeper, **as_described(line))
    assert scan(place.code, act="move")["outcome"] == "problem"
    assert scan(theirs.code, act="move", place=vault.code)["outcome"] == "problem"
    assert scan(item.code, act="move", place=place.code)["outcome"] == "problem"
    assert of(EvidenceItem, item.id).place_id == shelf.id
    assert of(EvidenceItem, theirs.id).place_id == place.id
