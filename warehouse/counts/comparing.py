"""Comparing what was counted with what was frozen. Nothing here asks rows.

Two people count, each alone. Where what they saw differs, a third person's count decides; whom it
overruled is kept. What bears no label of ours stands whoever of the three saw it. A thing that left
after the list was frozen, or that somebody else than who moved it has seen since, is not missing;
one that was only moved on paper, and that nobody saw, is a difference.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from foundation.folding import caseless
from warehouse.models import CountEntry, FindingKind

Key = int | str  # the id of a thing; "code:…" of a foreign label; "place:…" of things without one


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing as it was frozen.

    Args:
        box: the id of the thing it lay in.
        gone: by the record it left its place, or its box, after that.
        parted: by the record it is in another box, or in none, after that; what was moved in its
            box is not parted from it.
        out: it left the store, by an order of others.
        seen: somebody else than who moved it has seen it since.
    """

    box: int | None = None
    gone: bool = False
    parted: bool = False
    out: bool = False
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """What one person saw of one thing.

    Args:
        place: where.
        right: by the record it lay there at that moment.
        left: by the record it was not in the store then.
        ours: it bears a label of ours.
        differs: kinds and values that are not as they were known.
        whole: a closed box, counted with all in it.
    """

    place: int
    right: bool = True
    left: bool = False
    ours: bool = True
    differs: frozenset[tuple[str, str]] = frozenset()
    whole: bool = False

    @property
    def fits(self) -> bool:
        return self.ours and self.right and not self.left and not self.differs


Sights = Mapping[Key, Sight]


@dataclass(frozen=True, slots=True)
class Found:
    """One difference, and whose sight it rests on: 1, 2 or 3.

    None where nobody saw the thing; of what bears no label of ours, what all saw.
    """

    kind: FindingKind
    key: Key
    whose: int | None


def key_of(entry: CountEntry) -> Key:
    """Return what an entry is about."""
    if entry.item_id is not None:
        return entry.item_id
    return f"code:{caseless(entry.raw)}" if entry.raw else f"place:{entry.place_id}"


def to_count_again(expected: Mapping[int, Expected], one: Sights, two: Sights) -> frozenset[Key]:
    """Return what two people did not see alike: the third person counts it."""
    return frozenset(
        key
        for key in _keys(expected, one, two)
        if not _agree(
            expected.get(key) if isinstance(key, int) else None,
            seen_of(key, one, expected),
            seen_of(key, two, expected),
        )
    )


def differences(
    expected: Mapping[int, Expected],
    one: Sights,
    two: Sights,
    third: Sights,
    again: Collection[Key],
) -> list[Found]:
    """Return in what the count differs from what was frozen, in the order of the things."""
    found: list[Found] = []
    for key in sorted(_keys(expected, one, two), key=_order):
        if not isinstance(key, int):  # whoever saw it, it stands
            found.append(Found(FindingKind.UNLABELLED, key, None))
            continue
        asked = key in again
        whose, sight = _last(key, expected, [one, two, third] if asked else [one, two])
        line = expected.get(key)
        found += [Found(kind, key, whose) for kind in _kinds(line, sight, asked=asked)]
        if asked:
            found += [
                Found(FindingKind.OVERRULED, key, number)
                for number, sights in enumerate((one, two), 1)
                if not _agree(line, seen_of(key, sights, expected), sight)
            ]
    return found


def seen_of(key: Key, sights: Sights, expected: Mapping[int, Expected]) -> Sight | None:
    """Return what one person saw of a thing; what lies in a closed box was seen with the box."""
    if key in sights or not isinstance(key, int):
        return sights.get(key)
    passed: set[int] = {key}
    at = expected.get(key)
    while at is not None and at.box is not None and at.box not in passed:
        if at.parted or at.out:  # the box moved without it
            return None
        passed.add(at.box)
        box = sights.get(at.box)
        if box is not None:
            return Sight(box.place) if box.whole and not box.differs else None
        at = expected.get(at.box)
    return None


def _keys(expected: Mapping[int, Expected], one: Sights, two: Sights) -> set[Key]:
    return {*expected, *one, *two}


def _order(key: Key) -> tuple[bool, int, str]:
    return (False, key, "") if isinstance(key, int) else (True, 0, key)


def _agree(line: Expected | None, one: Sight | None, two: Sight | None) -> bool:
    if one is None and two is None:
        return True
    if one is None or two is None:
        seen = one or two
        # it moved by the record between the two: out of its place, or into it
        return seen is not None and seen.fits and (line is None or line.gone)
    if one.fits or two.fits:
        return one.fits and two.fits
    if one.ours is not two.ours or one.differs != two.differs or one.left is not two.left:
        return False
    return one.right is two.right and (one.right or one.place == two.place)


def _last(
    key: Key, expected: Mapping[int, Expected], turns: list[Sights]
) -> tuple[int | None, Sight | None]:
    """Return the sight that counts, and whose it is."""
    if len(turns) == 3:
        sight = seen_of(key, turns[2], expected)
        return (3 if sight is not None else None), sight
    for number, sights in enumerate(turns, 1):
        sight = seen_of(key, sights, expected)
        if sight is not None:
            return number, sight
    return None, None


def _kinds(line: Expected | None, sight: Sight | None, *, asked: bool) -> list[FindingKind]:
    if sight is None:
        if line is None:
            return []
        if not line.gone:
            return [FindingKind.MISSING]
        # the third was sent to look for it and did not find it: no earlier look answers for it
        is_known = line.out or (line.seen and not asked)
        return [FindingKind.MOVED if is_known else FindingKind.UNSEEN]
    found = []
    if sight.left:
        found.append(FindingKind.LEFT)
    elif not sight.right:
        found.append(FindingKind.ELSEWHERE)
    if sight.differs and not sight.left:
        found.append(FindingKind.DIFFERS)
    return found
