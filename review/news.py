"""News of the review and of the rooms under it: flags, directives, orders, loans."""

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, or_, select

from cases.models import Asset, CaseFile, Deadline
from foundation.i18n import N_
from foundation.permissions import Permission as P
from foundation.sight import in_sight
from review.models import Directive, DirectiveState, Flag
from review.queries.news import Reader, Source, columns, tell
from warehouse.models import EvidenceItem, Loan, Order, OrderState


def _flags(reader: Reader) -> Select[Any] | None:
    """An officer's own cases; every case where somebody reads the review but runs no auction."""
    read, runs = reader.held(P.READ_REVIEW), reader.held(P.RUN_AUCTIONS)
    if not read:
        return None
    mine = select(CaseFile.id).where(CaseFile.officer_id == reader.id)
    query = (
        columns(Flag.id, Flag.asset_id, Asset.description, Flag.code)
        .select_from(Flag)
        .join(Asset, Asset.id == Flag.asset_id)
        .where(Flag.is_open, in_sight(Flag.office_id, read))
    )
    led = reader.held(P.DIRECT)
    if runs:
        others = frozenset(read) - (frozenset(runs) - frozenset(led))
        query = query.where(or_(Flag.office_id.in_(others), Flag.case_id.in_(mine)))
    return query


def _unseen_flags(reader: Reader) -> ColumnElement[bool]:
    return Flag.id > reader.flag_id


def _directives() -> Select[Any]:
    told = (Directive.id, Directive.id, Directive.instruction, Asset.description)
    return columns(*told).select_from(Directive).join(Asset, Asset.id == Directive.asset_id)


def _overdue(reader: Reader) -> Select[Any]:
    mine = or_(
        Directive.to_user_id == reader.id, in_sight(Directive.office_id, reader.held(P.DIRECT))
    )
    return _directives().where(Directive.is_overdue(reader.today), mine)


def _given(reader: Reader) -> Select[Any]:
    return _directives().where(Directive.is_open, Directive.to_user_id == reader.id)


def _answered(reader: Reader) -> Select[Any] | None:
    led = reader.held(P.DIRECT)
    if not led:
        return None
    return _directives().where(
        in_sight(Directive.office_id, led),
        Directive.state == DirectiveState.ANSWERED,
        Directive.to_user_id != reader.id,
    )


def _orders(offices: Collection[int], state: OrderState) -> Select[Any] | None:
    if not offices:
        return None
    query = columns(Order.id, Order.code, Order.number, Order.reason)
    return query.where(in_sight(Order.office_id, offices), Order.state == state)


def _to_approve(reader: Reader) -> Select[Any] | None:
    found = _orders(reader.held(P.APPROVE_ORDERS), OrderState.PROPOSED)
    return None if found is None else found.where(Order.proposed_by_id != reader.id)


def _to_carry_out(reader: Reader) -> Select[Any] | None:
    return _orders(reader.held(P.KEEP_WAREHOUSE), OrderState.APPROVED)


def _loans(reader: Reader) -> Select[Any] | None:
    kept = reader.held(P.KEEP_WAREHOUSE)
    if not kept:
        return None
    return (
        columns(Loan.id, EvidenceItem.code, EvidenceItem.description, Loan.borrower)
        .select_from(Loan)
        .join(EvidenceItem, EvidenceItem.id == Loan.item_id)
        .where(
            in_sight(Loan.office_id, kept),
            Loan.returned_at.is_(None),
            Loan.due_back_on < reader.today,
        )
    )


def _unmoved(reader: Reader) -> Select[Any] | None:
    """An officer's own cases."""
    runs = reader.held(P.RUN_AUCTIONS)
    if not runs:
        return None
    return (
        columns(Deadline.id, Deadline.case_id, CaseFile.number, Deadline.step)
        .select_from(Deadline)
        .join(CaseFile, CaseFile.id == Deadline.case_id)
        .where(
            Deadline.is_unmoved,
            in_sight(Deadline.office_id, runs),
            CaseFile.officer_id == reader.id,
        )
    )


_DIRECTIVE: Final = ("review.directives.show", "id")
_ORDER: Final = ("warehouse.orders.show", "code")
for each in (
    Source(
        "flag",
        N_("Flag raised"),
        "danger",
        "flag",
        "cases.assets.show",
        "asset_id",
        _flags,
        Flag.opened_on,
        by_day=True,
        unseen=_unseen_flags,
    ),
    Source(
        "overdue",
        N_("Directive not answered in time"),
        "danger",
        "message-report",
        *_DIRECTIVE,
        _overdue,
        Directive.due_on,
        by_day=True,
        late=True,
    ),
    Source(
        "loan",
        N_("Loan past its day"),
        "danger",
        "truck-return",
        "warehouse.items.show",
        "code",
        _loans,
        Loan.due_back_on,
        by_day=True,
        late=True,
    ),
    Source(
        "unmoved",
        N_("A legal day did not follow the changed calendar"),
        "warn",
        "calendar",
        "review.unmoved.index",
        "case",
        _unmoved,
        Deadline.unmoved_at,
    ),
    Source(
        "to_approve",
        N_("Order waits for a decision"),
        "warn",
        "clipboard-list",
        *_ORDER,
        _to_approve,
        Order.proposed_at,
    ),
    Source(
        "answered",
        N_("Answer to judge"),
        "warn",
        "message-report",
        *_DIRECTIVE,
        _answered,
        Directive.answered_at,
    ),
    Source(
        "given",
        N_("Directive to you"),
        "info",
        "message-report",
        *_DIRECTIVE,
        _given,
        Directive.given_at,
    ),
    Source(
        "to_carry_out",
        N_("Order to carry out"),
        "info",
        "clipboard-check",
        *_ORDER,
        _to_carry_out,
        Order.approved_at,
    ),
):
    tell(each)
