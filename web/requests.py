"""What a request asks for: its query as tidy text, numbers no larger than a row's can be."""

import json
from typing import Any, Final

import flask
from flask import Flask, Response, abort, request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.utils import cached_property

from foundation.folding import tidy
from web.addresses import row_number

WANTS_ADDRESS: Final = "X-Wants-Address"  # of static/js/file-field.js


class Request(flask.Request):
    """A request whose query holds text as forms hold it: composed, without unseen characters."""

    @cached_property
    def args(self) -> MultiDict[str, str]:
        asked: MultiDict[str, str] = super().args
        return ImmutableMultiDict((name, tidy(text)) for name, text in asked.items(multi=True))


def query_int(name: str) -> int | None:
    """Return a whole number the address asks for; None when it is missing or no row has it."""
    return row_number(request.args.get(name, ""))


def init_app(app: Flask) -> None:
    """Read requests this way; an address with characters nobody can see is not found."""
    app.request_class = Request
    # Nothing here is a coroutine; Flask would look at each hook and view in every request.
    app.ensure_sync = lambda func: func  # type: ignore[method-assign]  # documented to be overridden

    @app.after_request
    def address_told(response: Response) -> Response:
        """Tell a script that sends a form where to go, so that it does not ask for that page."""
        if request.headers.get(WANTS_ADDRESS) and response.location:
            told = response.location
            response.status_code = 200
            del response.headers["Location"]
            response.set_data(json.dumps({"url": told}))
            response.content_type = "application/json"
        return response

    @app.before_request
    def readable() -> None:
        values: Any = (request.view_args or {}).values()
        if any(isinstance(value, str) and tidy(value) != value for value in values):
            abort(404)
