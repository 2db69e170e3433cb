"""What the papers of a sale are beside the days of what they record."""

from papers.dated import Side, bind
from sales.models import DeliveryAttempt, Sale


def _of_sold(sale: Sale) -> Side:
    """A contract follows the auction; the creditor's request is what the taking carries out."""
    return Side.ORDERS if sale.to_creditor else Side.TELLS


OF_SALE = ("sale", "id")
bind(Sale, "contract_document", "sold_on", of=OF_SALE, side=_of_sold)
bind(Sale, "extension_document", "sold_on", of=OF_SALE, side=Side.TELLS)
bind(Sale, "settlement_document", "creditor_notified_on", of=OF_SALE, side=Side.ORDERS)
bind(Sale, "default_document", "defaulted_on", of=OF_SALE, side=Side.ORDERS)
bind(Sale, "handover_document", "delivered_on", of=OF_SALE, side=Side.AS_KIND)
bind(DeliveryAttempt, "document", "attempted_on", of=("sale", "sale_id"), side=Side.AS_KIND)
