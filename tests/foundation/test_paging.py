"""Pages over several offices: each is read from its own index, and the pages are merged."""

import pytest

from foundation.database import db
from foundation.paging import keyset
from foundation.search import SearchEntry
from foundation.sight import Offices

KEYS = (SearchEntry.title, SearchEntry.id)


@pytest.fixture
def entries(office, unit):
    for number in range(23):
        where = office if number % 3 else unit
        db.session.add(
            SearchEntry(
                office_id=where.id,
                kind="item" if number % 5 else "lot",
                subject_id=number,
                key="K",
                title=f"{number % 7}",
                folded="",
            )
        )
    db.session.commit()
    return [office.id, unit.id]


def walked(query, columns, *, backwards=False, **options):
    """Return the rows of all pages, from one end to the other."""
    rows, cursor = [], None
    while True:
        page = keyset(query, *columns, size=4, after=cursor, **options)
        rows += page.rows
        if page.after is None:
            break
        cursor = page.after
    if not backwards:
        return rows
    seen = []
    while page.before is not None:
        page = keyset(query, *columns, size=4, before=page.before, **options)
        seen = [*page.rows, *seen]
    return seen


@pytest.mark.parametrize("columns", [(SearchEntry.id,), KEYS], ids=["one", "two"])
@pytest.mark.parametrize("descending", [False, True])
def test_merged_pages_are_the_pages_of_one_list(columns, descending, entries):
    query = db.select(SearchEntry).where(
        SearchEntry.office_id.in_(entries), SearchEntry.kind == "item"
    )
    plain = walked(query, columns, descending=descending)
    within = (SearchEntry.office_id, Offices(entries))
    assert len(plain) > 12
    assert walked(query, columns, descending=descending, within=within) == plain
    back = walked(query, columns, descending=descending, within=within, backwards=True)
    assert back == plain[: len(back)]
    assert len(back) >= len(plain) - 4


@pytest.mark.sqlite_only
def test_no_office_is_read_further_than_a_page(noting_plans, entries):
    query = db.select(SearchEntry).where(SearchEntry.office_id.in_(entries))
    with noting_plans() as plans:
        keyset(
            query, SearchEntry.id, descending=True, within=(SearchEntry.office_id, Offices(entries))
        )
    each = [step for step in plans if "ix_search_entry_office_id_id (office_id=?)" in step]
    assert len(each) == len(entries)
