"""What was seen of a thing: said by a person, known by now, and compared. Nothing here asks rows.

Comparing is comparing two values of :class:`Seen`: what is known and what is seen now.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from foundation.folding import identifier
from foundation.refusals import Refusal
from warehouse import refusals
from warehouse.models import Deviation, EvidenceItem, Observation, OrderLine, SealState, Touch
from warehouse.photos import StoredPhoto

_NO_NUMBER: Final = re.compile(r"\d{1,2}|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?")
WHOLE: Final = frozenset({SealState.INTACT, SealState.NEW})
OF_SEALS: Final = frozenset({Deviation.SEAL, Deviation.SEAL_NUMBER})
FIELDS: Final = {
    "quantity": Deviation.QUANTITY,
    "weight_grams": Deviation.WEIGHT,
    "condition": Deviation.CONDITION,
    "seal_state": Deviation.SEAL,
    "seal_number": Deviation.SEAL_NUMBER,
}
"""The fields of an observation, and what differs where one is not as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is seen or known of a thing; None is unknown.

    Args:
        quantity: in the unit of the thing.
        weight_grams: with its packing.
        condition: in words; "" is unknown.
        condition_differs: who looked finds it other than it was.
        seal_number: as read; of what is known, the seal in force.
        seal_minutes: the number of the minutes under which the seal before was opened.
    """

    quantity: Decimal | None = None
    weight_grams: Decimal | None = None
    condition: str = ""
    condition_differs: bool = False
    seal_state: SealState | None = None
    seal_number: str | None = None
    seal_minutes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Seen):
    """What a person says they see now, with the photos they took (in the blob store already).

    Args:
        sure_of_number: asked whether the other number stands so on the seal, they said yes.
    """

    photos: Sequence[StoredPhoto] = ()
    sure_of_number: bool = False

    @property
    def was_opened(self) -> bool:
        """Whether the seal before was lawfully opened: it names the minutes, and that is no breach.

        Basis: NĐ 127/2017/NĐ-CP Điều 11.
        """
        return self.seal_state is SealState.OPENED and bool((self.seal_minutes or "").strip())

    @property
    def says_nothing(self) -> bool:
        """Whether nobody looked: nothing is said of it at all."""
        words = (self.condition, self.seal_number, self.seal_minutes)
        measured = (self.quantity, self.weight_grams, self.seal_state)
        return not (
            self.photos
            or self.condition_differs
            or any((word or "").strip() for word in words)
            or any(value is not None for value in measured)
        )


NOTHING_SEEN: Final = Found()
NONE_LEFT: Final = Decimal(0)  # counted, and nothing is there


@dataclass(frozen=True, slots=True)
class Difference:
    """One deviation, with both values: amounts, a number, a state, or words."""

    kind: Deviation
    before: Decimal | str | None
    now: Decimal | str | None


def of(row: Observation) -> Seen:
    """Return what an observation says."""
    return Seen(
        quantity=row.quantity,
        weight_grams=row.weight_grams,
        condition=row.condition,
        condition_differs=row.condition_differs,
        seal_state=row.seal_state,
        seal_number=row.seal_number,
        seal_minutes=row.seal_minutes,
    )


def described(line: OrderLine, now: Seen) -> Seen:
    """Return what the first seizure minutes say, to compare with what is seen now.

    Their text of a seal is words; where it names a number, what is read must be that number.
    """
    words = line.described_seal
    on_it = words if words is not None and seal_numbers(words) else None
    if on_it is not None and now.seal_number is not None:
        names = {identifier(one) for one in (on_it, *seal_numbers(on_it))}
        on_it = now.seal_number if identifier(now.seal_number) in names else on_it
    return Seen(
        quantity=line.described_quantity,
        weight_grams=line.described_weight_grams,
        condition=line.described_condition,
        seal_state=SealState.INTACT if words is not None else None,
        seal_number=on_it,
    )


def filled(found: Found, line: OrderLine) -> Found:
    """Return what is found where somebody says: quantity and condition exactly as described."""
    return replace(
        found,
        quantity=line.described_quantity if found.quantity is None else found.quantity,
        condition=found.condition or line.described_condition,
    )


def seal_numbers(words: str) -> list[str]:
    """Return what a description of a seal may mean as its number; days and counts are none.

    >>> seal_numbers("niêm phong số NP 014/2026 ngày 02/03/2026, 02 chữ ký")
    ['014/2026', 'NP 014/2026']
    """
    found: list[str] = []
    parts = [part.strip("()[]“”\"'.:") for part in re.split(r"[\s,;]+", words)]
    for before, part in zip(["", *parts], parts, strict=False):
        if any(letter.isdigit() for letter in part) and not _NO_NUMBER.fullmatch(part):
            found += [part, f"{before} {part}"] if before.isupper() else [part]
    return found


def known(history: Iterable[Observation]) -> Seen:
    """Return what is known after some observations of one thing, the oldest first.

    The last value of each field that was looked at counts; one that is set aside, because a
    discrepancy waits for its decision or was decided against it, does not. A weight ends when a
    part went out.
    """
    found = Seen()
    for row in history:
        said = {
            name: value
            for name, kind in FIELDS.items()
            if (value := _counts(row, name, kind)) is not None
        }
        found = replace(found, **said)
        if row.touch is Touch.RELEASE:
            found = replace(found, weight_grams=None)
    return found


def source(history: Iterable[Observation], kind: Deviation) -> Observation | None:
    """Return the observation whose value is the one known; None where nobody saw one.

    Args:
        history: of one thing, the oldest first.
    """
    names = [name for name, each in FIELDS.items() if each is kind]
    found = None
    for row in history:
        if any(_counts(row, name, kind) is not None for name in names):
            found = row
    return found


def _counts(row: Observation, name: str, kind: Deviation) -> Any:
    """Return the value of a field; None where it is unknown or set aside."""
    if kind in (row.set_aside or ()):
        return None
    value = getattr(row, name)
    return None if value == "" else value


def said_of(kind: Deviation, seen: Seen) -> Decimal | str | None:
    """Return what was seen of one thing that can differ; None where nobody looked."""
    for name, each in FIELDS.items():
        if each is kind:
            return (
                getattr(seen, name) or None if kind is Deviation.CONDITION else getattr(seen, name)
            )
    return None


def as_now(item: EvidenceItem, history: Iterable[Observation]) -> Seen:
    """Return what is known of an item: its quantity and its seal are those of custody.

    Where nobody looked yet, only an old file names a seal: its state is unknown.
    """
    rows = list(history)
    state = SealState.INTACT if item.seal_number else SealState.NONE
    return replace(
        known(rows),
        quantity=item.quantity_held,
        seal_state=state if is_looked_at(rows) else None,
        seal_number=item.seal_number,
    )


def is_looked_at(history: Iterable[Observation]) -> bool:
    """Whether anybody saw how a thing is; an old file says it, and a scan says only where it is."""
    return any(row.touch is not Touch.CLAIM and row.taken_back_at is None for row in history)


def as_text(value: Decimal | str | None) -> str | None:
    """Return one value of a deviation as it is kept, at most 500 characters; None is unknown."""
    if value is None:
        return None
    text = format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)
    return text[:500]


def compare(before: Seen, now: Seen) -> list[Difference]:
    """Return in what a thing differs from what was known of it, the gravest first."""
    found: list[Difference] = []
    if (seal := _seal(before, now)) is not None:
        found.append(seal)
    for kind, was, seen in (
        (Deviation.WEIGHT, before.weight_grams, now.weight_grams),
        (Deviation.QUANTITY, before.quantity, now.quantity),
    ):
        if was is not None and seen is not None and was != seen:
            found.append(Difference(kind, was, seen))
    if now.condition_differs:
        found.append(Difference(Deviation.CONDITION, before.condition, now.condition))
    return found


def _seal(before: Seen, now: Seen) -> Difference | None:
    """Compare the seals; one that is put on now is compared with nothing."""
    was, state = before.seal_state, now.seal_state
    if state is SealState.OPENED:
        return None if now.seal_minutes else Difference(Deviation.SEAL, was, state)
    if state is SealState.BROKEN:
        known_broken = was in {SealState.BROKEN, SealState.NONE}
        return None if known_broken else Difference(Deviation.SEAL, was, state)
    named = was is None and bool(before.seal_number)  # by an old file; nobody saw it
    if state in {None, SealState.NEW} or (was is None and not named):
        return None
    if (named or was in WHOLE) is not (state in WHOLE):
        return Difference(Deviation.SEAL, was, state)
    on_it, read = before.seal_number, (now.seal_number or "").strip()
    if on_it and read and identifier(on_it) != identifier(read):
        return Difference(Deviation.SEAL_NUMBER, on_it, read)
    return None


def why_not_such(seen: Seen) -> Refusal | None:
    """What is weighed weighs something. Where nothing is left, nothing is counted: a count of 0."""
    if seen.weight_grams is not None and seen.weight_grams <= 0:
        return refusals.WeightNotPositive()
    return None


def told(seen: Seen, photos: Sequence[Any] = ()) -> dict[str, Any]:
    """Return what the ledger says of an observation: the keys ``entries.OBSERVED`` declares."""
    said: dict[str, Any] = {
        "weight_grams": seen.weight_grams,
        "counted": seen.quantity,
        "condition": seen.condition or None,
        "seal_seen": seen.seal_state,
        "seal_read": seen.seal_number,
        "seal_minutes": seen.seal_minutes,
    }
    said = {name: value for name, value in said.items() if value is not None}
    return said | ({"photos": [photo.sha256 for photo in photos]} if photos else {})
