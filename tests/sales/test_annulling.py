"""Annulling the sale of a wrong result: only while no money of it has moved."""

import pytest

from auctions.refusals import LaterStepStands
from foundation import clock
from foundation.acts import Act
from sales.operations.annulling import annul_sale


def test_a_sale_that_was_paid_stays(paid, announced, officer):
    with pytest.raises(LaterStepStands):
        annul_sale(announced, by=Act(officer, clock.now()))
