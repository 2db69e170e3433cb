"""Help on each page, declared by the room whose page it is and asked for with "?".

What other tables know already is read there: the title of a list, the acts of a page (the pages
that name it in ``above``), who may do it (the permission of the view), keys (:mod:`web.keys`), the
provisions (the lawbook). Only what a page is for is written here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from flask import Flask, current_app, request, url_for

from foundation.permissions import Permission
from lawbook.resting import Ground, ground
from web.access import PUBLIC_ENDPOINTS
from web.keys import PRESSES, Keys, Press
from web.lists import declared as lists
from web.panels import declared as sections


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """The help of one page.

    Args:
        endpoint: the page.
        text: what it is for, and what to mind (N_ text).
        title: how the page is called (N_ text); a list has its own title.
        above: endpoint of the page this one is reached from; it names this one among its acts.
        law: codes of the lawbook on which the figures of the page rest.
        notes: further sentences (N_ texts).
        keys: keys it hears besides those of every page.
        thing: the thing whose panels it has, one of ``web.panels.PAGES``.
    """

    endpoint: str
    text: str
    title: str = ""
    above: str = ""
    law: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    keys: tuple[Keys, ...] = ()
    thing: str = ""


_declared: Final[dict[str, Help]] = {}
_holders: Final[list[Callable[[Permission], Sequence[str]]]] = []


def declare(*helps: Help) -> None:
    """Register the help of pages; each once, when its room is loaded."""
    for one in helps:
        if one.endpoint in _declared:
            raise ValueError(f"two helps of {one.endpoint}")
        _declared[one.endpoint] = one


def declared() -> dict[str, Help]:
    """Return every help, by the endpoint of its page, with the title its list has."""
    titles = {each.endpoint: each.title for each in lists().values()}
    return {
        endpoint: one if one.title else replace(one, title=titles[endpoint])
        for endpoint, one in _declared.items()
    }


def held_by(holders: Callable[[Permission], Sequence[str]]) -> None:
    """Let ``holders`` say which roles hold a permission, in words."""
    _holders.append(holders)


def roles_for(endpoint: str) -> list[str]:
    """Return the roles that may open a page, in words; none where everybody may."""
    permission = getattr(current_app.view_functions.get(endpoint), "permission", None)
    if endpoint in PUBLIC_ENDPOINTS or permission in {None, Permission.USE}:
        return []
    return [role for holders in _holders for role in holders(permission)]


def acts_of(endpoint: str) -> list[Help]:
    """Return the help of every act of a page, in the order in which rooms declare them."""
    return [one for one in declared().values() if one.above == endpoint]


def parts_of(one: Help) -> list[str]:
    """Return the titles of the panels of a page (N_ texts), each once."""
    return list(dict.fromkeys(each.title for each in sections(one.thing) if each.jump))


def presses_of(one: Help) -> list[Press]:
    """Return the keys a page hears, its own first."""
    endpoints = {each.endpoint for each in lists().values()}
    has = [*one.keys]
    if one.endpoint in endpoints:
        has.append(Keys.LIST)
    if _takes_a_form(one.endpoint):
        has.append(Keys.FORM)
    return [press for each in (*has, Keys.EVERYWHERE) for press in PRESSES[each]]


def _takes_a_form(endpoint: str) -> bool:
    rules = current_app.url_map.iter_rules(endpoint)
    return any("POST" in (rule.methods or ()) for rule in rules)


def grounds_of(one: Help, on: date) -> list[Ground]:
    """Return the provisions the figures of a page and of its acts rest on, as they stand."""
    codes = [*one.law, *(code for act in acts_of(one.endpoint) for code in act.law)]
    found = [ground(code, on) for code in dict.fromkeys(codes)]
    return list({str(one.basis): one for one in found if one is not None}.values())


@lru_cache(maxsize=1000)
def _address(endpoint: str, _place: str) -> str:
    if endpoint in _declared:
        return url_for("web.help.show", name=endpoint)
    return url_for("web.help.index")


def help_url() -> str:
    """Return the help of the page that is being rendered; of all pages where it has none."""
    return _address(request.endpoint or "", url_for("web.help.index"))


def init_app(app: Flask) -> None:
    """Let the header lead to the help of its page."""
    app.jinja_env.globals.update(help_url=help_url, palette_presses=PRESSES[Keys.PALETTE])
