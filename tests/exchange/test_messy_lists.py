"""Lists as messy as they come: no line is lost, no value is invented, nothing crashes.

A fixed 250 of them in every run; 2,500 with ``--long``.
"""

import pytest

from exchange.importing.drafts import ExhibitSheet
from exchange.importing.exhibits import read_exhibits
from exchange.importing.problems import MESSAGES, Severity
from exchange.importing.quantities import plain
from exchange.importing.writing import squeezed
from tests.exchange import (
    messes,
    messes_of_cells,
    messes_of_lines,
    messes_of_marks,
    messes_of_sums,
    messes_of_tables,
)
from tests.exchange.messy import MESSES, Made, made

KINDS = 40  # at least


def test_there_are_many_kinds_of_mess() -> None:
    of_lines = {*vars(messes_of_lines), *vars(messes_of_marks), *vars(messes_of_cells)}
    of_rows = {*vars(messes_of_sums), *vars(messes_of_tables)}
    declared = {*vars(messes), *of_rows, *of_lines}
    assert len(declared & set(MESSES)) == len(MESSES) >= KINDS


def test_no_line_is_lost_and_no_value_invented(request: pytest.FixtureRequest) -> None:
    wanted = 2500 if request.config.getoption("--long", default=False) else 250
    used: set[str] = set()
    for seed in range(wanted):
        listing = made(seed)
        used |= set(listing.kinds)
        wrong = faults(listing, read_exhibits(listing.content, listing.name))
        assert not wrong, (seed, listing.kinds, listing.name, wrong)
    assert used == set(MESSES)


def faults(listing: Made, read: ExhibitSheet) -> list[str]:
    """Return what is wrong with a reading."""
    if any(problem.row == 0 and problem.refuses for problem in read.problems):
        return [f"refused whole: {[problem.code for problem in read.problems]}"]
    where = {number: (place.sheet, place.row) for number, place in read.places.items()}
    drafts = {where[draft.row]: draft for draft in read.drafts}
    refused = {where[problem.row] for problem in read.problems if problem.refuses}
    aside = {where[p.row] for p in read.problems if p.severity is Severity.ASIDE}
    wrong = [f"lost: {spot}" for spot in listing.things if spot not in {*drafts, *refused}]
    wrong += [f"taken for a line: {spot}" for spot in drafts if spot not in listing.things]
    wrong += [f"not said: {spot}" for spot in listing.others if spot not in {*aside, *refused}]
    for spot, draft in drafts.items():
        thing = listing.things.get(spot)
        if thing is None:
            continue
        if squeezed(draft.description) != squeezed(thing.description):
            wrong.append(f"{spot} is called {draft.description!r}, not {thing.description!r}")
        quantity = None if draft.quantity is None else plain(draft.quantity)
        if quantity not in {None, thing.quantity}:
            wrong.append(f"{spot} is {quantity}, not {thing.quantity}: {draft.description}")
        if draft.unit not in {None, thing.unit}:
            wrong.append(f"{spot} is counted in {draft.unit}, not {thing.unit}")
        asked = thing.points or listing.font is not None
        if thing.quantity is not None and quantity is None and not asked:
            wrong.append(f"{spot} is not known to be {thing.quantity}: {draft.missing}")
        if (listing.font is not None) and draft.original and draft.complete:
            wrong.append(f"{spot} was converted and nobody is asked")
    for problem in read.problems:
        assert MESSAGES[problem.code] % problem.details
    if read.rows != len(drafts) + len({*refused} - set(drafts)):
        wrong.append(f"{read.rows} rows are {len(drafts)} drafts and {len(refused)} refused")
    return wrong
