"""The accounts of an office: list, open one, disable, enable."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts import operations, queries
from accounts.forms import AccountForm, StateForm
from accounts.models import Office, UserAccount
from foundation.database import db
from foundation.permissions import Permission
from web.access import actor, offices, permission_required
from web.pages import act_of, one_or_404, page, perform

bp = Blueprint("people", __name__, url_prefix="/accounts")


@bp.get("")
@permission_required(Permission.MANAGE_ACCOUNTS)
def index() -> ResponseReturnValue:
    people = db.session.scalars(queries.people(offices())).unique().all()
    return page("accounts/people/index.html", people=people, form=StateForm())


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def new() -> ResponseReturnValue:
    form = AccountForm(offices=db.session.scalars(queries.offices(offices())).all())

    def act() -> UserAccount:
        account = operations.create_account(
            username=form.username.data or "",
            full_name=form.full_name.data or "",
            password=form.password.data or "",
            office=form.chosen_office,
            by=act_of(form),
        )
        operations.grant_role(
            account, role=form.chosen_role, office=form.chosen_office, by=act_of(form)
        )
        return account

    if form.submitted():
        done = perform(
            form,
            act,
            then=lambda _account: url_for("accounts.people.index"),
            message=lambda account: _("Account %(name)s is open.", name=account.username),
        )
        if done is not None:
            return done
    return page("accounts/people/new.html", form=form)


@bp.post("/<string:username>/state")
@permission_required(Permission.MANAGE_ACCOUNTS)
def state(username: str) -> ResponseReturnValue:
    account: UserAccount = one_or_404(
        queries.people(offices()).where(UserAccount.username == username)
    )
    form = StateForm()
    office = db.get_or_404(Office, actor().office_id)
    if form.submitted():
        done = perform(
            form,
            lambda: operations.set_active(
                account, active=not account.is_active, office=office, by=act_of(form)
            ),
            then=lambda _none: url_for("accounts.people.index"),
            message=lambda _none: _("Account %(name)s is changed.", name=account.username),
        )
        if done is not None:
            return done
    people = db.session.scalars(queries.people(offices())).unique().all()
    return page("accounts/people/index.html", people=people, form=form)
