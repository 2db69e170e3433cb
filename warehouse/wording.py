"""Words of the warehouse: kinds, states, classes, and what the ledger says about things."""

from audit.wording import show
from foundation.i18n import N_
from warehouse import (  # noqa: F401  # their words
    wording_book,
    wording_care,
    wording_counts,
    wording_kinds,
    wording_stays,
)
from warehouse.entries import FIRST_LABEL, LabelReason
from warehouse.models import (
    Demand,
    Deviation,
    DifferenceDecision,
    DiscrepancyDecision,
    DiscrepancyStep,
    Half,
    HandOverKind,
    HandOverState,
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
    PrinterKind,
    SealState,
    Side,
    Touch,
)
from web.formatting import register_words
from web.i18n import translated

register_words(
    {
        ItemKind.DRUGS: N_("Drugs"),
        ItemKind.WEAPON: N_("Military weapon"),
        ItemKind.CRUDE_WEAPON: N_("Crude weapon, object used as one"),
        ItemKind.HAZARDOUS: N_("Flammable, poisonous, radioactive matter"),
        ItemKind.COUNTERFEIT: N_("Counterfeit money"),
        ItemKind.ANTIQUE: N_("Antique"),
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
        Demand.SEALED: N_("a sealed pack"),
        Demand.CONCLUSION: N_("the expert conclusion"),
        Demand.WEIGHT: N_("the weight"),
        Demand.PHOTO: N_("a photo"),
        Demand.NUMBER: N_("plate, IMEI or number"),
    }
)
register_words(
    {
        ItemStatus.CLAIMED: N_("by the old file, not seen yet"),
        ItemStatus.AT_THE_DOOR: N_("at the door, not signed for yet"),
        ItemStatus.NOT_TAKEN_IN: N_("not taken in"),
        ItemStatus.IN_CUSTODY: N_("in the warehouse"),
        ItemStatus.ON_LOAN: N_("on loan"),
        ItemStatus.RELEASED: N_("released"),
        ItemStatus.DESTROYED: N_("destroyed"),
        ItemStatus.MISSING: N_("missing"),
    },
    {
        ItemStatus.CLAIMED: "warn",
        ItemStatus.AT_THE_DOOR: "warn",
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
        PhysicalHolder.GIVER: N_("Who brings it"),
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
        OrderPurpose.TO_STORE: N_("Move to the store of another office"),
        OrderState.PROPOSED: N_("waiting for approval"),
        OrderState.APPROVED: N_("approved, to carry out"),
        OrderState.REJECTED: N_("rejected"),
        OrderState.EXECUTED: N_("carried out"),
        OrderState.CANCELLED: N_("cancelled"),
        LineState.PENDING: N_("to do"),
        LineState.AT_THE_DOOR: N_("at the door, not signed for yet"),
        LineState.WAITING: N_("being clarified"),
        LineState.REFUSED: N_("refused at the door"),
        LineState.DONE: N_("settled"),
        SealState.NONE: N_("Not sealed"),
        SealState.INTACT: N_("Seal intact"),
        SealState.BROKEN: N_("Seal torn or suspicious"),
        SealState.NEW: N_("Sealed at the hand-over"),
        SealState.OPENED: N_("Opened and sealed again under minutes"),
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
        OrderState.REJECTED: "neutral",
        OrderState.EXECUTED: "ok",
        LineState.AT_THE_DOOR: "info",
        LineState.WAITING: "warn",
        LineState.REFUSED: "danger",
        LineState.DONE: "ok",
        SealState.INTACT: "ok",
        SealState.NEW: "ok",
        SealState.BROKEN: "danger",
    },
)
register_words(
    {
        Deviation.SEAL: N_("State of the seal"),
        Deviation.SEAL_NUMBER: N_("Number of the seal"),
        Deviation.WEIGHT: N_("Weight"),
        Deviation.QUANTITY: N_("Quantity"),
        Deviation.CONDITION: N_("Condition"),
    }
)
register_words(  # apart from deviations: two codes "seal" are one key
    {
        Touch.CLAIM: N_("Entered from the old file"),
        Touch.INTAKE: N_("Received"),
        Touch.LEND: N_("Lent out"),
        Touch.TAKE_BACK: N_("Took back from loan"),
        Touch.RELEASE: N_("Released"),
        Touch.SEAL: N_("Sealing it"),
        Touch.LOOK: N_("Looked at it"),
        Touch.CARE: N_("Visited it"),
        Touch.HAND_OVER: N_("At a hand-over"),
        Touch.COUNT: N_("Counted"),
    }
)
register_words(
    {
        DiscrepancyDecision.AS_FOUND: N_("Keep it as found, with a written confirmation"),
        DiscrepancyDecision.RECORD_WRONG: N_("One of the two was written down wrongly"),
        DiscrepancyDecision.LOST: N_("Lost while it was kept here"),
        DiscrepancyStep.EXPERTISE: N_("To experts, with minutes"),
        DiscrepancyStep.REPORTED: N_("To the competent body"),
        Side.KNOWN: N_("As it was known"),
        Side.FOUND: N_("As it was found"),
    }
)


register_words(
    {
        HandOverKind.KEEPER: N_("Change of keeper"),
        HandOverKind.LOAN: N_("Loan"),
        HandOverKind.RETURN: N_("Return of what was lent"),
        HandOverKind.RELEASE: N_("Release for good"),
        HandOverKind.INTAKE: N_("Taking into the store"),
        HandOverKind.TRANSFER: N_("To the store of another office"),
        HandOverState.DRAFT: N_("draft, nobody has signed"),
        HandOverState.SIGNED_BY_ONE: N_("signed by one of the two"),
        HandOverState.SIGNED: N_("signed by both"),
        HandOverState.WITHDRAWN: N_("withdrawn"),
        Half.GIVER: N_("The one who gives"),
        Half.RECEIVER: N_("The one who takes over"),
    }
)
register_words(
    {
        PrinterKind.SHEET: N_("A4 sheet"),
        PrinterKind.ROLL: N_("Label roll"),
    }
)


def label_reason(text: str) -> str:
    """Return why a label was printed."""
    return translated(N_("First label")) if text == FIRST_LABEL else text


show(LabelReason, label_reason)
