"""When an act on a sale that is lawful is the next one."""

from collections.abc import Callable

from cases.models import Step
from foundation.acts import Act
from sales.sale_facts import SaleFacts

Leads = Callable[[SaleFacts, Act], bool]


def always(_facts: SaleFacts, _by: Act) -> bool:
    """An act that leads on whenever it is lawful."""
    return True


def never(_facts: SaleFacts, _by: Act) -> bool:
    """An act that never is the next one."""
    return False


def overdue(facts: SaleFacts, by: Act) -> bool:
    """Whether the last day to pay has passed."""
    due = facts.due(Step.PAY)
    return due is not None and due.is_overdue(by.day)


def deposit_unknown(facts: SaleFacts, _by: Act) -> bool:
    """Whether nobody knows what the winner laid down."""
    return facts.sale.deposit is None


def delivery_known(facts: SaleFacts, _by: Act) -> bool:
    """Whether it is known that the asset was not handed over."""
    return not facts.sale.delivery_unknown
