"""The accounts of an office: list, one person, open, roles, disable, sessions."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts import passwords, queries
from accounts.forms import AccountForm, RoleForm, StateForm, UntilForm
from accounts.models import Membership, Office, Session, UserAccount
from accounts.operations import people, second_factor
from accounts.operations import sessions as browsers
from accounts.operations.tries import WINDOW
from accounts.sessions import LONGEST
from accounts.views.people_list import PEOPLE
from accounts.views.reach import act_over
from audit import ledger
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.forms import Form
from web.lists import list_page
from web.pages import act_page, one_or_404, page

bp = Blueprint("people", __name__, url_prefix="/accounts")

MOST_SESSIONS = 50
TIMELINE = 50


@bp.get("")
@permission_required(Permission.MANAGE_ACCOUNTS)
def index() -> ResponseReturnValue:
    return list_page(PEOPLE, "accounts/people/index.html")


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def new() -> ResponseReturnValue:
    password: list[passwords.Hashed] = []

    def prepare(_none: None, form: AccountForm) -> None:
        office = form.office.chosen
        act_over([office.path])
        names = (form.username.data or "", form.full_name.data or "", office.code, office.name)
        password.append(passwords.chosen(form.password.data or "", names=names))

    def create(_none: None, form: AccountForm, by: Act) -> UserAccount:
        account = people.create_account(
            username=form.username.data or "",
            full_name=form.full_name.data or "",
            password=password[0],
            office=form.office.chosen,
            must_change=True,
            by=by,
        )
        people.grant_role(
            account,
            role=form.chosen_role,
            office=form.office.chosen,
            until=form.until.data,
            by=by,
        )
        return account

    return act_page(
        lambda: None,
        lambda _none: AccountForm(offices=_my_offices()),
        create,
        prepare=prepare,
        then=lambda account: url_for("accounts.people.show", username=account.username),
        said=lambda account: _("Account %(name)s is open.", name=account.username),
        template="accounts/people/new.html",
        subject="nobody",
    )


def _granting(username: str, **kwargs: Any) -> RoleForm:
    form = RoleForm(offices=_my_offices(), **kwargs)
    form.office.asked_at = url_for(".show", username=username)
    return form


@bp.get("/<string:username>")
@permission_required(Permission.MANAGE_ACCOUNTS)
def show(username: str) -> ResponseReturnValue:
    account = person(username)
    return _show(account, _pressing(account))


@bp.post("/<string:username>/roles")
@permission_required(Permission.MANAGE_ACCOUNTS)
def grant(username: str) -> ResponseReturnValue:
    def make(_account: UserAccount) -> RoleForm:
        form = _granting(username)
        if form.office.chosen:
            act_over([form.office.chosen.path])
        return form

    return act_page(
        lambda: person(username),
        make,
        lambda account, form, by: people.grant_role(
            account,
            role=form.chosen_role,
            office=form.office.chosen,
            until=form.until.data,
            by=by,
        ),
        then=lambda _row: url_for(".show", username=username),
        said=lambda row: _("The role is granted."),
        show=_show,
    )


@bp.route("/<string:username>/roles/<int:membership_id>", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def limit(username: str, membership_id: int) -> ResponseReturnValue:
    """Say until which day a person holds a role."""
    held: Membership = one_or_404(queries.membership(membership_id, username, offices()))
    place = db.session.get_one(Office, held.office_id)

    def first(_account: UserAccount, form: UntilForm) -> None:
        form.until.data = held.last_day

    return act_page(
        lambda: person(username),
        lambda _account: UntilForm(),
        lambda account, form, by: people.limit_role(
            account, role=held.role, office=place, until=form.until.data, by=by
        ),
        first=first,
        then=lambda _row: url_for(".show", username=username),
        said=lambda _row: _("The last day of the role is recorded."),
        template="accounts/people/limit.html",
        subject="account",
        context=lambda _account: {"held": held, "place": place},
    )


@bp.post("/<string:username>/roles/<int:membership_id>/withdrawal")
@permission_required(Permission.MANAGE_ACCOUNTS)
def withdraw(username: str, membership_id: int) -> ResponseReturnValue:
    held: Membership = one_or_404(queries.membership(membership_id, username, offices()))
    return act_page(
        lambda: person(username),
        lambda _account: StateForm(),
        lambda account, _form, by: people.withdraw_role(
            account, role=held.role, office=db.session.get_one(Office, held.office_id), by=by
        ),
        then=lambda _none: url_for(".show", username=username),
        said=lambda _none: _("The role is withdrawn."),
        show=_show,
    )


@bp.route("/<string:username>/sessions", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def end_sessions(username: str) -> ResponseReturnValue:
    """Ask first, with the list of what ends; then sign the person out everywhere."""
    return act_page(
        lambda: person(username),
        lambda _account: StateForm(),
        lambda account, _form, by: people.end_sessions(account, by=by),
        then=lambda _none: url_for(".show", username=username),
        said=lambda _none: _("Every session of this person has ended."),
        template="accounts/end_sessions.html",
        subject="account",
        context=lambda account: {"rows": live(account), "own": False},
    )


@bp.post("/<string:username>/sessions/<int:session_id>/end")
@permission_required(Permission.MANAGE_ACCOUNTS)
def end_session(username: str, session_id: int) -> ResponseReturnValue:
    return _press(
        username, partial(browsers.end_one, session_id=session_id), _("That session has ended.")
    )


@bp.post("/<string:username>/second-factor")
@permission_required(Permission.MANAGE_ACCOUNTS)
def remove_factor(username: str) -> ResponseReturnValue:
    said = _("The confirmation code is removed; another is set up at the next sign-in if needed.")
    return _press(username, second_factor.remove, said)


@bp.post("/<string:username>/state")
@permission_required(Permission.MANAGE_ACCOUNTS)
def state(username: str) -> ResponseReturnValue:
    def switch(account: UserAccount, *, by: Act) -> None:
        people.set_active(account, active=not account.is_active, by=by)

    return _press(username, switch, _("Account %(name)s is changed.", name=username))


def _press(username: str, verb: Callable[..., None], said: str) -> ResponseReturnValue:
    """Do what one button of a person's page asks for."""
    return act_page(
        lambda: person(username),
        lambda _account: StateForm(),
        lambda account, _form, by: verb(account, by=by),
        then=lambda _none: url_for(".show", username=username),
        said=lambda _none: said,
        show=_show,
    )


def person(username: str) -> UserAccount:
    """Return a person of the offices in sight, and act for the office that reaches over theirs."""
    account: UserAccount = one_or_404(
        queries.people(offices()).where(UserAccount.username == username)
    )
    held = queries.rights_of(account.id, clock.today()).workplaces
    act_over([place.path for place in held])
    return account


def _my_offices() -> Sequence[Office]:
    return db.session.scalars(queries.offices(offices())).all()


def live(account: UserAccount) -> Sequence[Session]:
    since = clock.now() - LONGEST
    query = queries.live_sessions(account, since=since).limit(MOST_SESSIONS)
    return db.session.scalars(query).all()


def _pressing(account: UserAccount) -> StateForm:
    form = StateForm(None)
    form.expected.data = str(account.version)
    return form


def _show(account: UserAccount, form: Form) -> ResponseReturnValue:
    """Render one person; the form that was refused, if any, with its reasons."""
    today = clock.today()
    tries = queries.tries_of(account, since=clock.now() - WINDOW)
    held = [row for row in account.memberships if row.is_held_on(today)]
    return page(
        "accounts/people/show.html",
        form=form,
        account=account,
        held=held,
        mine=offices(),
        granting=form if isinstance(form, RoleForm) else _granting(account.username, formdata=None),
        pressing=form if isinstance(form, StateForm) else _pressing(account),
        sessions=live(account),
        factor=db.session.scalar(queries.factor_of(account.id)),
        waits=sum(each.failures for each in db.session.scalars(tries)),
        entries=db.session.scalars(ledger.history(f"account:{account.id}").limit(TIMELINE)).all(),
    )
