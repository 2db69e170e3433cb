"""Change one's own password."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from accounts import operations, passwords, refusals, sessions
from accounts.forms import PasswordForm
from foundation.permissions import Permission
from web.access import permission_required
from web.pages import act_of, page, perform

bp = Blueprint("password", __name__, url_prefix="/password")


@bp.route("", methods=["GET", "POST"])
@permission_required(Permission.USE)
def edit() -> ResponseReturnValue:
    form = PasswordForm()
    account = current_user.account

    def act() -> None:
        if not passwords.matches(account.password_hash, form.current.data or ""):
            raise refusals.WrongNameOrPassword
        operations.set_password(account, password=form.password.data or "", by=act_of(form))

    if form.submitted():
        done = perform(
            form,
            act,
            then=lambda _none: url_for("review.home.show"),
            message=lambda _none: _("The password is changed."),
        )
        if done is not None:
            sessions.sign_in(account)
            return done
    return page("accounts/password/edit.html", form=form)
