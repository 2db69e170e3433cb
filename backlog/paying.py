"""How much of a price was paid, from all that is said of it. Pure."""

from backlog.shapes import OldPaid


def payment_told(
    said: OldPaid | None, *, price: int | None, amount: int | None, in_full: bool = False
) -> OldPaid | None:
    """Return how much of the price was paid; None: what is said contradicts itself.

    A day of a payment is no payment in full: of a part there is a day as well.

    Args:
        said: in words; None where nothing is said.
        price, amount: đồng; of the sale, and what was paid of it in all.
        in_full: a day is told on which the whole price was in.
    """
    told = set() if said in (None, OldPaid.UNKNOWN) else {said}
    if in_full:
        told.add(OldPaid.FULL)
    if amount and price:
        if amount > price:
            return None
        told.add(OldPaid.FULL if amount == price else OldPaid.PART)
    elif amount and OldPaid.NOTHING in told:
        return None
    if len(told) > 1:
        return None
    return told.pop() if told else OldPaid.UNKNOWN
