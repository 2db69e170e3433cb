"""Who may call a view, and where: deny by default, a permission on every endpoint.

Every endpoint declares the permission it needs. The offices in which the person holds it are the
offices the endpoint works in: whatever it looks up elsewhere is not there.
"""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

from flask import Flask, abort, current_app, g, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from foundation.actor import Actor
from foundation.permissions import Permission
from web import answering

P = ParamSpec("P")
R = TypeVar("R")

PUBLIC_ENDPOINTS = frozenset(
    {
        "api.health.show",
        "accounts.sessions.new",
        "accounts.sessions.code",
        "accounts.setup.new",
        "web.preferences.language",
        "web.preferences.theme",
        "web.help.index",
        "web.help.show",
        "web.law.show",
        "web.amounts.show",
        "web.days.show",
        "web.days.month",
        "web.styleguide.index",
        "web.styleguide.show",
        "auctions.public.index",
        "auctions.public.show",
    }
)


OPEN_TO_SEATS = frozenset(
    {
        "accounts.password.edit",
        "accounts.second_factor.codes",
        "accounts.second_factor.new",
        "accounts.second_factor.remove",
        "accounts.second_factor.show",
        "accounts.sessions.end",
        "accounts.sessions.end_all",
        "accounts.sessions.end_one",
        "accounts.sessions.index",
    }
)
"""What a seat of an organisation outside opens besides the pages that ask for its own permission:
its account. Everything else is refused to it, whatever it asks for."""

JSON = "application/json"
SIGN_OUT = "accounts.sessions.end"
HOME = "review.home.show"
HOME_OF_SEATS = "seats.home.show"


class Person(Protocol):
    """The signed-in person, as this module asks: ``g.me``, put there by accounts.sessions."""

    @property
    def id(self) -> int: ...
    @property
    def full_name(self) -> str: ...
    @property
    def first(self) -> str | None: ...
    @property
    def is_outside(self) -> bool: ...
    @property
    def roles(self) -> Collection[str]: ...
    def office_name(self, office_id: int) -> str: ...
    def stands_in_head(self, office_id: int) -> bool: ...
    def name_of(self, account_id: int) -> str | None: ...
    def may(self, permission: Permission, office_id: int | None = None) -> bool: ...
    def offices_for(self, permission: Permission) -> frozenset[int]: ...
    def actor(self, permission: Permission, office_id: int | None = None) -> Actor | None: ...


def permission_required(permission: Permission) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let only people who hold ``permission`` call the view; the gate reads it off the function."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            if not may(permission):
                abort(403)
            g.permission = permission
            return view(*args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]  # read by the gate and a guard test
        return guarded

    return decorate


def need(permission: Permission) -> None:
    """Go on only for who holds a permission that the address names, not the endpoint.

    From here on the request works in the offices of that permission.
    """
    if not may(permission):
        abort(403)
    g.permission = permission


def person() -> Person | None:
    """Return the signed-in person; None in front of the gate."""
    kept = answering.kept()
    who: Person | None = kept.get("me") if kept is not None else None
    return who


def may(permission: Permission, office_id: int | None = None) -> bool:
    """Whether the signed-in person holds ``permission`` in an office; in any, if none is named.

    A button about a thing names the thing's office. Only what leads to a list, or to something
    not yet made, asks without one.
    """
    who = person()
    return who is not None and who.may(permission, office_id)


def offices(permission: Permission | None = None) -> frozenset[int]:
    """Return the ids of the offices in which this person holds a permission.

    Args:
        permission: the one this endpoint declares, unless another is asked for.
    """
    who, wanted = person(), permission or g.get("permission")
    return frozenset() if who is None or wanted is None else who.offices_for(wanted)


def actor(permission: Permission | None = None) -> Actor:
    """Return who acts in this request, in the name of an office where they hold the permission.

    That office reaches over the thing the view looked up (:func:`about`). Among several it is the
    one chosen in the header.

    Args:
        permission: the one this endpoint declares, unless another is asked for.
    """
    who, wanted = person(), permission or g.get("permission")
    found = None
    if who is not None and wanted is not None:
        found = who.actor(wanted, g.get("about_office"))
        if found is None and wanted is Permission.USE:  # what is addressed to oneself, anywhere
            found = who.actor(wanted)
    if found is None:
        abort(403)
    return found


def about(thing: Any) -> None:
    """Note which thing this request is about: the first one looked up that has an office."""
    office_id = getattr(thing, "office_id", None)
    if isinstance(office_id, int) and "about_office" not in g:
        g.about_office = office_id


def about_office(office_id: int | None) -> None:
    """Say in which office this request acts, where the thing does not."""
    if office_id is not None:
        g.about_office = office_id


def init_app(app: Flask) -> None:
    """Put the gate before every request."""

    @app.before_request
    def gate() -> ResponseReturnValue | None:
        endpoint = request.endpoint
        if endpoint is None or endpoint in PUBLIC_ENDPOINTS:
            return None
        who = person()
        if who is None:
            if request.method == "GET" and not wants_json():
                return redirect(url_for("accounts.sessions.new", next=request.full_path))
            abort(401)
        view: Any = current_app.view_functions[endpoint]
        if not hasattr(view, "permission"):
            abort(403)
        if who.is_outside and not is_open_to_seats(endpoint):
            if endpoint == HOME and "GET" in request.method:
                return redirect(url_for(HOME_OF_SEATS), 303)
            abort(403)
        first = who.first  # what this person has to do before anything else
        if first is not None and endpoint not in {first, SIGN_OUT}:
            return _not_yet() if wants_json() else redirect(url_for(first), 303)
        return None


def is_open_to_seats(endpoint: str) -> bool:
    """Whether the seat of an organisation outside may call an endpoint: only what says so."""
    view: Any = current_app.view_functions[endpoint]
    return endpoint in OPEN_TO_SEATS or getattr(view, "permission", None) is Permission.SEAT


def _not_yet() -> ResponseReturnValue:
    """Tell a script that its person has something to do on a page first; it keeps what it holds."""
    text = gettext("Open any page first: it says what is to be done before work goes on.")
    return jsonify({"error": "first", "text": text}), 401


def wants_json() -> bool:
    """Whether the client asked for JSON (scripts of our own pages, the API)."""
    if request.environ.get("HTTP_ACCEPT") == JSON:  # our own scripts, most often
        return True
    return request.is_json or (request.accept_mimetypes.best_match(["text/html", JSON]) == JSON)
