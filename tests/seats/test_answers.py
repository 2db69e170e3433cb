"""What a bank answers in place: once, by the clock, whatever it and its branches are called."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy

from accounts.models import Office
from auctions.models import CreditorChoice
from auctions.operations import results
from auctions.refusals import CreditorAnswered
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from organisations.models import Organisation, OrganisationKind
from organisations.operations import registry, seats
from papers import files as kinds
from papers.models import DocumentKind
from papers.operations import KeptFile, replace_document
from sales.refusals import ExtensionOutsideWindow, SaleNotUnpaid
from seats import operations, queries, refusals
from tests.fixtures.papers import typed
from tests.fixtures.people import hashed
from tests.fixtures.queries import counted
from tests.fixtures.seats import act_of, join_bank

SCAN = KeptFile("a" * 64, "tra-loi.pdf", kinds.PDF, 1200, 2)
KINDS = OrganisationKind


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
    results.notify_parties(failed_thrice, on=by.day, document=typed("9/TB", by.day), by=by)

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
    results.notify_parties(failed_thrice, on=by.day, document=typed("9/TB", by.day), by=by)
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


def test_only_a_creditor_finds_the_page_of_its_answer(enter, seat_of, lot, case, officer):
    party = join_bank(case, officer)
    bank = enter(seat_of(KINDS.BANK, party.name, "nganhang"))
    page = bank.get(f"/seat/lots/{lot.code}/taking")
    assert "Mỗi mức giá chỉ trả lời một lần" in page.markup
    assert "gửi bản khác để thay" not in page.markup
    prosecutor = enter(seat_of(KINDS.PROCURACY, "VKSND khu vực 1", "kiemsat"))
    prosecutor.get(f"/seat/cases/{case.id}")
    prosecutor.get(f"/seat/lots/{lot.code}/taking", 404)
