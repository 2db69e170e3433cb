"""The steps of a sale taken back that never were: paid, delivered, paid out, defaulted, sold."""

from collections.abc import Collection
from datetime import date
from typing import Final

from auctions import lifecycle, queries
from auctions.models import Lot
from audit.entries import Kind, codes
from audit.models import LedgerEntry
from cases import lifecycle as assets_life
from cases.models import AssetState, Step
from cases.operations import deadlines
from foundation.acts import Act
from sales import entries
from sales.models import Sale, SaleState
from sales.operations import milestones

HANDED_OVER: Final = (entries.LOT_DELIVERED_PART, entries.LOT_DELIVERED, entries.LOT_COMPLETED)


def unpaid(sale: Sale, lot: Lot, *, by: Act) -> None:
    """Take a sale back to unpaid: a payment that made it full was recorded wrongly."""
    milestones.turn_back(sale, SaleState.UNPAID)
    sale.paid_on = None
    own = deadlines.of(sale)
    own.reopen(Step.PAY, by=by)
    own.never_due(Step.TERM_DEPOSIT, by=by)
    own.never_due(Step.DELIVER, by=by)
    lifecycle.take_back(lot, never=lambda entry: _is_of(entry, sale, entries.LOT_PAID), by=by)


def not_completed(sale: Sale, lot: Lot, *, by: Act) -> None:
    """Take a sale back to delivered: money that was paid out was recorded wrongly."""
    milestones.turn_back(sale, SaleState.DELIVERED)
    deadlines.of(sale).reopen(Step.PAY_OUT, by=by)
    never = entries.LOT_COMPLETED
    lifecycle.take_back(lot, never=lambda entry: _is_of(entry, sale, never), by=by)


def no_default(sale: Sale, lot: Lot, *, by: Act) -> None:
    """Take the lot back to the sale whose default never was."""
    never = entries.LOT_DEFAULTED
    lifecycle.take_back(lot, never=lambda entry: _is_of(entry, sale, never), by=by)


def not_delivered(sale: Sale, lot: Lot, *, by: Act) -> None:
    """Take the lot back to before a hand-over that never was, if it was handed over with it."""
    if any(_is_of(entry, sale, *HANDED_OVER) for entry in lifecycle.entries_that_stand(lot)):
        lifecycle.take_back(lot, never=lambda entry: _is_of(entry, sale, *HANDED_OVER), by=by)


def not_attempted(sale: Sale, lot: Lot, on: date, *, others: Collection[date], by: Act) -> None:
    """Let an attempt to deliver that nobody made be no progress of the lot.

    Args:
        on: its day; where that was corrected, no entry tells it, and the one that is of no other
            attempt is its own.
        others: the days of the attempts that stand.
    """
    standing = lifecycle.entries_that_stand(lot)
    told = [one for one in standing if _is_of(one, sale, entries.DELIVERY_ATTEMPTED)]
    of_others = {day.isoformat() for day in others}
    own = [one for one in told if one.payload.get("on") == on.isoformat()]
    own = own or [one for one in told if one.payload.get("on") not in of_others]
    if own:
        wrong = own[-1]
        lifecycle.take_back(lot, never=lambda entry: entry is wrong, by=by)


def unpaid_after_delivery(sale: Sale, lot: Lot, *, by: Act) -> None:
    """Take a sale back to handed over before its price was paid: it is not in full.

    What was due from both is not due; the hand-over stands as an old file tells it.
    """
    milestones.turn_back(sale, SaleState.UNPAID)
    sale.paid_on = None
    own = deadlines.of(sale)
    own.reopen(Step.PAY, by=by)
    for step in (Step.TERM_DEPOSIT, Step.DELIVER, Step.TITLE_FILE, Step.PAY_OUT):
        own.never_due(step, by=by)
    back = AssetState.TAKEN if sale.to_creditor else AssetState.SOLD
    for asset in queries.assets_of(lot):
        if asset.state is AssetState.DELIVERED:
            assets_life.not_delivered(asset, back, by=by, payload={"lot": lot.code})
    never = (entries.LOT_PAID, *HANDED_OVER)
    lifecycle.take_back(lot, never=lambda entry: _is_of(entry, sale, *never), by=by)


def annulled(sale: Sale, *, by: Act) -> None:
    """Take a sale to annulled: the result it came from was recorded wrongly."""
    milestones.turn_back(sale, SaleState.ANNULLED)
    for step in (Step.PAY, Step.TERM_DEPOSIT, Step.DELIVER):
        deadlines.of(sale).never_due(step, by=by)


def _is_of(entry: LedgerEntry, sale: Sale, *kinds: Kind) -> bool:
    return entry.kind in codes(kinds) and entry.payload.get("sale") == sale.code
