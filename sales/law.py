"""Which provision answers which question after a sale: extension, taking, coercion, default."""

from dataclasses import replace
from datetime import date

from auctions import law
from cases.models import Deadline
from lawbook import settlement
from lawbook.citation import Citation, Ruling
from lawbook.counting import Caution
from lawbook.editions import in_force
from lawbook.errors import LawbookError, NoEditionInForce
from lawbook.periods import deadline, parameter
from lawbook.provisions import cited, provision
from lawbook.settlement import NoCoercion


def longest_extension(won_on: date) -> Ruling[date] | None:
    """Return the last day a payment may be extended to; None where no extension exists.

    Law: D3.1; 152/2026/NĐ-CP, Điều 65 khoản 1.
    """
    with law.answering():
        try:
            return settlement.longest_payment_extension(won_on)
        except NoEditionInForce:
            return None


def extended_payment(won_on: date, extended_to: date) -> Ruling[date]:
    """Return the ruling of a payment day agreed within the window."""
    with law.answering():
        return settlement.payment_due(won_on, extended_to)


def payment_basis(won_on: date) -> str | None:
    """Cite the rule of the winner's payment, as people cite it."""
    try:
        return deadline("D3", won_on).basis.short
    except NoEditionInForce:
        return None


def latest_taking_payment(answered_on: date) -> tuple[Ruling[date], date] | None:
    """Return the latest day a creditor may have to pay, and the day it counts from.

    Counting: the debtor told on the last day of R9, his days (R10), then R11 from the working day
    he let pass; not certain until each of the notices went out. None before 01/07/2026: the old
    law set no such period.

    Law: R9, R10, R11; 152/2026/NĐ-CP, Điều 65 khoản 6.
    """
    try:
        in_force(parameter("R11").editions, answered_on)
    except NoEditionInForce:
        return None
    with law.answering():
        told_on = deadline("R9", answered_on).value
        debtor_until = deadline("R10", told_on).value
        due = deadline("R11", debtor_until)
    return replace(due, confirmed=False), debtor_until


def setting_off_basis(told_on: date) -> str | None:
    """Cite that who takes an asset pays what it is worth beyond what is owed to them.

    Law: R11; 152/2026/NĐ-CP, Điều 66 khoản 1.
    """
    return law.ground(cited("R11.SUM", told_on))


def sharing_basis(told_on: date) -> str | None:
    """Cite that of a price that does not pay everybody only the own part is set off.

    Law: R11.PART; 152/2026/NĐ-CP, Điều 66 khoản 2.
    """
    return law.ground(cited("R11.PART", told_on))


def latest_reading(due: Deadline) -> date:
    """Return the last day a payment may still be in time, whatever is decided of open holidays.

    Who cancels a sale takes something from a person: the later reading is the safe one. A day that
    was agreed stands as agreed.
    """
    try:
        early = deadline(due.parameter, due.trigger_on).value
        late = deadline(due.parameter, due.trigger_on, caution=Caution.LATE).value
    except LawbookError:
        return due.due_on
    return late if due.due_on == early else due.due_on


def no_coercion(on: date) -> Ruling[NoCoercion] | None:
    """Return why no coercion may be organised on a day; days before any edition give nothing.

    Law: D13; 106/2025/QH15, Điều 72 khoản 5; 152/2026/NĐ-CP, Điều 42 khoản 2.
    """
    with law.answering():
        try:
            return settlement.no_coercion_reason(on)
        except NoEditionInForce:
            return None


def forfeit_basis(lapsed_on: date) -> Citation | None:
    """Cite who gets the deposit of a winner who did not pay.

    Until 30/06/2026 the state budget; since then, with its interest, the enforcement office.

    Law: D4; 152/2026/NĐ-CP, Điều 65 khoản 5; 62/2015/NĐ-CP, Điều 27 khoản 3, 5.
    """
    return cited("D4", lapsed_on)


def deposit_goes_to_office(lapsed_on: date) -> bool:
    """Whether the forfeited deposit goes to the enforcement office, not to the state budget."""
    goes = provision("D4", lapsed_on)
    return goes is not None and goes.value == "enforcement_office"
