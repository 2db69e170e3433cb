"""The list of scanned codes that nobody knows yet."""

from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Select

from foundation import clock
from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from warehouse import queries
from warehouse.models import UnknownScan
from web import lists
from web.access import offices
from web.buttons import Button
from web.formatting import moment
from web.lists import Asked, Column, Order, Phone

SIZE: Final = 20  # rows of a page: each has a form of its own


def _select(_asked: Asked) -> Select[UnknownScan]:
    return queries.unknown_scans(offices()).order_by(None).limit(None)


def _within(_asked: Asked) -> Within:
    return (UnknownScan.office_id, offices())


def _nowhere() -> Any:
    return lambda _scan: ""


def _begin() -> Button:
    return Button(gettext("Scan a code"), url_for("warehouse.scan.show"))


UNKNOWN: Final = lists.declare(
    lists.List(
        key="unknown",
        endpoint="warehouse.unknown.index",
        permission=Permission.READ_WAREHOUSE,
        title=N_("Unknown codes"),
        name=N_("Code"),
        counted=N_("codes"),
        select=_select,
        within=_within,
        size=SIZE,
        row_key=UnknownScan.id,
        what=lambda scan: scan.raw,
        addresses=_nowhere,
        orders=(
            Order(key="new", words=N_("Newest first"), by=(UnknownScan.id,), descending=True),
            Order(key="old", words=N_("Oldest first"), by=(UnknownScan.id,)),
        ),
        columns=(
            Column(
                key="at",
                words=N_("Scanned"),
                tell=lambda scan: moment(scan.scanned_at),
                plain=lambda scan: clock.local_day(scan.scanned_at),
                phone=Phone.LINE,
            ),
        ),
        empty=N_("Every scanned code is known."),
        begin=_begin,
        none=N_("Every scanned code is known."),
    )
)
