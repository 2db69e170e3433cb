"""The tables of case files."""

import organisations.models  # noqa: F401  # tables here point at its table
from cases.models.asset import (
    KEPT_BY_ORGANISATIONS,
    OPEN_STATES,
    AppraisalWay,
    Asset,
    AssetCategory,
    AssetState,
    Certainty,
    Keeper,
)
from cases.models.calendar_day import CalendarDay, DayKind
from cases.models.case import CaseFile, CaseStage, CaseTag, Enforceability, Tag, numbered
from cases.models.deadline import PARAMETERS, Deadline, DeadlineStatus, EndReason, Step
from cases.models.event import CaseEnding, CaseEvent, EventKind, EventState, Verified
from cases.models.hold import Hold, HoldReason
from cases.models.money import CostCategory, MoneyMovement, MovementDirection, MovementKind
from cases.models.obstacle import KNOWN_HOLDERS, Holder, Obstacle
from cases.models.party import Party, PartyKind, PartyRole
from cases.numbers import number_key

__all__ = [
    "Verified",
    "KEPT_BY_ORGANISATIONS",
    "KNOWN_HOLDERS",
    "PARAMETERS",
    "OPEN_STATES",
    "AppraisalWay",
    "Asset",
    "AssetCategory",
    "AssetState",
    "CalendarDay",
    "CaseEnding",
    "CaseEvent",
    "CaseFile",
    "CaseStage",
    "CaseTag",
    "Certainty",
    "CostCategory",
    "DayKind",
    "Deadline",
    "DeadlineStatus",
    "EndReason",
    "Enforceability",
    "EventKind",
    "EventState",
    "Hold",
    "HoldReason",
    "Holder",
    "Keeper",
    "MoneyMovement",
    "MovementDirection",
    "MovementKind",
    "Obstacle",
    "Party",
    "PartyKind",
    "PartyRole",
    "Step",
    "Tag",
    "number_key",
    "numbered",
]
