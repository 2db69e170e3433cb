"""The list of proposals."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import url_for
from markupsafe import Markup
from sqlalchemy import Select

from accounts import approval_queries
from accounts.models import Approval, ApprovalState
from accounts.wording import approvable
from audit import subjects
from audit.wording import stream_words, subject_words
from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from web import lists
from web.access import offices
from web.formatting import label, short_day
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal, how what it is about is called, and why; that is for who may see its page."""

    row: Approval
    about: str
    why: str


def _select(asked: Asked) -> Select[Approval]:
    states = [ApprovalState(value) for value in asked.every("state")]
    found = approval_queries.approvals(offices(), states)
    return found.where(subjects.within_sight(Approval.subject_kind, Approval.office_id, offices))


def _within(_asked: Asked) -> Within:
    return (Approval.office_id, offices())


def _prepare(rows: Sequence[Approval], _asked: Asked) -> Sequence[ProposalRow]:
    names = subjects.named({row.subject for row in rows}, offices)
    return [
        ProposalRow(
            row,
            subject_words(names[row.subject])
            if row.subject in names
            else stream_words(row.subject),
            row.reason if row.subject in names and names[row.subject].address else "",
        )
        for row in rows
    ]


def _addresses() -> Any:
    prefix = url_for("accounts.approvals.index")
    return lambda row: f"{prefix}/{row.row.id}"


def _state(row: ProposalRow) -> Markup:
    return cells.state(row.row.state)


APPROVALS: Final = lists.declare(
    lists.List(
        key="approvals",
        endpoint="accounts.approvals.index",
        permission=Permission.READ_CASES,
        title=N_("Proposals"),
        name=N_("Proposal"),
        counted=N_("proposals"),
        select=_select,
        within=_within,
        prepare=_prepare,
        subject=lambda row: row.row,
        row_key=Approval.id,
        what=lambda row: f"{approvable(row.row.what)}: {row.about}",
        under=lambda row: row.why,
        addresses=_addresses,
        orders=(
            Order(key="new", words=N_("Newest first"), by=(Approval.id,), descending=True),
            Order(key="old", words=N_("Oldest first"), by=(Approval.id,)),
        ),
        columns=(
            Column(key="state", words=N_("State"), tell=_state, phone=Phone.RIGHT),
            Column(
                key="who",
                words=N_("Proposed by"),
                tell=lambda row: cells.person(row.row.proposed_by.full_name),
                plain=lambda row: row.row.proposed_by.full_name,
                phone=Phone.LINE,
            ),
            Column(
                key="on",
                words=N_("Proposed on"),
                tell=lambda row: short_day(row.row.proposed_at),
                plain=lambda row: row.row.proposed_at,
                phone=Phone.LINE,
            ),
        ),
        filters=(
            Filter(
                key="state",
                words=N_("State"),
                options=lambda: [Option(each.value, label(each)) for each in ApprovalState],
            ),
        ),
        empty=N_("Nothing was proposed yet."),
        none=N_("No proposal fits the filters."),
    )
)
