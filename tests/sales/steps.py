"""The steps from the contract to the payout, each as one call by a person on a day."""

from datetime import date

from sqlalchemy import select

from auctions.models import Lot
from auctions.operations import registrations, results, rounds
from foundation.database import db
from lawbook.failure import FailureCode
from sales.models import MoneyKind
from sales.operations import delivery, money, settlement
from sales.operations.default import declare_default
from tests.fixtures.auctions import announce, contracted, cut, fail, round_days
from tests.fixtures.lending import release_item
from tests.fixtures.papers import typed
from tests.fixtures.sales import SOLD_FOR, minutes, winning
from tests.fixtures.warehouse import IDENTITY, whole
from warehouse.models import EvidenceItem, OrderLine


def announce_as_planned(round_, by):
    return announce(round_, by.actor, by.at)


def move_session(round_, by):
    days = round_days(date(2026, 12, 15), file_sale_to=date(2026, 12, 10))
    return rounds.replan_round(round_, days=days, by=by)


def register_one(round_, by, on=None):
    return registrations.register_bidder(
        round_,
        bidder="Mai Văn Mua",
        identity_no=None,
        registered_on=on or by.day,
        deposit_paid=0,
        deposit_later=True,
        by=by,
    )


def fail_without_bids(round_, by, on=None):
    return fail(round_, by.actor, by.at, code=FailureCode.NO_BID, registrants=2)


def cut_a_tenth(round_, by, on=None):
    lot = db.session.get_one(Lot, round_.lot_id)
    return cut(lot, by.actor, by.at, decided_on=on or by.day)


def sell(round_, by, on=None):
    return results.record_sold(round_, **winning(), by=by)


def propose(sale, by):
    return delivery.propose_handover_order(
        sale, document=typed("88/QĐ", by.day), reason="Giao tài sản", by=by
    )


def hand_over(sale, by, on=None):
    return delivery.hand_over(
        sale, **minutes(delivered_on=on or by.day, received_by=sale.buyer), by=by
    )


def scan_out(order, by):
    item_id = db.session.scalars(
        select(OrderLine.item_id).where(OrderLine.order_id == order.id)
    ).one()
    item = db.session.get_one(EvidenceItem, item_id)
    return release_item(
        item,
        order=order,
        name="Mai Văn Mua",
        identity=IDENTITY,
        found=whole(item),
        by=by,
    )


def pay_out(sale, by, on=None):
    return money.record_money(
        sale,
        kind=MoneyKind.PAYOUT,
        amount=SOLD_FOR,
        moved_on=on or by.day,
        voucher=typed("1/CT", on or by.day),
        counterpart="Ngân hàng Thử Nghiệm",
        by=by,
    )


def sign(lot, by, on=None):
    return contracted(lot, by.actor, at=by.at, signed_on=on or by.day)


def settle(sale, by, on=None):
    return settlement.settle_taking(
        sale,
        debtor_notified_on=date(2027, 1, 18),
        notified_on=on or by.day,
        offset=1,
        document=typed("12/TB"),
        by=by,
    )


def cancel(sale, by, on=None):
    return declare_default(
        sale, declared_on=on or by.day, document=typed("3/QĐ", on or by.day), by=by
    )
