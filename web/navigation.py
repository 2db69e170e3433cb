"""The frame of every page: the menu of this person, the language, the theme."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from flask import Flask, g, request, url_for
from flask_babel import gettext
from markupsafe import Markup

from foundation import clock
from foundation.counting import Counted
from foundation.permissions import Permission
from web import belonging, menu, pieces
from web.access import may, person
from web.formatting import grouped
from web.here import here
from web.i18n import LOCALES, locale
from web.pieces import Piece

THEMES = ("auto", "light", "dark")
STEPS: Final = (48, 56, 64, 72, 80, 88, 96, 112)  # rem: widths of a window; see layout.css
FRAME: Final = 38.0  # rem: all that stands beside the words of the menu, "More" included
LETTER: Final = 0.47  # rem: of a menu word, on average; the space around it comes on top
AROUND: Final = 1.3125
COUNT: Final = 1.75
LINK: Final = Piece('<a{} href="{}"{}>{}{}</a>')
WIDTH: Final = Piece(' class="kb-{}-{}"')
PRESENT: Final = Markup(' aria-current="page"')
WAITING: Final = Piece(' <span class="kb-count">{}</span>')


@dataclass(frozen=True, slots=True)
class MenuItem:
    """What the template shows of one entry.

    Args:
        from_width: of the window in rem, from which it stands in the bar; before that, and when
            it is 0, it stands under "More".
        waiting: how much waits there; "" where nothing does.
    """

    label: str
    url: str
    active: bool
    from_width: int
    waiting: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """The entries as links, in the three places they stand in."""

    bar: Markup  # from the width from which there is room
    more: Markup  # under "More", until then
    phone: Markup  # all of them


@lru_cache(maxsize=1000)
def links_of(entries: tuple[MenuItem, ...]) -> Links:
    """Draw a menu, once for all pages on which it is the same."""
    return Links(
        pieces.joined("", *(_link(each, "from") for each in entries if each.from_width)),
        pieces.joined("", *(_link(each, "to") for each in entries)),
        pieces.joined("", *(_link(each, "") for each in entries)),
    )


def _link(item: MenuItem, until: str) -> Markup:
    """Draw one entry.

    Args:
        until: "from" and "to" its width it stands in the bar and under "More"; see layout.css.
    """
    return LINK(
        WIDTH(until, item.from_width) if until else "",
        item.url,
        PRESENT if item.active else "",
        item.label,
        WAITING(item.waiting) if item.waiting else "",
    )


def items(counts: Mapping[str, int]) -> tuple[MenuItem, ...]:
    """Return the entries this person may use, in the order of their use, the present one marked.

    Args:
        counts: how much waits, by endpoint.
    """
    who = person()
    if who is None:
        return ()
    unused = menu.unused() if who.is_outside else frozenset()
    used = [
        entry
        for entry in menu.in_order(who.roles)
        if may(entry.permission)
        and (entry.permission is Permission.SEAT or not who.is_outside)
        and entry.endpoint not in unused
    ]
    present = menu.owner(g.get("stands_for") or request.endpoint or "", used)
    waiting = tuple(written(counts.get(entry.endpoint, 0)) for entry in used)
    return _items(tuple(used), present, waiting, locale(), url_for(menu.HOME))


def written(count: int) -> str:
    """Write a count as short as a menu needs it."""
    if isinstance(count, Counted) and count.more:
        return f"{int(count)}+"
    return grouped(count) if count else ""


@lru_cache(maxsize=1000)
def _items(
    used: tuple[menu.Entry, ...],
    present: menu.Entry | None,
    waiting: tuple[str, ...],
    _language: str,
    _home: str,
) -> tuple[MenuItem, ...]:
    """Write the menu; the same for all with the same rights, on the same page, in one language.

    Args:
        _home: the address of the home; where that is another, so are all.
    """
    width, found = FRAME, []
    for entry, count in zip(used, waiting, strict=True):
        word = str(gettext(entry.label))
        width += AROUND + LETTER * len(word) + (COUNT if count else 0)
        step = next((each for each in STEPS if each >= width), 0)
        found.append(MenuItem(word, url_for(entry.endpoint), entry is present, step, count))
    return tuple(found)


def _thing() -> str:
    """Return what kind of thing the page is about; "" for a list, a form, a refusal."""
    word = menu.THINGS.get(request.endpoint or "") if request.method == "GET" else None
    return gettext(word) if word else ""


def init_app(app: Flask) -> None:
    """Give every template the frame it needs."""

    @app.context_processor
    def frame() -> dict[str, object]:
        language = locale()
        theme = request.cookies.get("theme", "auto")
        back = here()
        who = person()
        counts = menu.waiting() if who is not None and not who.is_outside else {}
        entries = items(counts)
        other = next(code for code in LOCALES if code != language)
        return {
            "app_name": "Kê Biên",
            "thing": _thing(),
            "navigation": entries,
            "menu_links": links_of(entries),
            "news": written(counts.get(menu.NEWS, 0)),
            "locale": language,
            "other_locale": other,
            "theme": theme if theme in THEMES else "auto",
            "here": back,
            "other_locale_url": url_for("web.preferences.language", language=other, next=back),
            "search_url": url_for("review.search.index"),
            "may": may,
            "Permission": Permission,
            "me": g.get("me"),
            "shown_to": belonging.mark,
            "printed_on": clock.today(),
        }
