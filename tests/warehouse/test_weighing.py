"""Nothing weighs nothing: every touch refuses it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from foundation.acts import Act
from tests.fixtures.lending import lend_item, release_item, take_back
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import as_described, borrowing, lines_of, whole
from warehouse.models import ItemKind
from warehouse.operations.claims import claim_item, see_item
from warehouse.operations.looking import look_at_item
from warehouse.refusals import WeightNotPositive

NOTHING = Decimal(0)


@pytest.fixture
def by(keeper, now):
    return Act(keeper, now)


def test_a_thing_weighs_something_wherever_it_is_looked_at(
    item, by, make_loan_order, make_release, shelf, reseal, make_item
):
    empty = replace(whole(item, condition="tốt"), weight_grams=NOTHING)
    with pytest.raises(WeightNotPositive):
        look_at_item(item, found=empty, by=by)
    with pytest.raises(WeightNotPositive):
        reseal(item, found=empty)
    stays = make_item()
    weightless = replace(whole(stays), weight_grams=NOTHING)
    with pytest.raises(WeightNotPositive):
        lend_item(stays, order=make_loan_order(stays), by=by, **borrowing(stays, found=weightless))
    lend_item(item, order=make_loan_order(item), by=by, **borrowing(item))
    with pytest.raises(WeightNotPositive):
        take_back(item, place=shelf, found=empty, by=by)
    other = make_item()
    signed = {"name": "Lý Thị Hoa", "identity": "001090012345"}
    gone = replace(whole(other), weight_grams=NOTHING)
    with pytest.raises(WeightNotPositive):
        release_item(other, order=make_release(other), found=gone, by=by, **signed)


def test_a_thing_weighs_something_when_it_comes_or_is_on_file(intake, office, case, shelf, by):
    line = lines_of(intake)[0]
    with pytest.raises(WeightNotPositive):
        receive_line(line, place=shelf, by=by, **as_described(line, weight_grams=NOTHING))
    on_file = {
        "case_number": case.number,
        "kind": ItemKind.GOODS,
        "description": "Một túi sừng",
        "quantity": Decimal(1),
        "unit": "túi",
        "place": shelf,
        "source": "sổ kho 2019",
    }
    with pytest.raises(WeightNotPositive):
        claim_item(office, **on_file, weight_grams=NOTHING, by=by)
    item = claim_item(office, **on_file, by=by)
    empty = replace(whole(item, condition="tốt"), weight_grams=NOTHING)
    with pytest.raises(WeightNotPositive):
        see_item(item, at=shelf, found=empty, by=by)
