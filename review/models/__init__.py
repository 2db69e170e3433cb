"""The tables of the review."""

from review.models.directive import Directive, DirectiveState
from review.models.flag import Flag, FlagCode, Severity
from review.models.last_look import LastLook
from review.models.stalled import StalledAsset

__all__ = [
    "Directive",
    "DirectiveState",
    "Flag",
    "FlagCode",
    "LastLook",
    "Severity",
    "StalledAsset",
]
