"""How many auctions of an asset were held, and how many of them failed, where a file counts them.

"Số lần bán" counts auctions of whatever end: one that was sold or stopped is one of them. Only a
column that says so counts failures. Counts that contradict the ends are asked about.
"""

from dataclasses import replace

from exchange.importing.olddrafts import Ended, OldRoundDraft
from exchange.importing.problems import Code, Problem, Severity


def counted(
    problems: list[Problem],
    row: int,
    rounds: list[OldRoundDraft],
    failures: int | None,
    held: int | None,
) -> tuple[list[OldRoundDraft], int | None]:
    """Return the auctions of an asset, and how many failed in all; None where that is not known."""
    told = sum(one.ended is Ended.FAILED for one in rounds)
    other = sum(one.ended in (Ended.SOLD, Ended.STOPPED) for one in rounds)
    if failures is not None and failures < told:
        problems.append(
            _asked(row, "failures", Code.OLD_FAILURES_DISAGREE, count=failures, told=told)
        )
        failures = None
    if failures is not None and _failed_after_sale(rounds, failures):
        problems.append(_asked(row, "failures", Code.OLD_HELD_DISAGREE, count=failures))
        return rounds, None
    if held is None:
        return rounds, failures
    highest = max((one.number or 0 for one in rounds), default=0)
    if max(highest, len(rounds), max(failures or 0, told) + other) > held:
        problems.append(_asked(row, "held", Code.OLD_HELD_DISAGREE, count=held))
        return rounds, None
    if failures is not None or not held:
        return rounds, failures or 0
    if _ends(rounds, held):
        return rounds, held - other
    problems.append(_asked(row, "held", Code.OLD_HELD_UNTOLD, held=held))
    if rounds and rounds[-1].number is None:
        return [*rounds[:-1], replace(rounds[-1], number=held)], None
    last = [] if highest == held else [OldRoundDraft(number=held)]
    return [*rounds, *last], None


def _asked(row: int, column: str, code: Code, **details: str | int) -> Problem:
    return Problem(row, column, code, details, Severity.MISSING)


def _failed_after_sale(rounds: list[OldRoundDraft], failures: int) -> bool:
    """Tell whether more are counted as failed than were before the sale and are told after it."""
    sold = max((one.number or 0 for one in rounds if one.ended is Ended.SOLD), default=0)
    after = sum(one.ended is Ended.FAILED and (one.number or 0) > sold for one in rounds)
    return sold > 0 and failures > sold - 1 + after


def _ends(rounds: list[OldRoundDraft], held: int) -> bool:
    """Tell whether the file says how the last of the auctions ended."""
    if any(one.ended is Ended.SOLD for one in rounds):
        return True
    last = rounds[-1] if rounds else OldRoundDraft()
    return last.ended is not Ended.UNKNOWN and last.number in (None, held)
