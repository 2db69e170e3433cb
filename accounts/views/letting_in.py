"""Letting a person in again: another password, wrong tries forgotten; each asks on its own page."""

from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts import allowed, passwords, queries
from accounts.forms import ResetForm, StateForm
from accounts.models import UserAccount
from accounts.operations import people
from accounts.operations.tries import WINDOW
from accounts.views.people import live, person
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from web.access import actor, permission_required
from web.forms import refusal_text
from web.pages import act_page

bp = Blueprint("letting_in", __name__, url_prefix="/accounts")

PERSON = "accounts.people.show"


@bp.route("/<string:username>/password", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def reset(username: str) -> ResponseReturnValue:
    """Show whom it is about, what ends and what the person is told; then set the password."""
    made: list[passwords.Hashed] = []

    def prepare(account: UserAccount, form: ResetForm) -> None:
        names = (account.username, account.full_name)
        made.append(passwords.chosen(form.password.data or "", names=names))

    return act_page(
        lambda: person(username),
        lambda _account: ResetForm(),
        lambda account, _form, by: people.reset_password(account, password=made[0], by=by),
        prepare=prepare,
        then=lambda _none: url_for(PERSON, username=username),
        said=lambda _none: _("The password is set; it is changed at the next sign-in."),
        template="accounts/letting_in/password.html",
        subject="account",
        context=_asked,
    )


@bp.route("/<string:username>/lock", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def unlock(username: str) -> ResponseReturnValue:
    """Show from where a wrong password was tried; then forget the tries."""
    return act_page(
        lambda: person(username),
        lambda _account: StateForm(),
        lambda account, _form, by: people.unlock(account, by=by),
        then=lambda _none: url_for(PERSON, username=username),
        said=lambda _none: _("Wrong tries are forgotten; nobody has to wait."),
        template="accounts/letting_in/unlock.html",
        subject="account",
        context=_asked,
    )


def _asked(account: UserAccount) -> dict[str, Any]:
    by, since = Act(actor(), clock.now()), clock.now() - WINDOW
    no_reset, no_unlock = allowed.why_not_reset(account, by), allowed.why_not_over(account, by)
    return {
        "why_not_reset": refusal_text(no_reset) if no_reset else "",
        "why_not_unlock": refusal_text(no_unlock) if no_unlock else "",
        "sessions": live(account),
        "tries": db.session.scalars(queries.tries_of(account, since=since)).all(),
    }
