"""The seizure minutes a list belongs to: a person names them, nothing is taken from the file."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from exchange.importing import stored
from foundation.folding import fold, identifier

_SCOPE: Final = 24  # characters of what a document is known by


@dataclass(frozen=True, slots=True)
class Minutes:
    """Number and day of the minutes; the same for everybody who spells them alike."""

    number: str
    on: date


def scope_of(case_id: int, minutes: Minutes | None) -> str:
    """Return what the lines of one document of a case are known by, before what each says.

    Without a document (a file that is only checked) nothing was imported before.
    """
    said = [spelled(minutes.number), minutes.on.isoformat()] if minutes else []
    return _digest(case_id, said)


def former_scope_of(case_id: int, minutes: Minutes | None) -> str | None:
    """Return the scope of lists that came in while numbers were compared without their strokes.

    None where it is no other. Minutes of another number may have it too.
    """
    if minutes is None or spelled(minutes.number) == identifier(minutes.number):
        return None
    return _digest(case_id, [identifier(minutes.number), minutes.on.isoformat()])


def spelled(number: str) -> str:
    """Return a number of minutes for comparing: signs tell nothing, except between two digits.

    >>> spelled("01/12/BB-TG") == spelled("1-12 / bb TG")
    True
    >>> spelled("1/12/BB") == spelled("11/2/BB")
    False
    """
    said = ""
    for each in re.split(r"[\W_]+", fold(number)):
        part = identifier(each)
        if part.isdigit():
            part = part.lstrip("0") or "0"
        said += f"/{part}" if said[-1:].isdigit() and part[:1].isdigit() else part
    return said


def _digest(case_id: int, said: list[str]) -> str:
    return stored.digest([case_id, *said])[:_SCOPE]
