"""Pieces and their weight in one line, whichever stands first; a weight of each is none of all."""

from decimal import Decimal

import pytest

from exchange.importing.lines import count_line
from exchange.importing.problems import Code


@pytest.mark.parametrize(
    ("text", "weight", "pieces"),
    [
        ("0,5 kg thịt 3 gói", ("0.5", "kg"), ("3", "gói")),
        ("116kg thuốc pháo (29 bao)", ("116", "kg"), ("29", "bao")),
        ("29 bao thuốc pháo (116kg)", ("116", "kg"), ("29", "bao")),
        ("thuốc pháo khối lượng 116kg (29 bao)", ("116", "kg"), ("29", "bao")),
        ("thuốc pháo nặng 116kg, 29 bao", ("116", "kg"), ("29", "bao")),
        ("thuốc pháo: 29 bao, 116 kg", ("116", "kg"), ("29", "bao")),
        ("12 lít rượu đựng trong 3 can", ("12", "lít"), ("3", "can")),
    ],
)
def test_pieces_and_weight_are_read_in_either_order(text, weight, pieces):
    said = count_line(text)
    both = {(each.unit.name, each.value) for each in (said.first, said.second) if each is not None}

    assert both == {(unit, Decimal(value)) for value, unit in (weight, pieces)}
    assert not said.problems


@pytest.mark.parametrize(
    "text",
    [
        "0,5 kg thịt mỗi gói, 3 gói",
        "0,5 kg thịt/gói, 3 gói",
        "thịt mỗi gói 0,5 kg, 3 gói",
        "03 gói thịt, mỗi gói 0,5 kg",
    ],
)
def test_the_weight_of_each_piece_is_no_weight_of_all(text):
    said = count_line(text)

    assert said.first is not None
    assert (said.first.value, said.first.unit.name, said.second) == (Decimal(3), "gói", None)
    assert not said.problems


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Sữa bột 900g (3 hộp)", 3),
        ("nước ngọt 330ml (24 lon)", 24),
        ("thuốc pháo 116kg (29 bao)", 29),
        ("ma túy 0,5 gam trong 3 gói", 3),
    ],
)
def test_a_weight_before_the_count_may_be_of_one_or_of_all_and_is_asked_about(text, pieces):
    said = count_line(text)

    assert said.first is not None
    assert (said.first.value, said.second) == (Decimal(pieces), None)
    assert [code for code, _details in said.problems] == [Code.WEIGHT_OF_ONE_OR_ALL]
