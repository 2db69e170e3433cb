"""One's own second factor: set up, set up again, new recovery codes, removed; who needs one."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from itsdangerous import BadData, URLSafeTimedSerializer

from accounts import queries, refusals, sessions, totp, vault
from accounts.forms import CodeForm, FactorRuleForm, FirstSetUpForm, NextSetUpForm, SetUpForm
from accounts.models import FactorRule, Office, UserAccount
from accounts.operations import offices as tree
from accounts.operations import second_factor, signing_in
from accounts.operations.sessions import Ticket, begin_session
from accounts.proving import check_it_is_me
from accounts.sessions import me
from accounts.views.reach import act_over
from foundation import clock
from foundation.acts import Act
from foundation.database import db, lock
from foundation.failures import Failure
from foundation.once import Done
from foundation.permissions import Permission
from foundation.refusals import Refusal
from web.access import offices, permission_required
from web.forms import Form
from web.pages import act_of, act_page, do_once, page
from web.qr import text_svg

bp = Blueprint("second_factor", __name__, url_prefix="/second-factor")

ISSUER = "Kê Biên"
SECRET_AGE = 12 * 3600  # seconds; as long as a form is good


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of all offices, as a page shows them."""

    version: int


@bp.get("")
@permission_required(Permission.USE)
def show() -> ResponseReturnValue:
    return page(
        "accounts/second_factor/show.html",
        factor=db.session.scalar(queries.factor_of(me().id)),
        left=len(db.session.scalars(queries.unused_codes(me().id)).all()),
        needed=sessions.asks_for_code(me().standing),
    )


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.USE)
def new() -> ResponseReturnValue:
    """Show the symbol of a secret, and take it when the authenticator shows its code."""
    again = db.session.scalar(queries.factor_of(me().id)) is not None
    form: SetUpForm = NextSetUpForm() if again else FirstSetUpForm()
    known = _unsealed(form.secret.data)
    secret = known or totp.new_secret()
    if form.submitted() and _is_owner(form):
        recovery, tickets = second_factor.new_recovery_codes(), list[Ticket]()

        def work(account: UserAccount, by: Act) -> None:
            if known is None:  # the symbol on the page is a new one
                raise refusals.NewCodeWrong
            second_factor.set_up(
                account,
                secret=known,
                code=form.new_code.data or "",
                recovery=recovery,
                present=form.one_time_code.data or "" if again else "",
                by=by,
            )
            tickets.append(_ticket(account, by))

        done = _done(form, work)
        if done is not None:
            return _codes(done, recovery, tickets)
    form.secret.data = _sealed(secret)
    return page(
        "accounts/second_factor/new.html",
        form=form,
        again=again,
        must=me().first is not None,
        text=totp.as_text(secret),
        symbol=text_svg(
            totp.address(secret, username=me().standing.username, issuer=ISSUER),
            _("Symbol for the authenticator"),
        ),
    )


@bp.route("/codes", methods=["GET", "POST"])
@permission_required(Permission.USE)
def codes() -> ResponseReturnValue:
    """Make new recovery codes, shown once."""
    form = CodeForm()
    if form.submitted():
        recovery = second_factor.new_recovery_codes()

        def work(account: UserAccount, by: Act) -> None:
            second_factor.replace_recovery_codes(
                account, code=form.one_time_code.data or "", recovery=recovery, by=by
            )

        done = _done(form, work)
        if done is not None:
            return _codes(done, recovery, [])
    return page("accounts/second_factor/act.html", form=form, making=True)


@bp.route("/removal", methods=["GET", "POST"])
@permission_required(Permission.USE)
def remove() -> ResponseReturnValue:
    form, tickets = CodeForm(), list[Ticket]()
    if form.submitted():

        def work(account: UserAccount, by: Act) -> None:
            code = form.one_time_code.data or ""
            second_factor.give_up(account, code=code, fixed=_fixed(), by=by)
            tickets.append(_ticket(account, by))

        if _done(form, work) is not None:
            for ticket in tickets:
                sessions.renew(ticket)
            return redirect(url_for(".show"), 303)
    return page("accounts/second_factor/act.html", form=form, making=False)


@bp.route("/rule", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def rule() -> ResponseReturnValue:
    """Say who is asked for a code, office by office."""
    mine = db.session.scalars(queries.offices(offices())).all()

    def prepare(_rules: Rules, form: FactorRuleForm) -> None:
        act_over([form.office.chosen.path])

    def change(_rules: Rules, form: FactorRuleForm, by: Act) -> Office:
        return tree.rule_on_factor(form.office.chosen, rule=form.chosen_rule, by=by)

    return act_page(
        lambda: Rules(tree.version_of_rules()),
        lambda _rules: FactorRuleForm(offices=mine),
        change,
        prepare=prepare,
        then=lambda _office: url_for(".rule"),
        said=lambda office: _("The rule of %(office)s is changed.", office=office.name),
        template="accounts/second_factor/rule.html",
        subject="rules",
        first=lambda _rules, form: form.start_from(mine[0]),
        context=lambda _rules: {
            "mine": mine,
            "in_force": queries.rules_in_force(mine),
            "fixed": _fixed(),
        },
    )


def _fixed() -> FactorRule | None:
    """Return the rule of the server, if it has one."""
    fixed = current_app.config["KEBIEN"].second_factor
    return FactorRule(fixed) if fixed else None


def _is_owner(form: SetUpForm) -> bool:
    """Whether the person at this browser knows the password; a present code is asked in the act."""
    if not isinstance(form, FirstSetUpForm):
        return True
    try:
        check_it_is_me(form.password.data or "")
    except Refusal as refusal:
        form.refuse(refusal)
    except Failure as failure:
        form.fail(failure)
    else:
        return True
    return False


def _done(form: Form, work: Callable[[UserAccount, Act], None]) -> Done | None:
    """Do an act that uses a code up; a wrong one counts as at sign-in, and then one waits.

    The wait is asked and a wrong code is counted under the account's lock: many at once win no more
    tries than one after the other.
    """
    origin, at = sessions.origin(), clock.now()

    def used() -> dict[str, bool]:
        account = db.session.get_one(UserAccount, me().id)
        lock(account)
        signing_in.check_wait_of(account, origin=origin, at=at)
        try:
            work(account, act_of(form))
        except refusals.WrongCode:  # raised before anything is written
            signing_in.count_wrong_code(account, origin=origin, at=at)
            return {"wrong": True}
        return {"wrong": False}

    try:
        vault.prepare()
        done = do_once(form, used)
    except Failure as failure:
        form.fail(failure)
        return None
    if done is not None and done.answer.get("wrong"):
        form.refuse(refusals.WrongCode())
        form.renew()
        return None
    return done


def _codes(done: Done, recovery: tuple[str, ...], tickets: list[Ticket]) -> ResponseReturnValue:
    """Show the recovery codes, once: nothing keeps them."""
    for ticket in tickets:
        sessions.renew(ticket)
    if done.repeated:
        return redirect(url_for(".show"), 303)
    return page("accounts/second_factor/codes.html", codes=recovery)


def _ticket(account: UserAccount, by: Act) -> Ticket:
    """Begin a session in this browser: the present one has ended with all the others."""
    return begin_session(
        account, address=sessions.address(), browser=request.user_agent.string, at=by.at
    )


def _sealed(secret: bytes) -> str:
    return _signer().dumps([me().id, secret.hex()])


def _unsealed(text: object) -> bytes | None:
    """Return the secret a form carries; None when it is not ours, not this person's, or too old."""
    try:
        owner, secret = _signer().loads(str(text or ""), max_age=SECRET_AGE)
    except (BadData, ValueError, TypeError):
        return None
    return bytes.fromhex(secret) if owner == me().id else None


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="second factor")
