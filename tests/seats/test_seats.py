"""Outside seats: each sees its own and nothing else, and what it answers is a signed document."""

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

import pytest
import sqlalchemy
from sqlalchemy import select

from accounts.models import Office, UserAccount
from accounts.refusals import NameTaken, NameUnreadable, OfficeOutOfReach, RolesElsewhere
from auctions.models import CreditorChoice, Round
from auctions.operations import results
from auctions.refusals import CreditorAnswered
from cases.models import PartyKind, PartyRole
from cases.operations import files
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import db
from organisations import refusals as organisation_refusals
from organisations.models import Organisation, OrganisationKind, Seat
from organisations.operations import merging, registry, seats
from papers import files as kinds
from papers.models import DocumentKind
from papers.operations import KeptFile, replace_document
from papers.refusals import DocumentNeeded
from sales.refusals import ExtensionOutsideWindow, SaleNotUnpaid
from seats import operations, queries, refusals
from tests.fixtures.organisations import bank
from tests.fixtures.papers import typed
from tests.fixtures.people import hashed
from tests.fixtures.queries import counted

SCAN = KeptFile("a" * 64, "tra-loi.pdf", kinds.PDF, 1200, 2)
KINDS = OrganisationKind


class Made(NamedTuple):
    """A seat that was made."""

    id: int
    username: str
    organisation_id: int

    @property
    def seat(self):
        return db.session.get_one(Seat, self.id)

    @property
    def organisation(self):
        return db.session.get_one(Organisation, self.organisation_id)


@pytest.fixture
def admin(make_user):
    return make_user(roles=["admin"], username="quantri")


@pytest.fixture
def seat_of(admin, office):
    def make(kind, name, username, where=None):
        by = Act(admin, clock.now())
        known = db.session.scalar(select(Organisation).where(Organisation.name == name))
        one = known or registry.record_organisation(kind=kind, name=name, by=by)
        seat = seats.make_seat(
            one,
            username=username,
            full_name="Bà Lê Thị Ngoài",
            password=hashed(),
            office=where or office,
            must_change=False,
            by=by,
        )
        db.session.commit()
        return Made(seat.id, username, one.id)

    return make


@pytest.fixture
def enter(pages):
    def come(seat):
        visitor = pages.anonymous()
        visitor.sign_in(seat.username)
        return visitor

    return come


def join_bank(case, officer, name="Ngân hàng TMCP Thử Nghiệm"):
    party = files.add_party(
        case,
        role=PartyRole.CREDITOR,
        kind=PartyKind.ORGANISATION,
        name=None,
        organisation=bank(name),
        by=Act(officer, clock.now()),
    )
    db.session.commit()
    return party


def test_a_prosecutor_sees_every_case_of_the_office_and_no_page_of_it(
    enter, seat_of, case, make_case, unit
):
    visitor = enter(seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks"))
    assert case.number in visitor.get("/seat").markup
    assert case.number in visitor.get("/seat/cases").markup
    visitor.get(f"/seat/cases/{case.id}")
    visitor.get(f"/cases/{case.id}", 403)
    visitor.get("/choices/organisations?q=a", 403)
    assert visitor.get("/", 303).location.endswith("/seat")
    below = enter(seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks.kv", where=unit))
    below.get(f"/seat/cases/{case.id}", 404)


def test_a_bank_sees_its_own_cases_and_no_other_creditor(enter, seat_of, case, make_case, officer):
    party = join_bank(case, officer)
    join_bank(case, officer, "Ngân hàng Khác")
    other = make_case()
    visitor = enter(seat_of(KINDS.BANK, party.name, "nganhang"))
    page = visitor.get(f"/seat/cases/{case.id}").markup
    assert party.name in page
    assert "Ngân hàng Khác" not in page
    visitor.get(f"/seat/cases/{other.id}", 404)
    assert other.number not in visitor.get("/seat/cases").markup
    visitor.get(f"/seat/cases/{other.id}/documents/new", 404)


def test_an_auction_organisation_sees_its_own_auctions_and_hands_in_its_papers(
    enter, seat_of, announced, lot, officer
):
    round_ = db.session.scalars(select(Round)).one()
    own = db.session.get_one(Organisation, round_.organisation_id)
    visitor = enter(seat_of(own.kind, own.name, "daugia"))
    stranger = enter(seat_of(KINDS.AUCTION, "Công ty Khác", "daugia2"))
    where = f"/seat/rounds/{lot.code}/{round_.number}"
    assert lot.title in visitor.get("/seat").markup
    visitor.get(where)
    visitor.get(f"/seat/cases/{lot.case_id}", 404)
    stranger.get(where, 404)
    assert lot.title not in stranger.get("/seat/rounds").markup
    filled = {"kind": "notice", "paper_no": "5/TB", "paper_on": "20/11/2026"}
    visitor.post_form(f"{where}/documents/new", filled, 422)


def test_what_is_handed_in_is_a_signed_document_of_the_organisation(case, officer, seat_of):
    seat = seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks")
    by = Act(officer, clock.now())
    with pytest.raises(refusals.SignedFileNeeded):
        operations.hand_in(case, organisation=seat.organisation, paper=typed(), by=by)
    sent = operations.hand_in(
        case, organisation=seat.organisation, paper=replace(typed(), file=SCAN), by=by
    )
    with pytest.raises(DocumentNeeded):
        operations.hand_in(
            case, organisation=seat.organisation, paper=replace(typed(number=""), file=SCAN), by=by
        )
    assert (sent.issuer, sent.received_on) == ("Viện kiểm sát tỉnh", clock.today())


def act_of(seat):
    return Act(
        Actor(getattr(seat, "seat", seat).account_id, "Bà Lê Thị Ngoài", "seat", 1), clock.now()
    )


def test_a_bank_agrees_to_a_later_payment_in_place(case, sale, officer, seat_of):
    party = join_bank(case, officer)
    own = db.session.get_one(Organisation, party.organisation_id)
    by = act_of(seat_of(own.kind, own.name, "nganhang"))

    def answer(**values):
        given = {
            "agrees": True,
            "until": clock.today() + timedelta(days=40),
            "summary": "Đồng ý",
            "organisation": own,
            "party": party,
            "paper": replace(typed(on=clock.today()), file=SCAN),
            "by": by,
        }
        return operations.answer_extension(sale, **given | values)

    with pytest.raises(refusals.NotYours):
        answer(party=None)
    with pytest.raises(refusals.DayOfExtensionNeeded):
        answer(until=None)
    with pytest.raises(refusals.SignedFileNeeded):
        answer(paper=typed(on=clock.today()))
    for days in (-400, 0, 70, 4000):
        with pytest.raises(ExtensionOutsideWindow):
            answer(until=sale.sold_on + timedelta(days=days))
    first = answer()
    assert first.summary == "Đồng ý"
    for again in ({}, {"agrees": False, "until": None}):
        with pytest.raises(refusals.ExtensionAnswered):
            answer(**again)
    assert set(queries.answers_about(own, [sale.id])) == {sale.id}
    other = replace(typed("9/TL", clock.today()), kind=DocumentKind.ANSWER, file=SCAN)
    replace_document(first, paper=other, reason="Nhầm ngày", by=Act(officer, clock.now()))
    assert answer(paper=replace(typed("10/TL", clock.today()), file=SCAN)).number == "10/TL"


def test_a_bank_and_its_branch_answer_once_and_another_of_its_name_answers_too(
    case, sale, officer, admin, seat_of
):
    party = join_bank(case, officer)
    own = db.session.get_one(Organisation, party.organisation_id)
    more = {"kind": own.kind, "by": Act(admin, clock.now())}
    branch = registry.record_organisation(name="Chi nhánh Một", parent=own, **more)
    twin = registry.record_organisation(name=own.name, is_another=True, **more)
    acts = [
        act_of(
            seats.make_seat(
                one,
                username=f"ngoai{number}",
                full_name="Bà Lê Thị Ngoài",
                password=hashed(),
                office=db.session.get_one(Office, case.office_id),
                must_change=False,
                by=more["by"],
            )
        )
        for number, one in enumerate((own, branch, twin))
    ]

    def answer(one, by):
        return operations.answer_extension(
            sale,
            agrees=False,
            until=None,
            summary="Không đồng ý",
            organisation=one,
            party=party,
            paper=replace(typed(f"{one.id}/TL", clock.today()), file=SCAN),
            by=by,
        )

    answer(own, acts[0])
    with pytest.raises(refusals.ExtensionAnswered):
        answer(branch, acts[1])
    answer(twin, acts[2])


def test_who_takes_an_asset_is_its_creditor_and_signs(lot, case, officer):
    party, by = join_bank(case, officer), Act(officer, clock.now())
    own = db.session.get_one(Organisation, party.organisation_id)
    said = {"choice": CreditorChoice.REFUSES, "organisation": own, "by": by}
    with pytest.raises(refusals.SignedFileNeeded):
        operations.answer_taking(lot, party=party, paper=typed(), **said)
    with pytest.raises(refusals.NotYours):
        operations.answer_taking(lot, party=None, paper=replace(typed(), file=SCAN), **said)


def test_a_bank_answers_once_whether_it_takes_the_asset(failed_thrice, lot, case, officer):
    party, by = join_bank(case, officer), Act(officer, clock.now())
    own = db.session.get_one(Organisation, party.organisation_id)
    results.notify_parties(failed_thrice, on=by.day, document_no="9/TB", by=by)

    def answer():
        paper = replace(typed(on=clock.today()), file=SCAN)
        said = {"choice": CreditorChoice.REFUSES, "organisation": own, "party": party}
        return operations.answer_taking(lot, **said, paper=paper, by=by)

    assert answer().choice is CreditorChoice.REFUSES
    with pytest.raises(CreditorAnswered):
        answer()


def copied(row, **changes):
    """Write the same row once more, and return its number."""
    table = type(row).__table__
    kept = db.session.execute(sqlalchemy.select(table).where(table.c.id == row.id)).mappings().one()
    values = {key: value for key, value in kept.items() if key != "id"} | changes
    made = db.session.connection().execute(table.insert().values(values))
    return made.inserted_primary_key[0]


def test_what_awaits_a_bank_first_is_not_hidden_by_older_lots_that_await_nothing(
    enter, seat_of, failed_thrice, lot, case, officer, monkeypatch
):
    party, by = join_bank(case, officer), Act(officer, clock.now())
    results.notify_parties(failed_thrice, on=by.day, document_no="9/TB", by=by)
    db.session.flush()
    for code in ("L-CU-1", "L-CU-2"):
        copied(failed_thrice, lot_id=copied(lot, code=code, reductions=0))  # no right is open
    monkeypatch.setattr(queries, "MOST_AWAITED", 1)
    visitor = enter(seat_of(KINDS.BANK, party.name, "nganhang"))
    taking = f"/seat/lots/{lot.code}/taking"
    assert taking in visitor.get("/seat").markup
    monkeypatch.setattr(queries, "MOST_AWAITED", 50)
    with counted() as alone:
        visitor.get("/seat")
    copied(failed_thrice, lot_id=copied(lot, code="L-KHAC"))
    with counted() as more:
        page = visitor.get("/seat").markup
    assert taking in page
    assert "/seat/lots/L-KHAC/taking" in page
    assert len(more) - len(alone) == 0


def test_nobody_agrees_to_a_later_payment_of_what_is_paid(paid, case, officer):
    party = join_bank(case, officer)
    with pytest.raises(SaleNotUnpaid):
        operations.answer_extension(
            paid,
            agrees=False,
            until=None,
            summary="Không đồng ý",
            organisation=db.session.get_one(Organisation, party.organisation_id),
            party=party,
            paper=replace(typed(on=clock.today()), file=SCAN),
            by=Act(officer, clock.now()),
        )


def test_a_seat_that_ended_opens_nothing(enter, seat_of, admin, case):
    seat = seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks")
    visitor = enter(seat)
    visitor.get("/seat")
    seats.end_seat(seat.seat, by=Act(admin, clock.now()))
    db.session.commit()
    visitor.get("/seat", 302)
    with pytest.raises(organisation_refusals.EndedBefore):
        seats.end_seat(seat.seat, by=Act(admin, clock.now()))


def test_seats_are_made_where_something_is_their_own(seat_of, admin, office, make_office, unit):
    by = Act(admin, clock.now())
    with pytest.raises(organisation_refusals.NoSeatsOfThisKind):
        seat_of(KINDS.COURT, "Tòa án tỉnh", "toaan")
    seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks")
    with pytest.raises(NameTaken):
        seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks")
    with pytest.raises(NameUnreadable):
        seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "v k s")
    with pytest.raises(OfficeOutOfReach):
        seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks3", where=make_office())
    one = registry.record_organisation(kind=KINDS.PROCURACY, name="VKS Hai", by=by)
    twin = registry.record_organisation(kind=KINDS.PROCURACY, name="VKS Ba", by=by)
    merging.merge_organisation(twin, into=one, reason="trùng", by=by)
    registry.close_organisation(one, on=clock.today(), by=by)
    db.session.commit()
    with pytest.raises(organisation_refusals.OrganisationClosedBefore):
        seat_of(KINDS.PROCURACY, "VKS Hai", "vks4")
    with pytest.raises(organisation_refusals.OrganisationMerged):
        seat_of(KINDS.PROCURACY, "VKS Ba", "vks5")


def test_a_seat_over_another_office_is_not_ended_from_here(seat_of, make_user, unit, office):
    seat = seat_of(KINDS.PROCURACY, "Viện kiểm sát tỉnh", "vks")
    below = make_user(roles=["admin"], office=unit)
    with pytest.raises(RolesElsewhere):
        seats.end_seat(seat.seat, by=Act(below, clock.now()))


def test_an_administrator_makes_and_ends_a_seat_on_the_page(pages, seat_of, admin, office):
    seat = seat_of(KINDS.BANK, "Ngân hàng Thử", "nganhang")
    visitor, of = pages.as_user(admin), f"/organisations/{seat.organisation_id}"
    named = {"username": "nganhang2", "full_name": "Ông Hai", "password": "cho-quen-mat-khau-1"}
    visitor.post_form(f"{of}/seats/new", named)
    assert "nganhang2" in visitor.get(of).markup
    visitor.post_form(
        f"/organisations/seats/{seat.id}/password", {"password": "cho-quen-mat-khau-2"}
    )
    ending = f"/organisations/seats/{seat.id}/end"
    visitor.post_form(ending, {}, action=ending)
    assert db.session.scalars(
        select(UserAccount.username).where(UserAccount.username == "nganhang2")
    ).one()
