"""The list of organisations."""

from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy import Select

from foundation.i18n import N_
from foundation.permissions import Permission
from organisations import queries
from organisations.models import Organisation, OrganisationKind
from web import lists
from web.access import may
from web.buttons import Button
from web.formatting import label
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells


def _select(asked: Asked) -> Select[Organisation]:
    kind = asked.one("kind")
    return queries.listed(
        asked.one("q"),
        kind=OrganisationKind(kind) if kind else None,
        state=asked.one("state"),
    )


def _addresses() -> Any:
    prefix = url_for("organisations.registry.index")
    return lambda organisation: f"{prefix}/{organisation.id}"


def _state(organisation: Organisation) -> Markup:
    if organisation.merged_into is not None:
        return cells.status(
            gettext("Merged into %(name)s", name=organisation.merged_into.name), "neutral"
        )
    if organisation.closed_on is not None:
        return cells.status(gettext("No longer works"), "warn")
    return cells.status(gettext("Works"), "ok")


def _under(organisation: Organisation) -> str:
    parts = (label(organisation.kind), organisation.parent.name if organisation.parent else "")
    return " · ".join(part for part in parts if part)


def _begin() -> Button | None:
    if not may(Permission.KEEP_ORGANISATIONS):
        return None
    return Button(gettext("Record an organisation"), url_for("organisations.registry.new"))


def _states() -> list[Option]:
    return [
        Option("doubles", gettext("may be recorded twice")),
        Option("closed", gettext("closed")),
        Option("merged", gettext("merged into another")),
    ]


ORGANISATIONS: Final = lists.declare(
    lists.List(
        key="organisations",
        endpoint="organisations.registry.index",
        permission=Permission.READ_CASES,
        title=N_("Organisations"),
        name=N_("Name"),
        counted=N_("organisations"),
        select=_select,
        offices=False,
        row_key=Organisation.id,
        what=lambda organisation: organisation.name,
        under=_under,
        addresses=_addresses,
        orders=(
            Order(
                key="name",
                words=N_("By name"),
                by=(Organisation.sort_key, Organisation.id),
            ),
            Order(key="new", words=N_("Newest first"), by=(Organisation.id,), descending=True),
        ),
        columns=(
            Column(
                key="kind",
                words=N_("Kind of organisation"),
                tell=lambda organisation: cells.word(organisation.kind),
                phone=Phone.LINE,
            ),
            Column(
                key="tax",
                words=N_("Tax code"),
                tell=lambda organisation: organisation.tax_code or "",
            ),
            Column(
                key="phone",
                words=N_("Telephone"),
                tell=lambda organisation: organisation.phone or "",
                phone=Phone.LINE,
            ),
            Column(
                key="address",
                words=N_("Address"),
                tell=lambda organisation: cells.clipped(organisation.address or ""),
                plain=lambda organisation: organisation.address,
                shown=False,
            ),
            Column(key="state", words=N_("State"), tell=_state, phone=Phone.RIGHT),
        ),
        filters=(
            Filter(key="q", words=N_("Name, former name or tax code"), search=True, many=False),
            Filter(
                key="kind",
                words=N_("Kind of organisation"),
                options=lambda: [Option(each.value, label(each)) for each in OrganisationKind],
                many=False,
            ),
            Filter(key="state", words=N_("State"), options=_states, many=False),
        ),
        empty=N_("There is no organisation yet: banks, auction organisations, courts stand here."),
        begin=_begin,
        none=N_("No organisation fits the filters."),
    )
)
