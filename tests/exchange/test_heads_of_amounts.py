"""What the head of a column of amounts says of them: their unit, that they are a share."""

from decimal import Decimal

import pytest

from exchange.importing.drafts import NoticeDraft
from exchange.importing.notices import read_notices
from exchange.importing.problems import Code
from tests.exchange.books import separated

PRICE = 350_000_000


def read(*columns: tuple[str, str]) -> NoticeDraft:
    heads = ["TT", "Tên tài sản", *(head for head, _cell in columns)]
    cells = ["1", "Xe ô tô tải Hyundai 8 tấn", *(cell for _head, cell in columns)]
    (draft,) = read_notices(separated([heads, cells]), "tb.csv").drafts
    return draft


def of_deposit(head: str, cell: str) -> NoticeDraft:
    return read(("Giá khởi điểm", "350.000.000"), (head, cell))


@pytest.mark.parametrize(
    ("head", "cell", "percent"),
    [
        *(
            (head, "10", 10)
            for head in (
                "Tiền đặt trước (%)",
                "Tiền đặt trước (% giá KĐ)",
                "Đặt trước (tỷ lệ %)",
                "% đặt trước",
                "Tỷ lệ % tiền đặt trước",
                "Tỷ lệ tiền đặt trước so với giá khởi điểm",
                "Mức đặt trước (%)",
                "TĐT (%)",
            )
        ),
        ("Tiền đặt trước (%)", "0,2", 20),
        ("Tiền đặt trước (%)", "12,5", Decimal("12.5")),
        ("Tiền đặt trước (%)", "20% giá khởi điểm", 20),
        *(
            ("Tiền đặt trước", cell, 15)
            for cell in (
                "15%",
                "15% giá khởi điểm",
                "Bằng 15% giá khởi điểm",
                "15 % GKĐ",
                "tương đương 15% của giá khởi điểm",
                "mười lăm phần trăm giá khởi điểm",
                "15 phần trăm",
            )
        ),
    ],
)
def test_a_share_makes_the_deposit_and_is_marked(
    head: str, cell: str, percent: Decimal | int
) -> None:
    draft = of_deposit(head, cell)
    assert (draft.deposit_percent, draft.deposit) == (percent, PRICE * percent / 100)


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("Tiền đặt trước (%)", "35.000.000"),
        ("Tiền đặt trước (đồng/%)", "35.000.000"),
        ("Tiền cọc (10%)", "35.000.000"),
        ("Tiền đặt trước 10%", "35.000.000"),
        ("Tiền đặt trước (5%-20%)", "35.000.000"),
        ("Tiền đặt trước", "10% (35.000.000 đồng)"),
        ("Tiền đặt trước", "35.000.000 đồng, tương đương 10%"),
        ("Tiền đặt trước (nghìn đồng)", "35.000"),
        ("Khoản tiền đặt trước (triệu đồng)", "35"),
    ],
)
def test_an_amount_stays_what_is_written(head: str, cell: str) -> None:
    draft = of_deposit(head, cell)
    assert (draft.deposit, draft.deposit_percent) == (35_000_000, None)


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("Tiền đặt trước (%)", "120"),
        ("Tiền đặt trước (%)", "10-20"),
        ("Tiền đặt trước (10%)", ""),
        ("Tiền đặt trước", "tối thiểu 10%"),
        ("Tiền đặt trước", "từ 5% đến 20%"),
    ],
)
def test_a_deposit_that_is_not_told_is_not_made_up(head: str, cell: str) -> None:
    draft = of_deposit(head, cell)
    assert (draft.deposit, draft.deposit_percent) == (None, None)


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("Giá KĐ (triệu đồng)", "350"),
        ("Giá KĐ (tr.đ)", "350"),
        ("Giá khởi điểm (1.000đ)", "350.000"),
        ("Giá khởi điểm (x1000 đồng)", "350000"),
        ("Giá khởi điểm (ngàn đồng, chưa VAT)", "350.000"),
        ("Giá khởi điểm chưa bao gồm thuế GTGT (triệu đồng)", "350"),
        ("Giá khởi điểm (tỷ đồng)", "0,35"),
        ("Giá khởi điểm triệu VNĐ", "350"),
        ("Khởi điểm (triệu đồng)", "350"),
        ("Mức khởi điểm (nghìn đồng)", "350.000"),
    ],
)
def test_the_unit_of_the_head_is_applied_and_to_be_confirmed(head: str, cell: str) -> None:
    draft = read((head, cell))
    assert (draft.starting_price, draft.price_unconfirmed) == (PRICE, True)
    assert Code.AMOUNTS_IN_UNITS in [each.code for each in draft.warnings]


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("Giá khởi điểm (USD)", "350000"),
        ("Giá khởi điểm (trăm triệu)", "3,5"),
        ("Giá KĐ (triệu đồng)", "350.000.000"),
        ("Giá khởi điểm (x 1.000.000)", "350"),
    ],
)
def test_a_unit_nobody_understands_makes_no_price(head: str, cell: str) -> None:
    assert read((head, cell)).starting_price is None


@pytest.mark.parametrize("head", ["Buổi đấu giá", "Mở cuộc đấu giá", "Phiên đấu giá tài sản"])
def test_the_session_goes_by_the_name_of_what_is_held(head: str) -> None:
    session = read((head, "9h ngày 03/12/2026")).session
    assert session is not None
    assert f"{session:%H:%M %d/%m/%Y}" == "09:00 03/12/2026"


@pytest.mark.parametrize("head", ["Đợt", "Đợt đấu giá", "Kỳ đấu giá", "Đợt thứ"])
def test_the_round_goes_by_other_names(head: str) -> None:
    assert read((head, "2")).auction_round == 2


@pytest.mark.parametrize("head", ["Giá khởi điểm (đã gồm VAT)", "Giá KĐ (VNĐ)", "Giá KĐ có VAT"])
def test_what_is_said_of_the_tax_is_no_unit(head: str) -> None:
    draft = read((head, "350.000.000"))
    assert (draft.starting_price, draft.price_unconfirmed) == (PRICE, False)
