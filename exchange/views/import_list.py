"""The list of what was imported."""

from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy import Select

from exchange import queries
from exchange.models import ImportBatch, SheetKind
from foundation import clock
from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from web import lists
from web.access import may, offices
from web.buttons import Button
from web.formatting import grouped, label, moment
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells


def _select(asked: Asked) -> Select[ImportBatch]:
    query = queries.batches(offices())
    kinds = [SheetKind(value) for value in asked.every("kind")]
    return query.where(ImportBatch.kind.in_(kinds)) if kinds else query


def _within(_asked: Asked) -> Within:
    return (ImportBatch.office_id, offices())


def _addresses() -> Any:
    return lambda _batch: ""


def _state(batch: ImportBatch) -> Markup:
    done = gettext("%(done)s of %(new)s", done=grouped(batch.imported), new=grouped(batch.comes_in))
    return cells.joined(cells.state(batch.state), done)


def _number(name: str, words: str) -> Column:
    return Column(
        key=name, words=words, tell=lambda batch: grouped(getattr(batch, name)), right=True
    )


def _begin() -> Button:
    if may(Permission.ENTER_BACKLOG):
        return Button(gettext("Import auction notices"), url_for("exchange.notices.new"))
    return Button(gettext("Import the backlog"), url_for("exchange.backlog.new"))


IMPORTS: Final = lists.declare(
    lists.List(
        key="imports",
        endpoint="exchange.imports.index",
        permission=Permission.IMPORT,
        title=N_("What was imported"),
        name=N_("File"),
        counted=N_("imports"),
        select=_select,
        within=_within,
        row_key=ImportBatch.id,
        what=lambda batch: batch.file_name,
        addresses=_addresses,
        orders=(
            Order(key="new", words=N_("Newest first"), by=(ImportBatch.id,), descending=True),
            Order(key="old", words=N_("Oldest first"), by=(ImportBatch.id,)),
        ),
        columns=(
            Column(key="state", words=N_("State"), tell=_state, phone=Phone.LINE),
            Column(
                key="when",
                words=N_("When"),
                tell=lambda batch: moment(batch.started_at),
                plain=lambda batch: clock.local_day(batch.started_at),
                right=True,
                phone=Phone.RIGHT,
            ),
            _number("rows", N_("Rows")),
            _number("new", N_("New")),
            _number("unchanged", N_("There already")),
            Column(
                key="out",
                words=N_("Stay out"),
                tell=lambda batch: grouped(batch.left_out + batch.failed),
                right=True,
            ),
        ),
        filters=(
            Filter(
                key="kind",
                words=N_("Kind"),
                options=lambda: [Option(each.value, label(each)) for each in SheetKind],
            ),
        ),
        empty=N_("Nothing was imported yet."),
        begin=_begin,
        none=N_("No import fits the filters."),
    )
)
