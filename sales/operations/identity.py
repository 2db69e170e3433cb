"""Reading the buyer's identity number: masked everywhere, shown to who works on the sale."""

from foundation.acts import Act
from foundation.refusals import check
from sales import allowed, entries
from sales.models import Sale
from sales.operations import milestones


def read_identity(sale: Sale, *, by: Act) -> str:
    """Return the buyer's identity number in full; the ledger keeps who read it and when.

    Raises:
        NoIdentityRecorded: none was written down.
    """
    check(allowed.why_not_read_identity(sale))
    milestones.log(sale, entries.IDENTITY_READ, {}, by=by)
    return sale.buyer_identity or ""
