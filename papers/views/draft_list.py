"""The list of drafts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Select

from audit.subjects import Subject, named, within_sight
from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from papers.drafting import queries
from papers.drafting.models import Draft
from papers.drafting.registry import declared, template_of
from web import lists
from web.access import offices
from web.buttons import Button
from web.formatting import moment
from web.i18n import translated
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells

OPEN, SIGNED, DROPPED = "open", "signed", "dropped"


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft with what it is about."""

    draft: Draft
    about: Subject | None


def called(draft: Draft) -> str:
    """Return what the paper of a draft is called."""
    template = template_of(draft.template)
    return translated(template.words) if template is not None else draft.template


def state_of(draft: Draft) -> Any:
    """Return where a draft is, as a list and a panel show it."""
    if draft.document is not None:
        return cells.status(gettext("signed"), "ok")
    if draft.dropped_reason is not None:
        return cells.status(gettext("dropped"), "neutral")
    return cells.status(gettext("draft"), "info")


def _select(asked: Asked) -> Select[Draft]:
    # whose page is closed to the reader, so are its drafts
    opened = within_sight(Draft.subject_kind, Draft.office_id, offices)
    query = queries.drafts(offices()).where(opened)
    state, papers = asked.one("state"), asked.every("paper")
    if state == OPEN:
        query = query.where(Draft.document_id.is_(None), Draft.dropped_reason.is_(None))
    elif state == SIGNED:
        query = query.where(Draft.document_id.is_not(None))
    elif state == DROPPED:
        query = query.where(Draft.dropped_reason.is_not(None))
    return query.where(Draft.template.in_(papers)) if papers else query


def _within(_asked: Asked) -> Within:
    return (Draft.office_id, offices())


def _prepare(rows: Sequence[Draft], _asked: Asked) -> Sequence[DraftRow]:
    about = named({draft.subject for draft in rows}, offices)
    return [DraftRow(draft, about.get(draft.subject)) for draft in rows]


def _addresses() -> Any:
    prefix = url_for("papers.drafts.index")
    return lambda row: f"{prefix}/{row.draft.id}"


def _what(row: DraftRow) -> str:
    """Return what a paper is called and the code of what it is about; a phone shows no more."""
    code = row.about.name.split(" · ")[0] if row.about is not None else ""
    return " ".join(filter(None, (called(row.draft), code)))


def _about(row: DraftRow) -> str:
    if row.about is None:
        return ""
    return f"{translated(row.about.word)} {row.about.name}"


def _begin() -> Button:
    return Button(gettext("Case files"), url_for("cases.files.index"))


DRAFTS: Final = lists.declare(
    lists.List(
        key="drafts",
        endpoint="papers.drafts.index",
        permission=Permission.READ_CASES,
        title=N_("Drafts"),
        name=N_("Paper"),
        counted=N_("drafts"),
        select=_select,
        within=_within,
        prepare=_prepare,
        subject=lambda row: row.draft,
        row_key=Draft.id,
        what=_what,
        under=_about,
        addresses=_addresses,
        orders=(
            Order(key="newest", words=N_("Newest first"), by=(Draft.id,), descending=True),
            Order(key="oldest", words=N_("Oldest first"), by=(Draft.id,)),
        ),
        columns=(
            Column(
                key="state",
                words=N_("State"),
                tell=lambda row: state_of(row.draft),
                phone=Phone.LINE,
            ),
            Column(
                key="number",
                words=N_("Number of the document"),
                tell=lambda row: row.draft.document.number if row.draft.document else "",
                phone=Phone.RIGHT,
            ),
            Column(
                key="drafted",
                words=N_("Drafted at"),
                tell=lambda row: moment(row.draft.drafted_at),
                plain=lambda row: row.draft.drafted_at,
                phone=Phone.LINE,
            ),
        ),
        filters=(
            Filter(
                key="state",
                words=N_("State"),
                options=lambda: [
                    Option(OPEN, gettext("not signed")),
                    Option(SIGNED, gettext("signed")),
                    Option(DROPPED, gettext("dropped")),
                ],
                many=False,
            ),
            Filter(
                key="paper",
                words=N_("Paper"),
                options=lambda: [
                    Option(one.code, translated(one.words)) for one in declared().values()
                ],
            ),
        ),
        empty=N_("No paper was drafted here. A draft begins on the page of a lot or an order."),
        begin=_begin,
        none=N_("No draft fits the filters."),
    )
)
