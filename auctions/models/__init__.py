"""The tables of auctions."""

from auctions.models.contract import ServiceContract
from auctions.models.lot import LIVE_STATUSES, Lot, LotAsset, LotStatus
from auctions.models.reduction import CreditorAnswer, CreditorChoice, Reduction
from auctions.models.round import (
    LIVE_STATES,
    Registration,
    RegistrationStatus,
    Round,
    RoundCause,
    RoundForm,
    RoundState,
)
from auctions.models.sale import (
    AttemptOutcome,
    DeliveryAttempt,
    MoneyKind,
    Sale,
    SaleMoney,
    SaleState,
)
from auctions.models.valuation import Valuation

__all__ = [
    "LIVE_STATES",
    "LIVE_STATUSES",
    "AttemptOutcome",
    "CreditorAnswer",
    "CreditorChoice",
    "DeliveryAttempt",
    "Lot",
    "LotAsset",
    "LotStatus",
    "MoneyKind",
    "Reduction",
    "Registration",
    "RegistrationStatus",
    "Round",
    "RoundCause",
    "RoundForm",
    "RoundState",
    "Sale",
    "SaleMoney",
    "SaleState",
    "ServiceContract",
    "Valuation",
]
