"""Change one's own password."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts import passwords, refusals, sessions
from accounts.forms import PasswordForm
from accounts.models import UserAccount
from accounts.operations import people
from accounts.operations.sessions import Ticket, begin_session
from accounts.proving import check_it_is_me
from accounts.sessions import me
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from web.access import permission_required
from web.pages import act_page

bp = Blueprint("password", __name__, url_prefix="/password")


@bp.route("", methods=["GET", "POST"])
@permission_required(Permission.USE)
def edit() -> ResponseReturnValue:
    made: list[passwords.Hashed] = []
    tickets: list[Ticket] = []  # the present session ends with all the others

    def prepare(_none: None, form: PasswordForm) -> None:
        """Check the present password as a sign-in would, and the new one; both take their time."""
        standing = me().standing
        new = passwords.chosen(
            form.password.data or "",
            names=(standing.username, standing.full_name, *(p.name for p in me().workplaces)),
        )
        check_it_is_me(form.current.data or "")
        if form.password.data == form.current.data:
            raise refusals.PasswordUnchanged
        made.append(new)

    def change(_none: None, _form: PasswordForm, by: Act) -> None:
        account = db.session.get_one(UserAccount, me().id)
        people.set_password(account, password=made[0], by=by)
        tickets.append(
            begin_session(
                account,
                address=sessions.address(),
                browser=request.user_agent.string,
                at=by.at,
            )
        )

    answer = act_page(
        lambda: None,
        lambda _none: PasswordForm(),
        change,
        prepare=prepare,
        then=lambda _none: url_for("review.home.show"),
        said=lambda _none: _("The password is changed."),
        template="accounts/password/edit.html",
        subject="nobody",
        context=lambda _none: {"must": me().first is not None},
    )
    for ticket in tickets:
        sessions.renew(ticket)
    return answer
