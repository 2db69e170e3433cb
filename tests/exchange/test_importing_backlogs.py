"""A backlog file comes in once, and stands on the stalled list as it is."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from accounts.models import Membership, Role, UserAccount
from auctions.models import Lot
from cases.models import Asset, CaseFile, Holder
from exchange.examples import EXAMPLES
from exchange.importing.layouts import key
from exchange.importing.oldfiles import NAMED, read_backlog
from exchange.importing.problems import Code
from exchange.models import ImportedRow
from exchange.sources import sources_of
from exchange.template import SHEETS, template
from foundation.database import db
from lawbook.repricing import cut_basis_points
from organisations.models import Organisation
from review.models import StalledAsset
from sales.models import Sale
from tests.exchange.backlogs import TODAY, Stalled, fifty, messy
from tests.exchange.books import Cell, Tab
from tests.fixtures.imports import ImportBacklog
from warehouse.models import EvidenceItem, ItemStatus, Place


def count(model: type) -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(model)) or 0


def row_of(asset: Stalled) -> tuple[object, ...]:
    """Return what the stalled list must say of an asset."""
    prices = [one.price for one in asset.rounds]
    holders = {
        "Công an xã": Holder.POLICE,
        "UBND xã": Holder.COMMITTEE,
        "Tòa án": Holder.COURT,
        "": Holder.UNKNOWN,
        "ngân hàng": Holder.BANK,
    }
    return (
        (asset.sold is None, asset.sold is not None),
        asset.failed,
        cut_basis_points(prices[0], prices[-1]),
        asset.sold or prices[-1],
        asset.paid,
        days_of(asset),
        asset.seized is None or asset.month_only,
        asset.obstacle,
        holders[asset.held_by],
    )


def days_of(asset: Stalled) -> int:
    """Return the age: from the seizure, the last day of its month, else the first known day."""
    if asset.seized is not None:
        return (TODAY - (month_end(asset.seized) if asset.month_only else asset.seized)).days
    days = [
        month_end(one.day) if one.month_only else one.day
        for one in asset.rounds
        if one.day is not None
    ]
    return (TODAY - min([*days, *([asset.paid] if asset.paid else [])])).days


def month_end(day: Any) -> Any:
    following = day.replace(day=28) + timedelta(days=4)
    return following - timedelta(days=following.day)


def test_fifty_stalled_assets_of_a_messy_file_stand_on_the_list_as_they_are(
    import_backlog: ImportBacklog,
) -> None:
    assets = fifty()
    said = import_backlog(messy(assets))
    assert (said["rows"], said["refused"], said["imported"]) == (50, [], 50)
    assert (count(CaseFile), count(Asset), count(Sale)) == (25, 50, 20)
    shown = {
        asset.description: (
            (row.repeat_fail, row.undelivered),
            row.failed_rounds,
            row.cut_basis_points,
            row.money,
            row.paid_on,
            row.total_days,
            bool(row.at_least),
            (row.obstacle_code or "")[:3],
            row.held_by,
        )
        for row, asset in db.session.execute(
            db.select(StalledAsset, Asset).join(Asset, Asset.id == StalledAsset.asset_id)
        )
    }
    assert len(shown) == 50
    for asset in assets:
        assert shown[asset.name] == row_of(asset), asset.name
    since = dict(
        db.session.execute(
            db.select(Asset.description, StalledAsset.stalled_since_on).join(
                StalledAsset, StalledAsset.asset_id == Asset.id
            )
        ).all()
    )
    third = [each for each in assets if each.sold is None and all(one.day for one in each.rounds)]
    for asset in third:
        told = asset.rounds[2]
        assert told.day is not None
        day = month_end(told.day) if told.month_only else told.day
        assert since[asset.name] == day, asset.name
    again = import_backlog(messy(assets))
    assert (again["new"], again["incomplete"], again["unchanged"]) == (0, 0, 50)
    assert (count(Asset), count(Lot), count(ImportedRow)) == (50, 50, 50)


OLD_PLACES = [["Tên gọn", "Cấp", "Nằm trong"], ["K-01", "Kệ", "Kho 9"], ["Kho 9", "Kho", ""]]
OLD_ITEMS: list[list[Cell]] = [
    ["Số vụ việc", "Tên vật chứng", "Số lượng", "Đơn vị tính", "Vị trí", "Giữ từ"],
    ["9/2019", "Xe máy Honda Wave", "1", "chiếc", "K-01", "2019"],
    ["9/2019", "Xe máy Honda Wave", "1", "chiếc", "K-01", "2019"],
]


def test_what_an_office_has_comes_in_beside_its_assets_and_only_once(
    import_backlog: ImportBacklog,
) -> None:
    sheets = [
        Tab(OLD_ITEMS, name="Hiện vật đang giữ"),
        Tab(OLD_PLACES, name="Vị trí kho"),
        Tab(
            [["Tên tổ chức", "Loại tổ chức"], ["Ngân hàng TMCP Mẫu", "Ngân hàng"]],
            name="Tổ chức",
        ),
        Tab([["Họ và tên", "Vai trò"], ["Phạm Thị Mẫu", "Thủ kho"]], name="Người dùng"),
        Tab(
            [
                ["Số vụ việc", "Người phải thi hành án", "Số tiền phải thi hành", "Ngày thụ lý"],
                ["9/2019", "Ông Lê Văn Mẫu", "33 triệu", "5/3/2019"],
            ],
            name="Vụ việc",
        ),
    ]
    said = import_backlog(*sheets)
    assert (said["rows"], said["refused"], said["imported"]) == (7, [], 7)
    items = db.session.scalars(db.select(EvidenceItem)).all()
    assert [item.status for item in items] == [ItemStatus.CLAIMED] * 2
    assert {item.kept_since for item in items} == {"2019"}
    [case] = db.session.scalars(db.select(CaseFile))
    assert (case.money_due, case.opened_on) == (33_000_000, date(2019, 3, 5))
    shelf = db.session.scalars(db.select(Place).where(Place.short_name == "K-01")).one()
    assert {item.place_id for item in items} == {shelf.id}
    person = db.session.scalars(
        db.select(UserAccount).where(UserAccount.full_name == "Phạm Thị Mẫu")
    ).one()
    assert person.must_change
    assert [held.role for held in memberships(person)] == [Role.KEEPER]
    again = import_backlog(*sheets)
    assert (again["new"], again["unchanged"]) == (0, 7)
    assert (count(EvidenceItem), count(Organisation)) == (2, 1)


def memberships(person: UserAccount) -> list[Membership]:
    return list(db.session.scalars(db.select(Membership).where(Membership.user_id == person.id)))


def test_refused_rows_stop_all_of_a_file_unless_exactly_they_are_left_out(
    import_backlog: ImportBacklog,
) -> None:
    rows: list[list[Cell]] = [["Số vụ việc", "Tên tài sản"], ["1/2020", "Nhà"], ["", "Đất"]]
    said = import_backlog(Tab([["STT", *rows[0]], ["1", *rows[1]], ["2", *rows[2]]]), exit_code=1)
    assert (said["imported"], count(Asset)) == (0, 0)
    [refused] = said["refused"]
    assert (refused["sheet"], refused["row"], refused["cell"]) == ("Trang1", 3, "B3")
    said = import_backlog(
        Tab([["STT", *rows[0]], ["1", *rows[1]], ["2", *rows[2]]]), options=("--skip-refused",)
    )
    assert (said["imported"], count(Asset)) == (1, 1)
    assert (
        import_backlog(Tab([["STT", *rows[0]], ["1", *rows[1]]]), options=("--check",))["unchanged"]
        == 1
    )


def test_an_asset_that_came_in_is_not_changed_by_a_file(import_backlog: ImportBacklog) -> None:
    heads = ["Số vụ việc", "Tên tài sản", "Giá lần 1", "Kết quả lần 1"]
    import_backlog(Tab([heads, ["1/2020", "Nhà", "1 tỷ", "không thành"]]))
    said = import_backlog(Tab([heads, ["1/2020", "Nhà", "2 tỷ", "không thành"]]), exit_code=1)
    assert (said["new"], len(said["refused"]), count(Asset)) == (0, 1, 1)


def test_what_cannot_be_true_is_refused_before_anything_is_imported(
    import_backlog: ImportBacklog,
) -> None:
    heads = ["Số vụ việc", "Tên tài sản", "Ngày lần 1", "Ngày lần 2", "Kết quả lần 2"]
    said = import_backlog(
        Tab([heads, ["1/2020", "Nhà", "5/6/2021", "5/6/2020", "không thành"]]), exit_code=1
    )
    assert (said["new"], len(said["refused"]), count(CaseFile)) == (0, 1, 0)


NONSENSE = {
    "another list": Tab([["Họ tên", "Lớp", "Điểm"], ["An", "5A", "9"]], name="Học sinh"),
    "nothing": Tab([]),
    "only words": Tab([["xin chào"]], name="Tài sản"),
}


@pytest.mark.parametrize("name", NONSENSE)
def test_a_file_that_is_none_is_refused_as_a_whole(
    import_backlog: ImportBacklog, name: str
) -> None:
    said = import_backlog(NONSENSE[name], exit_code=1)
    [refused] = said["refused"]
    assert (said["rows"], refused["row"]) == (1, 0)
    assert refused["reason"]


def test_text_where_a_day_or_an_amount_should_be_stays_unknown(
    import_backlog: ImportBacklog,
) -> None:
    heads = ["Số vụ việc", "Tên tài sản", "Ngày kê biên", "Giá lần 1", "Kết quả lần 1"]
    said = import_backlog(Tab([heads, ["1/2020", "Nhà", "hôm nọ", "nhiều tiền", "chả biết"]]))
    assert (said["incomplete"], said["imported"]) == (1, 1)
    assert {each["cell"] for each in said["warnings"]} == {"C2", "D2", "E2"}
    [asset] = db.session.scalars(db.select(Asset))
    assert (asset.seized_on, asset.seized_in) == (None, None)


def test_what_is_not_recorded_is_said_and_kept_with_the_words_of_its_row(
    import_backlog: ImportBacklog,
) -> None:
    heads: list[Cell] = ["Số vụ việc", "Tên tài sản", "Ngày kê biên", "Đang ở ai", "Vướng mắc"]
    heads += ["Giá lần 1", "Kết quả lần 1", "Phí hồ sơ lần 1", "Ghi chú"]
    line: list[Cell] = ["1/2020", "Nhà", "5/6/2099", "ông Ba", "F04", "1 tỷ", "không thành"]
    said = import_backlog(Tab([heads, [*line, "100 triệu", "mất sổ"]]))
    assert (said["incomplete"], said["imported"]) == (1, 1)
    assert {each["cell"] for each in said["warnings"]} == {"", "C2", "D2"}
    assert "Phí hồ sơ lần 1" in said["warnings"][0]["reason"]
    [lot] = db.session.scalars(db.select(Lot))
    [source] = sources_of(lot)
    assert (source.name, dict(source.cells)["Ghi chú"]) == ("ton-dong.xlsx", "mất sổ")
    assert dict(source.cells)["Kết quả (1)"] == "không thành"


def test_a_formula_nobody_computed_and_a_hidden_row_are_refused(
    import_backlog: ImportBacklog,
) -> None:
    heads: list[Cell] = ["Số vụ việc", "Tên tài sản"]
    tab = Tab([heads, ["#REF!", "Nhà"], ["1/2020", "Đất"]], hidden_rows={2})
    said = import_backlog(tab, exit_code=1)
    assert [each["row"] for each in said["refused"]] == [2, 3]


@pytest.mark.parametrize("name", SHEETS)
def test_every_column_of_the_template_is_one_the_reader_knows(name: str) -> None:
    layout = NAMED[key(name)]
    columns = [layout.column_of(head.text) for head in SHEETS[name]]
    assert None not in columns
    assert len(set(columns)) == len(columns)


def test_the_template_is_read_back_empty_and_its_examples_are_true(
    app: Flask, import_backlog: ImportBacklog
) -> None:
    with app.test_request_context():
        content = template()
    empty = read_backlog(content, "mau.xlsx")
    assert [each.code for each in empty.problems if each.refuses] == [Code.FILE_WITHOUT_ROWS]
    said = import_backlog(
        *(
            Tab([[head.text for head in SHEETS[name]], *map(list, rows)], name=name)
            for name, rows in EXAMPLES.items()
        )
    )
    assert (said["refused"], said["incomplete"]) == ([], 0)
    stalled = db.session.scalars(db.select(StalledAsset).order_by(StalledAsset.asset_id)).all()
    assert [(row.failed_rounds, row.undelivered) for row in stalled] == [(3, False), (0, True)]
