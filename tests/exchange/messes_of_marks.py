"""Kinds of mess that point at another line instead of saying what is meant."""

import random
from dataclasses import replace

from tests.exchange.messes_of_lines import pair_of
from tests.exchange.messy import Listing, mess

MARKS = ("nt", "-nt-", "như trên", "NT", '"', "〃")


@mess()
def units_that_point_at_the_line_above(listing: Listing, rng: random.Random) -> None:
    """Whatever comes between them later, no other unit is read than this one."""
    first, second = pair_of(listing, "unit")
    if first is None or second is None or first.thing is None or second.thing is None:
        return
    if first.thing.unit == second.thing.unit and first.cells.get("unit") == first.thing.unit:
        second.cells["unit"] = rng.choice(MARKS)
        second.thing = replace(second.thing, points=True)
