"""Lists: declared once, drawn by one component on a phone, on a laptop and on paper.

A room declares a :class:`List` and gives it to :func:`list_page`; the columns, filters, orders,
counts, chips and cursors are worked out here, and ``components/list.html`` draws them.
"""

from web.lists.asked import PAPER, Asked
from web.lists.cells import once
from web.lists.declared import (
    ON_PAPER,
    SIZE,
    Bulk,
    Column,
    Filter,
    Found,
    List,
    Option,
    Order,
    Phone,
    declare,
    declared,
)
from web.lists.pages import list_page
from web.lists.shown import Shown, few, paper_of

__all__ = [
    "ON_PAPER",
    "PAPER",
    "SIZE",
    "Asked",
    "Bulk",
    "Column",
    "Filter",
    "Found",
    "List",
    "Option",
    "Order",
    "Phone",
    "Shown",
    "declare",
    "declared",
    "few",
    "list_page",
    "once",
    "paper_of",
]
