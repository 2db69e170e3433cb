"""Error pages: a sentence that says what to do, a number to quote, never a leak."""

import logging
import secrets

from flask import Flask, g, jsonify, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from werkzeug.exceptions import HTTPException, SecurityError

from foundation.database import db
from foundation.failures import Busy, Failure
from foundation.i18n import N_
from foundation.refusals import Refusal
from web import belonging
from web.access import person, wants_json
from web.forms import failure_text, refusal_text
from web.i18n import locale

logger = logging.getLogger("kebien.web")

SENTENCES = {
    400: (N_("The request could not be read"), N_("Go back, reload the page and repeat.")),
    401: (N_("You are not signed in"), N_("Sign in, then repeat.")),
    403: (
        N_("You may not do this"),
        N_("Your role does not include it. Ask the head of the office or the administrator."),
    ),
    404: (
        N_("Not found"),
        N_("It does not exist, or belongs to an office you do not see. Search by code or number."),
    ),
    405: (
        N_("This address does not take that request"),
        N_("Go back to the page and use its button."),
    ),
    408: (
        N_("The request did not arrive in time"),
        N_("The connection is slow or broke off. Nothing was recorded; send it again."),
    ),
    409: (N_("This cannot be done now"), N_("Look at the present state, then repeat.")),
    413: (N_("The file is too large"), N_("Choose a file of at most 16 MB.")),
}
FALLBACK = (N_("The request was not accepted"), N_("Go back, reload the page and repeat."))


UNEXPECTED = (
    N_("Something broke on our side"),
    N_(
        "Nothing was recorded. Go back and repeat; if it happens again, give the administrator the"
        " number below."
    ),
)
NOT_NOW = N_("Not recorded")
OTHERS = N_("This page is somebody else's")


def init_app(app: Flask) -> None:
    """Answer every error with our own page."""

    @app.errorhandler(CSRFError)
    def stale_form(_error: CSRFError) -> ResponseReturnValue:
        who, owner = person(), belonging.posted_owner()
        if who is not None and owner is not None and owner != who.id:
            title, advice, status = gettext(OTHERS), belonging.whose_page(owner), 409
        else:
            title, status = gettext("This form is too old"), 400
            advice = gettext("Nothing was recorded. Open it again, look at it and send it.")
        typed = None if who is None else belonging.typed()
        if wants_json() or typed is None:
            return _answer(status, title, advice)
        page = render_template("errors/again.html", title=title, advice=advice, typed=typed)
        return page, status

    @app.errorhandler(Refusal)
    def refused(refusal: Refusal) -> ResponseReturnValue:
        db.session.rollback()
        return _answer(409, gettext(SENTENCES[409][0]), refusal_text(refusal))

    @app.errorhandler(HTTPException)
    def problem(error: HTTPException) -> ResponseReturnValue:
        status = error.code or 500
        if status < 400 and error.response is not None:
            return error.get_response()
        title, advice = SENTENCES.get(status, FALLBACK)
        if isinstance(error, SecurityError):  # asked for by a name that is not ours: no addresses
            return _page(app, gettext(title), gettext(advice)), status
        return _answer(status, gettext(title), gettext(advice))

    @app.errorhandler(Failure)
    def failed(failure: Failure) -> ResponseReturnValue:
        return _alone(app, failure)

    @app.errorhandler(PoolExhausted)
    def waited(_error: PoolExhausted) -> ResponseReturnValue:
        return _alone(app, Busy())

    if not app.testing:

        @app.errorhandler(Exception)
        def unexpected(error: Exception) -> ResponseReturnValue:
            return _alone(app, error)


def number_of(error: Exception) -> str:
    """Return the number a person can quote, having written the error to the log under it."""
    number = secrets.token_hex(4)
    g.error_number = number
    level = logging.ERROR if getattr(error, "status", 500) == 500 else logging.WARNING
    logger.log(level, "request.failed", exc_info=error)
    return number


def _alone(app: Flask, error: Exception) -> ResponseReturnValue:
    """Answer without asking the database, which may be the very thing that failed."""
    number = number_of(error)
    try:
        db.session.rollback()
    except Exception:
        logger.exception("session.lost")
    if isinstance(error, Failure):
        status, wait = error.status, error.retry_after
        title, advice = gettext(NOT_NOW), failure_text(error)
    else:
        status, wait = 500, None
        title, advice = (str(gettext(text)) for text in UNEXPECTED)
    headers = {"Retry-After": str(wait)} if wait is not None else {}
    if wants_json():
        said = {
            "error": type(error).__name__ if isinstance(error, Failure) else "unexpected",
            "title": title,
            "text": advice,
            "error_number": number,
        }
        return jsonify(said), status, headers
    return _page(app, title, advice, number, _typed()), status, headers


def _typed() -> belonging.Typed | None:
    """Return what was typed into the form that failed before its page could be shown again."""
    try:
        return belonging.typed_by_sender()
    except (HTTPException, OSError):  # the form cannot be read: that is the failure
        return None


def _page(
    app: Flask, title: str, advice: str, number: str = "", typed: belonging.Typed | None = None
) -> str:
    """Render without context processors, which may ask a broken database or for addresses."""
    template = app.jinja_env.get_template("errors/alone.html")
    return template.render(
        title=title, advice=advice, number=number, language=locale(), typed=typed
    )


def _answer(status: int, title: str, advice: str) -> ResponseReturnValue:
    if wants_json():
        return jsonify({"error": str(status), "title": title, "text": advice}), status
    page = render_template("errors/problem.html", title=title, advice=advice)
    return page, status
