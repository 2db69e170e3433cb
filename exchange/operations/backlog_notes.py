"""What to know of a file of a backlog as a whole, gathered from what was found in its rows."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from exchange.importing.problems import Code, Problem, Severity

#: What is said once for the whole file of rows that others must bring in.
OTHERS: Final = {
    Code.OLD_WHO_MAY: Code.OLD_OTHERS_MAY,
    Code.OLD_NOBODY_MAY: Code.OLD_OTHERS_NOBODY,
}


def notes_of(problems: Iterable[Problem]) -> list[Problem]:
    """Return the notes of a file: who may bring in what this person may not, cases to be opened."""
    others: Counter[tuple[Code, tuple[tuple[str, str | int], ...]]] = Counter()
    cases = 0
    for each in problems:
        if each.code in OTHERS:
            others[OTHERS[each.code], tuple(each.details.items())] += 1
        cases += each.code is Code.OLD_CASE_NOT_THERE
    notes = [_note(code, {**dict(details), "count": n}) for (code, details), n in others.items()]
    return [*notes, *([_note(Code.OLD_CASES_NOT_THERE, {"count": cases})] if cases else [])]


def _note(code: Code, details: dict[str, str | int]) -> Problem:
    return Problem(0, "", code, details, Severity.WARNING)
