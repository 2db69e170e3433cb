"""What a backlog says of the payment of a sale: only the whole price is a payment in full."""

import pytest

from exchange.importing.codes import Code
from exchange.importing.olddrafts import OldSaleDraft
from exchange.importing.oldfiles import read_backlog
from tests.exchange.books import Cell, Tab, xlsx

HEADS: list[Cell] = ["Số vụ việc", "Tên tài sản", "Giá bán được"]
PAID = {Code.OLD_PAYMENT_CROSSED, Code.OLD_PAYMENT_UNSAID, Code.OLD_PART_UNSAID}


def read(heads: list[Cell], *rows: list[Cell]) -> tuple[OldSaleDraft, set[Code]]:
    """Return the sale of the asset of a file, and what is asked of its payment."""
    sheet = read_backlog(xlsx(Tab([[*HEADS, *heads], *rows])), "a.xlsx")
    sale = sheet.drafts[0].sale
    assert sale is not None
    asked = {each.code for each in sheet.problems}
    return sale, asked & (PAID | {Code.OLD_WORD_UNREAD})


@pytest.mark.parametrize(
    ("words", "amount", "paid"),
    [
        ("đã nộp 100 triệu", "100 triệu", "part"),
        ("nộp 1.100 triệu", "", ""),
        ("đã nộp đủ", "", "full"),
        ("đã nộp 100%", "", "full"),
        ("chưa thanh toán xong", "400 triệu", "part"),
        ("chưa nộp", "", "nothing"),
        ("đã nộp 70 %", "700 triệu", "part"),
        ("", "1 tỷ", "full"),
        ("", "400 triệu", "part"),
    ],
)
def test_the_words_and_the_amount_say_how_much_was_paid(words: str, amount: str, paid: str) -> None:
    sale, _asked = read(
        ["Tình trạng nộp tiền", "Số tiền đã nộp"], ["1/2020", "Nhà", "1 tỷ", words, amount]
    )
    assert sale.payment == paid


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("nộp một phần", "1 tỷ"),
        ("đã nộp đủ", "400 triệu"),
        ("chưa nộp", "400 triệu"),
        ("", "2 tỷ"),
        ("mới nộp một phần", "400 triệu"),
    ],
)
def test_what_contradicts_itself_leaves_the_payment_unknown(words: str, amount: str) -> None:
    day = "5/6/2021" if words.startswith("mới") else ""
    sale, asked = read(
        ["Tình trạng nộp tiền", "Số tiền đã nộp", "Ngày nộp đủ tiền"],
        ["1/2020", "Nhà", "1 tỷ", words, amount, day],
    )
    assert (sale.payment, asked) == ("", {Code.OLD_PAYMENT_CROSSED})


def test_a_day_of_a_payment_is_no_payment_in_full() -> None:
    heads: list[Cell] = ["Ngày nộp tiền"]
    sale, asked = read(heads, ["1/2020", "Nhà", "1 tỷ", "5/6/2021"])
    assert (sale.payment, sale.paid, asked) == ("", "2021-06-05", {Code.OLD_PAYMENT_UNSAID})
    sale, asked = read(["Ngày nộp đủ tiền"], ["1/2020", "Nhà", "1 tỷ", "5/6/2021"])
    assert (sale.payment, sale.paid, asked) == ("full", "2021-06-05", set())


def test_a_part_of_which_nobody_says_how_much_is_asked_for() -> None:
    sale, asked = read(["Tình trạng nộp tiền"], ["1/2020", "Nhà", "1 tỷ", "nộp một phần"])
    assert (sale.payment, asked) == ("", {Code.OLD_PART_UNSAID})


def test_the_amount_of_one_row_is_compared_with_the_price_of_another() -> None:
    sale, _asked = read(
        ["Số tiền đã nộp", "Ngày nộp tiền"],
        ["1/2020", "Nhà", "1 tỷ", "", ""],
        ["1/2020", "Nhà", "", "300 triệu", "5/6/2021"],
    )
    assert (sale.payment, sale.paid_amount) == ("part", 300_000_000)


@pytest.mark.parametrize(("said", "paid"), [("Có", "full"), ("Không", "")])
def test_not_paid_in_full_does_not_say_that_nothing_was(said: str, paid: str) -> None:
    sale, _asked = read(["Đã nộp đủ tiền"], ["1/2020", "Nhà", "1 tỷ", said])
    assert sale.payment == paid


@pytest.mark.parametrize(
    ("words", "day", "delivered", "asked"),
    [
        ("chưa giao", "", False, None),
        ("đã giao", "", True, None),
        ("", "5/6/2021", None, None),  # the day says it
        ("", "", None, Code.OLD_DELIVERY_UNKNOWN),
        ("không rõ", "", None, Code.OLD_DELIVERY_UNKNOWN),
        ("chưa rõ", "", None, Code.OLD_DELIVERY_UNKNOWN),
        ("chưa giao", "5/6/2021", None, Code.OLD_DELIVERY_CROSSED),
    ],
)
def test_whether_it_was_handed_over_is_what_the_file_says(
    words: str, day: str, delivered: bool | None, asked: Code | None
) -> None:
    heads: list[Cell] = ["Số vụ việc", "Tên tài sản", "Giá bán được", "Đã giao", "Ngày giao"]
    row: list[Cell] = ["1/2020", "Nhà", "1 tỷ", words, day]
    sheet = read_backlog(xlsx(Tab([heads, row])), "a.xlsx")
    sale = sheet.drafts[0].sale
    assert sale is not None
    assert sale.delivered is delivered
    told = {Code.OLD_DELIVERY_UNKNOWN, Code.OLD_DELIVERY_CROSSED}
    assert {each.code for each in sheet.problems} & told == ({asked} if asked else set())
