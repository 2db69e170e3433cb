"""Whatever several people of two offices try, in any order, the store agrees with a plain one.

A thousand steps with a fixed seed; ``--long`` makes ten thousand.
"""

import random
from collections import Counter

import pytest
from sqlalchemy import select

from accounts.models import Office
from audit.models import LedgerEntry
from cases.models import CaseFile
from foundation.database import db
from foundation.refusals import Refusal
from tests.fixtures.ledger import verify_whole
from tests.warehouse.store_hand_overs import Hands
from tests.warehouse.test_book import lines, made_again
from warehouse.models import EvidenceItem, HandOver

SEED = 20261128
STEPS, LONG = 1_000, 10_000
MOST_THINGS = 50
WEIGHTS = {
    "receive": 5,
    "claim": 2,
    "see": 3,
    "move": 8,
    "pack": 6,
    "undo": 5,
    "look": 4,
    "decide": 4,
    "order": 5,
    "lend": 8,
    "give_back": 5,
    "release": 5,
    "change_keeper": 4,
    "look_at_lines": 14,
    "sign": 18,
    "sign_outside": 15,
    "withdraw": 2,
    "intake": 2,
    "look_at_the_door": 6,
    "take_off": 2,
}
HANDS = {"office_id", "keeper_id", "holder"}
BY_ONE = {"custody.claimed"}  # as an old file has it


@pytest.fixture
def world(office, unit, make_user, make_case, make_intake, make_release, keeper, head):
    def keeps(of, name):
        return make_user(roles=["keeper"], office=of, username=name)

    people = {
        office.id: [keeper, keeps(office, "giu-kho-2"), keeps(office, "giu-kho-3")],
        unit.id: [keeps(unit, "giu-kho-4"), keeps(unit, "giu-kho-5")],
    }
    makes = {
        "case": make_case,
        "intake": make_intake,
        "release": make_release,
        "get_case": lambda key: db.session.get_one(CaseFile, key),
        "get_office": lambda key: db.session.get_one(Office, key),
    }
    made = Hands(random.Random(SEED), [office.id, unit.id], people, head, makes)
    db.session.commit()
    return made


def test_the_store_agrees_with_a_plain_one(world, request):
    steps = LONG if request.config.getoption("--long") else STEPS
    done, refused, acts = Counter(), Counter(), []
    for _step in range(steps):
        name = world.rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        if name in {"receive", "claim", "look_at_the_door"}:
            if len(world.plain.things) >= MOST_THINGS * (1 + len(acts) // 500):
                continue
        elif not world.plain.things or (name in NEEDS_DRAFT and not world.plain.drafts):
            continue
        try:
            known = getattr(world, name)()
            db.session.commit()
        except Refusal as why:
            db.session.rollback()
            refused[name, type(why).__name__] += 1
        else:
            if known is not None:
                known()
                done[name] += 1
        acts.append(name)
        try:
            world.plain.compare()
        except AssertionError as wrong:
            raise AssertionError(f"step {_step}, {acts[-20:]}: {wrong}") from wrong
    assert {name for name in WEIGHTS if not done[name]} == set(), refused
    the_ledger_says_the_same()


NEEDS_DRAFT = {"look_at_lines", "sign", "sign_outside", "withdraw"}


def the_ledger_says_the_same():
    """Each change of hands names its hand-over, signed by two; the book is made again."""
    signed = {
        row.number: row
        for row in db.session.scalars(select(HandOver))
        if row.giver_signed_at and row.receiver_signed_at
    }
    for item in db.session.scalars(select(EvidenceItem)).all():
        entries = db.session.scalars(
            select(LedgerEntry).where(LedgerEntry.stream == item.stream).order_by(LedgerEntry.seq)
        ).all()
        for entry in entries[1:]:
            if HANDS & entry.payload.keys():
                assert entry.payload.get("hand_over") in signed, entry.kind
        assert [(x.seq, x.after, x.held) for x in lines(item)] == made_again(item)
    verdict = verify_whole()
    assert verdict.intact, verdict
