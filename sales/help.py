"""Help on the pages of sales: what each is for."""

from typing import Final

from cases.act_help import act_help
from foundation.i18n import N_
from sales.acts import ACTS
from web.help import Help, declare

declare(
    Help(
        endpoint="sales.sales.index",
        text=N_(
            "What was sold or taken, with what is still open: payment, delivery, title, payout."
        ),
    ),
    Help(
        endpoint="sales.sales.show",
        title=N_("Sale"),
        above="sales.sales.index",
        text=N_(
            "One sale from the hammer to the payout: each step with its day, and the money that "
            "has to add up."
        ),
        thing="sale",
    ),
)

ACT_PAGES: Final = (
    Help(
        endpoint="sales.sales.deposit",
        above="sales.sales.show",
        text=N_("Records what the winner laid down, where the notice did not say it."),
    ),
    Help(
        endpoint="sales.sales.taking",
        above="sales.sales.show",
        text=N_(
            "Sets the price of the taken asset off against the debt, and tells the creditor what "
            "is left to pay."
        ),
        law=(
            "R9",
            "R10",
            "R11",
            "R11.SUM",
            "R11.PART",
        ),
    ),
    Help(
        endpoint="sales.sales.declare_default",
        above="sales.sales.show",
        text=N_("Cancels a sale that was not paid in time, and says what becomes of the deposit."),
        law=("D4",),
    ),
    Help(
        endpoint="sales.sales.money",
        title=N_("Record money of the sale"),
        above="sales.sales.show",
        text=N_(
            "Records money of the sale on the day it moved, with its document. Whatever does not "
            "add up is refused."
        ),
    ),
    Help(
        endpoint="sales.sales.release_order",
        above="sales.sales.show",
        text=N_(
            "Proposes to the store to release the things of the sale to the buyer. Somebody else "
            "approves."
        ),
    ),
    Help(
        endpoint="sales.sales.hand_over",
        above="sales.sales.show",
        text=N_(
            "Records that the buyer received the asset, with the minutes. Not before it is paid "
            "in full."
        ),
    ),
    Help(
        endpoint="sales.sales.title_file",
        above="sales.sales.show",
        text=N_("Records that the buyer got the file for the title."),
    ),
    Help(
        endpoint="sales.sales.extension",
        above="sales.sales.show",
        text=N_("Records an agreed later day to pay. The law sets the longest."),
        law=("D3.1",),
    ),
    Help(
        endpoint="sales.sales.say_delivery",
        above="sales.sales.show",
        text=N_(
            "Says of a sale from an old file whether the asset was handed over. Until then it "
            "counts neither as delivered nor as not delivered, and nothing is due."
        ),
    ),
    Help(
        endpoint="sales.sales.attempt",
        above="sales.sales.show",
        text=N_(
            "Records that a delivery was tried and did not happen, and why. The days of the one "
            "who stood in the way are counted."
        ),
    ),
)
"""What the table of acts does not say; title, periods and holds come from there."""

for page in ACT_PAGES:
    doings = [doing for doing in ACTS.values() if doing.endpoint == page.endpoint]
    steps = [doing.step for doing in doings if doing.step is not None]
    declare(act_help(page, doings, steps))
