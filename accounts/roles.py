"""Which role holds which permission: one table."""

from collections.abc import Collection
from typing import Final

from accounts.models import FactorRule, Role
from foundation.permissions import Permission as P

READ_ALL: Final = frozenset(
    {P.USE, P.READ_CASES, P.READ_WAREHOUSE, P.READ_AUCTIONS, P.READ_REVIEW, P.READ_LEDGER}
)

ROLES: Final[dict[Role, frozenset[P]]] = {
    Role.KEEPER: frozenset(
        {
            P.USE,
            P.READ_CASES,
            P.READ_WAREHOUSE,
            P.KEEP_WAREHOUSE,
            P.PRINT_LABELS,
            P.MANAGE_PLACES,
            P.PROPOSE_ORDERS,
            P.PROPOSE_CORRECTIONS,
            P.IMPORT,
        }
    ),
    Role.OFFICER: frozenset(
        {
            P.USE,
            P.READ_CASES,
            P.WRITE_CASES,
            P.CLOSE_CASES,
            P.PROPOSE_CORRECTIONS,
            P.KEEP_ORGANISATIONS,
            P.READ_WAREHOUSE,
            P.PROPOSE_ORDERS,
            P.READ_AUCTIONS,
            P.RUN_AUCTIONS,
            P.READ_REVIEW,
            P.ENTER_BACKLOG,
            P.IMPORT,
        }
    ),
    Role.ACCOUNTANT: frozenset(
        {
            P.USE,
            P.READ_CASES,
            P.READ_WAREHOUSE,
            P.READ_AUCTIONS,
            P.KEEP_ACCOUNTS,
            P.PROPOSE_CORRECTIONS,
        }
    ),
    Role.HEAD: READ_ALL | {P.APPROVE_ORDERS, P.APPROVE_CORRECTIONS, P.DECIDE_CASES, P.DIRECT},
    Role.AUDITOR: READ_ALL,
    Role.ADMIN: frozenset(
        {
            P.USE,
            P.MANAGE_ACCOUNTS,
            P.ENTER_BACKLOG,
            P.KEEP_ORGANISATIONS,
            P.MANAGE_PLACES,
            P.READ_WAREHOUSE,
            P.PRINT_LABELS,
            P.IMPORT,
            P.READ_LEDGER,
            P.READ_CASES,
            P.READ_AUCTIONS,
        }
    ),
}

OUTSIDE: Final = frozenset({P.USE, P.SEAT})
"""What a seat of an organisation outside holds; which pages are open to it, web.access says."""

LEADERS: Final = frozenset({Role.HEAD, Role.ADMIN})


def asks_for_factor(rule: FactorRule, roles: Collection[Role]) -> bool:
    """Whether a rule asks people with these roles for a code besides the password."""
    return rule is FactorRule.EVERYONE or (
        rule is FactorRule.LEADERS and not LEADERS.isdisjoint(roles)
    )
