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


def refused_text(kept: Mapping[str, Any]) -> str:
    """Return the refusal of an operation, with the cell of the file it is about."""
    sentence, at = refusal_text(refusal_read(kept["refusal"])), kept.get("at")
    return f"{place_of(at)}: {sentence}" if at else sentence


def place_of(at: Mapping[str, Any]) -> str:
    """Return where a cell stands, as the file names it: sheet, cell, row, head of its column."""
    named = [
        translated(N_("sheet “%(sheet)s”"), {"sheet": at["sheet"]}) if at["sheet"] else "",
        translated(N_("cell %(cell)s"), {"cell": at["cell"]}) if at["cell"] else "",
        translated(N_("row %(row)s"), {"row": str(at["row"])}),
        translated(N_("column “%(head)s”"), {"head": at["head"]}) if at["head"] else "",
    ]
    place = ", ".join(filter(None, named))
    return place[:1].upper() + place[1:]


def marked_of(kept: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return what stands in the cells that operations refused, each behind the name of its cell."""
    cells = [each["at"] for each in kept if each.get("at")]
    return [" ".join(filter(None, (at["cell"] or at["head"], at["written"]))) for at in cells]


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
            said.append(refused_text(each))
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
