"""The one resolver: what a scanned or typed text stands for, loaded to be acted on.

What only has to be known (a scan to look) is answered by :mod:`warehouse.lookup` itself.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from accounts.models import Office
from foundation.codes import code_problem, read_code, shown
from foundation.database import db
from foundation.folding import fold
from warehouse import lookup, queries, refusals
from warehouse.models import EvidenceItem, Place
from warehouse.refusals.hand_overs import CodesUnknown
from warehouse.refusals.transfers import StoreUnknown


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a text stands for: "item", "place", "order", or a kind from above ("lot", "sale")."""

    seen: lookup.Seen
    subject: Any

    @property
    def kind(self) -> str:
        return self.seen.kind


def resolve(raw: str, offices: Collection[int], *, physical: str = "") -> Resolved | None:
    """Find and load what was scanned, in the offices in sight; see :func:`lookup.look_up`."""
    seen = lookup.look_up(raw, lambda _permission: offices, physical=physical)
    if seen is None:
        return None
    return Resolved(seen, db.session.get_one(lookup.KINDS[seen.kind].model, seen.id))


def place_named(text: str, offices: Collection[int], *, own: int) -> Place:
    """Return the place whose label was scanned or whose short name was typed.

    Args:
        own: the office of what is put there. Offices call their places alike: its own is meant.

    Raises:
        PlaceUnknown: there is none in sight.
    """
    place = queries.find_place(text, {own}.intersection(offices))
    if place is None:
        place = queries.find_place(text, offices)
    if place is None:
        raise refusals.PlaceUnknown(text=text)
    return place


def item_named(text: str, offices: Collection[int]) -> EvidenceItem:
    """Return the item whose label, or a code bound to it, was scanned or typed.

    Raises:
        ItemUnknown: there is none in sight.
        SealIsFormer: the text is the number of a seal it carries no more.
        CodeOnSeveral: several items carry it.
    """
    found = resolve(text, offices)
    if found is None or not isinstance(found.subject, EvidenceItem):
        raise refusals.ItemUnknown(text=text)
    check_means_one(found.seen)
    return found.subject


def items_labelled(texts: Sequence[str], offices: Collection[int]) -> list[EvidenceItem]:
    """Return the items whose labels were scanned, found together.

    Raises:
        CodesUnknown: the label of no item in sight; all of them are named.
    """
    codes = {text: read_code(text) for text in texts}
    asked = {code for code in codes.values() if code is not None}
    found = list(db.session.scalars(queries.items_named(asked, offices)))
    known = {item.code for item in found}
    if unknown := [text for text, code in codes.items() if code not in known]:
        raise CodesUnknown(codes=[text[:40] for text in unknown[:20]])
    return found


def check_means_one(seen: lookup.Seen) -> None:
    """Refuse to act on what was found by a former seal of it, or by a code others carry, too.

    Raises:
        SealIsFormer: the scanned number is of a seal that was opened.
        CodeOnSeveral: several things carry it.
    """
    if seen.also:
        raise refusals.CodeOnSeveral(codes=[shown(code) for code in (seen.code, *seen.also)])
    if seen.former_seal is not None:
        raise refusals.SealIsFormer(number=seen.seal_number or "", code=shown(seen.code))


def is_mistyped(raw: str) -> bool:
    """Tell whether a text is one of our codes with a wrong character, rather than a foreign one."""
    return code_problem(raw) == "mistyped"


def office_called(words: str) -> Office:
    """Return the office of a name or code.

    Raises:
        StoreUnknown: it is the name of none, or of several.
    """
    wanted = fold(words)
    rows = db.session.scalars(select(Office).order_by(Office.id)).all()
    found = [each for each in rows if wanted in {fold(each.name), fold(each.code)}]
    if len(found) != 1:
        raise StoreUnknown(name=words[:80])
    office: Office = found[0]
    return office
