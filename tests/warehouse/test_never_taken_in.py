"""What was taken off an intake was never in the store: nothing more is done with it."""

from types import SimpleNamespace

import pytest

from cases.mistakes.resting import standing_on
from cases.models import CaseFile
from corrections.facts import declared
from corrections.operations import propose_correction
from foundation.acts import Act
from foundation.database import db
from review.queries.beginning import has_begun
from tests.fixtures.lending import signature
from tests.fixtures.papers import typed
from tests.fixtures.receiving import begin_intake
from tests.fixtures.warehouse import as_described, lines_of
from warehouse import queries, refusals
from warehouse.models import Demand, ItemStatus, Photo, PlaceClass
from warehouse.operations.binding import bind_code
from warehouse.operations.changing import change_place
from warehouse.operations.hand_over_signing import sign_outside, withdraw_hand_over
from warehouse.operations.intake import receive_line
from warehouse.operations.orders import revoke_order
from warehouse.operations.photos import add_photos
from warehouse.operations.places import close_place
from warehouse.operations.printing import record_prints
from warehouse.photos import StoredPhoto
from warehouse.receiving import check_asked


@pytest.fixture
def by(keeper, now):
    return Act(keeper, now)


@pytest.fixture
def look(intake, shelf, by):
    """Look at the line of an order at the door, on the intake of the keeper."""

    def look():
        line = lines_of(intake)[0]
        return receive_line(line, place=shelf, by=by, **as_described(line))

    return look


@pytest.fixture
def gone(intake, look, by):
    """A thing that was looked at, and given up."""
    row = begin_intake(intake, by)
    item = look()
    withdraw_hand_over(row, why="Người giao mang về", by=by)
    assert item.status is ItemStatus.NOT_TAKEN_IN
    return item


@pytest.mark.parametrize(
    "act",
    [
        lambda item, by: bind_code(item, raw="59X1-99999", by=by),
        lambda item, by: add_photos(item, photos=[StoredPhoto("ab" * 32, 640, 480)], by=by),
        lambda item, by: record_prints([item], reason="", by=by),
    ],
    ids=["code", "photo", "label"],
)
def test_it_gets_no_code_no_photo_and_no_label(gone, act, by):
    with pytest.raises(refusals.NotInCustody):
        act(gone, by)


def test_its_photos_stay_with_it_and_show_nothing_of_the_next(intake, look, by, monkeypatch):
    row, line = begin_intake(intake, by), lines_of(intake)[0]
    photo = StoredPhoto("ab" * 32, 640, 480)
    add_photos(line, photos=[photo], by=by)
    first = look()
    withdraw_hand_over(row, why="Nhầm vật", by=by)
    begin_intake(intake, by)
    assert db.session.scalars(queries.photos_of_line(line)).all() == []
    asks = SimpleNamespace(demands={Demand.PHOTO})
    monkeypatch.setattr("warehouse.receiving.rule_of", lambda *_of: asks)
    with pytest.raises(refusals.PhotoNeeded):
        check_asked(line, None, numbered=True, on=by.day)
    add_photos(line, photos=[photo], by=by)
    second = look()
    owners = db.session.query(Photo.item_id).order_by(Photo.id).all()
    assert [item_id for (item_id,) in owners] == [first.id, second.id]


def test_it_stands_in_nobodys_way(gone, intake, head, now, office):
    assert not has_begun([office.id])
    revoke_order(intake, note="Không nhận nữa", by=Act(head, now))
    assert standing_on(db.session.get_one(CaseFile, gone.case_id)) == ()


@pytest.mark.parametrize("signed", [False, True])
def test_what_waits_at_the_door_is_not_corrected_behind_a_signature(intake, look, by, signed):
    row = begin_intake(intake, by)
    item = look()
    if signed:
        sign_outside(row, looked=True, drawn=signature(), by=by)
    with pytest.raises(refusals.NotInCustody):
        propose_correction(
            item,
            fact=declared()["item"],
            new={"description": "Bộ loa kéo"},
            reason="Ghi nhầm",
            paper=typed("9/BC", by.day),
            by=by,
        )


def test_a_place_for_which_something_waits_is_not_closed_and_keeps_its_class(
    intake, look, shelf, by
):
    row = begin_intake(intake, by)
    look()
    with pytest.raises(refusals.PlaceNotEmpty):
        close_place(shelf, by=by)
    as_it_is = {"name": shelf.name, "short_name": shelf.short_name, "capacity": shelf.capacity}
    with pytest.raises(refusals.ClassDoesNotFit):
        change_place(shelf, **as_it_is, place_class=PlaceClass.ELSEWHERE, by=by)
    withdraw_hand_over(row, why="Người giao mang về", by=by)
    assert close_place(shelf, by=by) == [shelf]
