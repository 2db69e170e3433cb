"""Response headers: nothing from outside, camera for ourselves only, nothing kept by browsers."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, g, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "base-uri 'none'",
    )
)

UNUSED = ("microphone", "geolocation", "payment", "usb", "serial", "bluetooth", "display-capture")
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(["camera=(self)", *(f"{name}=()" for name in UNUSED)]),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "X-Permitted-Cross-Domain-Policies": "none",
}


NOT_KEPT = ("Cache-Control", "no-store")  # what says nothing itself; built files say how long
# A public page may be shown again as it was when somebody goes back to it; else it is asked anew.
ASKED_ANEW = "private, no-cache"
HTTPS_ONLY = ("Strict-Transport-Security", "max-age=31536000")
_OURS = [(name.lower(), (name, value)) for name, value in (*HEADERS.items(), NOT_KEPT)]


class SafeHeaders:
    """WSGI middleware: every answer has the headers, unless it gave one itself."""

    def __init__(self, application: "WSGIApplication") -> None:
        self.application = application

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        def begin(status: str, headers: list[tuple[str, str]], *failed: Any) -> Any:
            given = {name.lower() for name, _value in headers}
            headers = headers + [pair for name, pair in _OURS if name not in given]
            if environ["wsgi.url_scheme"] == "https":
                headers.append(HTTPS_ONLY)
            return start_response(status, headers, *failed)

        return self.application(environ, begin)


def init_app(app: Flask) -> None:
    """Put the headers on every answer."""

    @app.after_request
    def may_be_gone_back_to(response: Response) -> Response:
        asked = request.method in {"GET", "HEAD"} and response.status_code == 200
        if asked and g.get("me") is None and response.mimetype == "text/html":
            response.headers.setdefault("Cache-Control", ASKED_ANEW)
            response.vary.add("Cookie")
        return response

    app.wsgi_app = SafeHeaders(app.wsgi_app)  # type: ignore[method-assign]  # Flask's documented way
