"""Who may call a view: deny by default, a permission on every endpoint, a short public list."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from foundation.actor import Actor
from foundation.permissions import Permission

P = ParamSpec("P")
R = TypeVar("R")

PUBLIC_ENDPOINTS = frozenset(
    {
        "static",
        "api.health.show",
        "accounts.sessions.new",
        "web.preferences.language",
        "web.preferences.theme",
        "auctions.public.index",
        "auctions.public.show",
    }
)


def permission_required(permission: Permission) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let only people who hold ``permission`` call the view; guards read it off the function."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            if not may(permission):
                abort(403)
            return view(*args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]  # read by the gate and a guard test
        return guarded

    return decorate


def may(permission: Permission) -> bool:
    """Whether the signed-in person holds ``permission``."""
    return permission in g.get("permissions", ())


def actor() -> Actor:
    """Return who acts in this request; 403 when nobody is signed in."""
    who = g.get("actor")
    if not isinstance(who, Actor):
        abort(403)
    return who


def offices() -> Collection[int]:
    """Return the ids of the offices this person sees: their own and what is under them."""
    seen: Collection[int] = g.get("offices", ())
    return seen


def init_app(app: Flask) -> None:
    """Put the gate before every request."""

    @app.before_request
    def gate() -> ResponseReturnValue | None:
        endpoint = request.endpoint
        if endpoint is None or endpoint in PUBLIC_ENDPOINTS:
            return None
        if not current_user.is_authenticated:
            if request.method == "GET" and not wants_json():
                return redirect(url_for("accounts.sessions.new", next=request.full_path))
            abort(401)
        view: Any = current_app.view_functions[endpoint]
        if not hasattr(view, "permission"):
            abort(403)
        return None


def wants_json() -> bool:
    """Whether the client asked for JSON (scripts of our own pages, the API)."""
    return request.is_json or (
        request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"
    )
