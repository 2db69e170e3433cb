"""The first visit: nobody has an account, and who knows the server's code opens the first one."""

from contextlib import suppress

from flask import Blueprint, abort, current_app, url_for
from flask.typing import ResponseReturnValue

from accounts import founding, passwords, sessions, setup_code
from accounts.forms import FirstAccountForm
from accounts.operations.founding import check_setup_code, open_first_account
from accounts.views.sessions import enter, go_on
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.failures import Failure
from foundation.refusals import Refusal
from foundation.transaction import transaction
from web.pages import page

bp = Blueprint("setup", __name__)


@bp.route("/setup", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Open the first account and sign its owner in; once there is one, nothing is here."""
    if founding.has_people():
        abort(404)
    form, folder = FirstAccountForm(), current_app.config["KEBIEN"].data_dir
    if form.submitted():
        username, full_name = form.username.data or "", form.full_name.data or ""
        try:
            check_setup_code(
                form.setup_code.data or "",
                folder=folder,
                origin=sessions.origin(),
                at=clock.now(),
            )
            password = passwords.chosen(form.password.data or "", names=(username, full_name))
            with transaction():
                account = open_first_account(
                    username=username,
                    full_name=full_name,
                    password=password,
                    by=Act(SYSTEM, clock.now()),
                )
                entered = enter(account)
        except Refusal as refusal:
            form.refuse(refusal)
        except Failure as failure:
            form.fail(failure)
        else:
            with suppress(Failure):  # it opens nothing any longer, kept or not
                setup_code.forget(folder)
            return go_on(entered, None, url_for("review.home.show"))
    return page("accounts/setup/new.html", form=form)
