"""Which place may stand under which; the rest of what may be done stands in ``allowed``."""

from typing import Final

from foundation.refusals import Refusal
from warehouse import refusals
from warehouse.allowed import why_not_use
from warehouse.models import Place, PlaceKind

P = PlaceKind
UNDER: Final[dict[PlaceKind, frozenset[PlaceKind | None]]] = {
    P.WAREHOUSE: frozenset({None}),
    P.AREA: frozenset({P.WAREHOUSE, P.AREA}),
    P.SHELF: frozenset({P.WAREHOUSE, P.AREA}),
    P.BIN: frozenset({P.WAREHOUSE, P.AREA, P.SHELF}),
}
"""What each kind of place may stand under; None is the root."""


def why_not_build(office_id: int, kind: PlaceKind, parent: Place | None) -> Refusal | None:
    """A place stands under one that is in use, of a kind for it and of the same office."""
    above = parent.kind if parent else None
    if above not in UNDER[kind] or (parent is not None and parent.office_id != office_id):
        return refusals.ImpossibleNesting()
    return why_not_use(parent) if parent is not None else None


def kinds_under(parent: Place | None) -> list[PlaceKind]:
    """Return the kinds of place that may stand under a place, or alone."""
    return [kind for kind in PlaceKind if (parent.kind if parent else None) in UNDER[kind]]
