"""Languages: Vietnamese by default, English complete, chosen in the header."""

from typing import Any

from flask import Flask, request
from flask_babel import Babel, gettext

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


def init_app(app: Flask) -> None:
    """Set Babel up."""
    Babel(app, default_locale="vi", default_timezone="Asia/Ho_Chi_Minh", locale_selector=locale)
