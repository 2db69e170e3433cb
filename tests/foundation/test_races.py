"""Lost races: two people at one key, alike on both engines."""

from threading import Barrier

import pytest
from sqlalchemy.exc import IntegrityError

from cases.models import CaseFile
from foundation import numbering, races
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from foundation.transaction import transaction
from tests.fixtures.beside import at_once, elsewhere
from warehouse.models import Place


def test_the_first_numbers_of_a_year_are_all_different(app, office):
    db.session.commit()
    office_id, ready = office.id, Barrier(6)

    def work():
        ready.wait()
        with transaction():
            return numbering.next_number("LNK", office_id=office_id, year=2027)

    numbers = at_once(app, *[work] * 6)
    assert sorted(numbers) == [f"LNK-2027-{number:06d}" for number in range(1, 7)]


def test_a_declared_race_is_lost_with_its_refusal(app, case, officer):
    db.session.commit()
    values = {
        column.key: getattr(case, column.key)
        for column in CaseFile.__table__.columns
        if column.key != "id"
    } | {"number": "9/2026", "number_key": "9/2026"}
    ready = Barrier(5)

    def work():
        ready.wait()
        with transaction():
            db.session.connection().execute(db.insert(CaseFile).values(values))

    answers = at_once(app, *[work] * 5)
    assert answers.count(None) == 1
    assert [type(answer) for answer in answers if answer is not None] == [ChangedMeanwhile] * 4


def test_breaking_a_key_nobody_declared_is_a_fault_of_the_program(app, shelf):
    db.session.commit()
    values = {
        column.key: getattr(shelf, column.key)
        for column in Place.__table__.columns
        if column.key != "id"
    } | {"short_key": "another"}

    def work():
        with transaction():
            db.session.connection().execute(db.insert(Place).values(values))

    with pytest.raises(IntegrityError) as broken:
        elsewhere(app, work)
    assert races.broken(broken.value, db.metadata) == {"uq_place_code"}


def test_a_foreign_key_that_does_not_hold_is_no_lost_race(app):
    def work():
        with transaction():
            db.session.execute(
                db.insert(numbering.Series).values(office_id=10**6, name="X", year=2026, last=1)
            )

    with pytest.raises(IntegrityError) as broken:
        elsewhere(app, work)
    assert races.broken(broken.value, db.metadata) == set()
