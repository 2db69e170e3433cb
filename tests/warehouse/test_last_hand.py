"""The page of a thing names the person in whose hands it last was, whatever was written since."""

import pytest

from audit.carrying import Carried, carry
from foundation.acts import Act
from foundation.database import db
from warehouse import queries
from warehouse.models import EvidenceItem
from warehouse.operations.movement import move_item


@pytest.fixture
def carried(item):
    """A later version of the program carried the thing into its tables."""
    db.session.commit()
    carried = Carried(stream=item.stream, office_id=item.office_id, rows=[])
    carry(db.session.connection(), [carried])
    db.session.commit()
    return db.session.get_one(EvidenceItem, item.id)


def test_what_the_program_wrote_later_is_no_hand(carried, pages, head):
    entry = db.session.scalar(queries.last_hand(carried))
    assert (entry.kind, entry.actor_name) == ("custody.received", "Trần Thị Kho")
    page = pages.as_user(head).get(f"/warehouse/items/{carried.code}")
    assert " · T.T.K., " in page.text


def test_a_move_is_a_hand(carried, make_place, make_user, now):
    other = make_user(roles=["keeper"], full_name="Bùi Văn Giữ")
    move_item(carried, to=make_place(), by=Act(other, now))
    assert db.session.scalar(queries.last_hand(carried)).actor_name == "Bùi Văn Giữ"
