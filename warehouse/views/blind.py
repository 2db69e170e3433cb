"""What a person who counts does not see: the pages that list things keep the count blind.

While a count runs, nobody of the three who count it sees which things it expects: no list has them,
no search finds them by words, no place tells how many lie there. A thing whose label somebody has
in hand is found by its code, so that the store goes on working.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select

from warehouse.queries.counting import counted_by, is_in_none
from web.access import person
from web.lists import once


def counting() -> Sequence[int]:
    """Return the ids of the running counts in which the person of this request counts."""
    who = person()
    return once("running counts", lambda: counted_by(who.id)) if who is not None else ()


def unseen(query: Select[Any], item_id: Any) -> Select[Any]:
    """Leave out of a query what its reader counts.

    Args:
        item_id: the column that says which thing a row is about.
    """
    counts = counting()
    return query.where(is_in_none(item_id, counts)) if counts else query
