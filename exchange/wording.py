"""Words of imports: a problem of a row as a sentence."""

from exchange.importing.problems import Problem
from web.formatting import register_filter
from web.i18n import translated


def problem_text(problem: Problem) -> str:
    """Return what is wrong, in the reader's language."""
    return translated(problem.message, dict(problem.details))


register_filter("problem_text", problem_text)
