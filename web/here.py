"""The address of the page a person looks at, for links that lead back to it."""

from urllib.parse import urlsplit

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException


def here() -> str:
    """Return an address of ours that can be asked for: this one, or the page it was sent from.

    A refused form is shown at the address it was sent to, and some of these take no GET.
    """
    if request.method in {"GET", "HEAD"}:
        return request.full_path.rstrip("?")
    sender = urlsplit(request.referrer or "")
    known = [request.full_path.rstrip("?")]
    if sender.netloc == request.host:
        known.append(f"{sender.path}?{sender.query}".rstrip("?"))
    for address in known:
        if _is_page(urlsplit(address).path):
            return address
    return url_for("review.home.show")


def _is_page(path: str) -> bool:
    adapter = current_app.create_url_adapter(request)
    if adapter is None:
        return False
    try:
        adapter.match(path, method="GET")
    except HTTPException:  # nothing there, or nothing that is shown
        return False
    return True
