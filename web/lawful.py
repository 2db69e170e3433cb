"""Provisions on a page: each links to its own, and the footer says how days of the law run.

The sentence stands only on a page that shows a provision.
"""

from functools import lru_cache
from typing import Final

from flask import Flask, g, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from lawbook.citation import awaited_in
from lawbook.resting import standing
from web import answering
from web.formatting import cited, counted
from web.i18n import words
from web.pieces import Piece

CHIP: Final = Piece('<{} class="kb-law{}{}"{} title="{}">{}{}{}</{}>')
HREF: Final = Piece(' href="{}"')
AWAITED: Final = Piece(" · {}")
ASKED: Final = Markup('<span aria-hidden="true"> ?</span>')
UNCHECKED: Final = Piece('{}<span class="kb-vh"> {}</span>')


def tell_law() -> str:
    """Note that the page shows a provision; nothing is written where it is said."""
    kept = answering.kept()
    if kept is not None:
        kept["shows_law"] = True
    return ""


def shows_law() -> bool:
    """Whether anything above in the page showed a provision."""
    return bool(g.get("shows_law"))


def law_url(basis: str) -> str:
    """Return the page of a provision by its full citation; "" where the lawbook has none such."""
    root = answering.root()
    return _law_url(basis, root) if root is not None else ""


def law_chip(  # noqa: PLR0913  # what a ruling says of its provision, and where the chip stands
    short: str,
    basis: str,
    confirmed: bool,
    *,
    transition: bool = False,
    counted: str = "",
    linked: bool = True,
    beside: bool = False,
) -> Markup:
    """Draw a provision; drawn once in each language, however many rows rest on it."""
    tell_law()
    url = law_url(basis) if linked else ""
    return _chip(short, basis, confirmed, transition, counted, url, beside, words().is_vietnamese)


@lru_cache(maxsize=4000)
def _chip(  # noqa: PLR0913
    short: str,
    basis: str,
    confirmed: bool,
    transition: bool,
    how: str,
    url: str,
    beside: bool,
    _vietnamese: bool,
) -> Markup:
    awaited = counted(awaited_in(how))
    title = cited(basis) + (f". {counted(how)}" if how else "")
    if not confirmed and not awaited:
        title += ". " + _("Not yet checked against the text of the law")
    after: str | Markup = ""
    if awaited:
        after = ASKED if beside else AWAITED(awaited)
    elif not confirmed:
        after = UNCHECKED(ASKED, _("not checked"))
    tag = "a" if url else "span"
    return CHIP(
        tag,
        "" if confirmed else " kb-law--open",
        " kb-law--awaited" if awaited and not beside else "",
        HREF(url) if url else "",
        title,
        short,
        " · " + _("transitional") if transition else "",
        after,
        tag,
    )


@lru_cache(maxsize=1000)
def _law_url(basis: str, _place: str) -> str:
    """Return it; the same wherever the program is mounted at the same place."""
    return url_for("web.law.show", basis=basis) if standing(basis) is not None else ""


def init_app(app: Flask) -> None:
    """Let the chip of a provision say that it is there, and the footer ask."""
    app.jinja_env.globals.update(law_chip=law_chip, shows_law=shows_law, law_url=law_url)
