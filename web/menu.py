"""The menu as data: its entries, what each role uses first, and where the counts come from."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from foundation.i18n import N_
from foundation.permissions import Permission as P


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Args:
        prefixes: endpoints that begin so belong to it; the longest one decides.
    """

    endpoint: str
    label: str  # N_ text
    permission: P
    prefixes: tuple[str, ...]


HOME: Final = "review.home.show"
NEWS: Final = "review.news.index"
ACTS: Final = "review.acts.index"
STALLED: Final = "review.stalled.index"
HOLDERS: Final = "review.holders.index"
DIRECTIVES: Final = "review.directives.index"
SCAN: Final = "warehouse.scan.show"
ITEMS: Final = "warehouse.items.index"
ORDERS: Final = "warehouse.orders.index"
LOANS: Final = "warehouse.loans.index"
PLACES: Final = "warehouse.places.index"
LABELS: Final = "warehouse.labels.index"
SEAT: Final = "seats.home.show"
SEAT_CASES: Final = "seats.cases.index"
SEAT_ROUNDS: Final = "seats.rounds.index"
SEAT_ITEMS: Final = "seats.items.index"
CASES: Final = "cases.files.index"
DRAFTS: Final = "papers.drafts.index"
ORGANISATIONS: Final = "organisations.registry.index"
LOTS: Final = "auctions.lots.index"
SALES: Final = "sales.sales.index"
CALENDAR: Final = "auctions.calendar.show"
APPROVALS: Final = "accounts.approvals.index"
BACKLOG: Final = "backlog.assets.new"
IMPORTS: Final = "exchange.imports.index"
LEDGER: Final = "audit.ledger.index"
CHECKS: Final = "audit.checks.index"
PEOPLE: Final = "accounts.people.index"

MENU: Final = (
    Entry(HOME, N_("Home"), P.USE, ("review.home",)),
    Entry(SEAT, N_("What concerns you"), P.SEAT, ("seats.",)),
    Entry(SEAT_CASES, N_("Your case files"), P.SEAT, ("seats.cases",)),
    Entry(SEAT_ROUNDS, N_("Auctions of these case files"), P.SEAT, ("seats.rounds",)),
    Entry(SEAT_ITEMS, N_("Things"), P.SEAT, ("seats.items",)),
    Entry(ACTS, N_("Next acts"), P.READ_AUCTIONS, ("review.acts",)),
    Entry(STALLED, N_("Stalled"), P.READ_REVIEW, ("review.stalled",)),
    Entry(HOLDERS, N_("Who holds what"), P.READ_REVIEW, ("review.holders",)),
    Entry(DIRECTIVES, N_("Directives"), P.USE, ("review.directives",)),
    Entry(SCAN, N_("Scan"), P.READ_WAREHOUSE, ("warehouse.scan", "warehouse.unknown")),
    Entry(ITEMS, N_("Warehouse"), P.READ_WAREHOUSE, ("warehouse.",)),
    Entry(
        ORDERS,
        N_("Orders"),
        P.READ_WAREHOUSE,
        ("warehouse.orders", "warehouse.intake", "warehouse.releases"),
    ),
    Entry(LOANS, N_("Loans"), P.READ_WAREHOUSE, ("warehouse.loans",)),
    Entry(PLACES, N_("Places"), P.READ_WAREHOUSE, ("warehouse.places",)),
    Entry(LABELS, N_("Labels"), P.PRINT_LABELS, ("warehouse.labels", "warehouse.printers")),
    Entry(CASES, N_("Case files"), P.READ_CASES, ("cases.", "papers.", "exchange.exhibits")),
    Entry(DRAFTS, N_("Drafts"), P.READ_CASES, ("papers.drafts",)),
    Entry(ORGANISATIONS, N_("Organisations"), P.READ_CASES, ("organisations.",)),
    Entry(LOTS, N_("Lots"), P.READ_AUCTIONS, ("auctions.",)),
    Entry(SALES, N_("Sales"), P.READ_AUCTIONS, ("sales.",)),
    Entry(CALENDAR, N_("Calendar"), P.READ_AUCTIONS, ("auctions.calendar", "review.unmoved")),
    Entry(APPROVALS, N_("Proposals"), P.READ_CASES, ("accounts.approvals", "corrections.")),
    Entry(BACKLOG, N_("Old assets"), P.ENTER_BACKLOG, ("backlog.",)),
    Entry(IMPORTS, N_("Import"), P.IMPORT, ("exchange.",)),
    Entry(LEDGER, N_("Ledger"), P.READ_LEDGER, ("audit.",)),
    Entry(CHECKS, N_("Verify the ledger"), P.READ_LEDGER, ("audit.checks",)),
    Entry(
        PEOPLE,
        N_("Accounts"),
        P.MANAGE_ACCOUNTS,
        (
            "accounts.people",
            "accounts.letting_in",
            "accounts.letterheads",
            "accounts.offices",
            "accounts.opening",
            "accounts.second_factor.rule",
            "review.holidays",
            "review.thresholds",
            "warehouse.kinds",
            "papers.numbering",
            "papers.templates",
            "api.health",
        ),
    ),
)

FIRST: Final[dict[str, tuple[str, ...]]] = {
    "head": (STALLED, ORDERS, APPROVALS, HOLDERS, DIRECTIVES, CALENDAR, ACTS, LOTS, SALES),
    "officer": (ACTS, LOTS, SALES, CALENDAR, CASES, ORDERS, ITEMS, DIRECTIVES, BACKLOG, IMPORTS),
    "keeper": (SCAN, ITEMS, ORDERS, LOANS, PLACES, LABELS, CASES, IMPORTS),
    "accountant": (ACTS, SALES, LOTS, CASES, CALENDAR),
    "auditor": (LEDGER, CHECKS, STALLED, CASES, LOTS, ITEMS, HOLDERS),
    "admin": (PEOPLE, ORGANISATIONS, PLACES, LABELS, BACKLOG, IMPORTS, LEDGER, CHECKS),
}
"""What each role uses, the most often used first; the other entries follow as in the menu."""

THINGS: Final[dict[str, str]] = {
    "warehouse.items.show": N_("Thing"),
    "warehouse.orders.show": N_("Order"),
    "warehouse.places.show": N_("Place"),
    "cases.files.show": N_("Case file"),
    "cases.assets.show": N_("Asset"),
    "organisations.registry.show": N_("Organisation"),
    "auctions.lots.show": N_("Lot"),
    "sales.sales.show": N_("Sale"),
    "papers.documents.show": N_("Document"),
    "papers.drafts.show": N_("Draft"),
}
"""Pages of one thing, which the palette offers again: how such a thing is called."""

Unused = Callable[[], Collection[str]]
_unused: Final[list[Unused]] = []


def unused_by(endpoints: Unused) -> Unused:
    """Register what says which entries the signed-in person can have nothing under; once."""
    _unused.append(endpoints)
    return endpoints


def unused() -> frozenset[str]:
    """Return the endpoints of the entries under which this person can have nothing."""
    return frozenset(endpoint for endpoints in _unused for endpoint in endpoints())


Counts = Callable[[], Mapping[str, int]]
_counted: Final[list[Counts]] = []


def counted_by(counts: Counts) -> Counts:
    """Register what counts the things that wait, by endpoint of their entry; once."""
    _counted.append(counts)
    return counts


def waiting() -> dict[str, int]:
    """Return how much waits for the signed-in person, by endpoint."""
    found: dict[str, int] = {}
    for counts in _counted:
        found |= counts()
    return found


def in_order(roles: Collection[str]) -> list[Entry]:
    """Return the entries as somebody with these roles uses them.

    With several roles the first entry of each comes before the second of any.
    """
    wanted = [FIRST[role] for role in FIRST if role in roles]
    longest = max(map(len, wanted), default=0)
    turns = [of_role[turn] for turn in range(longest) for of_role in wanted if turn < len(of_role)]
    endpoints = dict.fromkeys([HOME, *turns, *(entry.endpoint for entry in MENU)])
    known = {entry.endpoint: entry for entry in MENU}
    return [known[endpoint] for endpoint in endpoints]


def owner(endpoint: str, entries: Collection[Entry]) -> Entry | None:
    """Return the entry a page belongs to, among those a person may use."""
    fitting = [
        (len(prefix), entry)
        for entry in entries
        for prefix in entry.prefixes
        if endpoint.startswith(prefix)
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None
