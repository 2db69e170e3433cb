"""Words of what was entered by mistake, and of what stands on it."""

from cases.mistakes.resting import Standing
from cases.models import AssetState, CaseStage
from foundation.i18n import N_
from web.formatting import register_words

register_words(
    {
        Standing.ASSETS: N_("assets"),
        Standing.MONEY: N_("money"),
        Standing.HOLDS: N_("holds"),
        Standing.OBSTACLES: N_("obstacles"),
        Standing.ITEMS: N_("things in store"),
        Standing.ORDERS: N_("orders of the store"),
        Standing.LOTS: N_("lots"),
        Standing.ANSWERS: N_("answers of creditors"),
        Standing.SALES: N_("sales"),
        Standing.DIRECTIVES: N_("directives"),
    }
)
# One call an enumeration: members of two with the same value are equal as dictionary keys.
register_words(
    {CaseStage.MISTAKEN: N_("Entered by mistake")},
    {CaseStage.MISTAKEN: "hold"},
)
register_words(
    {AssetState.MISTAKEN: N_("Entered by mistake")},
    {AssetState.MISTAKEN: "hold"},
)
