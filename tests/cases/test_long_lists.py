"""A case with many assets: its page shows the first of each list and leads to the whole list."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from cases.case_lists import Part
from cases.models import Asset, CaseFile, CostCategory, Deadline, EventKind, Holder, HoldReason
from cases.operations.events import record_event
from cases.operations.holds import place_hold
from cases.operations.money import record_cost
from cases.operations.obstacles import report_obstacle
from foundation.acts import Act
from foundation.database import db
from foundation.paging import PAGE_SIZE
from foundation.partdays import PartDay
from papers.models import Document, DocumentKind, DocumentSubject
from papers.operations import Paper
from tests.fixtures.plans import many_of, whole_tables
from web.panels import ROWS

pytestmark = pytest.mark.rows_by_hand

MANY = PAGE_SIZE + 20
ROW = {  # how one row of each list begins on the pages
    Part.ASSETS: ("tr", {}),
    Part.OBSTACLES: ("tr", {}),
    Part.HOLDS: ("tr", {}),
    Part.DEADLINES: ("div", {"class_": "kb-fact"}),
    Part.PARTIES: ("dt", {}),
    Part.COSTS: ("tr", {}),
    Part.DOCUMENTS: ("tr", {}),
    Part.COURSE: ("b", {"class_": "kb-name"}),
}


@pytest.fixture
def crowded(unsold, bank, officer, now):
    """A case with more of everything than one page shows; gives how much of each."""
    asset = db.session.scalars(select(Asset).where(Asset.case_id == bank.case_id)).first()
    by = Act(officer, now)
    hold = place_hold(
        db.session.get_one(CaseFile, bank.case_id),
        reason=HoldReason.LAWSUIT,
        ground="Thông báo thụ lý 12/TB-TLVA",
        placed_on=now.date(),
        review_on=now.date() + timedelta(days=30),
        by=by,
    )
    obstacle = report_obstacle(
        asset,
        reason_code="U01_RESIST",
        held_by=Holder.POLICE,
        next_act="Cưỡng chế giao tài sản",
        since_on=now.date(),
        by=by,
    )
    deadline = db.session.scalars(
        select(Deadline).where(Deadline.case_id == bank.case_id, Deadline.is_open)
    ).first()
    cost = record_cost(
        db.session.get_one(CaseFile, bank.case_id),
        category=CostCategory.STORAGE,
        amount=2_000_000,
        moved_on=now.date(),
        paper=Paper(kind=DocumentKind.INVOICE, number="HĐ-118", issued_on=now.date()),
        by=by,
    )
    document = db.session.get_one(Document, cost.document_id)
    happened = record_event(
        db.session.get_one(CaseFile, bank.case_id),
        kind=EventKind.VERIFIED,
        happened=PartDay(2026, 3),
        source="hồ sơ cũ",
        by=by,
    )
    about = db.session.scalars(
        select(DocumentSubject).where(DocumentSubject.document_id == document.id)
    ).one()
    for row in (bank, asset, hold, obstacle, cost, document, happened):
        many_of(row, MANY)
    many_of(about, MANY, document_id=lambda n: DocumentSubject.__table__.c.document_id + n)
    many_of(deadline, MANY, subject_id=lambda n: Deadline.__table__.c.subject_id + 1000 + n)
    db.session.commit()
    return bank.case_id


def rows_of(page, part):
    tag, marks = ROW[part]
    head = 1 if tag == "tr" else 0
    return len(page.document.all(tag, **marks)) - head


@pytest.fixture
def visitor(pages, officer):
    return pages.as_user(officer)


def test_the_page_of_a_case_shows_the_first_of_each_list(visitor, crowded):
    page = visitor.get(f"/cases/{crowded}")
    for part in Part:
        assert rows_of_section(page, part) == ROWS
    whole = {a.get("href") for a in page.document.all("a") if "/lists/" in (a.get("href") or "")}
    assert whole == {f"/cases/{crowded}/lists/{part}" for part in Part}


def rows_of_section(page, part):
    section = page.document.one("section", id=part.value)
    return len(section.all("div", class_="kb-fact") or section.all("li"))


@pytest.mark.parametrize("part", list(Part))
def test_the_whole_list_is_walked_page_by_page(visitor, crowded, part):
    counts, url = [], f"/cases/{crowded}/lists/{part}"
    while url:
        page = visitor.get(url)
        counts.append(rows_of(page, part))
        links = [a.get("href") for a in page.document.all("a") if a.get("rel") == "next"]
        url = links[0] if links else ""
    assert max(counts) == PAGE_SIZE
    assert sum(counts) >= MANY + 1


def test_a_list_a_case_does_not_have_is_not_found(visitor, case):
    visitor.get(f"/cases/{case.id}/lists/photos", 404)


def test_the_lists_of_a_case_of_another_office_are_not_found(pages, make_user, unit, case):
    stranger = pages.as_user(make_user(roles=["officer"], office=unit))
    stranger.get(f"/cases/{case.id}/lists/assets", 404)


def test_a_short_list_leads_nowhere_further(visitor, case, truck):
    page = visitor.get(f"/cases/{case.id}")
    assert "/lists/" not in page.markup
    assert rows_of_section(page, Part.ASSETS) == 1


@pytest.mark.sqlite_only
def test_the_page_of_a_case_reads_by_keys_only(noting_plans, visitor, case, truck):
    with noting_plans() as plans:
        visitor.get(f"/cases/{case.id}")
    assert (
        whole_tables(
            plans, "asset", "obstacle", "hold", "deadline", "party", "case_money", "document"
        )
        == []
    )


def test_closing_shows_the_first_assets_and_leads_to_all(visitor, crowded):
    page = visitor.get(f"/cases/{crowded}/close")
    links = [a.get("href") for a in page.document.all("a")]
    assert len([url for url in links if url.startswith("/cases/assets/")]) == ROWS
    assert f"/cases/{crowded}/lists/assets" in links
