"""The lines of a dry run: what a change would do to what stands, each thing with a link."""

from collections.abc import Sequence
from typing import Any, Final

from flask_babel import ngettext

from audit.views.sentences import names_of
from web.access import offices
from web.pieces import Piece

MOST: Final = 50  # lines of one head
LINE: Final = Piece("{}: {}")


def told(head: str, rows: Sequence[tuple[str, str]]) -> list[Any]:
    """Return a head, a line for each of the first rows, and how many more there are.

    Args:
        rows: the stream of a thing, "asset:12", and what happens to it; "" for its name alone.
    """
    names = names_of((stream for stream, _words in rows[:MOST]), offices)
    lines = [
        LINE(names[stream], words) if words else names[stream] for stream, words in rows[:MOST]
    ]
    return [head, *lines, *rest(len(rows))]


def rest(count: int) -> list[str]:
    """Say how many of ``count`` rows have no line."""
    left = count - MOST
    return [str(ngettext("and %(num)d more", "and %(num)d more", left))] if left > 0 else []
