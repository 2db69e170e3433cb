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
    UNKNOWN = "unknown"  # nobody knows the deposit
    NOTHING = "nothing"  # both sides are empty: nothing was checked


@dataclass(frozen=True, slots=True)
class Tick:
    """One equation: what is there, what should be, and whether they meet."""

    line: BalanceLine
    amount: int | None  # None: not known
    wanted: int | None

    @property
    def tied(self) -> Tied:
        if self.amount is None or self.wanted is None:
            return Tied.UNKNOWN
        if self.amount != self.wanted:
            return Tied.OPEN
        return Tied.EQUAL if self.wanted else Tied.NOTHING

    @property
    def left(self) -> int | None:
        return _less(self.wanted, self.amount)


@dataclass(frozen=True, slots=True)
class SaleBalance:
    """All sums of a sale, in đồng; a sum over a deposit that nobody knows is not known either."""

    price: int
    offset: int  # set off against the debt of a creditor who takes the asset
    deposit: int | None
    payments: int
    term_deposit: int
    costs: int
    payouts: int
    kept: bool  # the money has to lie, or lay, on term deposit

    @property
    def payable(self) -> int:
        return self.price - self.offset

    @property
    def received(self) -> int | None:
        return self.deposit + self.payments if self.deposit is not None else None

    @property
    def most_to_pay(self) -> int:
        """What is left to pay if the deposit was nothing: never more than this."""
        return self.payable - self.payments - (self.deposit or 0)

    @property
    def left_to_pay(self) -> int | None:
        return _less(self.payable, self.received)

    @property
    def left_to_deposit(self) -> int | None:
        return _less(self.received, self.term_deposit)

    @property
    def left_to_pay_out(self) -> int | None:
        return _less(self.received, self.costs + self.payouts)

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


def _less(amount: int | None, taken: int | None) -> int | None:
    return amount - taken if amount is not None and taken is not None else None


def balance(sale: Sale, moved: Iterable[SaleMoney]) -> SaleBalance:
    """Add up every movement of money of a sale."""
    sums = dict.fromkeys(MoneyKind, 0)
    for row in moved:
        sums[row.kind] += row.amount if row.reverses_id is None else -row.amount
    return SaleBalance(
        price=sale.price,
        offset=sale.offset,
        deposit=sums[MoneyKind.DEPOSIT] if sale.deposit is not None else None,
        payments=sums[MoneyKind.PAYMENT],
        term_deposit=sums[MoneyKind.TERM_DEPOSIT],
        costs=sums[MoneyKind.COST],
        payouts=sums[MoneyKind.PAYOUT],
        kept=bool(sums[MoneyKind.TERM_DEPOSIT])
        or (not sale.to_creditor and sale.delivered_on is None),
    )
