"""Error pages: a sentence that says what to do, a number to quote, never a leak."""

import logging
import secrets

from flask import Flask, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from foundation.database import db
from foundation.i18n import N_
from foundation.refusals import Refusal
from web.access import wants_json
from web.forms import refusal_text

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
    409: (N_("This cannot be done now"), N_("Look at the present state, then repeat.")),
    413: (N_("The file is too large"), N_("Choose a file of at most 16 MB.")),
}
FALLBACK = (N_("The request was not accepted"), N_("Go back, reload the page and repeat."))


def init_app(app: Flask) -> None:
    """Answer every error with our own page."""

    @app.errorhandler(CSRFError)
    def stale_form(_error: CSRFError) -> ResponseReturnValue:
        return _answer(
            400,
            gettext("This form is too old"),
            gettext("Reload the page and send it again; nothing was changed."),
        )

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
        return _answer(status, gettext(title), gettext(advice))

    if not app.testing:

        @app.errorhandler(Exception)
        def unexpected(error: Exception) -> ResponseReturnValue:
            number = secrets.token_hex(4)
            logger.exception("request failed", extra={"request_number": number}, exc_info=error)
            db.session.rollback()
            if wants_json():
                return jsonify({"error": "unexpected", "request_number": number}), 500
            # not render_template: its context processors may ask the broken database
            return app.jinja_env.get_template("errors/500.html").render(number=number), 500


def _answer(status: int, title: str, advice: str) -> ResponseReturnValue:
    if wants_json():
        return jsonify({"outcome": "problem", "title": title, "text": advice}), status
    g.setdefault("permissions", frozenset())
    page = render_template("errors/problem.html", title=title, advice=advice, path=request.path)
    return page, status
