"""The choices above a list, one of them chosen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice and where it leads."""

    label: str
    url: str
    active: bool
    count: int | None = None
