"""What is wrong with a file or a row, as sentences in the reader's language."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from exchange.importing import stored
from exchange.importing.columns import LABELS
from exchange.importing.problems import UNREAD, Problem, Severity
from foundation.i18n import N_
from foundation.once import refusal_read
from web.forms import refusal_text, spoken_details
from web.i18n import translated

#: What becomes of a cell that says nothing a program can keep.
BECOMES: Final[Mapping[Severity, str]] = {
    Severity.REFUSAL: N_("Correct it."),
    Severity.MISSING: N_("It stays unknown and is asked for."),
    Severity.WARNING: N_("It is left empty."),
    Severity.ASIDE: N_("It is left empty."),
}


def problem_text(problem: Problem) -> str:
    """Return what is wrong, and what becomes of it, in the reader's language."""
    details = spoken_details(problem.details)
    if "label" in details:  # the name of a column, in the reader's language
        details["label"] = translated(LABELS.get(str(details["label"]), str(details["label"])))
    sentence = translated(problem.message, details)
    if problem.code in UNREAD:
        sentence = f"{sentence} {translated(BECOMES[problem.severity])}"
    if details.get("sheet") and "%(sheet)s" not in problem.message:
        named = {"sheet": details["sheet"], "sentence": sentence}
        return translated(N_("Sheet “%(sheet)s”: %(sentence)s"), named)
    return sentence


def sentences_of(
    kept: Iterable[Mapping[str, Any]], *, refusing: bool = False, cells: bool = False
) -> list[str]:
    """Return what is wrong with a row, as it was kept, in the reader's language.

    Args:
        refusing: only what keeps the row out.
        cells: each begins with the name of its cell, where that is known.
    """
    said: list[str] = []
    for each in kept:
        if "refusal" in each:
            said.append(refusal_text(refusal_read(each["refusal"])))
            continue
        problem = stored.problem_read(0, each)
        if problem.refuses or not refusing:
            sentence = problem_text(problem)
            named = cells and problem.cell
            details = {"cell": problem.cell, "sentence": sentence}
            said.append(
                translated(N_("Cell %(cell)s: %(sentence)s"), details) if named else sentence
            )
    return said
