"""Words of stays: what keeps a thing, what is done next."""

from foundation.i18n import N_
from warehouse.models import StayReason, StayStep
from web.formatting import register_words

register_words(
    {
        StayReason.JUDGMENT: N_("Waits for a judgment or decision"),
        StayReason.SALE: N_("Waits to be sold"),
        StayReason.COLLECTION: N_("The receiver has not come for it"),
        StayReason.NOTICE: N_("The receiver was notified; the time still runs"),
        StayReason.DESTRUCTION: N_("Waits to be destroyed"),
        StayReason.BUDGET: N_("Waits to be handed over to the budget"),
        StayReason.DISPUTE: N_("Dispute, complaint, or a stay of the enforcement"),
        StayReason.OWNER_UNKNOWN: N_("The owner or the address is not known"),
        StayReason.OTHER: N_("Another reason"),
        StayReason.NOTHING: N_("Nothing keeps it here any more"),
    },
    tones={StayReason.NOTHING: "danger", StayReason.OWNER_UNKNOWN: "warn"},
)
register_words(
    {
        StayStep.ORDER: N_("Propose an order for it to go out"),
        StayStep.HAND_OVER: N_("Hand it over under the order"),
        StayStep.ASK_AGENCY: N_("Ask the agency that has the case"),
        StayStep.NOTIFY: N_("Notify the receiver"),
        StayStep.VERIFY: N_("Find out the owner or the address"),
        StayStep.SELL: N_("Put it up for sale"),
        StayStep.COUNCIL: N_("Set up the council that destroys it"),
        StayStep.WAIT: N_("Wait until the day to ask again"),
    }
)
