"""Seats of people outside, as the rooms above know them: where an account has one.

The room that keeps seats registers itself; accounts know none of its tables.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

Provider = Callable[[int, date], Sequence[str]]
"""Returns the paths of the offices in which an account has a seat on a day."""

_providers: Final[list[Provider]] = []


def register(provider: Provider) -> None:
    """Let a room say where accounts have seats; once, when it is loaded."""
    _providers.append(provider)


def seats_of(account_id: int, on: date) -> tuple[str, ...]:
    """Return the paths of the offices in which an account has a seat."""
    return tuple(path for provider in _providers for path in provider(account_id, on))
