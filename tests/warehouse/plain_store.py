"""A store as a plain person would keep it in mind: what the real one must always agree with."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from foundation.database import db
from warehouse.models import (
    EvidenceItem,
    Half,
    HandOverKind,
    ItemStatus,
    PhysicalHolder,
    PlaceCount,
)

HERE = ItemStatus.IN_CUSTODY


@dataclass
class Thing:
    """One thing: whose it is, where, who answers for it, how much of it, under which seal."""

    office_id: int
    status: ItemStatus
    place_id: int | None
    held: Decimal
    seal: str | None
    box: int | None = None
    holder: PhysicalHolder = PhysicalHolder.OFFICE
    keeper_id: int | None = None
    counted: Decimal | None = None  # at the last look
    moved: tuple[int, int | None, int | None] | None = None  # last: who, and from where

    @property
    def told(self) -> tuple[Any, ...]:
        return (
            *(self.office_id, self.status, self.place_id, self.box, self.holder),
            *(self.keeper_id, self.held, self.seal),
        )


@dataclass
class Draft:
    """One hand-over that has not ended."""

    kind: HandOverKind
    office_id: int
    drafter_id: int
    lines: list[int]
    place_id: int | None = None
    going: dict[int, Decimal | None] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    signed: dict[Half, int | str] = field(default_factory=dict)
    coming: dict[int, tuple[int, str | None]] = field(default_factory=dict)  # where, which seal


class PlainStore:
    """All things and open hand-overs; each method is what an act makes true."""

    def __init__(self) -> None:
        self.things: dict[int, Thing] = {}
        self.drafts: dict[int, Draft] = {}

    def inside(self, box: int) -> list[int]:
        """Return the things in a box, to any depth."""
        found = [key for key, thing in self.things.items() if thing.box == box]
        return found + [inner for key in found for inner in self.inside(key)]

    def may_be_put(self, item_id: int, place_office: int, keeper_office: int) -> bool:
        thing = self.things[item_id]
        return thing.status is HERE and thing.office_id == place_office == keeper_office

    def put(self, item_id: int, place_id: int, box: int | None, who: int) -> None:
        thing = self.things[item_id]
        thing.moved = (who, thing.place_id, thing.box)
        thing.place_id, thing.box = place_id, box
        for inner in map(self.things.get, self.inside(item_id)):
            if inner.place_id != place_id:
                inner.moved = (who, inner.place_id, inner.box)
                inner.place_id = place_id

    def put_back(self, item_id: int, who: int) -> None:
        thing = self.things[item_id]
        assert thing.moved is not None, "what was not moved was put back"
        mover, place_id, box = thing.moved
        assert mover == who, "somebody put back what another had moved"
        if box is not None:
            assert self.things[box].place_id == place_id, "put back into a box that lies elsewhere"
            assert box not in self.inside(item_id)
        self.put(item_id, place_id, box, who)
        thing.moved = None

    def touch(self, *item_ids: int) -> None:
        """Forget who moved things last: something else happened to them since."""
        for item_id in item_ids:
            self.things[item_id].moved = None

    def look(self, item_id: int, counted: Decimal) -> None:
        self.touch(item_id)
        self.things[item_id].counted = counted

    def decide(self, item_id: int, *, found: bool) -> None:
        """What was counted last is true from now on, or what was known stays."""
        self.touch(item_id)
        thing = self.things[item_id]
        if found and thing.counted:
            thing.held = thing.counted
        elif found:
            assert not self.inside(item_id), "a box was lost with what lies in it"
            thing.status, thing.place_id, thing.box = ItemStatus.MISSING, None, None

    def sign(self, key: int, half: Half, who: int | str) -> bool:
        """Keep a signature; return whether it was the second, which changes hands."""
        draft = self.drafts[key]
        assert half not in draft.signed, "a half was signed twice"
        assert who not in draft.signed.values(), "one person signed both halves"
        assert draft.seen == set(draft.lines), "signed for what nobody looked at"
        draft.signed[half] = who
        if len(draft.signed) < 2:
            return False
        for item_id in draft.lines:
            self._change_hands(draft, item_id)
        self.touch(*draft.lines)
        del self.drafts[key]
        return True

    def _change_hands(self, draft: Draft, item_id: int) -> None:
        thing = self.things[item_id]
        if draft.kind is HandOverKind.KEEPER:
            thing.keeper_id = draft.signed[Half.RECEIVER]
        elif draft.kind is HandOverKind.LOAN:
            self._leave(thing, ItemStatus.ON_LOAN, PhysicalHolder.BORROWER)
        elif draft.kind is HandOverKind.INTAKE:
            assert thing.status is ItemStatus.AT_THE_DOOR, "taken in, and not from the door"
            thing.status, thing.holder = HERE, PhysicalHolder.OFFICE
            thing.place_id, thing.seal = draft.coming[item_id]
        elif draft.kind is HandOverKind.RETURN:
            assert thing.status is ItemStatus.ON_LOAN
            thing.status, thing.holder = HERE, PhysicalHolder.OFFICE
            thing.place_id = draft.place_id
        else:
            going = draft.going.get(item_id)
            thing.held -= thing.held if going is None else going
            assert thing.held >= 0, "more left than there was"
            if thing.held == 0:
                self._leave(thing, ItemStatus.RELEASED, PhysicalHolder.RECEIVER)

    def give_up(self, key: int, *item_ids: int) -> None:
        """Take things off a hand-over; what waited at the door never came in."""
        draft = self.drafts[key]
        for item_id in item_ids:
            draft.lines.remove(item_id)
            draft.seen.discard(item_id)
            if draft.kind is HandOverKind.INTAKE:
                thing = self.things[item_id]
                assert thing.status is ItemStatus.AT_THE_DOOR
                thing.status, thing.held = ItemStatus.NOT_TAKEN_IN, Decimal(0)

    def withdraw(self, key: int) -> None:
        self.give_up(key, *self.drafts[key].lines)
        del self.drafts[key]

    def _leave(self, thing: Thing, status: ItemStatus, holder: PhysicalHolder) -> None:
        assert thing.status is HERE, "what was not here left"
        thing.status, thing.holder = status, holder
        thing.place_id = thing.box = None

    def on_drafts(self) -> Iterable[int]:
        return [item_id for draft in self.drafts.values() for item_id in draft.lines]

    def compare(self) -> None:
        """Find what the real store says otherwise."""
        db.session.expire_all()
        rows = db.session.scalars(select(EvidenceItem)).all()
        real = {
            row.id: (
                *(row.office_id, row.status, row.place_id, row.container_id, row.holder),
                *(row.keeper_id, row.quantity_held, row.seal_number),
            )
            for row in rows
        }
        assert real == {key: thing.told for key, thing in self.things.items()}
        lying = [t.place_id for t in self.things.values() if t.box is None and t.place_id]
        counts = db.session.execute(select(PlaceCount.place_id, PlaceCount.held)).all()
        assert {place: held for place, held in counts if held} == {
            place: lying.count(place) for place in set(lying)
        }
        on = list(self.on_drafts())
        assert len(on) == len(set(on)), "a thing is on two hand-overs"
        for thing in self.things.values():
            if thing.box is not None:
                box = self.things[thing.box]
                assert (box.place_id, box.status) == (thing.place_id, HERE), "outside its box"
