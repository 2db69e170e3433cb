"""Two offices, their people and shelves, and every act of the store these might try."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select

from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.discrepancies import CONFIRMED
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import as_described, draft, lines_of, whole
from tests.warehouse.plain_store import HERE, PlainStore, Thing
from warehouse.models import (
    Discrepancy,
    DiscrepancyDecision,
    EvidenceItem,
    ItemKind,
    ItemStatus,
    Order,
    OrderPurpose,
    Place,
    PlaceKind,
    Side,
)
from warehouse.operations.claims import claim_item, see_item
from warehouse.operations.deciding import decide_discrepancy
from warehouse.operations.looking import look_at_item
from warehouse.operations.movement import move_item, pack_item, undo_move
from warehouse.operations.places import create_place

SENSIBLE = 0.8


class World:
    """Two offices, their people and shelves, and every act these might try."""

    def __init__(self, rng, offices, people, head, makes):
        self.rng, self.offices, self.people, self.head, self.makes = (
            *(rng, offices, people, head, makes),
        )
        self.plain, self.orders, self.done = PlainStore(), [], Counter()
        self.shelves, self.cases = {}, {}
        for office in offices:
            by = Act(people[office][0], clock.now())
            said = {"office_id": office, "by": by}
            root = create_place(
                parent=None, name=f"Kho {office}", short_name=f"W{office}",
                kind=PlaceKind.WAREHOUSE, **said,
            )  # fmt: skip
            self.shelves[office] = [
                create_place(
                    parent=root, name=f"Kệ {n}", short_name=f"W{office}-{n}",
                    kind=PlaceKind.SHELF, **said,
                ).id
                for n in range(3)
            ]  # fmt: skip
            self.cases[office] = makes["case"](office_id=office).id
        self.all_shelves = [(o, s) for o in offices for s in self.shelves[o]]
        self.keepers = [who for office in offices for who in people[office]]

    def act(self, who):
        return Act(who, clock.now())

    def mostly(self, likely, everything):
        """Choose what may well be done four times of five, and anything otherwise."""
        sensible = bool(likely) and self.rng.random() < SENSIBLE
        return self.rng.choice(list(likely if sensible else everything))

    def a_thing(self, status=HERE, office_id=None):
        things = self.plain.things
        likely = [
            key
            for key, each in things.items()
            if each.status is status and office_id in {None, each.office_id}
        ]
        key = self.mostly(likely, things)
        return key, things[key], db.session.get_one(EvidenceItem, key)

    def a_keeper(self, office_id):
        return self.mostly(self.people[office_id], self.keepers)

    def a_shelf(self, office_id):
        return self.mostly(
            [each for each in self.all_shelves if each[0] == office_id], self.all_shelves
        )

    def receive(self):
        office = self.rng.choice(self.offices)
        who, place = self.rng.choice(self.people[office]), self.rng.choice(self.shelves[office])
        seal = f"NP-{self.rng.randrange(10**9)}" if self.rng.random() < 0.6 else None
        case = self.makes["get_case"](self.cases[office])
        order = self.makes["intake"](case=case, lines=[draft(seal=seal)])
        line = lines_of(order)[0]
        item = receive_line(
            line, place=db.session.get_one(Place, place), by=self.act(who), **as_described(line)
        )
        keeper = item.keeper_id
        assert keeper in {None, who.id}
        return lambda: self.keep(
            item.id, Thing(office, HERE, place, Decimal(3), seal, keeper_id=keeper)
        )

    def claim(self):
        office = self.rng.choice(self.offices)
        place = self.rng.choice(self.shelves[office])
        case = self.makes["get_case"](self.cases[office])
        item = claim_item(
            self.makes["get_office"](office),
            case_number=case.number,
            kind=ItemKind.GOODS,
            description="Một túi sừng",
            quantity=Decimal(2),
            unit="túi",
            place=db.session.get_one(Place, place),
            source="sổ kho 2019",
            by=self.act(self.rng.choice(self.people[office])),
        )
        said = Thing(office, ItemStatus.CLAIMED, place, Decimal(2), None)
        return lambda: self.keep(item.id, said)

    def keep(self, key, thing):
        self.plain.things[key] = thing

    def see(self):
        _key, thing, item = self.a_thing(ItemStatus.CLAIMED)
        who, (office, place) = self.a_keeper(thing.office_id), self.a_shelf(thing.office_id)
        see_item(item, at=db.session.get_one(Place, place), by=self.act(who))

        def known():
            assert thing.status is ItemStatus.CLAIMED
            assert thing.office_id == office == who.office_id
            thing.status, thing.place_id = HERE, place

        return known

    def move(self):
        key, thing, item = self.a_thing()
        who, (office, place) = self.a_keeper(thing.office_id), self.a_shelf(thing.office_id)
        move_item(item, to=db.session.get_one(Place, place), by=self.act(who))

        def known():
            assert self.plain.may_be_put(key, office, who.office_id)
            self.plain.put(key, place, None, who.id)

        return known

    def pack(self):
        key, thing, item = self.a_thing()
        into, box, box_row = self.a_thing(office_id=thing.office_id)
        who = self.a_keeper(thing.office_id)
        pack_item(item, into=box_row, by=self.act(who))

        def known():
            assert box.status is HERE
            assert self.plain.may_be_put(key, box.office_id, who.office_id)
            assert into != key
            assert into not in self.plain.inside(key)
            self.plain.put(key, box.place_id, into, who.id)

        return known

    def undo(self):
        moved = {key: each.moved[0] for key, each in self.plain.things.items() if each.moved}
        key = self.mostly(moved, self.plain.things)
        item = db.session.get_one(EvidenceItem, key)
        who = self.mostly([one for one in self.keepers if one.id == moved.get(key)], self.keepers)
        undo_move(item, seq=item.custody_seq, by=self.act(who))
        return lambda: self.plain.put_back(key, who.id)

    def look(self):
        key, thing, item = self.a_thing()
        who = self.a_keeper(thing.office_id)
        less = thing.held - 1 if self.rng.random() < 0.3 else thing.held
        found = whole(item, condition="đã xem", quantity=less)
        look_at_item(item, found=found, by=self.act(who))
        return lambda: self.plain.look(key, less)

    def decide(self):
        waiting = select(Discrepancy).where(Discrepancy.decided_at.is_(None))
        rows = db.session.scalars(waiting.order_by(Discrepancy.id)).all()
        if not rows:
            return None
        row, side = self.rng.choice(rows), self.rng.choice([Side.KNOWN, Side.FOUND])
        decision = self.rng.choice(list(DiscrepancyDecision))
        decide_discrepancy(
            row,
            decision=decision,
            sides=dict.fromkeys(row.kinds, side),
            cause="Đã xác minh",
            paper=CONFIRMED,
            by=self.act(self.head),
        )
        return lambda: self.plain.decide(row.item_id, found=side is Side.FOUND)

    def order(self):
        key, thing, item = self.a_thing()
        others = [
            other
            for other, each in self.plain.things.items()
            if each.office_id == thing.office_id and other != key and each.status is HERE
        ]
        ids = [key, *self.rng.sample(others, min(len(others), self.rng.randrange(3)))]
        items = [db.session.get_one(EvidenceItem, each) for each in ids]
        purpose = self.rng.choice([OrderPurpose.LOAN, OrderPurpose.RETURN_TO_OWNER])
        more = {"due_back_on": clock.today() + timedelta(days=10)}
        more = more if purpose is OrderPurpose.LOAN else {}
        made = self.makes["release"](*items, purpose=purpose, **more)
        return lambda: self.orders.append((made.id, purpose, ids))

    def ordered(self, purpose):
        found = [each for each in self.orders if each[1] is purpose]
        if not found:
            return None
        order_id, _purpose, ids = self.rng.choice(found)
        item = db.session.get_one(EvidenceItem, self.rng.choice(ids))
        return db.session.get_one(Order, order_id), item
