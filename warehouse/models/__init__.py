"""The tables of the warehouse."""

from warehouse.models.care import (
    CareAnswer,
    CareCheck,
    CareKind,
    CarePlan,
    CareState,
    CareVisit,
)
from warehouse.models.count import (
    ENDED,
    ROOM,
    RUNNING,
    CountEntry,
    CountFinding,
    CountKind,
    CountLine,
    CountPart,
    CountState,
    CountTurn,
    FindingKind,
    StockCount,
)
from warehouse.models.discrepancy import (
    Discrepancy,
    DiscrepancyDecision,
    DiscrepancyStep,
    FoundDeviation,
    Side,
)
from warehouse.models.hand_over import (
    Half,
    HandOver,
    HandOverKind,
    HandOverLine,
    HandOverState,
)
from warehouse.models.item import (
    ON_THE_SHELF,
    STILL_OURS,
    BoundCode,
    EvidenceItem,
    ItemKind,
    ItemStatus,
    PhysicalHolder,
)
from warehouse.models.label import LabelPrint, UnknownScan
from warehouse.models.loan import Loan, LoanPurpose
from warehouse.models.observation import Deviation, Observation, Touch
from warehouse.models.office_kind import Demand, OfficeKind
from warehouse.models.order import (
    DifferenceDecision,
    LineState,
    Order,
    OrderDirection,
    OrderLine,
    OrderPurpose,
    OrderState,
    SealState,
)
from warehouse.models.photo import Photo
from warehouse.models.place import PATH_MARK, Place, PlaceClass, PlaceCount, PlaceKind
from warehouse.models.printer import Printer, PrinterKind
from warehouse.models.seal import Seal

__all__ = [
    "CareAnswer",
    "CareCheck",
    "CareKind",
    "CarePlan",
    "CareState",
    "CareVisit",
    "StockCount",
    "ROOM",
    "RUNNING",
    "FindingKind",
    "ENDED",
    "CountTurn",
    "CountState",
    "CountPart",
    "CountLine",
    "CountKind",
    "CountFinding",
    "CountEntry",
    "ON_THE_SHELF",
    "STILL_OURS",
    "PATH_MARK",
    "BoundCode",
    "Demand",
    "Deviation",
    "DifferenceDecision",
    "Discrepancy",
    "DiscrepancyDecision",
    "DiscrepancyStep",
    "EvidenceItem",
    "FoundDeviation",
    "Half",
    "HandOver",
    "HandOverKind",
    "HandOverLine",
    "HandOverState",
    "ItemKind",
    "ItemStatus",
    "LabelPrint",
    "LineState",
    "Loan",
    "LoanPurpose",
    "Observation",
    "OfficeKind",
    "Order",
    "OrderDirection",
    "OrderLine",
    "OrderPurpose",
    "OrderState",
    "Photo",
    "PhysicalHolder",
    "Place",
    "PlaceClass",
    "PlaceCount",
    "PlaceKind",
    "Printer",
    "PrinterKind",
    "Seal",
    "SealState",
    "Side",
    "Touch",
    "UnknownScan",
]
