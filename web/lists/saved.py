"""The lists a person has kept by a name. The room of accounts keeps them and says so here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from web.lists.asked import Asked


@dataclass(frozen=True, slots=True)
class View:
    """A list as somebody likes to see it."""

    id: int
    name: str
    address: str


class Keeper(Protocol):
    """Who keeps them."""

    def views(self, list_key: str) -> Sequence[View]: ...
    def form(self, asked: Asked) -> Any: ...


_keeper: Final[list[Callable[[], Keeper]]] = []


def kept_by(keeper: Callable[[], Keeper]) -> None:
    """Say who keeps the views of lists."""
    _keeper[:] = [keeper]


def views_of(list_key: str) -> Sequence[View]:
    """Return the views of a list that the signed-in person has kept."""
    return _keeper[0]().views(list_key) if _keeper else ()


def form_of(asked: Asked) -> Any:
    """Return the form that keeps a list as it is asked for; None where nobody keeps any."""
    return _keeper[0]().form(asked) if _keeper else None
