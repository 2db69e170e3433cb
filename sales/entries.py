"""What the ledger says of sales, and of lots on their way from the hammer to the buyer."""

from datetime import date
from typing import Final

from auctions.entry_values import step
from audit.entries import (
    BY_CORRECTION,
    CHECKED,
    NOT_ASKED,
    Key,
    Kind,
    by_another,
    by_opposite,
    declare,
    row_id,
)
from cases.entries import AMOUNT, DOCUMENT, DUE_ON, SALE, VOUCHER, ReasonName
from foundation.database import Dong
from foundation.i18n import N_
from sales.models import AttemptOutcome, MoneyKind

_ROUND: Final = Key(N_("Round"), int)
_PRICE: Final = Key(N_("Price"), Dong)
_DEPOSIT: Final = Key(N_("Deposit"), Dong)
_ORDER: Final = Key(N_("Order"), str)
_MINUTES: Final = Key(N_("Minutes"), str)
_COERCIVE: Final = Key(N_("By force"), bool)
_DELIVERED_ON: Final = Key(N_("Delivered on"), date)
_ASSETS: Final = Key(N_("Assets"), int, names="asset").many()
_MONEY: Final = {"amount": AMOUNT, "moved_on": Key(N_("Day"), date), "voucher": VOUCHER}
_ATTEMPT: Final = {
    "attempted_on": Key(N_("Day"), date),
    "coercive": _COERCIVE,
    "reason": Key(N_("Reason"), ReasonName),
    "minutes": _MINUTES.or_none(),
}

SALE_OPENED: Final = declare(
    Kind(
        "sale.opened",
        N_("Opened the sale"),
        "ok",
        keys={"round": _ROUND, "price": _PRICE, "deposit": _DEPOSIT.or_none()},
        correctable=by_another(N_("Correct the result of the round")),
    )
)
TAKEN_BY_CREDITOR: Final = declare(
    Kind(
        "sale.taken_by_creditor",
        N_("Opened the taking by the creditor"),
        "ok",
        keys={"round": _ROUND, "price": _PRICE, "party": row_id()},
        correctable=by_another(N_("Correct what the creditor answered")),
    )
)
TAKING_SETTLED: Final = declare(
    Kind(
        "sale.taking_settled",
        N_("Told the creditor what is left to pay"),
        keys={
            "debtor_notified_on": Key(N_("Debtor told on"), date),
            "notified_on": Key(N_("Creditor told on"), date),
            "offset": Key(N_("Set off"), Dong),
            "ranks_first": Key(N_("Paid before the others"), bool).or_absent(),
            "document": DOCUMENT,
        },
        correctable=by_another(N_("Take the answer of the creditor back, and record both anew")),
    )
)
PAYMENT_EXTENDED: Final = declare(
    Kind(
        "sale.extended",
        N_("Extended the payment by agreement"),
        "warn",
        keys={"due_on": DUE_ON.changed(), "document": DOCUMENT},
        correctable=by_another(
            N_("Extend the payment further before its last day; it is not shortened")
        ),
    )
)
DEPOSIT_SAID: Final = declare(
    Kind(
        "sale.deposit_said",
        N_("Recorded the deposit of the winner"),
        keys={"deposit": _DEPOSIT.changed(), "document": DOCUMENT},
        correctable=by_another(N_("Record the deposit again while the price is being paid")),
    )
)


PAYMENT: Final = declare(
    Kind("sale.payment", N_("Recorded a payment"), "ok", keys=_MONEY, correctable=CHECKED)
)
TERM_DEPOSIT: Final = declare(
    Kind(
        "sale.term_deposit", N_("Put money on term deposit"), "ok", keys=_MONEY, correctable=CHECKED
    )
)
COST: Final = declare(Kind("sale.cost", N_("Paid costs"), keys=_MONEY, correctable=CHECKED))
PAYOUT: Final = declare(Kind("sale.payout", N_("Paid out"), "ok", keys=_MONEY, correctable=CHECKED))
MONEY: Final = {
    MoneyKind.PAYMENT: PAYMENT,
    MoneyKind.TERM_DEPOSIT: TERM_DEPOSIT,
    MoneyKind.COST: COST,
    MoneyKind.PAYOUT: PAYOUT,
}
ATTEMPT_POSTPONED: Final = declare(
    Kind(
        "sale.attempt_postponed",
        N_("Postponed the delivery"),
        "warn",
        keys=_ATTEMPT,
        correctable=BY_CORRECTION,
    )
)
ATTEMPT_BLOCKED: Final = declare(
    Kind(
        "sale.attempt_blocked",
        N_("Recorded that the delivery was blocked"),
        "danger",
        keys=_ATTEMPT,
        correctable=BY_CORRECTION,
    )
)
ATTEMPTS: Final = {
    AttemptOutcome.POSTPONED: ATTEMPT_POSTPONED,
    AttemptOutcome.BLOCKED: ATTEMPT_BLOCKED,
}
PAST_ATTEMPT: Final = declare(
    Kind(
        "sale.past_attempt",
        N_("Recorded an attempt to deliver that an old file tells"),
        "warn",
        keys={
            "outcome": Key(N_("What happened"), AttemptOutcome),
            "day": Key(N_("Day"), str).or_none(),
            "origin": Key(N_("Source"), str).or_none(),
        },
        correctable=BY_CORRECTION,
    )
)
RELEASE_PROPOSED: Final = declare(
    Kind(
        "sale.order_proposed",
        N_("Proposed the release to the buyer"),
        keys={"order": _ORDER, "items": Key(N_("Items"), int), "document": DOCUMENT},
        correctable=by_opposite(N_("Cancel, reject or revoke the order in the warehouse")),
    )
)
HANDED_OVER: Final = declare(
    Kind(
        "sale.handed_over",
        N_("Handed over by minutes"),
        "ok",
        keys={
            "delivered_on": _DELIVERED_ON,
            "minutes": _MINUTES,
            "assets": _ASSETS,
            "coercive": _COERCIVE,
            "authority": Key(N_("Authorisation to receive"), str).or_none().or_absent(),
            "receives_as": Key(N_("Why another receives"), str).or_absent(),
        },
        correctable=CHECKED,
    )
)
SALE_RELEASED: Final = declare(
    Kind(
        "sale.released",
        N_("Released from the store to the buyer"),
        "ok",
        keys={"delivered_on": _DELIVERED_ON, "order": _ORDER, "assets": _ASSETS},
        correctable=by_another(N_("Take the thing in again by a new order")),
    )
)
PAST_PAYMENT: Final = declare(
    Kind(
        "sale.past_payment",
        N_("Recorded a payment that an old file tells"),
        "ok",
        keys={
            "amount": AMOUNT,
            "deposit": _DEPOSIT.or_none().or_absent(),
            "day": Key(N_("Day"), str).or_none(),
            "origin": Key(N_("Source"), str).or_none(),
        },
        correctable=BY_CORRECTION,
    )
)
DELIVERY_UNKNOWN: Final = declare(
    Kind(
        "sale.delivery_unknown",
        N_("Recorded that nobody knows whether it was handed over"),
        keys={"origin": Key(N_("Source"), str).or_none()},
        correctable=by_opposite(N_("Say whether it was handed over")),
    )
)
NOT_DELIVERED: Final = declare(
    Kind(
        "sale.not_delivered",
        N_("Recorded that it was not handed over"),
        "warn",
        keys={"origin": Key(N_("Source"), str).or_none()},
        correctable=by_opposite(N_("Record the hand-over")),
    )
)
PAST_DELIVERY: Final = declare(
    Kind(
        "sale.past_delivery",
        N_("Recorded a hand-over that an old file tells"),
        "ok",
        keys={
            "day": Key(N_("Day"), str).or_none(),
            "assets": _ASSETS,
            "origin": Key(N_("Source"), str).or_none(),
        },
        correctable=BY_CORRECTION,
    )
)
IDENTITY_READ: Final = declare(
    Kind("sale.identity_read", N_("Read the identity number in full"), correctable=NOT_ASKED)
)
TITLE_FILE_SENT: Final = declare(
    Kind(
        "sale.title_file_sent",
        N_("Sent the title file"),
        "ok",
        keys={"sent_on": Key(N_("Sent on"), date), "document": DOCUMENT},
        correctable=BY_CORRECTION,
    )
)
SALE_DEFAULTED: Final = declare(
    Kind(
        "sale.defaulted",
        N_("Cancelled the sale, not paid in time"),
        "danger",
        keys={
            "declared_on": Key(N_("Day"), date),
            "document": DOCUMENT,
            "deposit_forfeited": Key(N_("Deposit lost"), Dong),
            "to_office": Key(N_("The deposit goes to the office"), bool),
        },
        correctable=CHECKED,
    )
)

_SALE: Final = {"sale": SALE}
LOT_PART_PAID: Final = step(
    "lot.part_paid",
    N_("Recorded a part of the price"),
    keys=_SALE,
    correctable=by_another(N_("Correct the movement of money of the sale")),
)
DELIVERY_ATTEMPTED: Final = step(
    "lot.delivery_attempted",
    N_("Attempted to deliver the lot"),
    keys=_SALE,
    correctable=by_another(N_("Correct the attempt to deliver")),
)
LOT_PAID: Final = step(
    "lot.paid",
    N_("Recorded the price as paid in full"),
    "ok",
    keys=_SALE,
    correctable=by_another(N_("Correct the movement of money of the sale")),
)
LOT_DELIVERED_PART: Final = step(
    "lot.delivered_part",
    N_("Delivered a part of the lot"),
    "ok",
    keys=_SALE,
    correctable=by_another(N_("Correct the hand-over of the sale")),
)
LOT_DELIVERED: Final = step(
    "lot.delivered",
    N_("Delivered the lot"),
    "ok",
    keys={**_SALE, "minutes": _MINUTES},
    correctable=by_another(N_("Correct the hand-over of the sale")),
)
LOT_COMPLETED: Final = step(
    "lot.completed",
    N_("Completed the sale"),
    "ok",
    keys=_SALE,
    correctable=by_another(N_("Correct the movement of money of the sale")),
)
LOT_DEFAULTED: Final = step(
    "lot.defaulted",
    N_("Offered the lot again, the sale was cancelled"),
    "warn",
    keys=_SALE,
    correctable=by_another(N_("Take the default of the buyer back")),
)
