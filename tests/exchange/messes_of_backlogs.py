"""The same assets in other messes: columns in any order, other words, our own sheets."""

import random

from tests.exchange.backlogs import (
    FAILURES,
    ROUNDS,
    Stalled,
    Told,
    written_day,
    written_price,
)
from tests.exchange.books import Cell, Tab

HEADS = {
    "case": ("Số vụ việc", "Số hồ sơ", "SỐ HỒ SƠ THI HÀNH ÁN", "Hồ sơ số"),
    "name": ("Tên tài sản", "Tài sản kê biên", "TÊN, ĐẶC ĐIỂM TÀI SẢN", "Mô tả tài sản"),
    "debtor": ("Người phải thi hành án", "Người phải THA", "Bên phải thi hành án"),
    "seized": ("Ngày kê biên", "Thời điểm kê biên", "Kê biên ngày"),
    "obstacle": ("Vướng mắc", "Lý do tồn đọng", "Khó khăn, vướng mắc"),
    "held_by": ("Đang ở ai", "Đang vướng ở"),
    "buyer": ("Người mua", "Người trúng đấu giá"),
    "sold": ("Giá bán được", "Giá trúng đấu giá", "Giá trúng"),
    "paid": ("Ngày nộp đủ tiền", "Ngày thanh toán đủ"),
}
OF_A_ROUND = {
    "day": ("Ngày bán lần {}", "Ngày lần {}", "Lần {}: ngày"),
    "price": ("Giá khởi điểm lần {}", "Giá lần {}", "GKĐ lần {}"),
    "result": ("Kết quả lần {}", "Lần {} - kết quả"),
}


def shuffled(seed: int, assets: list[Stalled]) -> list[Tab]:
    """Return the assets in another mess: columns in any order, other words, or our own sheets."""
    chance = random.Random(seed)
    if seed % 3 == 0:
        return _of_the_template(chance, assets)
    columns: list[tuple[str, str]] = [(name, chance.choice(heads)) for name, heads in HEADS.items()]
    for number in range(1, ROUNDS + 1):
        columns += [
            (f"{name}{number}", chance.choice(heads).format(number))
            for name, heads in OF_A_ROUND.items()
        ]
    chance.shuffle(columns)
    columns = [("", "STT"), *columns, ("", "Mã nội bộ")]
    rows: list[list[Cell]] = [["Phụ lục II"], [None, "Danh sách tài sản tồn đọng"]]
    rows.append([head for _name, head in columns])
    if seed % 2:
        rows.append([f"({at})" for at in range(1, len(columns) + 1)])
    for at, asset in enumerate(assets):
        told = _facts(chance, asset)
        rows.append([told.get(name, str(at + 1)) if name else str(at + 1) for name, _ in columns])
        if chance.random() < 0.2:
            rows.append([])
    rows.append(["Tổng số", None, *[f"{len(assets)}"] * 1])
    return [Tab(rows, name=f"Bảng {seed}")]


def _facts(chance: random.Random, asset: Stalled) -> dict[str, Cell]:
    way = chance.randrange(60)
    told: dict[str, Cell] = {
        "case": asset.case,
        "name": asset.name,
        "debtor": asset.debtor,
        "seized": written_day(asset.seized, asset.month_only, way),
        "obstacle": asset.obstacle,
        "held_by": asset.held_by,
        "buyer": "Bà Trần Thị Mẫu" if asset.sold else None,
        "sold": written_price(asset.sold, way) if asset.sold else None,
        "paid": written_day(asset.paid, False, way) if asset.paid else None,
    }
    for number in range(1, ROUNDS + 1):
        there = number <= len(asset.rounds)
        one = asset.rounds[number - 1] if there else Told(None, 0)
        last = asset.sold is not None and number == len(asset.rounds)
        told[f"day{number}"] = written_day(one.day, one.month_only, way) if there else None
        told[f"price{number}"] = written_price(one.price, way + number) if there else None
        told[f"result{number}"] = (
            None if not there else "thành" if last else chance.choice(FAILURES)
        )
    return told


def _of_the_template(chance: random.Random, assets: list[Stalled]) -> list[Tab]:
    """Return the sheets of our template, in any order, filled in by hand."""
    own: list[list[Cell]] = [
        ["Số vụ việc", "Tài sản số", "Tên tài sản", "Ngày kê biên", "Vướng mắc"]
    ]
    rounds: list[list[Cell]] = [
        ["Số vụ việc", "Tài sản số", "Lần thứ", "Ngày bán", "Giá khởi điểm", "Kết quả"]
    ]
    sales: list[list[Cell]] = [
        ["Số vụ việc", "Tài sản số", "Giá bán được", "Người mua", "Ngày nộp đủ tiền", "Đã giao"]
    ]
    for at, asset in enumerate(assets):
        told, number = _facts(chance, asset), at + 1
        own.append([asset.case, number, asset.name, told["seized"], asset.obstacle])
        if asset.sold is not None:
            sales.append([asset.case, number, told["sold"], told["buyer"], told["paid"], "không"])
        for place in range(1, len(asset.rounds) + 1):
            rounds.append(
                [
                    *(asset.case, number, str(place)),
                    *(told[f"{name}{place}"] for name in ("day", "price", "result")),
                ]
            )
    tabs = [
        Tab(own, name="Tài sản"),
        Tab(rounds, name="Lần bán"),
        Tab(sales, name="Đã bán chưa giao"),
        Tab([["gì đó"]], name="Ví dụ"),
    ]
    chance.shuffle(tabs)
    return tabs
