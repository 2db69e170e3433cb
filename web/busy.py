"""Tells a waiting page that a file was sent: no new page comes then, so it must stop waiting.

A form that takes longer than a second says so on the page (``static/js/busy.js``). When its answer
is a file to be kept, the browser stays where it is; a cookie names the form that was answered.
"""

from typing import Final

from flask import Flask, Response, request

from foundation.acts import ACT_ID

COOKIE: Final = "answered"
SECONDS: Final = 60


def init_app(app: Flask) -> None:
    """Name the form whose answer is a file."""

    @app.after_request
    def answered(response: Response) -> Response:
        is_file = response.headers.get("Content-Disposition", "").startswith("attachment")
        if not is_file or request.method != "POST":
            return response
        act_id = request.form.get("act_id", "")
        if ACT_ID.fullmatch(act_id):
            response.set_cookie(
                COOKIE,
                act_id,
                max_age=SECONDS,
                samesite="Lax",
                secure=app.config["SESSION_COOKIE_SECURE"],
            )
        return response
