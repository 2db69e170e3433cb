"""A refusal of an operation names the cell of the file that tells its field."""

import inspect
from dataclasses import fields

import pytest

from accounts.models import Role
from accounts.operations.opening import NewPerson
from backlog import refusals
from backlog.order import told_days
from backlog.shapes import (
    OldAsset,
    OldAttempt,
    OldEnd,
    OldHolder,
    OldMatter,
    OldObstacle,
    OldPaid,
    OldRound,
    OldSale,
)
from cases.models import AssetCategory, Holder
from exchange.importing.oldcolumns import ITEMS, MATTERS, ORGANISATIONS, PEOPLE, PLACES
from exchange.importing.olddrafts import Ended, OldDraft, OldKind, OldRoundDraft
from exchange.models import ImportRow, RowState, SheetKind
from exchange.operations.refused_cells import Row, cell_of
from exchange.operations.running import fail_next, start_backlog
from exchange.sentences import sentences_of
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import PartDay
from foundation.refusals import Refusal
from foundation.transaction import transaction
from organisations.operations.registry import record_organisation
from sales.models import AttemptOutcome
from tests.exchange.books import Tab, xlsx
from tests.exchange.notices import sent
from warehouse.operations.claims import claim_item
from warehouse.operations.places import create_place

DAY = PartDay(2020, 5)
MATTER = OldMatter(
    office_id=1,
    case_number="12/2019",
    asset=OldAsset(description="Xe tải", category=AssetCategory.OTHER, seized=DAY, valued=DAY),
    rounds=(OldRound(ended=OldEnd.SOLD, session=DAY, contract=DAY, notified=DAY),),
    sale=OldSale(
        price=1,
        payment=OldPaid.FULL,
        paid=DAY,
        delivered_day=DAY,
        attempts=(OldAttempt(outcome=AttemptOutcome.BLOCKED, day=DAY),),
    ),
    obstacle=OldObstacle(reason_code="F01", holders=(OldHolder(held_by=Holder.BANK, since=DAY),)),
)
HEADS = ["Số hồ sơ", "Tên tài sản", "Ngày kê biên", "Lần bán", "Ngày bán", "Kết quả"]
FIRST = ["12/2019", "Xe tải", "10/5/2020", "1", "12/8/2020", "không thành"]
SECOND = ["12/2019", "Xe tải", None, "2", "12/3/2020", "không thành"]


def whole(layout, kind=OldKind.ASSET):
    """Return a row that says something in every column."""
    columns = tuple(layout.names)
    return Row(
        OldDraft(
            row=7,
            head=7,
            kind=kind,
            cells=tuple((each, f"lời của {each}") for each in columns),
            at=tuple((each, f"{each}7") for each in columns),
            heads=tuple((each, f"Cột {each}") for each in columns),
            rounds=(OldRoundDraft(ended=Ended.FAILED, number=1),),
        ),
        "Trang 1",
        7,
    )


def of_an_asset():
    """Return every field a refusal of an old asset can name, by its class or for the case."""
    days = {each.field for each in told_days(MATTER)}
    assert len(days) == 9
    of_rounds = {f"rounds-0-{each.name}" for each in fields(OldRound)}
    of_classes = set()
    for one in vars(refusals).values():
        if isinstance(one, type) and issubclass(one, Refusal) and one.field:
            of_classes |= {one.field} if isinstance(one.field, str) else set(one.field)
    return sorted(days | of_rounds | of_classes)


def arguments(operation, *left_out):
    names = inspect.signature(operation).parameters
    return sorted(set(names) - {"by", "office", "office_id", "paper", *left_out})


OTHERS = [
    *((ITEMS, each) for each in arguments(claim_item, "bound_codes", "adds_holder")),
    *((PLACES, each) for each in arguments(create_place, "organisation")),
    *((ORGANISATIONS, each) for each in arguments(record_organisation, "is_another")),
    *((PEOPLE, each.name) for each in fields(NewPerson) if each.name != "password"),
]


@pytest.mark.parametrize("field", of_an_asset())
def test_every_field_of_an_old_asset_has_its_cell(field):
    at = cell_of(field, [whole(MATTERS)])
    assert at is not None
    assert (at["sheet"], at["row"]) == ("Trang 1", 7)
    assert at["cell"].endswith("7")
    assert at["head"].startswith("Cột ")
    assert at["written"].startswith("lời của ")


@pytest.mark.parametrize(("layout", "field"), OTHERS)
def test_every_field_of_what_a_file_lists_has_its_cell(layout, field):
    assert cell_of(field, [whole(layout)]) is not None


def test_a_field_that_no_cell_tells_names_none():
    assert cell_of("seized", [whole(PEOPLE)]) is None
    assert cell_of(None, [whole(MATTERS)]) is None


def rows_of(batch):
    query = db.select(ImportRow).where(ImportRow.batch_id == batch.id).order_by(ImportRow.id)
    return db.session.scalars(query).all()


def staged(stage_file, *lines):
    content = xlsx(Tab([HEADS, *lines], name="Tồn đọng"))
    return stage_file(content, name="ton.xlsx", kind=SheetKind.BACKLOG)


def test_the_order_of_days_names_sheet_row_and_column_of_another_row(stage_file):
    rows = rows_of(staged(stage_file, FIRST, SECOND))
    first = next(row for row in rows if row.state is RowState.REFUSED)
    (said, *_more) = sentences_of(first.problems, refusing=True, cells=True)
    assert said.startswith("Trang “Tồn đọng”, ô E3, dòng 3, cột “Ngày bán”: ")
    assert "rounds-" not in said


def test_the_preview_marks_the_cell(pages, make_user):
    visitor = pages.as_user(make_user(roles=[Role.OFFICER]))
    content = xlsx(Tab([HEADS, FIRST, SECOND], name="Tồn đọng"))
    page = visitor.get(sent(visitor, "/exchange/backlog/new", content).location)
    (mark,) = page.document.all("mark")
    assert mark.text == "E3 12/3/2020"
    assert "ô E3, dòng 3, cột “Ngày bán”" in page.main


def test_what_is_refused_on_the_way_in_names_its_cell(stage_file, officer):
    batch = staged(stage_file, FIRST)
    with transaction():
        start_backlog(batch, skip_refused=False, by=Act(officer, clock.now()))
        fail_next(batch, refusals.OldHoldersCrossed(later="a", earlier="b", field="seized"))
    (row,) = (each for each in rows_of(batch) if each.state is RowState.FAILED)
    (said, *_more) = sentences_of(row.problems, refusing=True)
    assert said.startswith("Trang “Tồn đọng”, ô C2, dòng 2, cột “Ngày kê biên”: ")
