"""The keys a page hears, told once: the help of every page and the palette read this table."""

import enum
from dataclasses import dataclass
from typing import Final

from foundation.i18n import N_


@dataclass(frozen=True, slots=True)
class Press:
    """One or several keys that do the same, and what they do (N_ text)."""

    keys: tuple[str, ...]
    words: str


class Keys(enum.Enum):
    """Where keys are heard."""

    EVERYWHERE = enum.auto()
    LIST = enum.auto()
    FORM = enum.auto()
    PLANNER = enum.auto()
    PALETTE = enum.auto()


PRESSES: Final[dict[Keys, tuple[Press, ...]]] = {
    Keys.EVERYWHERE: (
        Press(("?",), N_("help on this page")),
        Press(("/", "Ctrl K"), N_("search, and go to any page or act")),
        Press(("Tab",), N_("to the next link, button or field; the first two leap over the menu")),
        Press(("Esc",), N_("close what is open")),
    ),
    Keys.LIST: (
        Press(("j", "↓"), N_("next row")),
        Press(("k", "↑"), N_("row before")),
        Press(("Enter",), N_("open the row")),
        Press(("x",), N_("choose the row, or leave it out")),
    ),
    Keys.FORM: (
        Press(("Alt ↓",), N_("open the calendar of a day; the arrows go by day and week")),
        Press(("↓", "↑"), N_("choose among what a field offers; Enter takes it")),
        Press(("Enter",), N_("send the form, as its main button does")),
    ),
    Keys.PLANNER: (
        Press(("←", "→"), N_("move the session by one lawful day")),
        Press(("PageUp", "PageDown"), N_("move the session by five lawful days")),
        Press(("Home", "End"), N_("to the first or the last lawful day")),
    ),
    Keys.PALETTE: (
        Press(("↑", "↓"), N_("choose")),
        Press(("Enter",), N_("open")),
        Press(("Tab",), N_("another kind")),
        Press(("Alt",), N_("and a letter: do it")),
    ),
}
