"""Provisions on a page: each links to its own, and the footer says how days of the law run.

The sentence stands only on a page that shows a provision.
"""

from functools import lru_cache

from flask import Flask, g, has_request_context, url_for

from lawbook.resting import standing


def tell_law() -> str:
    """Note that the page shows a provision; nothing is written where it is said."""
    g.shows_law = True
    return ""


def shows_law() -> bool:
    """Whether anything above in the page showed a provision."""
    return bool(g.get("shows_law"))


def law_url(basis: str) -> str:
    """Return the page of a provision by its full citation; "" where the lawbook has none such."""
    return _law_url(basis, url_for("web.law.show")) if has_request_context() else ""


@lru_cache(maxsize=1000)
def _law_url(basis: str, _place: str) -> str:
    """Return it; the same wherever the program is mounted at the same place."""
    return url_for("web.law.show", basis=basis) if standing(basis) is not None else ""


def init_app(app: Flask) -> None:
    """Let the chip of a provision say that it is there, and the footer ask."""
    app.jinja_env.globals.update(tell_law=tell_law, shows_law=shows_law, law_url=law_url)
