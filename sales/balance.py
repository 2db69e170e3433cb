"""The balance of a sale: price = deposit + payments = received = term deposit = costs + payouts."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from sales.models import MoneyKind, Sale, SaleMoney


class BalanceLine(enum.StrEnum):
    """One equation an accountant ticks off."""

    RECEIVED = "received"  # the price, less what is set off, came in
    DEPOSITED = "deposited"  # all of it lies on term deposit
    SPENT = "spent"  # all of it went to costs and creditors


class Tied(enum.StrEnum):
    """Whether an equation holds."""

    EQUAL = "equal"
    OPEN = "open"
    NOTHING = "nothing"  # both sides are empty: nothing was checked


@dataclass(frozen=True, slots=True)
class Tick:
    """One equation: what is there, what should be, and whether they meet."""

    line: BalanceLine
    amount: int
    wanted: int

    @property
    def tied(self) -> Tied:
        if self.amount != self.wanted:
            return Tied.OPEN
        return Tied.EQUAL if self.wanted else Tied.NOTHING

    @property
    def left(self) -> int:
        return self.wanted - self.amount


@dataclass(frozen=True, slots=True)
class SaleBalance:
    """All sums of a sale, in đồng."""

    price: int
    offset: int  # set off against the debt of a creditor who takes the asset
    deposit: int
    payments: int
    term_deposit: int
    costs: int
    payouts: int
    kept: bool  # the money has to lie, or lay, on term deposit

    @property
    def payable(self) -> int:
        return self.price - self.offset

    @property
    def received(self) -> int:
        return self.deposit + self.payments

    @property
    def left_to_pay(self) -> int:
        return self.payable - self.received

    @property
    def left_to_deposit(self) -> int:
        return self.received - self.term_deposit

    @property
    def left_to_pay_out(self) -> int:
        return self.received - self.costs - self.payouts

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The equations, in the order money moves."""
        ticks = [
            Tick(BalanceLine.RECEIVED, self.received, self.payable),
            Tick(BalanceLine.SPENT, self.costs + self.payouts, self.received),
        ]
        if self.kept:
            ticks.insert(1, Tick(BalanceLine.DEPOSITED, self.term_deposit, self.received))
        return tuple(ticks)


def balance(sale: Sale, moved: Iterable[SaleMoney]) -> SaleBalance:
    """Add up every movement of money of a sale."""
    sums = dict.fromkeys(MoneyKind, 0)
    for row in moved:
        sums[row.kind] += row.amount
    return SaleBalance(
        price=sale.price,
        offset=sale.offset,
        deposit=sums[MoneyKind.DEPOSIT],
        payments=sums[MoneyKind.PAYMENT],
        term_deposit=sums[MoneyKind.TERM_DEPOSIT],
        costs=sums[MoneyKind.COST],
        payouts=sums[MoneyKind.PAYOUT],
        kept=bool(sums[MoneyKind.TERM_DEPOSIT])
        or (not sale.to_creditor and sale.delivered_on is None),
    )
