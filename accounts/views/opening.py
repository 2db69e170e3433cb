"""An office that begins: its name and units in one act, its people in another."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts import allowed, founding, passwords, provinces, queries
from accounts.forms import one_time_password
from accounts.forms.opening import BeginForm, PeopleForm
from accounts.models import Office, Role
from accounts.operations import offices as tree
from accounts.operations.opening import NewPerson, open_accounts, usernames_for
from accounts.views.reach import act_over
from foundation.database import db
from foundation.failures import Failure
from foundation.permissions import Permission
from foundation.refusals import Refusal
from web.access import offices, permission_required
from web.forms import refusal_text
from web.pages import act_of, act_page, do_once, one_or_404, page

bp = Blueprint("opening", __name__)

HOME = "review.home.show"


@dataclass(frozen=True, slots=True)
class Slip:
    """What one person is handed: it is shown once and kept nowhere."""

    full_name: str
    username: str
    password: str


@bp.route("/offices/begin", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def office() -> ResponseReturnValue:
    """Name the office that the database began with, and add its units."""

    def find() -> Office:
        mine = queries.offices(offices(Permission.MANAGE_ACCOUNTS))
        found: Office = one_or_404(mine.where(Office.id == founding.ROOT_OFFICE))
        act_over([found.path])
        return found

    def why_not(office: Office) -> str:
        refused = allowed.why_not_begin(office)
        return refusal_text(refused) if refused else ""

    return act_page(
        find,
        lambda _office: BeginForm(),
        lambda office, form, by: tree.found_office(
            office,
            code=form.code.data or "",
            name=form.name.data or "",
            units=form.units.data or 0,
            by=by,
        ),
        then=lambda _office: url_for(HOME),
        said=lambda office: _("The office is called %(office)s now.", office=office.name),
        template="accounts/opening/office.html",
        subject="office",
        context=lambda office: {"suggested": provinces.office_names(), "why_not": why_not(office)},
    )


@bp.route("/accounts/new/several", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def people() -> ResponseReturnValue:
    """Open several accounts; their first passwords are made here and shown once."""
    form = PeopleForm(offices=db.session.scalars(queries.offices(offices())).all())
    if request.method == "GET":
        form.begin()
    elif "more" in request.form:
        form.lengthen()
    elif form.submitted():
        slips = _opened(form)
        if slips is not None:
            return page("accounts/opening/slips.html", slips=slips, office=form.office.chosen)
    return page("accounts/opening/people.html", form=form)


def _opened(form: PeopleForm) -> list[Slip] | None:
    """Open the accounts once; None, with the reason in the form, when it is refused.

    A list that is sent again opens nobody twice. The passwords of the first time are known to no
    one any more; where the slips were lost, passwords are reset.
    """
    try:
        slips, new = _prepared(form)
    except Refusal as refusal:
        form.refuse(refusal)
        return None
    except Failure as failure:
        form.fail(failure)
        return None
    office: Office = form.office.chosen

    def work() -> dict[str, Any]:
        opened = open_accounts(new, office=office, by=act_of(form))
        return {"accounts": [account.username for account in opened]}

    done = do_once(form, work)
    if done is None:
        return None
    return [] if done.repeated else slips


def _prepared(form: PeopleForm) -> tuple[list[Slip], list[NewPerson]]:
    """Propose user names, make passwords and hash them, before anything is locked."""
    office: Office = form.office.chosen
    act_over([office.path])
    rows = form.named
    given = [(row.username.data or "").strip().lower() for row in rows]
    unnamed = [row.full_name.data or "" for row, name in zip(rows, given, strict=True) if not name]
    proposed = iter(usernames_for(unnamed, given=[name for name in given if name]))
    slips, new = [], []
    for row, name in zip(rows, given, strict=True):
        slip = Slip(row.full_name.data or "", name or next(proposed), one_time_password())
        names = (slip.username, slip.full_name, office.code, office.name)
        hashed = passwords.chosen(slip.password, names=names)
        slips.append(slip)
        new.append(
            NewPerson(
                slip.username, slip.full_name, [Role(role) for role in row.roles.chosen], hashed
            )
        )
    return slips, new
