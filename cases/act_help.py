"""Help on the pages of acts that stand in a table of acts: read from the table."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final, Protocol

from cases.allowed import GOES_ON, STOPPED, UnderHold
from cases.models import PARAMETERS, Step
from foundation.i18n import N_
from web.help import Help

HOLDS: Final[dict[frozenset[UnderHold], str]] = {
    frozenset({STOPPED}): N_("A hold on the case or the asset stops this act until it is lifted."),
    frozenset({GOES_ON}): N_("A hold does not stop this act."),
    frozenset({STOPPED, GOES_ON}): N_("A hold stops a part of this; the page says which."),
}


class Doing(Protocol):
    """A row of a table of acts, as far as help asks."""

    @property
    def word(self) -> str: ...
    @property
    def under_hold(self) -> UnderHold: ...


def act_help(page: Help, doings: Sequence[Doing], steps: Collection[Step]) -> Help:
    """Return the help of a page on which these acts are done, each meeting these steps."""
    return replace(
        page,
        title=page.title or doings[0].word,
        law=(*(PARAMETERS[step] for step in dict.fromkeys(steps)), *page.law),
        notes=(*page.notes, HOLDS[frozenset(doing.under_hold for doing in doings)]),
    )
