"""A person with roles in two offices: a right of the one is worth nothing in the other."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from accounts.models import (
    Office,
    Role,
    UserAccount,
)
from accounts.operations import offices, people
from audit.models import LedgerEntry
from cases.models import (
    CaseFile,
    CostCategory,
)
from cases.operations.money import record_cost
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import Model, db
from organisations.models import Seat
from papers.models import DocumentKind
from papers.operations import Paper
from tests.fixtures.demonstration import Furnished
from tests.fixtures.html import fields
from tests.fixtures.pages import MOST_OF_A_HOME
from tests.fixtures.people import FOUNDED, PASSWORD, hashed
from tests.journeys.province import first, things
from tests.journeys.wandering import wander
from warehouse.models import EvidenceItem, ItemStatus, Place

ACTING = (Role.KEEPER, Role.OFFICER, Role.ACCOUNTANT, Role.HEAD, Role.ADMIN)
# Acts on nothing of an office: on oneself, or on something that does not exist yet.
OF_NOBODY = {
    "web.underway.stop",  # the own act
    "review.holidays.new",  # of all offices: the operation asks who administers them
    "backlog.assets.new",  # of an office the form offers
    "audit.checks.create",  # an auditor verifies the whole ledger, of whatever office
    "accounts.password.edit",
    "accounts.offices.new",
    "accounts.opening.office",  # the one the database began with, if it is one's own
    "accounts.opening.people",
    "accounts.people.new",
    "accounts.saved_views.forget",  # one's own, or nobody's
    "accounts.saved_views.new",
    "accounts.second_factor.codes",
    "accounts.second_factor.new",
    "accounts.second_factor.remove",
    "accounts.second_factor.rule",  # of an office the form offers: the own ones
    "accounts.sessions.choose",
    "accounts.sessions.code",
    "accounts.sessions.end",
    "accounts.sessions.end_all",
    "accounts.sessions.end_one",
    "accounts.sessions.new",
    "cases.files.new",
    "warehouse.hand_overs.new",  # of the own office: who drafts it gives
    "warehouse.book.new",  # of the own office
    "warehouse.claims.new",  # what lies in the store of the own office
    "warehouse.printers.new",  # of an office the form offers: the own ones
    "exchange.lists.new",  # a list as a file, of what the person reads
    "exchange.notices.new",
    "exchange.backlog.new",
    "organisations.registry.new",
    "organisations.seats.new",  # of an organisation all share, over an office the form offers
    "review.news.seen",  # the news of oneself
    "review.directives.answer",  # whoever it is addressed to, wherever they work
    "warehouse.scan.undo",  # what one has scanned oneself
}
# The thing stands in the query or the body; each has a test of its own below.
NOT_IN_THE_ADDRESS = {
    "warehouse.counts.new",
    "warehouse.labels.index",
    "warehouse.scan.create",
    "warehouse.scan.report",
}


@pytest.fixture
def app(furnished: Furnished) -> Iterator[Flask]:
    with furnished.opened() as app:
        case = first(CaseFile, CaseFile.is_open)
        record_cost(
            case,
            category=CostCategory.STORAGE,
            amount=1_000_000,
            moved_on=case.opened_on,
            paper=Paper(kind=DocumentKind.INVOICE, number="01/HĐ", issued_on=case.opened_on),
            by=Act(SYSTEM, clock.now()),
        )
        db.session.commit()
        yield app


@pytest.fixture
def mixed(pages) -> Any:
    """Somebody who does everything in an office of their own, and audits the furnished one."""
    at, province = FOUNDED, db.session.get_one(Office, 1)
    elsewhere = offices.create_office(
        code="KHAC", name="Thi hành án dân sự tỉnh Khác", parent=None, by=Act(SYSTEM, at)
    )
    account = people.create_account(
        username="hai-noi",
        full_name="Hà Văn Hai",
        password=hashed(),
        office=elsewhere,
        by=Act(SYSTEM, at),
    )
    for role in ACTING:
        people.grant_role(account, role=role, office=elsewhere, by=Act(SYSTEM, at))
    people.grant_role(account, role=Role.AUDITOR, office=province, by=Act(SYSTEM, at))
    db.session.commit()
    visitor = pages.anonymous()
    visitor.sign_in("hai-noi")
    return visitor


def addresses(app: Flask) -> Iterator[tuple[str, str]]:
    """Yield every act on a thing: endpoint and the address of the province's thing."""
    known = things()
    case_id = known["cases"]["case_id"]
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        endpoint = rule.endpoint
        if "POST" not in (rule.methods or ()) or endpoint in OF_NOBODY | NOT_IN_THE_ADDRESS:
            continue
        values = next(
            (known[room] for room in sorted(known, reverse=True) if endpoint.startswith(room)), {}
        )
        wanted = {name: values[name] for name in rule.arguments}
        if not wanted:  # what is made for a case that the query names
            yield endpoint, f"{rule.rule}?case_id={case_id}"
        else:
            yield endpoint, adapter.build(endpoint, wanted, method="POST")


def everything() -> dict[str, list[str]]:
    """Return every row of every table."""
    db.session.rollback()
    return {
        table.name: sorted(repr(row) for row in db.session.execute(select(table)))
        for table in Model.metadata.sorted_tables
    }


def token(visitor: Any) -> str:
    page = visitor.get("/password").markup
    return str(page.split('name="csrf-token" content="')[1].split('"')[0])


def test_no_act_works_where_the_role_is_only_to_audit(app, mixed):
    csrf, before = token(mixed), everything()
    answers = {
        (endpoint, url): mixed.raw("POST", url, data={"csrf_token": csrf}).status_code
        for endpoint, url in addresses(app)
    }
    assert len(answers) > 45
    assert {key: status for key, status in answers.items() if status not in {403, 404}} == {}
    assert everything() == before


def test_no_page_offers_what_would_be_refused(mixed):
    """Every link is followed; one that leads to a closed door is a fault."""
    walk = wander(mixed, most_of_a_home=MOST_OF_A_HOME)
    if walk.faults:
        pytest.fail("\n".join(walk.faults))
    assert len(walk.pages) > 20
    acts = ("new", "close", "end", "lift", "move", "lend", "release", "seal", "value", "reduce")
    shared = walk.pages["organisations.seats.new"]  # of all offices: the seat is over one's own
    of_things = [
        url
        for urls in walk.pages.values()
        for url in urls
        if url.split("?")[0].endswith(acts) and any(letter.isdigit() for letter in url)
    ]
    assert [url for url in of_things if url not in shared] == []
    mixed.post_form(shared[0], {"username": "ghe", "full_name": "Bà Ba", "password": PASSWORD})
    over = select(Office.code).join(Seat, Seat.office_id == Office.id).order_by(Seat.id.desc())
    assert db.session.scalar(over.limit(1)) == "KHAC"


@pytest.mark.parametrize("act", ["move", "lend", "take_back", "release"])
def test_a_scan_acts_on_nothing_of_the_audited_office(mixed, act):
    item = first(EvidenceItem, EvidenceItem.status == ItemStatus.IN_CUSTODY)
    place, csrf = first(Place), token(mixed)
    mark = fields(mixed.get("/warehouse/scan").form(having=("raw",)))["shown_to"]
    sent = {"raw": item.code, "act": act, "place": place.code, "act_id": "0" * 32}
    sent["shown_to"] = mark
    before = everything()
    answer = mixed.raw("POST", "/warehouse/scan", json=sent, headers={"X-CSRFToken": csrf}).json
    assert answer["outcome"] == "problem"
    assert "next" not in answer
    assert everything() == before


def test_a_label_of_the_audited_office_is_not_printed(mixed):
    before = everything()
    mixed.post_form("/warehouse/labels", {"codes": first(EvidenceItem).code}, 422)
    assert everything() == before


def test_one_acts_in_the_name_of_the_office_where_the_right_is_held(mixed):
    """The first membership is another office than the one that may open a case."""
    mixed.post_form(
        "/cases/new",
        {
            "number": "77/2026",
            "summary": "Thi hành khoản nợ vay",
            "enforceability": "able",
            "money_due": "1.000.000",
            "opened_on": "23/11/2026",
        },
    )
    case = first(CaseFile, CaseFile.number == "77/2026")
    elsewhere = first(Office, Office.code == "KHAC")
    entry = first(LedgerEntry, LedgerEntry.stream == case.stream)
    assert case.office_id == entry.office_id == elsewhere.id
    assert "auditor" not in entry.actor_role
    assert "officer" in entry.actor_role


def test_a_withdrawn_role_ends_with_the_next_request(mixed):
    mixed.get("/warehouse/orders/new")
    account = first(UserAccount, UserAccount.username == "hai-noi")
    office = first(Office, Office.code == "KHAC")
    for role in (Role.OFFICER, Role.KEEPER):
        people.withdraw_role(account, role=role, office=office, by=Act(SYSTEM, clock.now()))
    mixed.get("/warehouse/orders/new", 403)
