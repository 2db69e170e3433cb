"""Sign in, sign out, one's own sessions, in whose name one acts."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from flask import (
    Blueprint,
    abort,
    flash,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from accounts import founding, queries, refusals, sessions
from accounts.forms import CodeForm, SignInForm, StateForm
from accounts.models import Session, UserAccount
from accounts.operations import people, signing_in
from accounts.operations import sessions as browsers
from accounts.operations.sessions import Ticket
from accounts.operations.signing_in import Half
from accounts.sessions import LONGEST, me
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.failures import Failure
from foundation.permissions import Permission
from foundation.refusals import Refusal
from foundation.transaction import transaction
from web import belonging
from web.access import permission_required, person, wants_json
from web.pages import act_page, one_or_404, page
from web.preferences import local_address

bp = Blueprint("sessions", __name__)


@bp.route("/sign-in", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    target = local_address(request.args.get("next")) or url_for("review.home.show")
    if request.method == "GET" and person() is not None:
        return redirect(target)
    if not founding.has_people():
        return redirect(url_for("accounts.setup.new"))
    form = SignInForm()
    if form.submitted():
        try:
            entered = signing_in.check_password(
                form.username.data or "",
                form.password.data or "",
                origin=sessions.origin(),
                at=clock.now(),
                then=_half_or_enter,
            )
        except Refusal as refusal:
            form.refuse(refusal)
        except Failure as failure:
            form.fail(failure)
        else:
            if isinstance(entered, Half):
                sessions.begin_half(entered)
                return _ask_for_code(form.kept.data, target)
            return go_on(entered, form.kept.data, target)
    return _sign_in_page(form, target)


@bp.route("/sign-in/code", methods=["GET", "POST"])
def code() -> ResponseReturnValue:
    """Ask whose password was right for the code, and let them in."""
    target = local_address(request.args.get("next")) or url_for("review.home.show")
    if person() is not None:
        return redirect(target)
    form, half = CodeForm(), sessions.half()
    if half is None:
        return _from_the_start(form.kept.data, target)
    if form.submitted():
        try:
            entered = signing_in.check_code(
                half,
                form.one_time_code.data or "",
                origin=sessions.origin(),
                at=clock.now(),
                then=enter,
            )
        except refusals.SignInAgain:
            return _from_the_start(form.kept.data, target)
        except Refusal as refusal:
            form.refuse(refusal)
        except Failure as failure:
            form.fail(failure)
        else:
            return go_on(entered, form.kept.data, target)
    return page("accounts/sessions/code.html", form=form, target=target)


@bp.app_errorhandler(401)
def signed_out(_error: HTTPException) -> ResponseReturnValue:
    """Ask who it is, with what was just typed; it is shown again to whom it was shown before."""
    if wants_json():
        text = _("You are signed out. Sign in, then send it again.")
        return jsonify({"error": "signed-out", "text": text}), 401
    typed = belonging.typed()
    form = SignInForm(formdata=None)
    form.kept.data = belonging.sealed(typed)
    target = _came_from() or url_for("review.home.show")
    return render_template(
        "accounts/sessions/new.html", form=form, target=target, interrupted=True
    ), 401


def _came_from() -> str | None:
    """Return the page this request was sent from, if it is one of ours."""
    came = urlsplit(request.referrer or "")
    if came.netloc != request.host:
        return None
    return local_address(came.path + (f"?{came.query}" if came.query else ""))


def _sign_in_page(form: SignInForm, target: str) -> ResponseReturnValue:
    return page(
        "accounts/sessions/new.html", form=form, target=target, interrupted=bool(form.kept.data)
    )


def _ask_for_code(kept: str | None, target: str) -> ResponseReturnValue:
    """Show the second step at once: what was typed before stays in the form."""
    form = CodeForm(formdata=None)
    form.kept.data = kept
    return page("accounts/sessions/code.html", form=form, target=target)


def _from_the_start(kept: str | None, target: str) -> ResponseReturnValue:
    """Ask for name and password: the time for the code is over, or the account changed."""
    if request.method == "GET":
        return redirect(url_for("accounts.sessions.new", next=target))
    sessions.forget()
    form = SignInForm(formdata=None)
    form.kept.data = kept
    form.refuse(refusals.SignInAgain())
    return _sign_in_page(form, target)


def go_on(entered: tuple[int, Ticket], kept: str | None, target: str) -> ResponseReturnValue:
    """Hand this browser its session and go where its person wanted to go."""
    account_id, ticket = entered
    sessions.sign_in(ticket)
    response = _carried_on(account_id, kept, target)
    return sessions.remember_browser(make_response(response), account_id)


def _carried_on(account_id: int, kept: str | None, target: str) -> ResponseReturnValue:
    """Go where this person wanted to go, or back to what they were typing."""
    typed = belonging.unsealed(kept)
    if typed is not None and typed.owner == account_id:
        return render_template(
            "errors/again.html",
            title=_("You are signed in again"),
            advice=_("Nothing was recorded of what you sent. Look at it and send it."),
            typed=typed,
        )
    if typed is not None:
        flash(_("What was typed belonged to somebody else; it was not taken over."), "info")
    return redirect(target, 303)


def _half_or_enter(account: UserAccount) -> Half | tuple[int, Ticket]:
    """Let a person in, or note that their code is still to come."""
    if db.session.scalar(queries.factor_of(account.id)) is not None:
        return Half(account.id, account.session_no)
    return enter(account)


def enter(account: UserAccount) -> tuple[int, Ticket]:
    """Begin a session in this browser and write it into the ledger."""
    actor = queries.actor_for(account, clock.today())
    if actor is None:
        raise refusals.NoRole
    by, origin = Act(actor, clock.now()), sessions.origin()
    signing_in.note_sign_in(account, origin=origin, by=by)
    ticket = browsers.begin_session(
        account, address=origin.address, browser=request.user_agent.string, at=by.at
    )
    return account.id, ticket


@bp.post("/sign-out")
@permission_required(Permission.USE)
def end() -> ResponseReturnValue:
    belonging.check_mine()
    with transaction():
        browsers.end_session(me().session_id, at=clock.now())
    sessions.forget()
    flash(_("You are signed out."), "ok")
    response = redirect(url_for("accounts.sessions.new"), 303)
    response.headers["Clear-Site-Data"] = '"cache"'  # photos seen here are kept by nobody
    return response


@bp.get("/sessions")
@permission_required(Permission.USE)
def index() -> ResponseReturnValue:
    return _index(_own_account(), StateForm())


@bp.post("/sessions/<int:session_id>/end")
@permission_required(Permission.USE)
def end_one(session_id: int) -> ResponseReturnValue:
    return act_page(
        _own_account,
        lambda _account: StateForm(),
        lambda account, _form, by: browsers.end_one(account, session_id=session_id, by=by),
        then=lambda _none: url_for(".index"),
        said=lambda _none: _("That session has ended."),
        show=_index,
    )


@bp.route("/sessions/end", methods=["GET", "POST"])
@permission_required(Permission.USE)
def end_all() -> ResponseReturnValue:
    """Ask first; then sign oneself out everywhere, here as well."""
    return act_page(
        _own_account,
        lambda _account: StateForm(),
        lambda account, _form, by: people.end_sessions(account, by=by),
        then=lambda _none: url_for(".new"),
        said=lambda _none: _("Every session of yours has ended. Sign in again."),
        template="accounts/end_sessions.html",
        subject="account",
        context=lambda account: {"rows": _live(account), "own": True},
    )


@bp.post("/acting-office")
@permission_required(Permission.USE)
def choose() -> ResponseReturnValue:
    """Remember in whose name this person acts in this browser; nothing chosen: as the act needs."""
    back = local_address(request.form.get("next")) or url_for("review.home.show")
    if belonging.is_review():  # after the session had ended: nothing to look at
        return redirect(back, 303)
    belonging.check_mine()
    asked = request.form.get("office_id", "")
    office = next((place for place in me().workplaces if str(place.id) == asked), None)
    if office is None and asked:
        abort(404)
    with transaction():
        browsers.choose_office(me().session_id, office.id if office else None)
    return redirect(back, 303)


def _own_account() -> UserAccount:
    account: UserAccount = one_or_404(db.select(UserAccount).where(UserAccount.id == me().id))
    return account


def _index(account: UserAccount, form: StateForm) -> ResponseReturnValue:
    return page(
        "accounts/sessions/index.html", form=form, rows=_live(account), here=me().session_id
    )


def _live(account: UserAccount) -> Sequence[Session]:
    since = clock.now() - LONGEST
    return db.session.scalars(queries.live_sessions(account, since=since)).all()
