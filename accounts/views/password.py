"""Change one's own password."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts import operations, passwords, refusals, session_rows, sessions
from accounts.forms import PasswordForm
from accounts.models import UserAccount
from accounts.session_rows import Ticket
from accounts.sessions import me
from foundation.database import db
from foundation.permissions import Permission
from web.access import permission_required
from web.pages import act_of, page, perform

bp = Blueprint("password", __name__, url_prefix="/password")


@bp.route("", methods=["GET", "POST"])
@permission_required(Permission.USE)
def edit() -> ResponseReturnValue:
    form = PasswordForm()

    tickets: list[Ticket] = []  # the present one ends with all the others

    def act() -> None:
        account = db.session.get_one(UserAccount, me().id)
        if not passwords.matches(account.password_hash, form.current.data or ""):
            raise refusals.WrongNameOrPassword
        by = act_of(form)
        operations.set_password(account, password=form.password.data or "", by=by)
        tickets.append(
            session_rows.begin_session(
                account,
                address=request.remote_addr or "",
                browser=request.user_agent.string,
                at=by.at,
            )
        )

    if form.submitted():
        done = perform(
            form,
            act,
            then=lambda _none: url_for("review.home.show"),
            message=lambda _none: _("The password is changed."),
        )
        if done is not None:
            for ticket in tickets:
                sessions.renew(ticket)
            return done
    return page("accounts/password/edit.html", form=form)
