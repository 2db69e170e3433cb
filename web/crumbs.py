"""Where a page stands: section › parents › this, worked out once, in one way, for every page.

A template says only what is above its page; the section is the entry of the menu the page belongs
to, and the page's own name is its heading unless it gives a shorter one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, g, request

Above = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Trail:
    """The links above a page, the section first, and what the page is called among them."""

    above: tuple[tuple[str, str], ...]
    here: str


def say(above: Above, here: str = "") -> str:
    """Note what is above the page that is being rendered; nothing is written where it is said."""
    g.said_above = (tuple(above), here)
    return ""


def trail(navigation: Sequence[Any], title: str) -> Trail | None:
    """Return the trail of the page that is being rendered; None where nothing is above it."""
    said: tuple[tuple[tuple[str, str], ...], str] | None = g.pop("said_above", None)
    if said is None:
        return None
    above, here = said
    section = next((item for item in navigation if item.active), None)
    paths = {urlsplit(url).path for _label, url in above}
    if section is not None and section.url not in {*paths, request.path}:
        above = ((section.label, section.url), *above)
    return Trail(above, here or title) if above else None


def init_app(app: Flask) -> None:
    """Let templates say where their page stands, and the layout ask."""
    app.jinja_env.globals.update(say_above=say, trail_of=trail)
