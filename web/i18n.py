"""Languages: Vietnamese by default, English complete, chosen in the header."""

from typing import Any

from flask import Flask, g, request
from flask_babel import Babel, Domain, get_locale, gettext

from foundation.i18n import N_

LOCALES = ("vi", "en")
COOKIE = "language"

# WTForms ships no Vietnamese; these are its messages that our forms can show.
WTFORMS_MESSAGES = (
    N_("This field is required."),
    N_("Not a valid choice."),
    N_("Not a valid choice: could not coerce."),
    N_("Not a valid integer value."),
    N_("Not a valid date value."),
    N_("Not a valid datetime value."),
    N_("Not a valid decimal value."),
    N_("Invalid input."),
    N_("Field cannot be longer than %(max)d characters."),
    N_("The CSRF token is missing."),
    N_("The CSRF session token is missing."),
    N_("The CSRF token is invalid."),
    N_("The CSRF tokens do not match."),
    N_("The CSRF token has expired."),
)


class FormTranslations:
    """What WTForms asks for its own messages: our catalog answers."""

    def gettext(self, text: str) -> str:
        return str(gettext(text))

    def ngettext(self, one: str, many: str, n: int) -> str:
        if "valid choice" in one:  # of fields that take several choices
            return str(gettext("Not a valid choice."))
        # WTForms fills the holes itself, and no limit of ours is one character
        return str(gettext(many))


def locale() -> str:
    """Return the language of this request."""
    chosen = request.cookies.get(COOKIE, "") if request else ""
    return chosen if chosen in LOCALES else LOCALES[0]


def translated(text: str, details: dict[str, Any] | None = None) -> str:
    """Translate a marked text and fill its holes."""
    sentence = str(gettext(text))
    return sentence % details if details else sentence


class Catalogs(Domain):  # type: ignore[misc]  # flask_babel has no types
    """Our one catalog; which language a request reads it in is found out once, not for each word.

    Inside ``force_locale`` the language is another object, and is found out again.
    """

    def get_translations(self) -> Any:
        language = get_locale()
        if language is None:
            return super().get_translations()
        known = g.get("catalog")
        if known is None or known[0] is not language:
            known = g.catalog = (language, super().get_translations())
        return known[1]


def init_app(app: Flask) -> None:
    """Set Babel up."""
    Babel(app, default_locale="vi", default_timezone="Asia/Ho_Chi_Minh", locale_selector=locale)
    app.extensions["babel"].instance.domain_instance = Catalogs()
