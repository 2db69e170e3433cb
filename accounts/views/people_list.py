"""The list of accounts."""

from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy import Select

from accounts import queries
from accounts.models import UserAccount
from foundation.i18n import N_
from foundation.permissions import Permission
from web import lists, pieces
from web.access import offices
from web.buttons import Button
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells


def _select(asked: Asked) -> Select[UserAccount]:
    query = queries.people(offices(), asked.one("q"))
    state = asked.one("state")
    return query.where(UserAccount.is_active.is_(state == "active")) if state else query


def _within(_asked: Asked) -> None:
    return None


def _addresses() -> Any:
    prefix = url_for("accounts.people.index")
    return lambda account: f"{prefix}/{account.username}"


def _roles(account: UserAccount) -> Markup:
    held = [each for each in account.memberships if not each.valid_to]
    return pieces.joined(", ", *(f"{cells.word(each.role)} · {each.office.name}" for each in held))


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
        ),
        empty=N_("There is no account yet."),
        begin=_begin,
        none=N_("No account fits the filters."),
    )
)
