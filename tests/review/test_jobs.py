"""What review does by itself: on a fixed day, and twice gives once."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event

from auctions.models import Lot
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from foundation.transaction import in_transaction
from review import jobs
from review.models import Directive
from review.operations.flags import is_outdated, plan
from tests.fixtures.beside import elsewhere
from tests.fixtures.cases import MakeCase
from tests.fixtures.review import TODAY, asset_of, flags_of


def refreshed(app: Flask) -> int:
    """Run the job as its process does: in a session of its own, which reads."""
    count: int = elsewhere(app, lambda: jobs.refresh(TODAY))
    return count


def test_the_nightly_refresh_opens_flags(app: Flask, unsold: Lot) -> None:
    lot_id = unsold.id
    assert refreshed(app) == len(flags_of(asset_of(lot_id))) == 1
    assert refreshed(app) == 0


def test_a_plan_made_before_something_happened_is_not_carried_out(
    unsold: Lot, make_case: MakeCase
) -> None:
    made = plan([asset_of(unsold.id).id], today=TODAY)
    assert not is_outdated(made)
    make_case()  # in the same office
    assert is_outdated(made)


def test_the_database_is_not_locked_while_the_rules_are_asked(app: Flask, unsold: Lot) -> None:
    asked: list[bool] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "deadline" in statement:
            asked.append(in_transaction())

    event.listen(Engine, "before_cursor_execute", note)
    refreshed(app)
    event.remove(Engine, "before_cursor_execute", note)
    assert asked
    assert True not in asked


def test_the_morning_chases_what_is_due(directive: Directive) -> None:
    db.session.commit()
    assert jobs.remind(TODAY) == 0
    assert jobs.remind(date(2026, 11, 27)) == 1
    assert jobs.remind(date(2026, 11, 27)) == 0
    assert jobs.remind(date(2026, 11, 28)) == 1
    db.session.refresh(directive)
    assert directive.reminders == 2


@pytest.mark.usefixtures("app")
def test_what_people_keep_changing_is_tried_again_and_does_not_stop_the_rest() -> None:
    tries = {"busy": 0, "once": 0}

    def busy() -> int:
        tries["busy"] += 1
        raise ChangedMeanwhile

    def busy_once() -> int:
        tries["once"] += 1
        if tries["once"] == 1:
            raise ChangedMeanwhile
        return 1

    with pytest.raises(ChangedMeanwhile):
        jobs._each([busy, busy_once])
    assert tries == {"busy": jobs.ATTEMPTS, "once": 2}


@pytest.mark.usefixtures("app")
def test_a_step_that_fails_does_not_stop_the_rest() -> None:
    done: list[int] = []

    def broken() -> int:
        raise ZeroDivisionError

    def well() -> int:
        done.append(1)
        return 1

    with pytest.raises(ZeroDivisionError):
        jobs._all([broken, well])
    assert done == [1]
