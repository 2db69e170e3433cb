"""The seizure minutes a list belongs to: a person names them, nothing is taken from the file."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from exchange.importing import stored
from foundation.folding import identifier

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
    said = [identifier(minutes.number), minutes.on.isoformat()] if minutes else []
    return stored.digest([case_id, *said])[:_SCOPE]
