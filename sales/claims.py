"""What is still owed in a case and to the creditor who takes an asset: the most that is set off.

Law: 106/2025/QH15, Điều 54 khoản 2, 3, Điều 83 khoản 3; 152/2026/NĐ-CP, Điều 66.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from cases.models import Asset, CaseFile, Party, PartyRole
from foundation.database import db
from foundation.folding import fold
from sales.models import MoneyKind, Sale, SaleMoney, SaleState
from sales.queries import stands
from sales.sale_facts import SaleFacts

COUNTED_WHEN_DELIVERED = (SaleState.UNPAID, SaleState.PAID)
NEVER_SET_OFF = (SaleState.DEFAULTED, SaleState.ANNULLED)


@dataclass(frozen=True, slots=True)
class Claim:
    """What is owed, in đồng, as far as anybody wrote it down; None: not known.

    Args:
        whole: to everybody in the case.
        own: to the creditor who takes the asset.
        shared: others are paid from the price as well, in proportion to what is owed to them.
    """

    whole: int | None
    own: int | None
    shared: bool

    def most_of(self, price: int) -> int | None:
        """Return the most that is set off against a price; None where nobody knows it.

        A price above all that is owed pays everybody: the own claim is set off whole. Of any other
        price each creditor has the part that their claim is of all claims.
        """
        if self.whole is None or self.own is None:
            return None
        own = min(self.own, self.whole)
        return own if not self.is_shared_at(price) else price * own // self.whole

    def is_shared_at(self, price: int) -> bool:
        """Whether a price pays each only a part: others are owed as well, and it is not enough."""
        return self.shared and bool(self.whole) and price <= (self.whole or 0)


def owed(case: CaseFile, sale: Sale) -> int | None:
    """Return what is still owed in a case, in đồng; None where nobody knows the claim.

    That is the claim less what was collected, and less what other takings of the case set off that
    are not delivered yet: from the delivery on they are counted as collected.
    """
    if case.money_due is None:
        return None
    others = _set_off(sale, Sale.state.in_(COUNTED_WHEN_DELIVERED))
    return max(0, case.money_due - case.money_collected - others)


def claim_of_taker(case: CaseFile, facts: SaleFacts, *, ranks_first: bool) -> Claim:
    """Return what is owed in the case and to the creditor who takes the lot.

    The only creditor of a case is owed what the case is for. Of one among several it is what was
    written down for them, less what was set off for them and what was paid out to them.

    Args:
        ranks_first: they are paid before the others; who holds the mortgage of the whole lot is.
    """
    whole, creditors = owed(case, facts.sale), _creditors(case)
    taker = taker_of(facts.sale, creditors)
    if taker is None:  # recorded before takings named their creditor, under another name
        return Claim(whole, whole if len(creditors) <= 1 else None, shared=len(creditors) > 1)
    if taker.money_due is None:
        return Claim(whole, whole if len(creditors) == 1 else None, shared=len(creditors) > 1)
    first = ranks_first or _holds_mortgage(taker, facts.assets)
    return Claim(whole, _left_of(taker, facts.sale), shared=not first)


def taker_of(sale: Sale, creditors: list[Party]) -> Party | None:
    """Return the creditor who takes a lot; by the name where the taking is older than the link."""
    if sale.party_id is not None:
        return db.session.get_one(Party, sale.party_id)
    return next((party for party in creditors if party.name == sale.buyer), None)


def _creditors(case: CaseFile) -> list[Party]:
    found = select(Party).where(
        Party.case_id == case.id, Party.stands, Party.role == PartyRole.CREDITOR
    )
    return list(db.session.scalars(found.order_by(Party.id)))


def _holds_mortgage(taker: Party, assets: Collection[Asset]) -> bool:
    return bool(assets) and all(asset.mortgaged_to_id == taker.id for asset in assets)


def _left_of(taker: Party, sale: Sale) -> int:
    mine = (Sale.party_id == taker.id) | (Sale.party_id.is_(None) & (Sale.buyer == taker.name))
    before = _set_off(sale, mine & Sale.state.not_in(NEVER_SET_OFF))
    return max(0, (taker.money_due or 0) - before - _paid_out(taker))


def _set_off(sale: Sale, which: ColumnElement[bool]) -> int:
    """Add up what the other takings of the case set off."""
    found = select(func.sum(Sale.offset)).where(
        Sale.case_id == sale.case_id, Sale.id != sale.id, Sale.to_creditor.is_(True), which
    )
    return int(db.session.scalar(found) or 0)


def _paid_out(taker: Party) -> int:
    """Add up what sales of the case paid out to one who is called like the creditor."""
    rows = db.session.execute(
        select(SaleMoney.amount, SaleMoney.counterpart)
        .join(Sale, Sale.id == SaleMoney.sale_id)
        .where(Sale.case_id == taker.case_id, SaleMoney.kind == MoneyKind.PAYOUT, stands())
    )
    name = fold(taker.name)
    return sum(amount for amount, payee in rows if fold(payee) == name)
