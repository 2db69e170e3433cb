"""The list of case files."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy import Select

from cases import queries
from cases.models import CaseFile, CaseStage, Tag
from cases.views.sides import sides
from foundation import search
from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from web import lists, pieces
from web.access import may, offices
from web.buttons import Button
from web.formatting import label, short_day
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells
from web.pieces import Piece

TAG: Final = Piece('<span class="kb-tag">{}</span>')


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case with what a list tells of it."""

    case: CaseFile
    sides: str
    assets: int


def _select(asked: Asked) -> Select[CaseFile]:
    tag = asked.one("tag")
    return queries.case_list(
        offices(),
        stages=[CaseStage(value) for value in asked.every("stage")],
        tag=Tag(tag) if tag else None,
        ids=lists.once(("found", asked.one("q")), lambda: _found(asked.one("q"))),
    )


def _found(words: str) -> list[int] | None:
    if not words:
        return None
    return [hit.subject_id for hit in search.find(words, offices=offices(), kinds=("case",))]


def _within(_asked: Asked) -> Within:
    return (CaseFile.office_id, offices())


def _prepare(rows: Sequence[CaseFile], _asked: Asked) -> Sequence[CaseRow]:
    ids = [case.id for case in rows]
    counts, against = queries.asset_counts(ids), sides(ids)
    return [CaseRow(case, against[case.id], counts.get(case.id, 0)) for case in rows]


def _addresses() -> Any:
    prefix = url_for("cases.files.index")
    return lambda row: f"{prefix}/{row.case.id}"


def _groups(row: CaseRow) -> Markup:
    return pieces.joined(" ", *(TAG(cells.word(tag)) for tag in row.case.groups))


def _begin() -> Button | None:
    if not may(Permission.WRITE_CASES):
        return None
    return Button(gettext("Open a case file"), url_for("cases.files.new"))


CASES: Final = lists.declare(
    lists.List(
        key="cases",
        endpoint="cases.files.index",
        permission=Permission.READ_CASES,
        title=N_("Case files"),
        name=N_("Case file"),
        counted=N_("case files"),
        select=_select,
        within=_within,
        prepare=_prepare,
        subject=lambda row: row.case,
        row_key=CaseFile.id,
        what=lambda row: f"{row.case.number} · {row.case.summary}",
        under=lambda row: row.sides,
        addresses=_addresses,
        orders=(
            Order(key="new", words=N_("Newest first"), by=(CaseFile.id,), descending=True),
            Order(key="old", words=N_("Oldest first"), by=(CaseFile.id,)),
        ),
        columns=(
            Column(
                key="stage",
                words=N_("Stage"),
                tell=lambda row: cells.state(row.case.stage),
                phone=Phone.LINE,
            ),
            Column(
                key="sides",
                words=N_("Creditor – debtor"),
                tell=lambda row: row.sides,
                phone=Phone.LINE,
                shown=False,
            ),
            Column(key="groups", words=N_("Group"), tell=_groups),
            Column(
                key="money",
                words=N_("Money due (₫)"),
                tell=lambda row: cells.money(row.case.money_due),
                plain=lambda row: row.case.money_due,
                right=True,
                phone=Phone.RIGHT,
            ),
            Column(key="assets", words=N_("Assets"), tell=lambda row: row.assets, right=True),
            Column(
                key="opened",
                words=N_("Opened on"),
                tell=lambda row: short_day(row.case.opened_on),
                plain=lambda row: row.case.opened_on,
                shown=False,
            ),
            Column(
                key="officer",
                words=N_("Officer"),
                tell=lambda row: cells.person(row.case.officer.full_name),
                plain=lambda row: row.case.officer.full_name,
                phone=Phone.LINE,
            ),
        ),
        filters=(
            Filter(key="q", words=N_("Number or words"), search=True, many=False),
            Filter(
                key="stage",
                words=N_("Stage"),
                options=lambda: [Option(each.value, label(each)) for each in CaseStage],
            ),
            Filter(
                key="tag",
                words=N_("Group"),
                options=lambda: [Option(each.value, label(each)) for each in Tag],
                many=False,
            ),
        ),
        empty=N_("There is no case file yet."),
        begin=_begin,
        none=N_("No case file fits the filters."),
    )
)
