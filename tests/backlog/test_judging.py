"""The law says of a past step what is known of it: over what nobody knows there is no verdict."""

from dataclasses import replace

import pytest

from backlog.counting import counted, failed_of
from backlog.judging import Finding, Judged, findings_of
from backlog.shapes import OldEnd, OldMatter, OldRound
from foundation.partdays import PartDay

BILLION = 1_000_000_000


def cuts(matter: OldMatter, *rounds: OldRound) -> list[Finding]:
    found = findings_of(replace(matter, rounds=rounds, sale=None, obstacle=None))
    return [each for each in found if each.what is Judged.CUT]


def failed(number: int | None, price: int | None, year: int | None = None) -> OldRound:
    session = PartDay(year, 5, 6) if year is not None else None
    return OldRound(ended=OldEnd.FAILED, number=number, session=session, starting_price=price)


def test_a_cut_between_two_rounds_that_are_known_is_judged(workshop: OldMatter) -> None:
    [cut] = cuts(workshop, failed(1, 10 * BILLION, 2023), failed(2, 8 * BILLION, 2024))
    assert (cut.round, cut.cut, cut.lawful) == (2, 2000, False)
    [cut] = cuts(workshop, failed(1, 10 * BILLION, 2023), failed(2, 9 * BILLION, 2024))
    assert cut.lawful is True


@pytest.mark.parametrize(
    "rounds",
    [
        (failed(1, 10 * BILLION, 2023), failed(2, None, 2023), failed(3, 8 * BILLION, 2024)),
        (failed(1, 10 * BILLION, 2023), failed(3, 8 * BILLION, 2024)),
        (failed(None, 10 * BILLION, 2023), failed(None, 8 * BILLION, 2024)),
        (failed(1, 10 * BILLION, 2023), failed(2, 8 * BILLION)),
    ],
    ids=["a price", "a round", "the numbers", "the day"],
)
def test_over_what_nobody_knows_there_is_no_verdict(
    workshop: OldMatter, rounds: tuple[OldRound, ...]
) -> None:
    [cut] = cuts(workshop, *rounds)
    assert (cut.cut, cut.lawful) == (2000, None)


def test_failures_are_counted_in_one_way(workshop: OldMatter) -> None:
    for rounds in (
        (failed(4, None),),
        (failed(1, None), replace(failed(3, None), ended=OldEnd.STOPPED)),
        (failed(None, None), failed(5, None)),
    ):
        told = list(counted(replace(workshop, rounds=rounds, sale=None)))
        assert failed_of(rounds) == told[-1].failed
