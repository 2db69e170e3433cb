"""Wires the auctions to the warehouse: a release scan is heard, a lot's code is resolved."""

from auctions.operations.delivery import on_release
from warehouse.operations.release import register_release_listener

register_release_listener(on_release)
