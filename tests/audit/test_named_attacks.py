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

ATTACKS = {
    "its place": "UPDATE evidence_item SET place_id = 1 WHERE id = {item}",
    "its quantity": "UPDATE evidence_item SET quantity_held = 0 WHERE id = {item}",
    "its seal number": "UPDATE evidence_item SET seal_number = 'FAKE-1' WHERE id = {item}",
    "its description": "UPDATE evidence_item SET description = 'một sợi dây' WHERE id = {item}",
    "its status": "UPDATE evidence_item SET status = 'released' WHERE id = {item}",
    "its weight": "UPDATE evidence_item SET weight_grams = 1 WHERE id = {item}",
    "a seal of its chain": "UPDATE seal SET number = 'XXX' WHERE item_id = {item}",
    "a seal left out": "DELETE FROM seal WHERE item_id = {item}",
    "its loan, closed": "UPDATE loan SET returned_at = lent_at WHERE item_id = {item}",
    "its loan, gone": "DELETE FROM loan WHERE item_id = {item}",
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
        tamper(ATTACKS[attack].format(item=item, zeros="0" * 64))
    assert f"item:{item}" in {subject for subject, _kind in found(verify_whole())}
    assert not verify_stream(f"item:{item}").intact
