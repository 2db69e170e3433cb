"""Things that were here before the program: entered by an old file, no receipt, then seen."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from audit import ledger
from cases.models import CaseFile
from cases.operations.files import close_case
from foundation import refusals as basic
from foundation.acts import Act
from foundation.database import db
from foundation.days import UnreadDay
from foundation.partdays import PartDay, read_part_day
from papers import refusals as of_papers
from papers.models import DocumentSubject
from papers.operations import Paper
from tests.fixtures.ledger import verify_stream
from tests.fixtures.papers import typed
from tests.fixtures.warehouse import lines_of, whole
from warehouse import queries, refusals, resolver
from warehouse.models import (
    EvidenceItem,
    ItemKind,
    ItemStatus,
    Order,
    OrderPurpose,
    PhysicalHolder,
    PlaceClass,
    PlaceKind,
)
from warehouse.operations.claims import claim_item, see_item
from warehouse.operations.looking import look_at_item
from warehouse.operations.movement import move_item
from warehouse.operations.places import close_place, create_place
from warehouse.operations.proposals import propose_release
from warehouse.shelving import room_of


@pytest.fixture
def claim(office, shelf, keeper, now):
    """Enter a thing of an unknown case by the old book, but for what is said otherwise."""

    def claim(**said) -> EvidenceItem:
        by = said.pop("by", Act(keeper, now))
        given = {
            "case_number": "88/2017",
            "kind": ItemKind.GOODS,
            "description": "01 máy khoan bê tông",
            "quantity": Decimal(1),
            "unit": "cái",
            "place": shelf,
            "source": "sổ kho 2019, trang 12",
        }
        return claim_item(said.pop("office", office), **given | said, by=by)

    return claim


def test_a_claimed_item_has_a_code_a_place_and_a_state_of_its_own_and_no_receipt(claim, shelf):
    item = claim(
        since=PartDay(2019, 3),
        paper=Paper(number="12/BB", issued_on=date(2019, 3, 14)),
        seal_number="NP-7",
        bound_codes=["51C-12345"],
    )
    entries = db.session.scalars(ledger.history(item.stream)).all()
    claimed = next(each for each in entries if each.kind == "custody.claimed")
    assert (item.status, item.place_id, item.received_at) == (ItemStatus.CLAIMED, shelf.id, None)
    assert (item.kept_since, item.since.shown, item.seal_number) == ("2019-03", "03/2019", "NP-7")
    assert (claimed.payload["since"], claimed.payload["document"]) == ("03/2019", "12/BB")
    assert room_of(shelf).held == 1
    assert db.session.scalar(select(func.count()).select_from(Order)) == 0
    assert item in db.session.scalars(queries.items_without_label([item.office_id])).all()
    for raw in (item.code, "np 7", "51c12345"):
        assert resolver.resolve(raw, [item.office_id]).subject is item
    about = db.session.scalars(select(DocumentSubject.kind).order_by(DocumentSubject.kind)).all()
    assert about == ["case", "item"]
    assert verify_stream(item.stream).intact


def test_a_case_that_nobody_entered_is_opened_by_its_number_once(claim, case):
    first, second = claim(), claim(case_number="HS 88 / 2017")
    opened = db.session.get_one(CaseFile, first.case_id)
    assert (second.case_id, opened.number, opened.origin) == (first.case_id, "88/2017", "claim")
    assert (opened.money_due, opened.opened_on, opened.enforceability) == (None, None, None)
    assert claim(case_number=case.number).case_id == case.id


def test_what_is_claimed_goes_nowhere_until_it_is_seen(
    claim, case, officer, make_place, keeper, head, now
):
    item, other = claim(case_number=case.number), make_place()
    by = Act(keeper, now)
    with pytest.raises(refusals.NotSeenYet):
        move_item(item, to=other, by=by)
    release = {
        "document": typed("1/QĐ", date(2026, 11, 2)),
        "reason": "Trả lại",
        "counterpart_name": "Đỗ Văn Nhận",
        "purpose": OrderPurpose.RETURN_TO_OWNER,
    }
    with pytest.raises(refusals.NotSeenYet):
        propose_release(case, items=[item], **release, by=Act(officer, now))
    with pytest.raises(refusals.NotSeenYet):
        look_at_item(item, found=whole(item, condition="tốt"), by=by)
    entry = see_item(item, at=other, by=by)
    assert (entry.kind, entry.payload["place"]) == ("custody.seen", other.full_name)
    assert (item.status, item.place_id) == (ItemStatus.IN_CUSTODY, other.id)
    order = propose_release(case, items=[item], **release, by=Act(officer, now))
    assert lines_of(order)[0].item_id == item.id
    with pytest.raises(refusals.SeenAlready):
        see_item(item, at=other, by=by)
    assert verify_stream(item.stream).intact


def test_what_the_old_file_cannot_say_is_refused(claim, make_place, keeper, now, make_user, unit):
    with pytest.raises(refusals.PlaceNeeded):
        claim(place=None)
    with pytest.raises(refusals.CaseNumberNeeded):
        claim(case_number="???")
    with pytest.raises(refusals.QuantityNotPositive):
        claim(quantity=Decimal(0))
    with pytest.raises(basic.DayInTheFuture):
        claim(since=PartDay(2027))
    with pytest.raises(refusals.ReceiveByOrder):
        claim(since=PartDay(now.year, now.month, now.day))
    with pytest.raises(of_papers.DocumentNeeded):
        claim(paper=Paper(issued_on=date(2019, 1, 1)))
    with pytest.raises(of_papers.DocumentDayNeeded):
        claim(paper=Paper(number="1/BB"))
    with pytest.raises(of_papers.DocumentFromTheFuture):
        claim(paper=Paper(number="1/BB", issued_on=date(2027, 1, 1)))
    with pytest.raises(refusals.WrongPlaceClass):
        claim(kind=ItemKind.DRUGS)
    with pytest.raises(refusals.CodeIsAWord):
        claim(bound_codes=["bienso"])
    police = make_place(place_class=PlaceClass.ELSEWHERE)
    with pytest.raises(refusals.HolderNeeded):
        claim(place=police)
    assert claim(place=police, holder=PhysicalHolder.POLICE).holder is PhysicalHolder.POLICE
    full = make_place(capacity=1)
    item = claim(place=full)
    with pytest.raises(refusals.PlaceFull):
        claim(place=full)
    with pytest.raises(refusals.PlaceFull):
        see_item(claim(), at=full, by=Act(keeper, now))
    with pytest.raises(refusals.HolderNeeded):
        see_item(item, at=police, by=Act(keeper, now))
    closed = make_place()
    close_place(closed, by=Act(keeper, now))
    with pytest.raises(refusals.PlaceClosed):
        claim(place=closed)
    stranger = make_user(roles=["keeper"], office=unit)
    with pytest.raises(refusals.WarehouseOfAnotherOffice):
        claim(by=Act(stranger, now))
    with pytest.raises(refusals.WarehouseOfAnotherOffice):
        see_item(claim(), at=police, by=Act(stranger, now))


def test_another_holder_is_not_called_by_the_name_of_the_former_one(claim, make_place, keeper, now):
    by, elsewhere = Act(keeper, now), make_place(place_class=PlaceClass.ELSEWHERE)
    at_police = {"place": elsewhere, "holder": PhysicalHolder.POLICE, "holder_name": "Công an xã"}
    as_told, handed_on, named = claim(**at_police), claim(**at_police), claim(**at_police)
    see_item(as_told, at=elsewhere, by=by)
    see_item(handed_on, at=elsewhere, holder=PhysicalHolder.SERVICE, by=by)
    see_item(named, at=elsewhere, holder_name="Công an phường", by=by)
    assert [(row.holder, row.holder_name) for row in (as_told, handed_on, named)] == [
        (PhysicalHolder.POLICE, "Công an xã"),
        (PhysicalHolder.SERVICE, None),
        (PhysicalHolder.POLICE, "Công an phường"),
    ]


def test_what_a_closed_case_left_in_the_store_is_entered_and_leaves_by_an_order(
    claim, case, officer, keeper, head, shelf, now
):
    close_case(case, closed_on=now.date(), by=Act(officer, now))
    item = claim(case_number=case.number)
    see_item(item, at=shelf, by=Act(keeper, now))
    order = propose_release(
        case,
        items=[item],
        document=typed("1/QĐ", date(2026, 11, 2)),
        reason="Trả lại",
        counterpart_name="Đỗ Văn Nhận",
        purpose=OrderPurpose.RETURN_TO_OWNER,
        by=Act(officer, now),
    )
    assert lines_of(order)[0].item_id == item.id


def test_a_code_that_means_something_already_is_not_bound_to_what_is_claimed(
    claim, case, shelf, item
):
    claim(bound_codes=["51C-12345"])
    refused = {
        "---": refusals.NoLetterOrDigit,
        "a1": refusals.CodeTooShort,
        item.code: refusals.CodeIsOurs,
        "LNK-2026-000012": refusals.CodeIsOrderNumber,
        case.number: refusals.CodeNamesCase,
        shelf.short_name: refusals.CodeNamesPlace,
        "51c 12345": refusals.CodeBoundAlready,
    }
    for raw, refusal in refused.items():
        with pytest.raises(refusal):
            claim(bound_codes=[raw])


def test_where_a_thing_cannot_lie_it_is_neither_claimed_nor_seen(
    claim, make_place, keeper, now, unit, make_user
):
    theirs = create_place(
        office_id=unit.id,
        parent=None,
        name="Kho KV",
        short_name="KV",
        kind=PlaceKind.WAREHOUSE,
        by=Act(make_user(roles=["keeper"], office=unit), now),
    )
    with pytest.raises(refusals.PlaceOfAnotherOffice):
        claim(office=unit)
    item, closed = claim(), make_place()
    close_place(closed, by=Act(keeper, now))
    with pytest.raises(basic.ChangedMeanwhile):
        see_item(item, at=closed, by=Act(keeper, now, seen=99))
    refused = {
        closed: refusals.PlaceClosed,
        theirs: refusals.PlaceOfAnotherOffice,
        make_place(place_class=PlaceClass.NARCOTICS): refusals.WrongPlaceClass,
    }
    for at, refusal in refused.items():
        with pytest.raises(refusal):
            see_item(item, at=at, by=Act(keeper, now))


@pytest.mark.parametrize(
    ("text", "iso"),
    [("14/3/2019", "2019-03-14"), ("3/2019", "2019-03"), ("Tháng 03-2019", "2019-03")]
    + [("2019", "2019"), ("năm 2019", "2019")],
)
def test_a_day_is_read_as_far_as_it_is_known(text, iso):
    assert read_part_day(text).iso == iso
    assert PartDay.of(iso) == read_part_day(PartDay.of(iso).shown)


@pytest.mark.parametrize("text", ["13/2019", "1812", "hôm qua", "32/1/2020", ""])
def test_what_is_no_day_month_or_year_is_refused(text):
    with pytest.raises(UnreadDay):
        read_part_day(text)


def test_a_keeper_enters_what_lies_there_labels_it_and_scans_it(pages, keeper, shelf, scan):
    as_keeper = pages.as_user(keeper)
    form = {
        "case_number": "88/2017",
        "description": "01 máy khoan bê tông",
        "kind": "goods",
        "quantity": "1",
        "unit": "cái",
        "place": "B-04",
        "since": "2019",
    }
    going_on = as_keeper.post_form("/warehouse/items/claim", form | {"go": "next"})
    assert "case_number=88" in going_on.location
    assert "place=B-04" in going_on.location
    done = as_keeper.post_form("/warehouse/items/claim", form)
    item = db.session.scalars(select(EvidenceItem).order_by(EvidenceItem.id.desc())).first()
    assert done.location.endswith(f"/warehouse/labels/{item.code}")
    assert "2019" in as_keeper.get(f"/warehouse/items/{item.code}").text
    assert scan(item.code, act="lend")["outcome"] == "problem"
    answer = scan(item.code, act="move", place=shelf.code)
    assert (answer["outcome"], "undo" in answer) == ("ok", False)
    db.session.expire_all()
    assert item.status is ItemStatus.IN_CUSTODY
    other = db.session.scalars(select(EvidenceItem).order_by(EvidenceItem.id)).first()
    seen = as_keeper.post_form(f"/warehouse/items/{other.code}/seen", {"place": shelf.short_name})
    assert seen.location.endswith(other.code)
    db.session.expire_all()
    assert other.status is ItemStatus.IN_CUSTODY
    assert as_keeper.get("/warehouse/items/claim?since=abc").status == 200
