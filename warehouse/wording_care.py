"""Words of care: kinds of plans, checks, states."""

from foundation.i18n import N_
from warehouse.care.checks import InOrder
from warehouse.models import CareCheck, CareKind, CareState
from web.formatting import register_words

register_words(
    {
        CareKind.VEHICLE: N_("Vehicle"),
        CareKind.MACHINE: N_("Machine, equipment"),
        CareKind.HOUSE: N_("House, building"),
        CareKind.LAND: N_("Land"),
        CareKind.ORCHARD: N_("Orchard, crops"),
        CareKind.ANIMAL: N_("Animals"),
        CareKind.GOODS: N_("Goods"),
    }
)
register_words(
    {
        CareCheck.ENGINE: N_("Engine: started, 15 minutes"),
        CareCheck.FLUIDS: N_("Oil, water, other fluids"),
        CareCheck.BATTERY: N_("Battery"),
        CareCheck.TYRES: N_("Tyres"),
        CareCheck.METER: N_("Kilometres or hours read off"),
        CareCheck.COVER: N_("Cover"),
        CareCheck.RUST: N_("Rust, grease"),
        CareCheck.KEYS: N_("Keys and papers"),
        CareCheck.DOORS: N_("Doors and locks"),
        CareCheck.ROOF: N_("Roof"),
        CareCheck.DAMP: N_("Damp, mould"),
        CareCheck.WIRING: N_("Electricity and water shut off"),
        CareCheck.OCCUPIED: N_("Nobody has moved in"),
        CareCheck.BOUNDARY: N_("Boundary marks"),
        CareCheck.USE: N_("Nobody builds or digs"),
        CareCheck.GROWTH: N_("Trees and crops"),
        CareCheck.WATER: N_("Watered"),
        CareCheck.YIELD: N_("Yield, weighed"),
        CareCheck.COUNT: N_("Counted"),
        CareCheck.HEALTH: N_("Health, illness"),
        CareCheck.FEED: N_("Feed and water"),
        CareCheck.PACKING: N_("Packing"),
        CareCheck.EXPIRY: N_("Last day of use"),
        CareCheck.PESTS: N_("Rats, insects"),
    }
)
register_words(
    {
        CareState.GOOD: N_("Good"),
        CareState.FAIR: N_("Fair"),
        CareState.POOR: N_("Poor"),
        CareState.BROKEN: N_("Broken"),
    },
    tones={
        CareState.GOOD: "ok",
        CareState.FAIR: "neutral",
        CareState.POOR: "warn",
        CareState.BROKEN: "danger",
    },
)
register_words({InOrder.YES: N_("In order"), InOrder.NO: N_("Not in order")})
