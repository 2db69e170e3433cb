"""Beside which field of a form a refusal is said."""

from typing import Any

from foundation.refusals import Refusal


def field_of(form: Any, refusal: Refusal) -> Any:
    """Return the first field that a refusal names, or the only one that holds its day.

    None where the form has neither: the refusal is about the whole form.
    """
    named = refusal.field or ()
    names = (named,) if isinstance(named, str) else named
    if (field := next((form[name] for name in names if name in form), None)) is not None:
        return field
    day = None if names else refusal.details.get("day")
    same = [field for field in form if day is not None and field.data == day]
    return same[0] if len(same) == 1 else None
