"""The acts on a sale in one table: where each is done, its words, who does it, when it is lawful.

The pages of the acts, the buttons of a sale, its next act and the list of what is due all read this
table, so that they cannot differ.
"""

import enum
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from sqlalchemy import select

from auctions.models import Lot
from auctions.next_act import Acts, NextAct, review_of
from cases.allowed import GOES_ON, STOPPED, UnderHold
from cases.models import Step
from cases.refusals import OnHold
from foundation.acts import Act
from foundation.database import db
from foundation.i18n import N_
from foundation.permissions import Permission
from foundation.refusals import Refusal
from sales import allowed, sale_facts
from sales.leading import Leads, always, delivery_known, deposit_unknown, never, overdue
from sales.models import MoneyKind, Sale
from sales.sale_facts import SaleFacts
from warehouse.models import OrderState


class SaleAct(enum.StrEnum):
    """What can be done with a sale; of those due on one day, the first comes first."""

    SAY_DEPOSIT = "say_deposit"
    SETTLE_TAKING = "settle_taking"
    CANCEL = "cancel"
    PAY = "pay"
    DEPOSIT = "deposit"
    PROPOSE_RELEASE = "propose_release"
    SAY_DELIVERY = "say_delivery"
    HAND_OVER = "hand_over"
    PAY_OUT = "pay_out"
    SEND_TITLE_FILE = "send_title_file"
    SPEND = "spend"
    EXTEND = "extend"
    RECORD_ATTEMPT = "record_attempt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """How one act is done."""

    endpoint: str
    word: str  # N_; on its button, above its form, and on the button below it
    title: str  # N_; what is to be done, as the next act of a lot says it
    why_not: Callable[[SaleFacts, Act], Refusal | None]
    under_hold: UnderHold
    after_end: UnderHold | None = None  # where the end of the case does other than a hold
    step: Step | None = None  # whose deadline it meets, or follows
    permission: Permission = Permission.RUN_AUCTIONS
    values: dict[str, Any] = field(default_factory=dict)  # of its address, beside the sale's code
    leads: Leads = always  # whether it can be the next act
    unhoped: bool = False  # nobody hopes for it: never the filled button of the page


def _money(
    kind: MoneyKind,
    title: str,
    step: Step | None = None,
    *,
    leads: Leads = always,
    under_hold: UnderHold,
    after_end: UnderHold | None = None,
) -> Doing:
    return Doing(
        under_hold=under_hold,
        after_end=after_end,
        endpoint="sales.sales.money",
        word=MONEY_WORDS[kind],
        title=title,
        why_not=partial(_why_not_money, kind),
        step=step,
        permission=Permission.KEEP_ACCOUNTS,
        values={"kind": kind.value},
        leads=leads,
    )


def _why_not_money(kind: MoneyKind, facts: SaleFacts, by: Act) -> Refusal | None:
    return allowed.why_not_move_money(facts, kind, by)


MONEY_WORDS: Final = {
    MoneyKind.PAYMENT: N_("Record the payment"),
    MoneyKind.TERM_DEPOSIT: N_("Record the term deposit"),
    MoneyKind.PAYOUT: N_("Record the payout"),
    MoneyKind.COST: N_("Record the costs"),
}
ACTS: Final[dict[SaleAct, Doing]] = {
    SaleAct.SAY_DEPOSIT: Doing(
        under_hold=GOES_ON,
        endpoint="sales.sales.deposit",
        word=N_("Record the deposit"),
        title=N_("Record the deposit that is not known"),
        why_not=allowed.why_not_say_deposit,
        step=Step.PAY,
        leads=deposit_unknown,
    ),
    SaleAct.SETTLE_TAKING: Doing(
        under_hold=STOPPED,
        endpoint="sales.sales.taking",
        word=N_("Set off against the debt"),
        title=N_("Tell the creditor what is left to pay"),
        why_not=allowed.why_not_settle_taking,
        step=Step.PAY,
    ),
    SaleAct.CANCEL: Doing(
        under_hold=STOPPED,
        after_end=GOES_ON,
        endpoint="sales.sales.declare_default",
        word=N_("Cancel: not paid"),
        title=N_("Cancel the sale: it was not paid in time"),
        why_not=allowed.why_not_default,
        step=Step.PAY,
        leads=overdue,
        unhoped=True,
    ),
    SaleAct.PAY: _money(MoneyKind.PAYMENT, N_("Receive the price"), Step.PAY, under_hold=GOES_ON),
    SaleAct.DEPOSIT: _money(
        MoneyKind.TERM_DEPOSIT,
        N_("Put the money on term deposit"),
        Step.TERM_DEPOSIT,
        under_hold=GOES_ON,
    ),
    SaleAct.PROPOSE_RELEASE: Doing(
        under_hold=STOPPED,
        after_end=GOES_ON,
        endpoint="sales.sales.release_order",
        word=N_("Propose the release"),
        title=N_("Have the store release the asset to the buyer"),
        why_not=allowed.why_not_propose_release,
        step=Step.DELIVER,
        permission=Permission.PROPOSE_ORDERS,
        leads=delivery_known,
    ),
    SaleAct.SAY_DELIVERY: Doing(
        under_hold=GOES_ON,
        endpoint="sales.sales.say_delivery",
        word=N_("Say whether it was handed over"),
        title=N_("Find out whether the asset was handed over"),
        why_not=allowed.why_not_say_delivery,
    ),
    SaleAct.HAND_OVER: Doing(
        under_hold=STOPPED,
        after_end=GOES_ON,
        endpoint="sales.sales.hand_over",
        word=N_("Record the hand-over"),
        title=N_("Hand the asset over to the buyer"),
        why_not=allowed.why_not_hand_over,
        step=Step.DELIVER,
        leads=delivery_known,
    ),
    SaleAct.PAY_OUT: _money(
        MoneyKind.PAYOUT,
        N_("Pay the money out"),
        Step.PAY_OUT,
        under_hold=STOPPED,
        after_end=GOES_ON,
    ),
    SaleAct.SEND_TITLE_FILE: Doing(
        under_hold=GOES_ON,
        endpoint="sales.sales.title_file",
        word=N_("Record the title file"),
        title=N_("Send the file for the buyer's title"),
        why_not=allowed.why_not_send_title_file,
        step=Step.TITLE_FILE,
    ),
    SaleAct.SPEND: _money(MoneyKind.COST, N_("Pay the costs"), leads=never, under_hold=GOES_ON),
    SaleAct.EXTEND: Doing(
        under_hold=GOES_ON,
        endpoint="sales.sales.extension",
        word=N_("Extend the payment"),
        title=N_("Extend the payment"),
        why_not=allowed.why_not_extend,
        leads=never,
        unhoped=True,
    ),
    SaleAct.RECORD_ATTEMPT: Doing(
        under_hold=GOES_ON,
        endpoint="sales.sales.attempt",
        word=N_("Delivery did not happen"),
        title=N_("Delivery did not happen"),
        why_not=allowed.why_not_attempt,
        leads=never,
        unhoped=True,
    ),
}


def lawful(facts: SaleFacts, by: Act) -> list[SaleAct]:
    """Return every act the sale allows now."""
    return [act for act, doing in ACTS.items() if doing.why_not(facts, by) is None]


def acts_of(facts: SaleFacts, by: Act) -> Acts:
    """Decide the acts of one sale: the lawful one whose last day comes first leads on."""
    found: list[NextAct] = []
    held: NextAct | None = None
    for act, doing in ACTS.items():
        if not doing.leads(facts, by):
            continue
        why = doing.why_not(facts, by)
        if why is None:
            found.append(_next(act, doing, facts))
        elif isinstance(why, OnHold):
            held = review_of({hold.id: hold for hold in facts.holds}[why.hold_id])
    found += _awaited(facts)
    by_step: dict[Step, list[NextAct]] = {}
    for one in found:
        if one.due is not None:
            by_step.setdefault(one.due.step, []).append(one)
    dated = sorted((one for one in found if one.due is not None), key=_last_day)
    leading = [*dated, *([held] if held else []), *found]
    return Acts(leading[0] if leading else None, lambda: by_step)


def acts_of_lots(lots: Collection[Lot], by: Act) -> dict[int, Acts]:
    """Decide the acts of lots that are sold or taken: id of the lot to the acts of its sale."""
    by_id = {lot.id: lot for lot in lots}
    newest = {
        sale.lot_id: sale
        for sale in db.session.scalars(select(Sale).where(Sale.lot_id.in_(by_id)).order_by(Sale.id))
    }
    facts = sale_facts.read_many(newest.values(), by_id)
    return {sale.lot_id: acts_of(facts[sale.id], by) for sale in newest.values()}


def _last_day(one: NextAct) -> Any:
    return one.due_on


def _next(act: SaleAct, doing: Doing, facts: SaleFacts) -> NextAct:
    return NextAct(
        code=act.value,
        title=doing.title,
        word=doing.word,
        permission=doing.permission,
        office_id=facts.sale.office_id,
        endpoint=doing.endpoint,
        values={"code": facts.sale.code, **doing.values},
        due=facts.due(doing.step) if doing.step is not None else None,
        urgent=not doing.unhoped,
    )


def _awaited(facts: SaleFacts) -> list[NextAct]:
    """Return the order to the store that others now approve, or carry out as a release."""
    if not allowed.awaits_release(facts):
        return []
    order = min(facts.ordered.values(), key=lambda order: order.id)
    approved = order.state is OrderState.APPROVED
    return [
        NextAct(
            code="release" if approved else "approve_release",
            title=N_("Release the items of order %(number)s to the buyer")
            if approved
            else N_("Approve order %(number)s to release to the buyer"),
            details={"number": order.number},
            word=N_("Show the order"),
            permission=Permission.KEEP_WAREHOUSE if approved else Permission.APPROVE_ORDERS,
            office_id=order.office_id,
            endpoint="warehouse.orders.show",
            values={"code": order.code},
            due=facts.due(Step.DELIVER),
        )
    ]
