"""The menu as data: endpoint, label, permission."""

from dataclasses import dataclass
from functools import lru_cache

from flask import Flask, g, request, url_for
from flask_babel import gettext

from foundation.i18n import N_
from foundation.permissions import Permission
from web import belonging
from web.access import may
from web.here import here
from web.i18n import LOCALES, locale

THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class Entry:
    """One menu entry; ``prefix`` of endpoints under which it is marked as the present one."""

    endpoint: str
    label: str
    permission: Permission
    prefix: str


MENU = (
    Entry("review.home.show", N_("Home"), Permission.USE, "review.home"),
    Entry("review.acts.index", N_("Next acts"), Permission.READ_AUCTIONS, "review.acts"),
    Entry("review.stalled.index", N_("Stalled"), Permission.READ_REVIEW, "review.stalled"),
    Entry("warehouse.scan.show", N_("Scan"), Permission.READ_WAREHOUSE, "warehouse.scan"),
    Entry("warehouse.items.index", N_("Warehouse"), Permission.READ_WAREHOUSE, "warehouse.items"),
    Entry("warehouse.orders.index", N_("Orders"), Permission.READ_WAREHOUSE, "warehouse.orders"),
    Entry("cases.files.index", N_("Case files"), Permission.READ_CASES, "cases."),
    Entry("auctions.lots.index", N_("Lots"), Permission.READ_AUCTIONS, "auctions.lots"),
    Entry("sales.sales.index", N_("Sales"), Permission.READ_AUCTIONS, "sales."),
    Entry("auctions.calendar.show", N_("Calendar"), Permission.READ_AUCTIONS, "auctions.calendar"),
    Entry("exchange.imports.index", N_("Import"), Permission.IMPORT, "exchange."),
    Entry("audit.ledger.index", N_("Ledger"), Permission.READ_LEDGER, "audit."),
    Entry("accounts.people.index", N_("Accounts"), Permission.MANAGE_ACCOUNTS, "accounts.people"),
)


@dataclass(frozen=True, slots=True)
class MenuItem:
    """What the template shows of one entry."""

    label: str
    url: str
    active: bool


def menu(app: Flask) -> tuple[MenuItem, ...]:
    """Return the entries this person may use, the present one marked."""
    used = tuple(may(e.permission) and e.endpoint in app.view_functions for e in MENU)
    asked = request.endpoint or ""
    active = tuple(asked.startswith(e.prefix) for e in MENU)
    return _menu(used, active, locale(), url_for(MENU[0].endpoint))


@lru_cache(maxsize=1000)
def _menu(
    used: tuple[bool, ...], active: tuple[bool, ...], _language: str, _home: str
) -> tuple[MenuItem, ...]:
    """Write the menu; the same for all with the same rights, on the same page, in one language.

    Args:
        _home: the address of the home; where that is another, so are all.
    """
    return tuple(
        MenuItem(gettext(e.label), url_for(e.endpoint), is_here)
        for e, is_used, is_here in zip(MENU, used, active, strict=True)
        if is_used
    )


def init_app(app: Flask) -> None:
    """Give every template the frame it needs."""

    @app.context_processor
    def frame() -> dict[str, object]:
        language = locale()
        theme = request.cookies.get("theme", "auto")
        back = here()
        other = next(code for code in LOCALES if code != language)
        return {
            "app_name": "Kê Biên",
            "navigation": menu(app),
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
        }
