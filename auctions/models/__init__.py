"""The tables of auctions."""

from auctions.models.after import AfterResult
from auctions.models.contract import ServiceContract
from auctions.models.lot import LIVE_STATUSES, Lot, LotAsset, LotStatus
from auctions.models.reduction import CreditorAnswer, CreditorChoice, Reduction
from auctions.models.round import (
    AWAITED_STATES,
    LIVE_STATES,
    Registration,
    RegistrationStatus,
    Round,
    RoundCause,
    RoundForm,
    RoundRulings,
    RoundState,
    RoundStep,
)
from auctions.models.valuation import Valuation, ValuationGround

__all__ = [
    "AfterResult",
    "AWAITED_STATES",
    "LIVE_STATES",
    "LIVE_STATUSES",
    "CreditorAnswer",
    "CreditorChoice",
    "Lot",
    "LotAsset",
    "LotStatus",
    "Reduction",
    "Registration",
    "RegistrationStatus",
    "Round",
    "RoundCause",
    "RoundForm",
    "RoundRulings",
    "RoundState",
    "RoundStep",
    "ServiceContract",
    "Valuation",
    "ValuationGround",
]
