"""After a sale: payment and its extension, delivery, payout, and the days without coercion."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from lawbook.errors import ExtensionRefused, NoEditionInForce, NotALegalDay
from lawbook.periods import deadline
from lawbook.settlement import (
    NoCoercion,
    days_without_coercion,
    longest_payment_extension,
    no_coercion_reason,
    payment_due,
)
from lawbook.working_days import default_calendar

HANOI = timezone(timedelta(hours=7))
WON = date(2026, 11, 20)


def test_the_chain_after_a_sale() -> None:
    assert payment_due(WON).value == date(2026, 12, 21)
    assert deadline("D6", date(2026, 12, 1)).value == date(2026, 12, 11)
    assert deadline("D7", date(2026, 12, 1)).value == date(2027, 2, 1)
    assert deadline("D15", date(2026, 12, 1)).value == date(2026, 12, 11)
    assert deadline("D17", date(2026, 12, 1)).value == date(2026, 12, 11)


def test_payment_may_be_extended_to_the_sixtieth_day() -> None:
    longest = longest_payment_extension(WON)
    assert longest.value == date(2027, 1, 19)
    extended = payment_due(WON, date(2027, 1, 19))
    assert (extended.value, extended.code) == (date(2027, 1, 19), "D3.1")
    assert extended.confirmed


@pytest.mark.parametrize("extended_to", [date(2027, 1, 20), date(2026, 12, 20)])
def test_an_extension_outside_its_limits_is_refused(extended_to: date) -> None:
    with pytest.raises(ExtensionRefused, match=r"21/12/2026 đến 19/01/2027"):
        payment_due(WON, extended_to)


def test_a_sale_before_july_2026_cannot_be_extended() -> None:
    assert payment_due(date(2026, 6, 30)).value == date(2026, 7, 30)
    with pytest.raises(ExtensionRefused, match="không được gia hạn"):
        payment_due(date(2026, 6, 30), date(2026, 8, 10))
    with pytest.raises(NoEditionInForce):
        longest_payment_extension(date(2026, 6, 30))


def test_the_office_calendar_is_followed_after_a_sale() -> None:
    closed = default_calendar().edited(added={date(2026, 12, 21): "Nghỉ do bão"})
    assert payment_due(WON, calendar=closed).value == date(2026, 12, 22)


@pytest.mark.parametrize(
    ("moment", "reason"),
    [
        pytest.param(date(2026, 11, 23), None, id="a plain Monday"),
        pytest.param(date(2026, 11, 24), NoCoercion.HOLIDAY, id="a public holiday"),
        pytest.param(date(2026, 11, 22), NoCoercion.REST_DAY, id="a Sunday"),
        pytest.param(date(2027, 1, 21), None, id="16 days before Tet"),
        pytest.param(date(2027, 1, 22), NoCoercion.TET, id="15 days before Tet"),
        pytest.param(date(2027, 2, 6), NoCoercion.TET, id="Tet itself"),
        pytest.param(date(2027, 2, 21), NoCoercion.TET, id="15 days after Tet"),
        pytest.param(date(2027, 2, 22), None, id="16 days after Tet"),
        pytest.param(datetime(2026, 11, 23, 6, 0, tzinfo=HANOI), None, id="six sharp"),
        pytest.param(
            datetime(2026, 11, 23, 5, 59, tzinfo=HANOI), NoCoercion.NIGHT, id="before six"
        ),
        pytest.param(datetime(2026, 11, 23, 21, 59, tzinfo=HANOI), None, id="before ten"),
        pytest.param(datetime(2026, 11, 23, 22, 0, tzinfo=HANOI), NoCoercion.NIGHT, id="ten sharp"),
        pytest.param(
            datetime(2026, 11, 23, 17, 30, tzinfo=UTC), NoCoercion.HOLIDAY, id="00:30 on 24/11 here"
        ),
        pytest.param(datetime(2026, 11, 23, 2, 0, tzinfo=UTC), None, id="nine in the morning here"),
    ],
)
def test_when_no_coercion_is_organised(moment: date, reason: NoCoercion | None) -> None:
    ruling = no_coercion_reason(moment)
    assert (ruling and ruling.value) == reason


def test_the_days_without_coercion_are_those_of_the_tet_that_comes() -> None:
    for after in (date(2026, 12, 10), date(2027, 2, 21)):
        found = days_without_coercion(after)
        assert found is not None
        assert found.value == (date(2027, 1, 22), date(2027, 2, 21))
    unknown = days_without_coercion(date(2099, 1, 1))
    assert unknown is None


def test_around_tet_only_forces_are_forbidden() -> None:
    assert no_coercion_reason(date(2027, 1, 22), with_forces=False) is None
    rest = no_coercion_reason(date(2027, 2, 8), with_forces=False)
    assert rest is not None
    assert rest.value is NoCoercion.HOLIDAY


def test_a_day_that_may_become_a_holiday_is_refused_and_not_confirmed() -> None:
    ruling = no_coercion_reason(date(2027, 2, 12), with_forces=False)
    assert ruling is not None
    assert (ruling.value, ruling.confirmed) == (NoCoercion.HOLIDAY, False)
    assert ruling.awaits == "chưa chắc: chờ thông báo nghỉ Tết 2027"


def test_the_ban_around_tet_before_the_new_law_has_no_text_at_hand() -> None:
    old, read = no_coercion_reason(date(2025, 2, 3)), no_coercion_reason(date(2027, 2, 3))
    assert old is not None
    assert read is not None
    assert (old.confirmed, read.confirmed) == (False, True)


def test_the_ban_is_cited_by_the_law_of_its_day() -> None:
    old = no_coercion_reason(date(2026, 2, 10))
    new = no_coercion_reason(date(2027, 1, 22))
    assert old is not None
    assert new is not None
    assert (old.basis.short, new.basis.short) == ("Đ.13 k.2 NĐ 62", "Đ.42 k.2 NĐ 152")
    assert new.counted == "15 ngày trước và sau Tết: 22/01–21/02"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(NotALegalDay):
        no_coercion_reason(datetime(2026, 11, 23, 9, 0))  # noqa: DTZ001 - the thing refused
