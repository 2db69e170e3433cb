"""What is kept while one request is answered, read without the proxies in front of it.

Flask's ``g`` and ``request`` find out whose they are through three functions at each use; a list
page uses them a thousand times.
"""

from typing import Any

from flask.globals import _cv_app, _cv_request


def kept() -> dict[str, Any] | None:
    """Return what stands in Flask's ``g``; None where nothing is answered."""
    context = _cv_app.get(None)
    return None if context is None else context.g.__dict__


def root() -> str | None:
    """Return the path the program is mounted at, without a slash; None where nothing is asked."""
    context = _cv_request.get(None)
    return None if context is None else context.request.root_path.rstrip("/")
