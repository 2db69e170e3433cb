"""Questions the warehouse asks the law: where a kind may lie, what a sealed pack needs.

The kinds table is our reading of warehouse.md §7: KBNN-only and specialised kinds are refused in a
general place; custody elsewhere is recorded instead.
"""

from datetime import date
from typing import Final

from lawbook.editions import REGIME_B_FROM
from warehouse.models import ItemKind, PlaceClass

K, C = ItemKind, PlaceClass

_ORDINARY: Final = frozenset({C.GENERAL, C.VAULT, C.VEHICLE_YARD, C.COLD, C.ELSEWHERE})
_SPECIAL: Final[dict[ItemKind, frozenset[PlaceClass]]] = {
    K.DRUGS: frozenset({C.NARCOTICS, C.ELSEWHERE}),
    K.WEAPON: frozenset({C.WEAPONS, C.ELSEWHERE}),
    K.AMMUNITION: frozenset({C.WEAPONS, C.ELSEWHERE}),
    K.EXPLOSIVES: frozenset({C.WEAPONS, C.ELSEWHERE}),
    K.CASH: frozenset({C.VAULT, C.ELSEWHERE}),
    K.PRECIOUS: frozenset({C.VAULT, C.ELSEWHERE}),
    K.VEHICLE: frozenset({C.VEHICLE_YARD, C.GENERAL, C.ELSEWHERE}),
    K.ANIMAL: frozenset({C.COLD, C.ELSEWHERE}),
}
_SPECIAL_BASIS: Final[dict[ItemKind, str]] = {
    K.CASH: "Đ.90 k.1 BLTTHS",
    K.PRECIOUS: "Đ.90 k.1 BLTTHS",
    K.WEAPON: "Đ.90 k.1 BLTTHS",
    K.AMMUNITION: "Đ.90 k.1 BLTTHS",
    K.EXPLOSIVES: "Đ.90 k.1 BLTTHS",
    K.ANIMAL: "Đ.106 k.3 BLTTHS",
}

SEALED_ONLY: Final = frozenset({K.DRUGS})
EXPERTISE: Final = frozenset({K.DRUGS, K.PRECIOUS, K.WEAPON, K.AMMUNITION, K.EXPLOSIVES})


def allowed_classes(kind: ItemKind) -> frozenset[PlaceClass]:
    """Return the classes of place in which a thing of this kind may lie."""
    return _SPECIAL.get(kind, _ORDINARY)


def place_basis(kind: ItemKind) -> str | None:
    """Return the provision that sends a kind to its special place."""
    return _SPECIAL_BASIS.get(kind)


def sealed_pack_basis(on: date) -> str:
    """Return the provision on receiving sealed packs in force on the day of receipt."""
    return "Đ.37 k.2 NĐ 152/2026" if on >= REGIME_B_FROM else "Đ.123 k.2 Luật 26/2008"


def difference_basis(on: date) -> str:
    """Return the provision on differences from the first seizure minutes on the day of receipt."""
    return "Đ.37 k.2 NĐ 152/2026" if on >= REGIME_B_FROM else "Đ.123 k.1 Luật 26/2008"
