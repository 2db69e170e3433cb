"""What is wrong with a file or a row, as sentences in the reader's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from exchange.importing import stored
from exchange.importing.columns import LABELS
from exchange.importing.problems import Problem
from foundation.i18n import N_
from foundation.once import refusal_read
from web.forms import refusal_text
from web.i18n import translated


def problem_text(problem: Problem) -> str:
    """Return what is wrong, in the reader's language."""
    details = dict(problem.details)
    if "label" in details:  # the name of a column, in the reader's language
        details["label"] = translated(LABELS.get(str(details["label"]), str(details["label"])))
    return translated(problem.message, details)


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
