"""Sign in, sign out."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from accounts import operations, refusals, sessions
from accounts.forms import SignInForm
from foundation import clock
from foundation.permissions import Permission
from foundation.refusals import Refusal
from foundation.transaction import transaction
from web.access import permission_required
from web.pages import page
from web.preferences import local_address

bp = Blueprint("sessions", __name__)


@bp.route("/sign-in", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    target = local_address(request.args.get("next")) or url_for("review.home.show")
    if request.method == "GET" and current_user.is_authenticated:
        return redirect(target)
    form = SignInForm()
    if form.submitted():
        try:
            with transaction():
                account = operations.check_sign_in(
                    form.username.data or "", form.password.data or "", at=clock.now()
                )
            if account is None:
                raise refusals.WrongNameOrPassword
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            sessions.sign_in(account)
            return redirect(target, 303)
    return page("accounts/sessions/new.html", form=form, target=target)


@bp.post("/sign-out")
@permission_required(Permission.USE)
def end() -> ResponseReturnValue:
    sessions.sign_out()
    flash(_("You are signed out."), "ok")
    return redirect(url_for("accounts.sessions.new"), 303)
