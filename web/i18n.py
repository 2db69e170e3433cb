"""Languages: Vietnamese by default, English complete, chosen in the header."""

from contextlib import AbstractContextManager
from datetime import date
from gettext import NullTranslations
from typing import Any

import flask_babel
from babel import Locale
from flask import Flask, request
from flask.globals import _cv_app
from flask_babel import Babel, Domain, force_locale, get_locale, gettext
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from foundation.i18n import N_

LOCALES = ("vi", "en")
COOKIE = "language"
COUNTS = ("num", "days")  # the holes of sentences that hold how many there are
GROUP = 1000
MOST_KEPT = 10_000  # texts of a language; more than the catalog has

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


def in_vietnamese() -> AbstractContextManager[None]:
    """Speak Vietnamese for a while, whoever asks: files for offices are Vietnamese."""
    spoken: AbstractContextManager[None] = force_locale("vi")
    return spoken


def translated(text: str, details: dict[str, Any] | None = None) -> str:
    """Translate a marked text and fill its holes."""
    sentence = words().text(text)
    return filled(sentence, details) if details else sentence


def separated(number: int) -> str:
    """Return a number in groups of three digits: 1.234.567; in English 1,234,567."""
    text = f"{number:,}"
    return text.replace(",", ".") if words().is_vietnamese else text


def filled(sentence: str, holes: dict[str, Any]) -> str:
    """Fill the holes of a sentence; how many there are is written in groups of three digits."""
    for name in COUNTS:
        number = holes.get(name)
        if type(number) is int and not -GROUP < number < GROUP:
            sentence = sentence.replace(f"%({name})d", f"%({name})s")
            holes = {**holes, name: separated(number)}
    return sentence % holes


class Words:
    """Everything there is to say in one language, looked up once for each text."""

    def __init__(self, language: Locale, translations: Any) -> None:
        self.translations = translations
        self.is_vietnamese = language.language == "vi"
        self.labels: dict[tuple[type, str], str] = {}  # of codes; web.formatting keeps them here
        self.days: dict[date, str] = {}  # with their weekdays, as web.formatting writes them
        self._texts: dict[str, str] = {}
        self._markups: dict[str, Markup] = {}

    def text(self, english: str) -> str:
        """Return a text, its holes unfilled."""
        found = self._texts.get(english)
        if found is None:
            found = str(self.translations.gettext(english))
            if len(self._texts) < MOST_KEPT:
                self._texts[english] = found
        return found

    def keep_day(self, day: date, written: str) -> str:
        """Keep a day as it is written, while there is room; return it."""
        if len(self.days) < MOST_KEPT:
            self.days[day] = written
        return written

    def markup(self, english: str) -> Markup:
        """Return a text for a page, without holes."""
        found = self._markups.get(english)
        if found is None:
            found = Markup(self.text(english)) % {}  # noqa: S704  # the catalog is ours
            if len(self._markups) < MOST_KEPT:
                self._markups[english] = found
        return found


OUTSIDE = Words(Locale(LOCALES[0]), NullTranslations())  # where nothing is answered


def words() -> Words:
    """Return the words of the language in which this request is answered.

    Inside ``force_locale`` the language is another object, and is looked up again.
    """
    context = _cv_app.get(None)  # as ``answering.kept`` does, without a call for each word
    if context is None:
        return OUTSIDE
    kept = context.g.__dict__
    before, babel = kept.get("words"), kept.get("_flask_babel")
    if before is not None and before[1] is getattr(babel, "babel_locale", None):
        found: Words = before[0]
        return found
    found = _words_of(CATALOGS)
    kept["words"] = (found, get_locale())
    return found


def _words_of(catalogs: "Catalogs") -> Words:
    language = get_locale() or Locale(LOCALES[0])
    found = catalogs.words.get(str(language))
    if found is None:
        found = catalogs.words[str(language)] = Words(language, catalogs.get_translations())
    return found


class Catalogs(Domain):  # type: ignore[misc]  # flask_babel has no types
    """Our one catalog, each text of it looked up once in each language."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, Words] = {}

    def gettext(self, string: str, **variables: Any) -> str:
        found = words().text(string)
        return filled(found, variables) if variables else found

    def ngettext(self, singular: str, plural: str, num: int, **variables: Any) -> str:
        found = str(words().translations.ngettext(singular, plural, num))
        return filled(found, {"num": num, **variables})


CATALOGS = Catalogs()


@pass_context
def _in_template(context: Context, english: str, /, **holes: Any) -> str:
    """Write a text into a page: what fills its holes is escaped."""
    if not context.eval_ctx.autoescape:
        return filled(words().text(english), holes)
    if not holes:
        return words().markup(english)
    return filled(Markup(words().text(english)), holes)  # noqa: S704  # the catalog is ours


@pass_context
def _counted_in_template(context: Context, one: str, many: str, num: int, /, **holes: Any) -> str:
    """Write into a page how many there are: what fills the other holes is escaped."""
    found = str(words().translations.ngettext(one, many, num))
    holes = {"num": num, **holes}
    if not context.eval_ctx.autoescape:
        return filled(found, holes)
    return filled(Markup(found), holes)  # noqa: S704  # the catalog is ours


def init_app(app: Flask) -> None:
    """Set Babel up."""
    Babel(app, default_locale="vi", default_timezone="Asia/Ho_Chi_Minh", locale_selector=locale)
    app.extensions["babel"].instance.domain_instance = CATALOGS
    # there is one; flask-babel asks the application, through three proxies, at every word
    flask_babel.get_domain = lambda: CATALOGS
    app.jinja_env.globals.update(
        _=_in_template, gettext=_in_template, ngettext=_counted_in_template
    )
