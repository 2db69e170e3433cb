"""The agenda replays scripts in the order of their days; the ladder draws lawful ones."""

from datetime import date, datetime, timedelta

import pytest
from flask import Flask

from demo.agenda import Agenda, Script
from demo.ladder import RoundDays, after_publication, before_session, rungs, session_for
from foundation import clock
from lawbook import rounds
from lawbook.assets import AssetKind
from tests.fixtures.clock import MONDAY

TODAY = date(2026, 11, 23)


def telling(log: list[tuple[str, datetime]], name: str, *days: date) -> Script:
    for day in days:
        yield day
        log.append((name, clock.now()))


def ran(*scripts: Script) -> None:
    agenda = Agenda(MONDAY)
    for script in scripts:
        agenda.add(script)
    agenda.run(lambda _steps, _day: None)


@pytest.mark.usefixtures("app")
def test_steps_of_all_scripts_come_in_the_order_of_their_days() -> None:
    log: list[tuple[str, datetime]] = []

    ran(
        telling(log, "a", date(2026, 3, 2), date(2026, 5, 4)),
        telling(log, "b", date(2026, 4, 6)),
    )

    assert [name for name, _at in log] == ["a", "b", "a"]
    assert [clock.local_day(at) for _name, at in log] == [
        date(2026, 3, 2),
        date(2026, 4, 6),
        date(2026, 5, 4),
    ]


@pytest.mark.usefixtures("app")
def test_steps_of_one_day_have_moments_one_after_the_other() -> None:
    log: list[tuple[str, datetime]] = []

    ran(telling(log, "a", date(2026, 3, 2)), telling(log, "b", date(2026, 3, 2)))

    assert log[0][1] < log[1][1]


@pytest.mark.usefixtures("app")
def test_a_day_after_today_never_comes() -> None:
    log: list[tuple[str, datetime]] = []

    ran(telling(log, "a", TODAY - timedelta(days=1), TODAY + timedelta(days=1)))

    assert len(log) == 1


@pytest.mark.usefixtures("app")
def test_an_act_of_today_is_never_later_than_now() -> None:
    log: list[tuple[str, datetime]] = []

    ran(*(telling(log, "a", TODAY) for _script in range(60)))

    assert max(at for _name, at in log) <= MONDAY


@pytest.mark.parametrize("kind", AssetKind)
@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("year", [2026, 2027])
def test_rounds_drawn_back_from_a_session_are_lawful(
    kind: AssetKind, month: int, year: int
) -> None:
    session = session_for("session", date(year, month, 20), kind)

    for days in rungs(session, kind, 3):
        assert not broken(days, kind)


@pytest.mark.parametrize("kind", AssetKind)
@pytest.mark.parametrize("published", [date(2024, 1, 29), date(2024, 7, 20), date(2026, 11, 21)])
def test_rounds_drawn_from_a_publication_are_lawful(kind: AssetKind, published: date) -> None:
    assert not broken(after_publication(published, kind), kind)


@pytest.mark.parametrize("act", ["created", "contracted", "posted", "resulted", "cut"])
def test_a_session_is_found_for_an_act_on_a_day(act: str) -> None:
    session = session_for(act, date(2026, 11, 22), AssetKind.MOVABLE)

    assert getattr(before_session(session, AssetKind.MOVABLE), act) == date(2026, 11, 20)


def broken(days: RoundDays, kind: AssetKind) -> list[str]:
    return [
        ruling.code
        for ruling in rounds.unlawful_reasons(
            days.session,
            kind=kind,
            contract_on=days.contracted,
            posted_on=days.posted,
            first_notice_on=days.first_notice,
            second_notice_on=days.second_notice,
        )
    ]


def test_the_agenda_needs_no_request(app: Flask) -> None:
    with app.app_context():
        ran(telling([], "a", TODAY))
