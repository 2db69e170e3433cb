"""What people of the plain store try with hand-overs: begun, looked at, signed, given up."""

from datetime import timedelta
from decimal import Decimal

from foundation import clock
from foundation.database import db
from tests.fixtures.lending import outsider, signature, taker
from tests.fixtures.receiving import begin_intake
from tests.fixtures.warehouse import as_described, draft, lines_of, whole
from tests.warehouse.plain_store import Draft, Thing
from tests.warehouse.store_world import World
from warehouse.models import (
    EvidenceItem,
    Half,
    HandOver,
    HandOverKind,
    ItemStatus,
    LoanPurpose,
    Order,
    OrderPurpose,
    PhysicalHolder,
    Place,
)
from warehouse.operations.hand_over_looks import look_at_line
from warehouse.operations.hand_over_signing import (
    sign_hand_over,
    sign_outside,
    withdraw_hand_over,
)
from warehouse.operations.hand_overs import add_lines, draft_hand_over, remove_line
from warehouse.operations.intake import receive_line
from warehouse.operations.loans import draft_loan, draft_return
from warehouse.operations.release import draft_release
from warehouse.queries.hand_overs import lines_of as lines_on

COMES = {HandOverKind.RETURN, HandOverKind.INTAKE}


class Hands(World):
    """Hand-overs of several days, several of them open at once."""

    def a_draft(self):
        key = self.rng.choice(list(self.plain.drafts))
        return key, self.plain.drafts[key], db.session.get_one(HandOver, key)

    def lend(self):
        if (found := self.ordered(OrderPurpose.LOAN)) is None:
            return None
        order, item = found
        who = self.a_keeper(item.office_id)
        row = draft_loan(
            item,
            order=order,
            purpose=LoanPurpose.EXPERTISE,
            due_back_on=clock.today() + timedelta(days=5),
            everything=self.rng.random() < 0.5,
            by=self.act(who),
            **outsider(),
        )
        return lambda: self.begun(row, who)

    def release(self):
        if (found := self.ordered(OrderPurpose.RETURN_TO_OWNER)) is None:
            return None
        order, item = found
        who = self.a_keeper(item.office_id)
        part = Decimal(1) if self.rng.random() < 0.3 else None
        row = draft_release(item, order=order, quantity=part, by=self.act(who), **taker())
        return lambda: self.begun(row, who)

    def give_back(self):
        _key, thing, item = self.a_thing(ItemStatus.ON_LOAN)
        who, (_office, place) = self.a_keeper(thing.office_id), self.a_shelf(thing.office_id)
        row = draft_return(
            item,
            place=db.session.get_one(Place, place),
            everything=self.rng.random() < 0.5,
            by=self.act(who),
            **outsider(),
        )
        return lambda: self.begun(row, who, place)

    def change_keeper(self):
        who = self.rng.choice(self.keepers)
        keys = {self.a_thing(office_id=who.office_id)[0] for _ in range(self.rng.randrange(1, 4))}
        office = self.makes["get_office"](who.office_id)
        row = draft_hand_over(office, kind=HandOverKind.KEEPER, reason="Đổi ca", by=self.act(who))
        items = [db.session.get_one(EvidenceItem, key) for key in keys]
        add_lines(row, items=items, by=self.act(who))
        return lambda: self.begun(row, who)

    def begun(self, row, who, place_id=None):
        on = db.session.scalars(lines_on(row)).all()
        assert row.office_id == who.office_id
        self.plain.drafts[row.id] = Draft(
            kind=row.kind,
            office_id=row.office_id,
            drafter_id=who.id,
            lines=[line.item_id for line in on],
            place_id=place_id,
            going={line.item_id: line.going for line in on},
            seen={line.item_id for line in on if line.seen_at is not None},
        )

    def look_at_lines(self):
        _key, draft, row = self.a_draft()
        who = self.rng.choice(self.people[draft.office_id])
        on = db.session.scalars(lines_on(row)).all()
        for line in on:
            look_at_line(line, found=whole(line.item, condition="như cũ"), by=self.act(who))
        assert not draft.signed
        return lambda: draft.seen.update(line.item_id for line in on)

    def sign(self):
        key, draft, row = self.a_draft()
        drafter = [one for one in self.keepers if one.id == draft.drafter_id]
        theirs = drafter if draft.kind is not HandOverKind.KEEPER else self.people[draft.office_id]
        who = self.mostly(theirs, self.keepers)
        sign_hand_over(row, looked=True, by=self.act(who))

        def known():
            assert who.office_id == draft.office_id, "signed in another office"
            gives = who.id == draft.drafter_id and draft.kind not in COMES
            if draft.kind is not HandOverKind.KEEPER:
                assert who.id == draft.drafter_id
            if self.plain.sign(key, Half.GIVER if gives else Half.RECEIVER, who.id):
                self.done["changed hands"] += 1

        return known

    def sign_outside(self):
        key, draft, row = self.a_draft()
        drafter = [one for one in self.keepers if one.id == draft.drafter_id]
        who = self.mostly(drafter, self.keepers)
        sign_outside(row, looked=True, drawn=signature(), by=self.act(who))

        def known():
            assert who.id == draft.drafter_id
            half = Half.GIVER if draft.kind in COMES else Half.RECEIVER
            if self.plain.sign(key, half, "outside"):
                self.done["changed hands"] += 1

        return known

    def withdraw(self):
        key, _draft, row = self.a_draft()
        who = self.rng.choice(self.keepers)
        withdraw_hand_over(row, why="không giao được", by=self.act(who))
        return lambda: self.plain.withdraw(key)

    def intake(self):
        office = self.rng.choice(self.offices)
        who = self.rng.choice(self.people[office])
        case = self.makes["get_case"](self.cases[office])
        seals = (f"NP-{self.rng.randrange(10**9)}", None)
        order = self.makes["intake"](case=case, lines=[draft(seal=seal) for seal in seals])
        row = begin_intake(order, self.act(who))
        return lambda: self.begun(row, who)

    def an_intake(self):
        found = [key for key, one in self.plain.drafts.items() if one.kind is HandOverKind.INTAKE]
        if not found:
            return None
        key = self.rng.choice(found)
        drafter = [one for one in self.keepers if one.id == self.plain.drafts[key].drafter_id]
        who = self.mostly(drafter, self.keepers)
        return key, self.plain.drafts[key], db.session.get_one(HandOver, key), who

    def look_at_the_door(self):
        if (found := self.an_intake()) is None:
            return None
        _key, on, row, who = found
        line = self.rng.choice(lines_of(db.session.get_one(Order, row.order_id)))
        place = self.rng.choice(self.shelves[on.office_id])
        seal = line.described_seal
        at = db.session.get_one(Place, place)
        item = receive_line(line, place=at, by=self.act(who), **as_described(line))

        def known():
            assert who.id == on.drafter_id, "put on the intake of another keeper"
            assert not on.signed, "put on what one had signed"
            thing = Thing(on.office_id, ItemStatus.AT_THE_DOOR, None, Decimal(3), None)
            thing.holder = PhysicalHolder.GIVER
            self.keep(item.id, thing)
            on.lines.append(item.id)
            on.seen.add(item.id)
            on.coming[item.id] = place, seal

        return known

    def take_off(self):
        if (found := self.an_intake()) is None or not found[1].lines:
            return None
        key, on, row, who = found
        line = self.rng.choice(db.session.scalars(lines_on(row)).all())
        item_id = line.item_id
        remove_line(line, by=self.act(who))
        assert not on.signed, "taken off what one had signed"
        return lambda: self.plain.give_up(key, item_id)
