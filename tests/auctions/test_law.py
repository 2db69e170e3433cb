"""The auctions' questions to the lawbook, where a holiday is not decided yet."""

from datetime import date

from auctions import law
from auctions.models import Lot


def test_the_window_of_the_parties_ends_late_and_the_duty_after_it_begins_early() -> None:
    lot = Lot(immovable=False)
    notified_on = date(2027, 1, 28)
    window = law.deadline("P8", notified_on, lot)
    found = law.contract_due(lot, received_on=notified_on, notified_on=notified_on, revalued=False)
    assert window is not None
    assert found is not None
    due, counted_from = found
    assert (window.value, counted_from) == (date(2027, 2, 15), date(2027, 2, 4))
    assert due.value == date(2027, 2, 17)  # 11, 12, 15, 16 and 17/02: open days are worked
    assert not due.confirmed
