"""Looking at an item where it lies: every refusal."""

import pytest

from foundation.acts import Act
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.warehouse import whole
from warehouse import refusals
from warehouse.models import SealState
from warehouse.observing import Found
from warehouse.operations.looking import look_at_item


def test_only_what_lies_here_is_looked_at(lent, keeper, now):
    with pytest.raises(refusals.NotInCustody):
        look_at_item(lent, found=whole(lent, condition="tốt"), by=Act(keeper, now))


def test_what_changed_is_looked_at_again(item, keeper, now):
    with pytest.raises(ChangedMeanwhile):
        look_at_item(item, found=whole(item, condition="tốt"), by=Act(keeper, now, seen=99))


@pytest.mark.parametrize(
    ("found", "refusal"),
    [
        (Found(condition="tốt"), refusals.SealStateNeeded),
        (Found(condition="tốt", seal_state=SealState.INTACT), refusals.SealNumberNeeded),
    ],
)
def test_a_look_says_how_the_seal_is(item, keeper, now, found, refusal):
    with pytest.raises(refusal):
        look_at_item(item, found=found, by=Act(keeper, now))
