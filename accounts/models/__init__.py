"""The tables of offices, people and what they propose."""

from accounts.models.letterhead import Letterhead, SigningCapacity
from accounts.models.people import (
    Approval,
    ApprovalState,
    FactorRule,
    Membership,
    Office,
    OfficeTree,
    RecoveryCode,
    Role,
    SavedView,
    SecondFactor,
    Session,
    SignInTry,
    UserAccount,
)
from accounts.models.threshold import OfficeThreshold

__all__ = [
    "Approval",
    "ApprovalState",
    "FactorRule",
    "Letterhead",
    "Membership",
    "Office",
    "OfficeThreshold",
    "OfficeTree",
    "RecoveryCode",
    "Role",
    "SavedView",
    "SecondFactor",
    "Session",
    "SignInTry",
    "SigningCapacity",
    "UserAccount",
]
