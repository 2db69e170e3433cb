"""Things that leave the shelf: lent for trial or examination, or released for good."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from cases.models import CaseFile
from demo.agenda import Script
from demo.lending import COURT, EXAMINERS, as_it_was, bring_back, lend, release
from demo.people import Team
from demo.storing import (
    Store,
    approve,
    days_after,
    release_order,
    whole,
)
from foundation import clock
from lawbook.working_days import next_working_day
from warehouse.models import (
    EvidenceItem,
    ItemStatus,
    LoanPurpose,
    Order,
    OrderPurpose,
    SealState,
)
from warehouse.observing import Found

TAKERS: Final = {
    OrderPurpose.DESTROY: "Đại diện Hội đồng tiêu hủy",
    OrderPurpose.RETURN_TO_OWNER: "Chủ sở hữu",
    OrderPurpose.CONFISCATE: "Đại diện cơ quan tài chính",
}
Then = Callable[[Store, Team, CaseFile, Sequence[EvidenceItem]], Script]

REASONS: Final = {
    OrderPurpose.DESTROY: "Tiêu hủy theo quyết định tiêu hủy vật chứng",
    OrderPurpose.RETURN_TO_OWNER: "Trả lại theo bản án",
    OrderPurpose.CONFISCATE: "Chuyển giao tài sản tịch thu sung quỹ",
}


def lent_and_back(after_days: int, *, intact: bool) -> Then:
    """Two things go to the examiners after so many days and come back two weeks later."""

    def act(store: Store, team: Team, case: CaseFile, items: Sequence[EvidenceItem]) -> Script:
        things = here(items, 2, sealed=True)
        if not things:
            return
        yield next_working_day(clock.today() + timedelta(days=after_days))
        order = _lend_order(store, team, case, things, "giám định bổ sung", days=20)
        yield days_after(clock.today(), 1)
        approve(order, team)
        yield days_after(clock.today(), 1)
        lend(
            things, order, store, team, to=EXAMINERS, purpose=LoanPurpose.EXPERTISE, seen=as_it_was
        )
        yield next_working_day(clock.today() + timedelta(days=14))
        for item in things:
            bring_back(
                item,
                store,
                team,
                place=store.shelves.bin_for(item.office_id, item.kind),
                by_whom=EXAMINERS,
                seen=lambda each: back_from_examiners(
                    each, store, opened=not intact and each.seal_number is not None
                ),
            )

    return act


def back_from_examiners(item: EvidenceItem, store: Store, *, opened: bool) -> Found:
    """Return how a thing comes back: as it went, or opened and sealed again under minutes."""
    if opened:
        return Found(
            condition="Mở niêm phong để giám định, niêm phong lại",
            seal_state=SealState.OPENED,
            seal_minutes=store.paper("BB-NP"),
            seal_number=f"{item.seal_number}/GĐ",
        )
    return replace(whole(item), condition="Như khi xuất")


def lent_out(after_days: int, *, overdue: bool) -> Then:
    """Two things go to court and are still there: past the day agreed, or not yet."""

    def act(store: Store, team: Team, case: CaseFile, items: Sequence[EvidenceItem]) -> Script:
        things = here(items, 2)
        yield next_working_day(clock.today() + timedelta(days=after_days - 9))
        days = 20 if overdue else 45
        order = _lend_order(store, team, case, things, "phục vụ xét xử", days=days)
        yield days_after(clock.today(), 1)
        approve(order, team)
        yield days_after(clock.today(), 1)
        lend(things, order, store, team, to=COURT, purpose=LoanPurpose.TRIAL, seen=as_it_was)

    return act


def released(
    purpose: OrderPurpose,
    after_days: int,
    count: int,
    *,
    partly: bool = False,
    ends: str = "executed",
) -> Then:
    """Some things are released for good; or the order waits "proposed" or "approved"."""

    def act(store: Store, team: Team, case: CaseFile, items: Sequence[EvidenceItem]) -> Script:
        yield next_working_day(clock.today() + timedelta(days=after_days - 8))
        many = [item for item in items if item.quantity_held > 1]
        things = here(many, 1) if partly and many else here(items, count)
        half = {item.id: Decimal(int(item.quantity_held / 2) or 1) for item in things}
        order = release_order(
            store,
            team,
            case,
            things,
            purpose,
            REASONS[purpose],
            quantities=half if partly else None,
        )
        if ends == "proposed":
            return
        yield days_after(clock.today(), 1)
        approve(order, team)
        if ends == "approved":
            return
        yield days_after(clock.today(), 1)
        release(things, order, store, team, name="Trần Thị Nhận", capacity=TAKERS[purpose])

    return act


def here(items: Sequence[EvidenceItem], count: int, *, sealed: bool = False) -> list[EvidenceItem]:
    """Return the last things that lie here in no box, sealed ones if asked."""
    lying = [
        item
        for item in items
        if item.status is ItemStatus.IN_CUSTODY
        and item.container_id is None
        and (item.seal_number is not None or not sealed)
    ]
    return lying[-count:]


def _lend_order(
    store: Store,
    team: Team,
    case: CaseFile,
    things: Sequence[EvidenceItem],
    why: str,
    *,
    days: int,
) -> Order:
    return release_order(
        store,
        team,
        case,
        things,
        OrderPurpose.LOAN,
        f"Trích xuất vật chứng {why}",
        due_back_on=clock.today() + timedelta(days=days),
    )
