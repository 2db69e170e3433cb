"""Connects the sales with the rooms below: a winner, a taking, a release."""

from auctions.sale_hooks import SaleHooks, register_sale_hooks
from sales.acts import acts_of_lots
from sales.operations.annulling import annul_sale
from sales.operations.dating import check_session, sold_on_session
from sales.operations.delivery import on_release
from sales.operations.settlement import open_sale, open_taking
from sales.queries import panel
from sales.standing import of_panel, steps_of
from warehouse.operations.releases_carried_out import register_release_listener

register_release_listener(on_release)
register_sale_hooks(
    SaleHooks(
        won=open_sale,
        check_dated=check_session,
        dated=sold_on_session,
        taken=open_taking,
        standing=steps_of,
        shown=of_panel,
        annulled=annul_sale,
        panel=panel,
        acts=acts_of_lots,
    )
)
