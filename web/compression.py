"""Pages travel compressed; what is secret in them is written anew for each answer.

An attacker who may put words of theirs into a page, and sees how long the compressed page is, can
guess what else stands in it (BREACH). The one secret of ours that would be worth it, the token of
forms, is masked anew for each answer (:mod:`web.tokens`).
"""

import gzip

import brotli
from flask import Flask, Response, request

SMALLEST = 1024  # bytes; below it nothing is gained
KINDS = {"text/html", "application/json", "text/csv", "image/svg+xml"}
QUALITY, LEVEL = 4, 5  # of brotli and gzip: what they still gain above costs more than the page


def init_app(app: Flask) -> None:
    """Compress what the browser says it takes, brotli before gzip."""

    @app.after_request
    def compress(response: Response) -> Response:
        if (
            response.mimetype not in KINDS
            or response.direct_passthrough
            or response.is_streamed
            or "Content-Encoding" in response.headers
        ):
            return response
        response.vary.add("Accept-Encoding")
        plain = response.get_data()
        if len(plain) < SMALLEST:
            return response
        accepted = request.accept_encodings
        if accepted["br"] > 0:
            response.set_data(brotli.compress(plain, mode=brotli.MODE_TEXT, quality=QUALITY))
            response.headers["Content-Encoding"] = "br"
        elif accepted["gzip"] > 0:
            response.set_data(gzip.compress(plain, LEVEL, mtime=0))
            response.headers["Content-Encoding"] = "gzip"
        return response
