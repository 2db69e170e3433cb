"""The list of accounts."""

from datetime import date
from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy import Select

from accounts import queries
from accounts.models import Membership, Role, UserAccount
from foundation import clock
from foundation.i18n import N_
from foundation.permissions import Permission
from web import lists, pieces
from web.access import offices
from web.buttons import Button
from web.formatting import short_day
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells


def _select(asked: Asked) -> Select[UserAccount]:
    query = queries.people(offices(), asked.one("q"))
    state, role = asked.one("state"), asked.one("role")
    if role:
        query = query.where(queries.holds_now(Role(role), offices(), clock.today()))
    return query.where(UserAccount.is_active.is_(state == "active")) if state else query


def _within(_asked: Asked) -> None:
    return None


def _addresses() -> Any:
    prefix = url_for("accounts.people.index")
    return lambda account: f"{prefix}/{account.username}"


def _roles(account: UserAccount) -> Markup:
    today = clock.today()
    return pieces.joined("; ", *map(_role, _held(account, today)))


def _held(account: UserAccount, today: date) -> list[Membership]:
    return [each for each in account.memberships if each.is_held_on(today)]


def _role(held: Membership) -> str:
    """Say one role: "Thủ kho · Phòng khu vực 2 · đến 31/12/2026"."""
    said = f"{cells.word(held.role)} · {held.office.name}"
    if held.last_day is None:
        return said
    return f"{said} · {gettext('until %(day)s', day=short_day(held.last_day))}"


def _state(account: UserAccount) -> Markup:
    if account.is_active:
        return cells.status(gettext("Active"), "ok")
    return cells.status(gettext("Disabled"), "neutral")


def _begin() -> Button:
    return Button(gettext("Open an account"), url_for("accounts.people.new"))


PEOPLE: Final = lists.declare(
    lists.List(
        key="people",
        endpoint="accounts.people.index",
        permission=Permission.MANAGE_ACCOUNTS,
        title=N_("Accounts"),
        name=N_("Name"),
        counted=N_("accounts"),
        select=_select,
        within=_within,
        offices=False,
        row_key=UserAccount.id,
        what=lambda account: account.full_name,
        under=lambda account: account.username,
        addresses=_addresses,
        orders=(
            Order(
                key="name",
                words=N_("By name"),
                by=(UserAccount.sort_key, UserAccount.id),
            ),
            Order(
                key="name-back",
                words=N_("By name, from the end"),
                by=(UserAccount.sort_key, UserAccount.id),
                descending=True,
            ),
        ),
        columns=(
            Column(key="state", words=N_("State"), tell=_state, phone=Phone.LINE),
            Column(key="roles", words=N_("Role and office"), tell=_roles, phone=Phone.LINE),
        ),
        filters=(
            Filter(key="q", words=N_("Name or user name"), search=True, many=False),
            Filter(
                key="state",
                words=N_("State"),
                options=lambda: [
                    Option("active", gettext("Active")),
                    Option("disabled", gettext("Disabled")),
                ],
                many=False,
            ),
            Filter(
                key="role",
                words=N_("Role"),
                options=lambda: [Option(role.value, cells.word(role)) for role in Role],
                many=False,
            ),
        ),
        empty=N_("There is no account yet."),
        begin=_begin,
        none=N_("No account fits the filters."),
    )
)
