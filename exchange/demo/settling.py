"""The sale half (stub while the API is being written)."""

from collections.abc import Sequence

from auctions.models import Lot, Sale
from exchange.demo.agenda import Script
from exchange.demo.offers import Offer
from exchange.demo.wishes import Wish
from foundation import clock
from warehouse.models import EvidenceItem


def after_sale(offer: Offer, lot: Lot, sale: Sale, items: Sequence[EvidenceItem], wish: Wish) -> Script:
    yield clock.today()
