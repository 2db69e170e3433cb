"""Sign in, sign out, choose in whose name one acts."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts import operations, refusals, session_rows, sessions
from accounts.forms import SignInForm
from accounts.sessions import me
from foundation import clock
from foundation.permissions import Permission
from foundation.refusals import Refusal
from foundation.transaction import transaction
from web.access import permission_required, person
from web.pages import page
from web.preferences import local_address

bp = Blueprint("sessions", __name__)


@bp.route("/sign-in", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    target = local_address(request.args.get("next")) or url_for("review.home.show")
    if request.method == "GET" and person() is not None:
        return redirect(target)
    form = SignInForm()
    if form.submitted():
        try:
            with transaction():
                account = operations.check_sign_in(
                    form.username.data or "", form.password.data or "", at=clock.now()
                )
                if account is not None:
                    ticket = session_rows.begin_session(
                        account,
                        address=request.remote_addr or "",
                        browser=request.user_agent.string,
                        at=clock.now(),
                    )
            if account is None:
                raise refusals.WrongNameOrPassword
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            sessions.sign_in(ticket)
            return redirect(target, 303)
    return page("accounts/sessions/new.html", form=form, target=target)


@bp.post("/sign-out")
@permission_required(Permission.USE)
def end() -> ResponseReturnValue:
    with transaction():
        session_rows.end_session(me().session_id, at=clock.now())
    sessions.sign_out()
    flash(_("You are signed out."), "ok")
    response = redirect(url_for("accounts.sessions.new"), 303)
    response.headers["Clear-Site-Data"] = '"cache"'  # photos seen here are kept by nobody
    return response


@bp.post("/acting-office")
@permission_required(Permission.USE)
def choose() -> ResponseReturnValue:
    """Remember in whose name this person acts in this browser; nothing chosen: as the act needs."""
    asked = request.form.get("office_id", "")
    office = next((place for place in me().workplaces if str(place.id) == asked), None)
    if office is None and asked:
        abort(404)
    with transaction():
        session_rows.choose_office(me().session_id, office.id if office else None)
    back = local_address(request.form.get("next")) or url_for("review.home.show")
    return redirect(back, 303)
