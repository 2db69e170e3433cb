"""What was taken back takes nothing in: the rooms that know say so, every act and page asks."""

from collections.abc import Callable
from typing import Any

from foundation.refusals import Refusal

Goner = Callable[[Any], Refusal | None]
_goners: list[Goner] = []


def gone_told_by(goner: Goner) -> Goner:
    """Let ``goner`` say of what an act is about that it was taken back: no act is done with it."""
    _goners.append(goner)
    return goner


def refuse_gone(thing: Any) -> None:
    """Refuse an act on what was taken back: the page of its form, and a paper about it, alike."""
    for goner in _goners:
        if (why := goner(thing)) is not None:
            raise why
