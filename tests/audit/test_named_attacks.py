"""What a thief with the database in hand would change about one exhibit: each change is named."""

import pytest
from sqlalchemy import select

from foundation.acts import Act
from foundation.database import db
from tests.fixtures.ledger import broken_open, found, verify_stream, verify_whole
from tests.fixtures.warehouse import picture
from warehouse import photos
from warehouse.models import Loan, Photo
from warehouse.operations.photos import add_photos

pytestmark = pytest.mark.rows_by_hand

ATTACKS = {
    "its place": "UPDATE evidence_item SET place_id = 1 WHERE id = {item}",
    "its quantity": "UPDATE evidence_item SET quantity_held = 0 WHERE id = {item}",
    "its seal number": "UPDATE evidence_item SET seal_number = 'FAKE-1' WHERE id = {item}",
    "its description": "UPDATE evidence_item SET description = 'một sợi dây' WHERE id = {item}",
    "its status": "UPDATE evidence_item SET status = 'released' WHERE id = {item}",
    "its weight": "UPDATE observation SET weight_grams = 1 WHERE item_id = {item}",
    "a seal of its chain": "UPDATE seal SET number = 'XXX' WHERE item_id = {item}",
    "a seal left out": "DELETE FROM seal WHERE item_id = {item}",
    "its loan, closed": "UPDATE loan SET returned_at = lent_at WHERE item_id = {item}",
    "its loan, gone": (
        "UPDATE observation SET loan_id = NULL WHERE item_id = {item};"
        "DELETE FROM loan WHERE item_id = {item}"
    ),
    "its photo, gone": "DELETE FROM photo WHERE item_id = {item}",
    "its photo, another": "UPDATE photo SET sha256 = '{zeros}' WHERE item_id = {item}",
}


@pytest.fixture
def photographed(app, lent, keeper, now):
    """An item that is lent out, with a seal and a photo."""
    kept = photos.keep(app.extensions["blobs"], picture(), name="a.jpg")
    add_photos(lent, photos=[kept], by=Act(keeper, now))
    assert db.session.scalars(select(Photo)).one().item_id == lent.id
    assert db.session.scalars(select(Loan)).one().item_id == lent.id
    assert verify_whole().intact
    return lent


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_was_changed_about_an_exhibit_is_named(photographed, attack):
    item = photographed.id
    with broken_open() as tamper:
        for statement in ATTACKS[attack].format(item=item, zeros="0" * 64).split(";"):
            tamper(statement)
    assert f"item:{item}" in {subject for subject, _kind in found(verify_whole())}
    assert not verify_stream(f"item:{item}").intact


FORGED = "UPDATE ledger_entry SET mac = :zeros WHERE stream = :stream"


@pytest.mark.parametrize("harm", ["an entry written without the key", "the key is gone"])
def test_a_page_that_says_the_chain_is_whole_asks_the_key_too(app, item, auditor, pages, harm):
    stream = item.stream
    addresses = [f"/warehouse/items/{item.code}", f"/audit/ledger?stream={stream}"]
    visitor = pages.as_user(auditor)
    told = [visitor.get(address).text for address in addresses]
    if harm == "the key is gone":
        app.config["KEBIEN"].ledger_key.unlink()
    else:
        with broken_open() as tamper:
            tamper(FORGED, zeros="0" * 32, stream=stream)
    assert not verify_stream(stream).intact
    for before, address in zip(told, addresses, strict=True):
        assert visitor.get(address).text != before


STORED_OTHERWISE = [
    "UPDATE ledger_entry SET stream = CAST(stream AS BLOB)",
    "UPDATE ledger_entry SET kind = CAST(kind AS BLOB) WHERE stream = :stream",
    "UPDATE ledger_entry SET recorded_at = CAST(recorded_at AS BLOB) WHERE stream = :stream",
]


@pytest.mark.sqlite_only
@pytest.mark.parametrize("statement", STORED_OTHERWISE)
def test_an_entry_whose_texts_are_bytes_is_found_although_its_hash_is_right(item, statement):
    values = {"stream": item.stream} if ":stream" in statement else {}
    with broken_open() as tamper:
        tamper(statement, **values)
    assert (item.stream, "changed") in found(verify_whole())


def test_a_page_of_an_item_without_entries_does_not_say_that_its_chain_is_whole(item):
    with broken_open() as tamper:
        tamper(
            "UPDATE ledger_entry SET stream = 'gone:1' WHERE stream = :stream", stream=item.stream
        )
    assert not verify_stream(item.stream).intact
