"""Order as people expect it, the same on both engines."""

import random

import pytest

from accounts.models import Office, UserAccount
from accounts.operations.offices import create_office, rename_office
from accounts.queries import offices
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.ordering import sort_key
from foundation.paging import keyset
from warehouse import queries
from warehouse.models import Place, PlaceKind

BINS = ["Ô 1", "Ô 2", "Ô 3", "Ô 04", "Ô 10", "Ô 11", "Ô 20", "Ô D", "Ô Đ", "Ô Z"]
PEOPLE = ["Bùi Ân", "Dương Hà", "Đặng Vũ", "Đỗ An", "Lê Tú", "Lệ Ân", "Tạ Tú", "Trần An", "Vũ An"]


@pytest.mark.parametrize(
    "names",
    [
        BINS,
        PEOPLE,
        ["a", "ă", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"],
        ["ba", "ba bị", "bà", "bà con", "bả", "bã", "bá", "bạ", "bác"],
        ["Kho 1", "Kho 1 phụ", "Kho 9", "Kho 10", "Kho 2024", "Kho 12345678901234567890"],
    ],
)
def test_names_stand_in_the_order_of_the_alphabet_and_of_numbers(names):
    shuffled = random.Random(7).sample(names, len(names))
    assert sorted(shuffled, key=sort_key) == names


def test_what_stands_under_a_name_follows_it_before_the_next_name():
    tree = [("Kho 2",), ("Kho 2", "Khu B"), ("Kho 2", "Khu B", "Kệ 4"), ("Kho 2 phụ",), ("Kho 10",)]
    shuffled = random.Random(7).sample(tree, len(tree))
    assert sorted(shuffled, key=lambda names: sort_key(*names)) == tree


def test_places_are_listed_by_number_not_by_letter(make_place, shelf):
    for number, name in enumerate(reversed(BINS)):
        make_place(parent=shelf, name=name, short_name=f"X-{number}", kind=PlaceKind.BIN)
    assert [p.name for p in keyset(queries.places_in(shelf), Place.sort_key, Place.id).rows] == BINS


def test_people_are_listed_in_the_order_of_the_alphabet(make_user):
    for number, name in enumerate(reversed(PEOPLE)):
        make_user(username=f"n{number}", full_name=name, roles=["keeper"])
    listed = db.session.scalars(
        db.select(UserAccount.full_name)
        .where(UserAccount.full_name.in_(PEOPLE))
        .order_by(UserAccount.sort_key)
    )
    assert list(listed) == PEOPLE


def test_offices_are_listed_as_a_tree_and_a_new_name_moves_what_is_under(app, now):
    root = db.session.get_one(Office, 1)
    made = {
        name: create_office(code=name, name=f"Khu vực {name}", parent=root, by=Act(SYSTEM, now))
        for name in ("10", "2")
    }
    under = create_office(code="2a", name="Tổ A", parent=made["2"], by=Act(SYSTEM, now))
    ids = [1, under.id, *(office.id for office in made.values())]
    assert [o.code for o in db.session.scalars(offices(ids))][1:] == ["2", "2a", "10"]

    rename_office(made["2"], code="20", name="Khu vực 20", by=Act(SYSTEM, now))

    assert [o.code for o in db.session.scalars(offices(ids))][1:] == ["10", "20", "2a"]
