"""What was entered by mistake is taken back: visible, struck, counted no more."""

from collections.abc import Callable
from typing import Any

import pytest

import app as _whole  # noqa: F401  # so that every table is known
from auctions.models import Lot, LotAsset
from audit.models import LedgerEntry
from cases import queries
from cases.mistakes import refusals
from cases.mistakes.resting import PART_OF_IT, SHOWN, STANDS, pointing_at
from cases.models import (
    Asset,
    AssetState,
    CaseFile,
    CaseStage,
    CostCategory,
    Deadline,
    Party,
    PartyKind,
    PartyRole,
)
from cases.operations.files import add_party
from cases.operations.money import record_cost
from corrections import entries
from foundation import clock, search
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import db
from papers.models import DocumentKind
from tests.fixtures.ledger import verify_whole
from tests.fixtures.pages import Pages
from tests.fixtures.papers import typed


def found(words: str, office: int) -> set[tuple[str, int]]:
    return {(hit.kind, hit.subject_id) for hit in search.find(words, offices=[office])}


def is_due(case: CaseFile) -> bool:
    return bool(
        db.session.scalar(
            db.select(Deadline.id).where(Deadline.case_id == case.id, Deadline.is_open).limit(1)
        )
    )


def test_a_case_entered_twice_is_taken_back_and_its_number_is_free(
    make_case: Callable[..., CaseFile], correct: Any, pages: Pages, officer: Actor
) -> None:
    wrong = make_case(number="77/2026")
    correct("case", wrong, takes_back=True)
    assert wrong.stage is CaseStage.MISTAKEN
    listed = db.session.scalars(queries.case_list([wrong.office_id])).all()
    assert wrong.id not in {each.id for each in listed}
    asked = queries.case_list([wrong.office_id], stages=[CaseStage.MISTAKEN])
    assert [each.id for each in db.session.scalars(asked)] == [wrong.id]
    assert ("case", wrong.id) not in found("77/2026", wrong.office_id)
    assert not is_due(wrong)
    right = make_case(number="77/2026")
    assert right.id != wrong.id
    kinds = [each.kind for each in wrong_entries(wrong)]
    assert entries.TAKEN_BACK.code in kinds
    shown = pages.as_user(officer).get(f"/cases/{wrong.id}")
    assert "Nhập nhầm" in shown.main
    db.session.commit()
    assert verify_whole().intact


def wrong_entries(case: CaseFile) -> Any:
    return db.session.scalars(db.select(LedgerEntry).where(LedgerEntry.stream == case.stream))


def test_an_asset_of_the_wrong_case_is_taken_back_and_entered_in_the_right_one(
    truck: Asset, correct: Any, pages: Pages, officer: Actor
) -> None:
    case = db.session.get_one(CaseFile, truck.case_id)
    correct("asset", truck, takes_back=True)
    assert truck.state is AssetState.MISTAKEN
    assert queries.asset_counts([case.id]) == {}
    assert ("asset", truck.id) not in found("xe ô tô tải", truck.office_id)
    assert not is_due(case)
    shown = pages.as_user(officer).get(f"/cases/{case.id}")
    assert f"<s>{truck.description}" in shown.markup
    correct("case", case, takes_back=True)  # nothing stands on it any more
    db.session.commit()
    assert verify_whole().intact


def test_a_party_entered_twice_is_taken_back(
    make_case: Callable[..., CaseFile], correct: Any, pages: Pages, officer: Actor
) -> None:
    case = make_case(tags=[])
    bank = add_party(
        case,
        role=PartyRole.CREDITOR,
        kind=PartyKind.ORGANISATION,
        name="Ngân hàng Thử Nghiệm",
        is_bank=True,
        by=Act(officer, clock.now()),
    )
    assert case.is_credit
    correct("party", bank, takes_back=True)
    assert bank.mistaken_on == clock.today()
    assert not case.is_credit
    assert queries.parties_of(case) == []
    assert ("case", case.id) not in found(bank.name, case.office_id)
    assert f"<s>{bank.name}</s>" in pages.as_user(officer).get(f"/cases/{case.id}").markup
    db.session.commit()
    assert verify_whole().intact


def test_what_stands_on_it_is_named(
    make_lot: Callable[..., Lot], truck: Asset, propose: Any
) -> None:
    case = db.session.get_one(CaseFile, truck.case_id)
    with pytest.raises(refusals.StandsOnIt) as refused:
        propose("case", case, takes_back=True)
    assert refused.value.details["what"] == ["assets"]
    lot = make_lot()
    of_lot = db.select(LotAsset.asset_id).where(LotAsset.lot_id == lot.id)
    asset = db.session.get_one(Asset, db.session.scalars(of_lot).first())
    with pytest.raises(refusals.AssetMovedOn):  # it is on offer
        propose("asset", asset, takes_back=True)


def test_an_asset_that_a_cost_was_paid_for_stays(
    truck: Asset, propose: Any, accountant: Actor
) -> None:
    case = db.session.get_one(CaseFile, truck.case_id)
    by = Act(accountant, clock.now())
    record_cost(
        case,
        category=CostCategory.STORAGE,
        amount=2_000_000,
        moved_on=clock.today(),
        asset=truck,
        paper=typed("0013/HĐ", kind=DocumentKind.INVOICE),
        by=by,
    )
    with pytest.raises(refusals.StandsOnIt) as refused:
        propose("asset", truck, takes_back=True)
    assert refused.value.details["what"] == ["money"]


def test_what_was_taken_back_is_corrected_no_more(
    truck: Asset, correct: Any, propose: Any, make_case: Callable[..., CaseFile], officer: Actor
) -> None:
    correct("asset", truck, takes_back=True)
    with pytest.raises(refusals.TakenBackBefore):
        propose("asset", truck, description="Xe khác")
    case = make_case(number="5/2026")
    correct("case", case, takes_back=True)
    with pytest.raises(refusals.CaseByMistake):
        propose("case", case, summary="Khác")
    with pytest.raises(refusals.CaseByMistake):
        add_party(
            case,
            role=PartyRole.DEBTOR,
            kind=PartyKind.PERSON,
            name="Ông A",
            by=Act(officer, clock.now()),
        )


def test_every_table_that_points_at_one_is_named_or_part_of_it() -> None:
    unknown = {
        column.table.name
        for model in (CaseFile, Asset, Party)
        for column in pointing_at(model.__table__)
    } - (STANDS.keys() | PART_OF_IT)
    assert SHOWN.keys() == STANDS.keys()
    assert not unknown, f"say in cases/mistakes/resting.py what stands in {sorted(unknown)}"
