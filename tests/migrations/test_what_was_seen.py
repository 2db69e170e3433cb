"""Migration 0048: what was seen before it, as a released version kept it, is what is known after.

The rows of ``data/0047.json.gz`` were made by the operations of that version: one thing for each
way in which its columns told of a seal, a weight or a condition. Each is found by its description.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from alembic import command
from sqlalchemy import text

from accounts.models import Approval, UserAccount
from accounts.operations.approvals import approve
from accounts.queries import actor_for
from app import create_app
from config import Settings
from foundation import clock
from foundation.acts import Act
from foundation.connections import writing
from foundation.database import db
from tests.fixtures.clock import MONDAY
from tests.migrations import keeping, upgrading

MILLIONTHS = 1_000_000


@dataclass(frozen=True)
class Moved:
    """The rows of before, and the settings of the application on the database that holds them."""

    settings: Settings
    before: upgrading.Tables

    def item(self, description: str) -> dict[str, Any]:
        (found,) = [
            row for row in self.before["evidence_item"] if row["description"] == description
        ]
        return found

    def seen(self, description: str) -> list[dict[str, Any]]:
        return rows(
            "SELECT * FROM observation WHERE item_id = :id ORDER BY id",
            id=self.item(description)["id"],
        )

    def seals(self, description: str) -> list[dict[str, Any]]:
        return rows(
            "SELECT * FROM seal WHERE item_id = :id ORDER BY seq", id=self.item(description)["id"]
        )

    def now(self, description: str) -> dict[str, Any]:
        (found,) = rows(
            "SELECT * FROM evidence_item WHERE id = :id", id=self.item(description)["id"]
        )
        return found

    def corrections(self, description: str) -> list[dict[str, Any]]:
        return rows(
            "SELECT * FROM correction WHERE subject_id = :id AND subject_kind = 'item' ORDER BY id",
            id=self.item(description)["id"],
        )

    def entries(self, description: str) -> list[dict[str, Any]]:
        stream = f"item:{self.item(description)['id']}"
        return rows("SELECT * FROM ledger_entry WHERE stream = :stream ORDER BY seq", stream=stream)


def rows(statement: str, **values: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in db.session.execute(text(statement), values).mappings()]


def moment(value: Any) -> datetime:
    return datetime.fromisoformat(str(value))


def changes(row: dict[str, Any]) -> Any:
    return json.loads(row["changes"]) if isinstance(row["changes"], str) else row["changes"]


@pytest.fixture(scope="module")
def upgraded(databases, tmp_path_factory):
    """The key, and the rows of before; their database, upgraded, is the template "seen"."""
    url = databases.create("seen")
    settings = Settings.for_tests(database_url=url, data_dir=tmp_path_factory.mktemp("seen"))
    key, before = keeping.read(keeping.DATA / "0047.json.gz")
    with create_app(settings).app_context(), writing(), clock.at(MONDAY):
        upgrading.upgrade("0047")
        settings.ledger_key.parent.mkdir(parents=True, exist_ok=True)
        settings.ledger_key.write_text(key)
        keeping.load(before)
        upgrading.upgrade("head")
        db.session.remove()
        db.engine.dispose()
    yield key, before
    databases.drop("seen")


@pytest.fixture
def moved(databases, upgraded, tmp_path):
    """A copy of the upgraded database, under an application."""
    key, before = upgraded
    url = databases.create("seen_here", template="seen")
    settings = Settings.for_tests(database_url=url, data_dir=tmp_path / "var")
    with create_app(settings).app_context(), writing():
        settings.ledger_key.parent.mkdir(parents=True, exist_ok=True)
        settings.ledger_key.write_text(key)
        yield Moved(settings, before)
        db.session.remove()
        db.engine.dispose()
    databases.drop("seen_here")


@pytest.mark.parametrize(
    ("description", "number"),
    [
        ("Rách khi nhận, còn số", "NP-100/2026"),
        ("Rách khi nhận, sau đó chuyển chỗ", "NP-101/2026"),
    ],
)
def test_a_seal_that_came_torn_ends_at_the_receipt(moved, description, number):
    (first,) = moved.seen(description)
    assert (first["touch"], first["seal_state"], first["seal_number"]) == (
        "intake",
        "broken",
        number,
    )
    (seal,) = moved.seals(description)
    assert seal["number"] == number
    assert moment(seal["opened_at"]) == moved.item(description)["received_at"]
    assert not seal["was_intact"]
    assert seal["was_intact"] is not None
    assert seal["open_reason"] == "Bên giao xác nhận: niêm phong rách khi vận chuyển"
    assert moved.item(description)["seal_number"] == number
    assert moved.now(description)["seal_number"] is None
    *_, last = moved.entries(description)
    assert last["kind"] == "custody.seal_was_torn"
    assert json.loads(last["payload"]) == {"seal_number": [number, None]}


def test_a_torn_seal_that_was_followed_by_another_stays_as_it_ended(moved):
    description = "Rách khi nhận, còn số, đã niêm phong lại"
    before = [
        row for row in moved.before["seal"] if row["item_id"] == moved.item(description)["id"]
    ]
    assert [row["number"] for row in before] == ["NP-102/2026", "NP-103/2026"]
    after = moved.seals(description)
    for name in ("number", "open_reason"):
        assert [row[name] for row in after] == [row[name] for row in before]
    assert [row["opened_at"] is None for row in after] == [False, True]
    assert moved.now(description)["seal_number"] == "NP-103/2026"
    assert [row["seal_number"] for row in moved.seen(description)] == ["NP-102/2026"]


@pytest.mark.parametrize(
    ("description", "touch", "state", "ours"),
    [
        ("Rách khi nhận, không số, niêm phong lại sau", "intake", "broken", "NP-104/2026"),
        ("Sổ cũ không ghi niêm phong, ta niêm phong sau", "claim", None, "NP-105/2026"),
    ],
)
def test_a_seal_we_put_on_later_was_not_seen_before(moved, description, touch, state, ours):
    first = moved.seen(description)[0]
    assert (first["touch"], first["seal_state"], first["seal_number"]) == (touch, state, None)
    (seal,) = moved.seals(description)
    assert (seal["number"], seal["opened_at"]) == (ours, None)
    assert moved.now(description)["seal_number"] == ours


def test_what_an_old_file_names_is_a_claim(moved):
    (sealed,) = moved.seen("Sổ cũ ghi niêm phong, chưa thấy")
    assert (sealed["touch"], sealed["seal_number"]) == ("claim", "NP-106/2019")
    (worn,) = moved.seen("Sổ cũ không ghi niêm phong, ta niêm phong sau")
    assert (worn["weight_grams"], worn["condition"]) == (300 * MILLIONTHS, "đã cũ")
    assert worn["place_id"] == moved.item("Sổ cũ ghi niêm phong, chưa thấy")["place_id"]


def test_what_differed_from_the_minutes_differs(moved):
    (other,) = moved.seen("Tình trạng khác biên bản")
    assert other["condition_differs"]
    assert (other["condition"], other["weight_grams"]) == ("màn hình vỡ", 480 * MILLIONTHS)
    (same,) = moved.seen("Đúng như biên bản")
    assert not same["condition_differs"]
    assert same["weight_grams"] == 500 * MILLIONTHS
    assert (same["seal_state"], same["seal_number"]) == ("intact", "NP-0214/2026")
    keeper = next(row for row in moved.before["user_account"] if row["username"] == "thukho")
    assert same["seen_by_id"] == keeper["id"]
    assert moment(same["seen_at"]) == moved.item("Đúng như biên bản")["received_at"]


@pytest.mark.parametrize(
    ("description", "state", "condition"),
    [
        ("Trả về rách, chưa niêm phong lại", "broken", "túi bị hở"),
        ("Trả về còn nguyên", "intact", "như cũ"),
    ],
)
def test_how_a_loan_came_back_is_seen_after_the_receipt(moved, description, state, condition):
    first, back = moved.seen(description)
    assert (first["touch"], first["seal_state"]) == ("intake", "intact")
    assert (back["touch"], back["seal_state"], back["condition"]) == ("take_back", state, condition)
    assert back["loan_id"] is not None
    assert back["seal_number"] is None
    assert back["place_id"] == moved.now(description)["place_id"]
    assert moved.now(description)["seal_number"] == moved.item(description)["seal_number"]


def test_lines_that_were_not_received_keep_what_was_seen_of_them(moved):
    found = rows(
        "SELECT o.*, l.description AS line FROM observation o"
        " JOIN order_line l ON l.id = o.order_line_id WHERE o.item_id IS NULL ORDER BY l.id"
    )
    assert [row["line"] for row in found] == ["Không nhận: refuse", "Không nhận: wait"]
    for row in found:
        assert (row["condition"], row["weight_grams"]) == ("ướt", 450 * MILLIONTHS)
        assert (row["seal_state"], row["touch"]) == ("broken", "intake")
        assert row["condition_differs"]


def test_a_correction_that_waits_names_what_was_seen(moved):
    weight = ["weight_grams", "500", "50"]
    (wrong,) = moved.corrections("Chờ sửa cân nặng")
    (seen,) = moved.seen("Chờ sửa cân nặng")
    assert (wrong["what"], wrong["target_id"]) == ("observation", seen["id"])
    assert changes(wrong) == [weight, ["condition", "còn nguyên niêm phong", "xước nhẹ"]]
    words, second = moved.corrections("Chờ sửa mô tả và cân nặng")
    assert (words["what"], second["what"]) == ("item", "observation")
    assert changes(words) == [["description", "Chờ sửa mô tả và cân nặng", "Mô tả đúng"]]
    assert changes(second) == [["weight_grams", "500", "60"]]
    assert second["document_id"] == words["document_id"]
    for description in ("Chờ sửa mô tả", "Đã sửa cân nặng"):
        (kept,) = moved.corrections(description)
        assert kept["what"] == "item"
    assert moved.seen("Đã sửa cân nặng")[0]["weight_grams"] == 70 * MILLIONTHS


@pytest.mark.parametrize(
    ("description", "weight"),
    [("Chờ sửa cân nặng", 50), ("Chờ sửa mô tả và cân nặng", 60), ("Chờ sửa mô tả", 500)],
)
def test_a_correction_that_waited_can_be_decided(moved, description, weight):
    user = db.session.query(UserAccount).filter_by(username="thutruong").one()
    head = actor_for(user, clock.today())
    assert head is not None
    for row in moved.corrections(description):
        approval = db.session.get_one(Approval, row["approval_id"])
        approve(approval, by=Act(head, clock.now()))
    db.session.commit()
    assert moved.seen(description)[0]["weight_grams"] == weight * MILLIONTHS
    verdict = keeping.verify(moved.settings)
    assert verdict.intact, verdict.findings


def test_the_hand_that_last_touched_a_thing_is_no_program(moved):
    for item in moved.before["evidence_item"]:
        now = moved.now(item["description"]) if item["description"] != "Mô tả đúng" else item
        assert now["custody_seq"] == item["custody_seq"]


def test_going_back_keeps_what_was_seen_and_what_waits(moved):
    """A weight that was corrected is one of the thing and of its line: it was seen once."""
    done = moved.item("Đã sửa cân nặng")["id"]
    db.session.remove()
    command.downgrade(upgrading.config(), "0047")
    after = upgrading.dump()
    for table, names in (
        ("evidence_item", ("weight_grams", "condition", "custody_seq")),
        ("loan", ("return_condition", "seal_intact_back")),
        ("order_line", ("actual_weight_grams", "actual_condition", "seal_state")),
    ):
        for row, before in zip(after[table], moved.before[table], strict=True):
            if table == "order_line" and row["item_id"] == done:
                before["actual_weight_grams"] = 70 * MILLIONTHS
            assert {name: row[name] for name in names} == {name: before[name] for name in names}
    assert {row["what"] for row in after["correction"]} == {"item"}
    command.upgrade(upgrading.config(), "head")
