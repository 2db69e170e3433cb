"""What people of the plain store try with hand-overs: begun, looked at, signed, given up."""

from datetime import timedelta
from decimal import Decimal

from foundation import clock
from foundation.database import db
from tests.fixtures.lending import outsider, signature, taker
from tests.fixtures.warehouse import whole
from tests.warehouse.plain_store import Draft
from tests.warehouse.store_world import World
from warehouse.models import (
    EvidenceItem,
    Half,
    HandOver,
    HandOverKind,
    ItemStatus,
    LoanPurpose,
    OrderPurpose,
    Place,
)
from warehouse.operations.hand_over_looks import look_at_line
from warehouse.operations.hand_over_signing import (
    sign_hand_over,
    sign_outside,
    withdraw_hand_over,
)
from warehouse.operations.hand_overs import add_lines, draft_hand_over
from warehouse.operations.loans import draft_loan, draft_return
from warehouse.operations.release import draft_release
from warehouse.queries.hand_overs import lines_of as lines_on


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
            gives = who.id == draft.drafter_id and draft.kind is not HandOverKind.RETURN
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
            half = Half.GIVER if draft.kind is HandOverKind.RETURN else Half.RECEIVER
            if self.plain.sign(key, half, "outside"):
                self.done["changed hands"] += 1

        return known

    def withdraw(self):
        key, _draft, row = self.a_draft()
        who = self.rng.choice(self.keepers)
        withdraw_hand_over(row, why="không giao được", by=self.act(who))
        return lambda: self.plain.drafts.pop(key)
