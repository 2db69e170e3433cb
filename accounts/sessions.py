"""Signing in and out; who acts, what they may do and which offices they see, on each request."""

from flask import Flask, g, request
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from accounts import queries
from accounts.models import UserAccount
from accounts.roles import permissions_of
from foundation import clock
from foundation.database import db


class SignedIn(UserMixin):  # type: ignore[misc]  # flask_login ships no types
    """The signed-in person as Flask-Login sees them."""

    def __init__(self, account: UserAccount) -> None:
        self.account = account
        self.id = f"{account.id}.{account.session_no}"

    @property
    def full_name(self) -> str:
        return self.account.full_name

    @property
    def username(self) -> str:
        return self.account.username


def sign_in(account: UserAccount) -> None:
    """Start a session of ``account`` in this browser."""
    login_user(SignedIn(account))


def sign_out() -> None:
    """End the session of this browser."""
    logout_user()


def load(session_id: str) -> SignedIn | None:
    """Return the person of a session; None when it was ended or the account disabled."""
    user_id, _, number = session_id.partition(".")
    if not (user_id.isdigit() and number.isdigit()):
        return None
    account = db.session.get(UserAccount, int(user_id))
    if account is None or not account.is_active or account.session_no != int(number):
        return None
    return SignedIn(account)


def init_app(app: Flask) -> None:
    """Load the actor before each request, ahead of the gate in web.access."""
    manager = LoginManager(app)
    manager.session_protection = "basic"
    manager.user_loader(load)

    @app.before_request
    def load_actor() -> None:
        g.actor, g.permissions, g.offices = None, frozenset(), frozenset()
        if request.endpoint == "static" or not current_user.is_authenticated:
            return
        roles = queries.memberships_of(current_user.account.id, clock.today())
        if not roles:
            return
        g.actor = queries.actor_of(current_user.account, roles)
        g.roles = frozenset(membership.role for membership in roles)
        g.permissions = permissions_of(g.roles)
        g.offices = queries.offices_under({membership.office.path for membership in roles})
        g.office = roles[0].office
