"""What the entries and rows of an intake say, value by value: where, whose, under which basis."""

from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from audit import ledger
from foundation.acts import Act
from foundation.database import db
from organisations.models import OrganisationKind
from organisations.operations.naming import Named
from tests.fixtures.lending import sign_both
from tests.fixtures.papers import typed
from tests.fixtures.receiving import begin_intake
from tests.fixtures.warehouse import as_described, draft, lines_of
from warehouse import law
from warehouse.models import DifferenceDecision, LineState, PhysicalHolder, PlaceClass, Seal
from warehouse.operations.hand_overs import remove_line
from warehouse.operations.intake import receive_line
from warehouse.queries.hand_overs import lines_of as lines_on
from warehouse.queries.hand_overs import next_line

SHORT = {
    "quantity": Decimal(2),
    "difference": DifferenceDecision.ACCEPT,
    "difference_note": "thiếu 01 chiếc",
}


@pytest.fixture
def by(keeper, now):
    return Act(keeper, now)


@pytest.fixture
def three(make_intake):
    return make_intake(lines=[draft(seal=None) for _number in (1, 2, 3)])


@pytest.fixture
def look(shelf, by):
    def look(line, **said):
        return receive_line(line, by=by, **{"place": shelf} | as_described(line, **said))

    return look


def entry_of(item, kind):
    return next(one for one in db.session.scalars(ledger.history(item.stream)) if one.kind == kind)


def test_who_brings_it_has_it_then_who_keeps_it_each_by_their_organisation(
    three, look, make_place, by
):
    police = Named("Công an thử nghiệm", OrganisationKind.OTHER, adds=True)
    intake = begin_intake(three, by, organisation=police)
    elsewhere = make_place(short_name="NGOAI", place_class=PlaceClass.ELSEWHERE)
    kept = {"holder": PhysicalHolder.SERVICE, "holder_name": "Kho Thử Nghiệm", "adds_holder": True}
    item = look(lines_of(three)[0], place=elsewhere, **kept)
    brought_by, line = item.holder_organisation_id, db.session.scalars(lines_on(intake)).one()
    assert brought_by is not None
    assert line.holder_organisation_id not in {None, brought_by}
    sign_both(intake, by)
    assert item.holder_organisation_id == line.holder_organisation_id
    assert (item.holder, item.holder_name) == (PhysicalHolder.SERVICE, "Kho Thử Nghiệm")


def test_its_entries_say_the_place_and_the_seal_its_witnesses(three, look, shelf, by):
    intake = begin_intake(three, by)
    line = lines_of(three)[0]
    item = look(line, new_seal_number="NP-9/2026", witnesses="Ông Lý Văn Chứng")
    sign_both(intake, by)
    for kind in ("custody.at_the_door", "custody.received"):
        said = entry_of(item, kind).payload
        assert said["place"] == shelf.full_name
        assert (said["order"], said["line"]) == (three.number, line.line_no)
        assert said["hand_over"] == intake.number
    seal = db.session.scalars(select(Seal).where(Seal.item_id == item.id)).one()
    assert (seal.number, seal.witnesses) == ("NP-9/2026", "Ông Lý Văn Chứng")


def test_only_what_differs_rests_on_the_provision_of_differences(three, look, by):
    begin_intake(three, by)
    same, other, _third = lines_of(three)
    plain, short = look(same), look(other, **SHORT, confirmation=typed("77/CV-CAKV2"))
    assert not entry_of(plain, "custody.at_the_door").basis
    entry = entry_of(short, "custody.at_the_door")
    assert entry.basis == law.difference_basis(by.day)
    assert entry.basis
    assert entry.payload["confirmation"]


def test_a_line_that_is_open_again_says_nothing_of_what_was_seen(three, look, by):
    intake = begin_intake(three, by)
    line = lines_of(three)[0]
    look(line, **SHORT, confirmation=typed("77/CV-CAKV2"))
    assert line.confirmation_document_id is not None
    remove_line(db.session.scalars(lines_on(intake)).one(), by=by)
    db.session.expire_all()
    line = lines_of(three)[0]
    assert (line.state, line.item_id) == (LineState.PENDING, None)
    assert (line.actual_quantity, line.difference, line.difference_note) == (None, None, None)
    assert (line.confirmation_document_id, line.expert_document_id) == (None, None)


def test_the_next_line_is_the_one_after_then_those_passed_over(three, look, by):
    begin_intake(three, by)
    first, second, third = (line.line_no for line in lines_of(three))

    def next_after(number):
        return db.session.scalar(next_line(three, number))

    assert next_after(0) == first
    assert next_after(first) == second
    assert next_after(second) == third
    assert next_after(third) == first
    look(lines_of(three)[1])
    assert next_after(first) == third
    look(lines_of(three)[0])
    look(lines_of(three)[2])
    assert next_after(third) is None


@pytest.mark.parametrize("refused", [DifferenceDecision.REFUSE, DifferenceDecision.WAIT])
def test_the_place_typed_is_carried_on_from_a_line_left_out(
    three, shelf, pages, keeper, by, refused
):
    begin_intake(three, by)
    db.session.commit()
    page = f"/warehouse/orders/{three.code}/lines/1/receive"
    said = {"place": shelf.short_name, "difference": refused.value, "difference_note": "hỏng"}
    following = pages.as_user(keeper).post_form(page, said).location
    assert "/lines/2/receive" in following
    assert parse_qs(urlsplit(following).query) == {"place": [shelf.short_name]}
