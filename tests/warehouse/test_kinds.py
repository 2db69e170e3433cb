"""What an office says of a kind of thing: who says it, who inherits, what it does at the door."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from accounts import refusals as of_accounts
from accounts.inherited import Said
from accounts.models import Role
from audit import ledger
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.ledger import verify_stream
from tests.fixtures.papers import typed
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import as_described, draft, lines_of, picture
from warehouse import photos, refusals
from warehouse.kinds.in_force import OwnRule, classes_of, held_in, rule_of
from warehouse.models import Demand, EvidenceItem, ItemKind, OfficeKind, Photo, PlaceClass
from warehouse.operations.changing import change_place
from warehouse.operations.kinds import rule_kind
from warehouse.operations.movement import move_item
from warehouse.operations.photos import add_photos
from warehouse.queries.kind_moves import dry_run

DAY = timedelta(days=1)
KIND = ItemKind.MACHINERY
VAULT_ONLY = OwnRule(frozenset({PlaceClass.VAULT}))


@pytest.fixture
def by(admin):
    return Act(admin, clock.now())


@pytest.fixture
def of_unit(make_user, unit):
    return Act(make_user(roles=[Role.ADMIN], office=unit), clock.now())


@pytest.fixture
def receive(make_intake, shelf, keeper):
    """Receive a machine as its papers describe it, but for what is said otherwise."""

    def act(**found):
        line = lines_of(make_intake(lines=[draft(kind=KIND, seal=None)]))[0]
        return receive_line(
            line, place=shelf, by=Act(keeper, clock.now()), **as_described(line) | found
        )

    return act


def put(office, by, rule=VAULT_ONLY, kind=KIND, **more):
    values = {"valid_from": by.day, "reason": "Máy để riêng"} | more
    return rule_kind(office, kind, rule=rule, by=by, **values)


# saying it


def test_a_unit_has_the_rule_of_the_office_above_until_it_says_its_own(office, unit, by, of_unit):
    assert rule_of(KIND, unit.id, by.day) == OwnRule()
    put(office, by)
    held = held_in(KIND, unit.id, by.day)
    assert (held.rule, held.office_id) == (VAULT_ONLY, office.id)
    own = OwnRule(demands=frozenset({Demand.WEIGHT}), unit="bộ")
    put(unit, of_unit, own)
    assert (rule_of(KIND, office.id, by.day), rule_of(KIND, unit.id, by.day)) == (VAULT_ONLY, own)
    put(unit, of_unit, None)
    assert rule_of(KIND, unit.id, by.day) == VAULT_ONLY
    assert rule_of(ItemKind.GOODS, unit.id, by.day) == OwnRule()


def test_it_holds_from_its_day_and_what_held_before_until_then(office, by):
    later = by.day + 5 * DAY
    put(office, by, valid_from=later)
    assert rule_of(KIND, office.id, later - DAY) == OwnRule()
    assert rule_of(KIND, office.id, later) == VAULT_ONLY


def test_it_is_told_in_the_ledger_with_its_reason(office, by):
    put(office, by, OwnRule(frozenset(), frozenset({Demand.PHOTO, Demand.NUMBER}), "  bộ "))
    db.session.commit()
    entry = db.session.scalars(ledger.history(f"office:{office.id}")).first()
    assert entry.kind == "office.kind_ruled"
    assert (entry.payload["classes"], entry.payload["demands"]) == ([], ["number", "photo"])
    assert (entry.payload["unit"], entry.payload["reason"]) == ("bộ", "Máy để riêng")
    assert verify_stream(f"office:{office.id}").intact


@pytest.mark.parametrize("kind", ItemKind)
def test_an_office_keeps_a_kind_in_fewer_places_never_in_more(office, by, kind):
    """Elsewhere stays whatever an office says: where a thing is can always be recorded."""
    before = classes_of(kind, office.id, by.day)
    put(office, by, OwnRule(frozenset(), unit="bộ"), kind)
    assert classes_of(kind, office.id, by.day) == before & {PlaceClass.ELSEWHERE}
    assert PlaceClass.ELSEWHERE in before
    for wrong in set(PlaceClass) - before:
        with pytest.raises(refusals.ClassNotByLaw):
            put(office, by, OwnRule(frozenset({wrong})), kind)


def test_every_class_of_the_law_is_no_word_of_its_own(office, by):
    law_alone = classes_of(KIND, office.id, by.day)
    row = put(office, by, OwnRule(law_alone, unit="bộ"))
    assert row.classes is None


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"valid_from": date(2026, 11, 22)}, refusals.KindRuleInThePast),
        ({"reason": " . "}, refusals.KindReasonNeeded),
        ({"rule": None}, refusals.NoKindRuleAbove),
        ({"rule": OwnRule(frozenset({PlaceClass.WEAPONS}))}, refusals.ClassNotByLaw),
    ],
)
def test_what_the_law_forbids_or_says_nothing_is_refused(office, by, more, refusal):
    with pytest.raises(refusal):
        put(office, by, **more)
    assert rule_of(KIND, office.id, by.day) == OwnRule()


def test_the_same_again_is_refused_but_a_unit_may_make_it_its_own(office, unit, by, of_unit):
    put(office, by)
    put(unit, of_unit)
    with pytest.raises(refusals.KindRuleUnchanged):
        put(unit, of_unit)


def test_a_unit_says_nothing_for_the_office_above(office, of_unit):
    with pytest.raises(of_accounts.OfficeOutOfReach):
        put(office, of_unit)


# what it does


def test_a_thing_goes_no_more_where_its_office_does_not_keep_it(
    receive, office, by, shelf, make_place, vault, keeper
):
    machine, other = receive(), make_place()
    put(office, by)
    assert machine.place_id == shelf.id, "what lies there was judged before"
    with pytest.raises(refusals.NotKeptThereHere) as told:
        move_item(machine, to=other, by=Act(keeper, clock.now()))
    assert told.value.basis is None
    assert told.value.details["allowed"] == [PlaceClass.VAULT, PlaceClass.ELSEWHERE]
    move_item(machine, to=vault, by=Act(keeper, clock.now()))
    with pytest.raises(refusals.ClassDoesNotFit):
        change_place(
            vault,
            name=vault.name,
            short_name=vault.short_name,
            place_class=PlaceClass.COLD,
            capacity=None,
            by=Act(keeper, clock.now()),
        )


def test_a_rule_of_a_later_day_refuses_nothing_today(receive, office, by):
    put(office, by, valid_from=by.day + DAY)
    assert receive() is not None


@pytest.mark.parametrize(
    ("demand", "refusal"),
    [
        (Demand.SEALED, refusals.SealedByOffice),
        (Demand.CONCLUSION, refusals.ConclusionByOffice),
        (Demand.WEIGHT, refusals.WeightNeeded),
        (Demand.PHOTO, refusals.PhotoNeeded),
        (Demand.NUMBER, refusals.NumberNeeded),
    ],
)
def test_what_the_office_asks_is_asked_at_the_door(receive, office, by, demand, refusal):
    put(office, by, OwnRule(demands=frozenset({demand})))
    with pytest.raises(refusal) as told:
        receive(bound_codes=[" "])
    assert told.value.basis is None, "the office asks it, no provision does"
    assert db.session.scalars(select(EvidenceItem)).all() == []


def test_what_is_asked_and_given_is_received(make_intake, shelf, keeper, office, by):
    asked = {Demand.SEALED, Demand.CONCLUSION, Demand.WEIGHT, Demand.NUMBER}
    put(office, by, OwnRule(demands=frozenset(asked)))
    line = lines_of(make_intake(lines=[draft(kind=KIND, weight_grams=Decimal(52000))]))[0]
    found = {"conclusion": typed("12/KL"), "bound_codes": ["SM-558812"]}
    item = receive_line(
        line, place=shelf, by=Act(keeper, clock.now()), **as_described(line) | found
    )
    assert item is not None
    assert item.kind is KIND


def test_a_thing_whose_photo_is_there_is_received(make_intake, shelf, keeper, office, by, app):
    put(office, by, OwnRule(demands=frozenset({Demand.PHOTO})))
    line = lines_of(make_intake(lines=[draft(kind=KIND, seal=None)]))[0]
    photo = photos.keep(app.extensions["blobs"], picture(), name="may.jpg")
    add_photos(line, photos=[photo], by=Act(keeper, clock.now()))
    item = receive_line(line, place=shelf, by=Act(keeper, clock.now()), **as_described(line))
    assert item is not None
    shown = db.session.scalars(select(Photo).where(Photo.item_id == item.id)).one()
    assert shown.sha256 == photo.sha256


# the dry run


def test_the_dry_run_counts_what_lies_elsewhere_and_what_is_still_to_come(
    receive, make_intake, office, unit, by
):
    receive()
    make_intake(lines=[draft(kind=KIND, seal=None)])
    rule = OwnRule(frozenset({PlaceClass.VAULT}), frozenset({Demand.WEIGHT}))
    said = Said(rule, by.day)
    met = dry_run(KIND, office, said, by.day, [office.id, unit.id])
    assert (met.offices, met.misplaced, met.lines, met.all_seen) == (2, 1, 1, True)
    unseen = dry_run(KIND, office, said, by.day, [])
    assert (unseen.offices, unseen.misplaced, unseen.lines) == (2, 0, 0)
    assert db.session.scalars(select(OfficeKind)).all() == []


def test_a_dry_run_counts_only_what_the_other_rule_takes_or_asks(receive, make_intake, office, by):
    """Another unit moves nothing and asks nothing; what is asked already is not asked anew."""
    receive()
    make_intake(lines=[draft(kind=KIND, seal=None)])
    asked = frozenset({Demand.WEIGHT})
    put(office, by, OwnRule(frozenset({PlaceClass.VAULT}), asked))
    for rule in (
        OwnRule(frozenset({PlaceClass.VAULT}), asked, "bộ"),
        OwnRule(frozenset({PlaceClass.VAULT, PlaceClass.GENERAL})),
        None,
    ):
        met = dry_run(KIND, office, Said(rule, by.day), by.day, [office.id])
        assert (met.misplaced, met.lines, met.all_seen) == (0, 0, True)
        assert met.offices >= 1
