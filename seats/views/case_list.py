"""The list of the case files a seat sees."""

from typing import Any, Final

from flask import url_for
from sqlalchemy import Select

from cases.models import CaseFile
from foundation.i18n import N_
from foundation.permissions import Permission
from seats import queries
from seats.views.finding import sight
from web import lists
from web.formatting import short_day
from web.lists import Asked, Column, Order, Phone, cells


def _select(_asked: Asked) -> Select[CaseFile]:
    return queries.cases(sight())


def _addresses() -> Any:
    prefix = url_for("seats.cases.index")
    return lambda case: f"{prefix}/{case.id}"


OWN_CASES: Final = lists.declare(
    lists.List(
        key="seat-cases",
        endpoint="seats.cases.index",
        permission=Permission.SEAT,
        title=N_("Your case files"),
        name=N_("Case file"),
        counted=N_("case files"),
        select=_select,
        offices=False,
        row_key=CaseFile.id,
        what=lambda case: f"{case.number} · {case.summary}",
        under=lambda case: case.officer.full_name,
        addresses=_addresses,
        orders=(
            Order(key="new", words=N_("Newest first"), by=(CaseFile.id,), descending=True),
            Order(key="old", words=N_("Oldest first"), by=(CaseFile.id,)),
        ),
        columns=(
            Column(
                key="stage",
                words=N_("Stage"),
                tell=lambda case: cells.state(case.stage),
                phone=Phone.RIGHT,
            ),
            Column(
                key="opened",
                words=N_("Opened on"),
                tell=lambda case: short_day(case.opened_on) if case.opened_on else "",
                phone=Phone.LINE,
            ),
        ),
        empty=N_("No case file is yours in this office."),
        none=N_("No case file is yours in this office."),
    )
)
