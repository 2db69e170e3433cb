"""Words of the warehouse: kinds, states, classes, and what the ledger says about things."""

from foundation.i18n import N_
from warehouse.models import (
    DifferenceDecision,
    ItemKind,
    ItemStatus,
    LineState,
    LoanPurpose,
    OrderDirection,
    OrderPurpose,
    OrderState,
    PhysicalHolder,
    PlaceClass,
    PlaceKind,
    SealState,
)
from web.formatting import register_kinds, register_words

register_words(
    {
        ItemKind.DRUGS: N_("Drugs"),
        ItemKind.WEAPON: N_("Weapon"),
        ItemKind.AMMUNITION: N_("Ammunition"),
        ItemKind.EXPLOSIVES: N_("Explosives, firecrackers"),
        ItemKind.CASH: N_("Cash"),
        ItemKind.PRECIOUS: N_("Gold, gems"),
        ItemKind.VEHICLE: N_("Vehicle"),
        ItemKind.ELECTRONICS: N_("Electronics"),
        ItemKind.DOCUMENTS: N_("Papers"),
        ItemKind.TIMBER: N_("Timber"),
        ItemKind.GOODS: N_("Goods"),
        ItemKind.MACHINERY: N_("Machinery"),
        ItemKind.FOOD: N_("Food"),
        ItemKind.ALCOHOL: N_("Alcohol"),
        ItemKind.TOBACCO: N_("Tobacco"),
        ItemKind.ANIMAL: N_("Animal"),
        ItemKind.OTHER: N_("Other thing"),
    }
)
register_words(
    {
        ItemStatus.IN_CUSTODY: N_("in the warehouse"),
        ItemStatus.ON_LOAN: N_("on loan"),
        ItemStatus.RELEASED: N_("released"),
        ItemStatus.DESTROYED: N_("destroyed"),
        ItemStatus.MISSING: N_("missing"),
    },
    {
        ItemStatus.IN_CUSTODY: "ok",
        ItemStatus.ON_LOAN: "info",
        ItemStatus.MISSING: "danger",
    },
)
register_words(
    {
        PhysicalHolder.OFFICE: N_("Our own warehouse"),
        PhysicalHolder.POLICE: N_("Police warehouse"),
        PhysicalHolder.ARMY: N_("Army warehouse"),
        PhysicalHolder.TREASURY: N_("State Treasury"),
        PhysicalHolder.SERVICE: N_("Storage service"),
        PhysicalHolder.COMMUNE: N_("Commune committee"),
        PhysicalHolder.OWNER: N_("Owner or relative"),
        PhysicalHolder.BORROWER: N_("Borrower"),
        PhysicalHolder.RECEIVER: N_("Receiver"),
    }
)
register_words(
    {
        PlaceKind.WAREHOUSE: N_("Warehouse building"),
        PlaceKind.AREA: N_("Area"),
        PlaceKind.SHELF: N_("Shelf"),
        PlaceKind.BIN: N_("Bin"),
        PlaceClass.GENERAL: N_("General store"),
        PlaceClass.VAULT: N_("Vault"),
        PlaceClass.WEAPONS: N_("Weapons store"),
        PlaceClass.NARCOTICS: N_("Narcotics store"),
        PlaceClass.VEHICLE_YARD: N_("Vehicle yard"),
        PlaceClass.COLD: N_("Cold store"),
        PlaceClass.ELSEWHERE: N_("Kept elsewhere"),
    }
)
register_words(
    {
        OrderDirection.IN: N_("Intake order"),
        OrderDirection.OUT: N_("Release order"),
        OrderPurpose.INTAKE: N_("Take in"),
        OrderPurpose.LOAN: N_("Lend out"),
        OrderPurpose.DELIVER_TO_BUYER: N_("Deliver to the buyer"),
        OrderPurpose.RETURN_TO_OWNER: N_("Return to the owner"),
        OrderPurpose.CONFISCATE: N_("Hand to the State"),
        OrderPurpose.DESTROY: N_("Destroy"),
        OrderPurpose.TRANSFER: N_("Transfer to another agency"),
        OrderState.PROPOSED: N_("waiting for approval"),
        OrderState.APPROVED: N_("approved, to carry out"),
        OrderState.REJECTED: N_("rejected"),
        OrderState.EXECUTED: N_("carried out"),
        OrderState.CANCELLED: N_("cancelled"),
        LineState.PENDING: N_("to do"),
        LineState.WAITING: N_("being clarified"),
        LineState.REFUSED: N_("refused at the door"),
        LineState.DONE: N_("settled"),
        SealState.NONE: N_("Not sealed"),
        SealState.INTACT: N_("Seal intact"),
        SealState.BROKEN: N_("Seal torn or suspicious"),
        SealState.NEW: N_("Sealed at the hand-over"),
        DifferenceDecision.REFUSE: N_("Refuse it"),
        DifferenceDecision.WAIT: N_("Wait until it is clarified"),
        DifferenceDecision.ACCEPT: N_("Accept on written confirmation"),
        LoanPurpose.TRIAL: N_("For trial"),
        LoanPurpose.INVESTIGATION: N_("For investigation"),
        LoanPurpose.EXPERTISE: N_("For expert examination"),
        LoanPurpose.VALUATION: N_("For valuation"),
    },
    {
        OrderState.PROPOSED: "info",
        OrderState.APPROVED: "info",
        OrderState.REJECTED: "danger",
        OrderState.EXECUTED: "ok",
        LineState.WAITING: "warn",
        LineState.REFUSED: "danger",
        LineState.DONE: "ok",
        SealState.INTACT: "ok",
        SealState.NEW: "ok",
        SealState.BROKEN: "danger",
    },
)
register_kinds(
    {
        "custody.received": (N_("Received into the warehouse"), "ok"),
        "custody.moved": (N_("Moved"), "info"),
        "custody.packed": (N_("Put into a box"), "info"),
        "custody.corrected": (N_("Move taken back"), "warn"),
        "custody.lent": (N_("Lent out"), "info"),
        "custody.returned": (N_("Taken back from loan"), "ok"),
        "custody.returned_broken": (N_("Taken back, the seal is not whole"), "danger"),
        "custody.released": (N_("Released"), "ok"),
        "custody.released_part": (N_("Released in part"), "info"),
        "custody.destroyed": (N_("Released for destruction"), "ok"),
        "custody.photographed": (N_("Photographed"), "neutral"),
        "custody.code_bound": (N_("Foreign code bound"), "neutral"),
        "custody.resealed": (N_("Sealed anew"), "info"),
        "order.proposed": (N_("Order proposed"), "neutral"),
        "order.approved": (N_("Order approved"), "ok"),
        "order.rejected": (N_("Order rejected"), "danger"),
        "order.cancelled": (N_("Order cancelled"), "neutral"),
        "order.line_received": (N_("Line received"), "ok"),
        "order.line_refused": (N_("Line refused"), "danger"),
        "order.line_waiting": (N_("Line waits for clarification"), "warn"),
        "order.line_released": (N_("Line released"), "ok"),
        "order.line_lent": (N_("Line lent out"), "info"),
        "order.executed": (N_("Order carried out"), "ok"),
        "scan.unknown": (N_("Unknown code kept"), "neutral"),
        "scan.bound": (N_("Unknown code bound"), "neutral"),
        "scan.put_aside": (N_("Unknown code put aside"), "neutral"),
        "place.created": (N_("Place added"), "neutral"),
        "place.closed": (N_("Place closed"), "neutral"),
    }
)
