"""What happened, as a timeline tells it: the shape of one line, drawn here alone.

``components/timeline.html`` draws its lines from here; a page of many has them drawn in Python.
"""

from typing import Any, Final

from flask import Flask
from markupsafe import Markup

from web.lists.cells import mark
from web.pieces import Piece

LINE: Final = Piece("<li>{}<div>{}{}{}</div></li>")
BOLD: Final = Piece('<b class="kb-strong">{}</b>{}')
MORE: Final = Piece(' <span class="kb-dim">{}</span>')
PLAIN: Final = Piece("<p>{}</p>")
NOTE: Final = Piece('<p class="kb-line__note">{}</p>')


def event(  # noqa: PLR0913  # the parts of one line
    act: Any,
    more: Any = "",
    tone: str = "neutral",
    note: Any = "",
    plain: bool = False,
    below: Any = "",
) -> Markup:
    """Return one line: the act in bold with more beside it, or a plain sentence; a note below."""
    said = PLAIN(act) if plain else BOLD(act, MORE(more) if more else "")
    return LINE(mark(tone), said, NOTE(note) if note else "", below)


def init_app(app: Flask) -> None:
    """Let the templates draw the same lines."""
    app.jinja_env.globals["event_of"] = event
