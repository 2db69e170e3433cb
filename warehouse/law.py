"""Questions the warehouse asks the law: where a kind may lie, what a sealed pack needs.

The rules and the provisions are data of the lawbook (``custody.toml``, ``provisions.toml``).
"""

from datetime import date

from lawbook.custody import comes_only_sealed, kind_rule, pack_needs_conclusion
from lawbook.provisions import Provision, cited, provision
from warehouse.models import ItemKind, PlaceClass


def must_be_sealed(kind: ItemKind, on: date) -> bool:
    """Whether a thing of this kind is received only as a sealed pack, on the day of receipt."""
    return comes_only_sealed(kind, on)


def needs_conclusion(kind: ItemKind, on: date) -> bool:
    """Whether a sealed pack of this kind is received only with an expert conclusion."""
    return pack_needs_conclusion(kind, on)


def allowed_classes(kind: ItemKind) -> frozenset[PlaceClass]:
    """Return the classes of place in which a thing of this kind may lie."""
    return frozenset(PlaceClass(code) for code in kind_rule(kind).classes)


def place_basis(kind: ItemKind, on: date) -> str | None:
    """Return the provision that sends a kind to its special place, as people cite it."""
    found = place_provision(kind, on)
    return found.basis.short if found is not None else None


def place_provision(kind: ItemKind, on: date) -> Provision | None:
    """Return the provision that sends a kind to its special place; None for an ordinary kind."""
    code = kind_rule(kind).place
    return provision(code, on) if code is not None else None


def sealed_pack_provision(on: date) -> Provision | None:
    """Return the provision on receiving sealed packs in force on the day of receipt."""
    return provision("W.SEALED", on)


def sealed_pack_basis(on: date) -> str | None:
    """Return the provision on receiving sealed packs in force on the day of receipt."""
    return _short("W.SEALED", on)


def difference_basis(on: date) -> str | None:
    """Return the provision on differences from the first seizure minutes on the day of receipt."""
    return _short("W.DIFFERENCE", on)


def reseal_basis(on: date) -> str | None:
    """Return the provision on sealing anew in force on a day."""
    return _short("W.RESEAL", on)


def _short(code: str, on: date) -> str | None:
    found = cited(code, on)
    return found.short if found is not None else None
