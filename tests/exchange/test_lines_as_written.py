"""Lines as people write them: what is one thing, how many exactly, what kind."""

import pytest

from exchange.importing.drafts import ExhibitDraft
from exchange.importing.exhibits import read_exhibit
from exchange.importing.problems import Code
from exchange.importing.quantities import plain


def read(description: str, quantity: str = "", unit: str = "", **more: str) -> ExhibitDraft:
    values = {"description": description, "quantity": quantity, "unit": unit, **more}
    draft = read_exhibit(values, 2)
    assert isinstance(draft, ExhibitDraft)
    return draft


def said(draft: ExhibitDraft) -> tuple[str, str]:
    return ("" if draft.quantity is None else plain(draft.quantity), draft.unit or "")


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("120 hộp (6 thùng × 20 hộp) bánh", "120", "hộp"),
        ("Thuốc lá: 300 bao (30 cây x 10 bao)", "300", "bao"),
        ("0,8 m3 (1,2 m3 gỗ tròn)", "0,8", "m3"),
        ("gỗ hương 1,5 m3 (quy tròn 2,25 m3)", "1,5", "m3"),
        ("60 chai (5 két) nước ngọt", "60", "chai"),
        ("2 kiện (01 kiện 20 hộp, 01 kiện 15 hộp)", "2", "kiện"),
        ("12 chai rượu (750 ml/chai)", "12", "chai"),
        ("500 kg gạo (10 bao, mỗi bao 50 kg)", "500", "kg"),
    ],
)
def test_what_stands_in_parentheses_says_the_same_again(
    text: str, quantity: str, unit: str
) -> None:
    draft = read(text)
    assert draft.complete
    assert said(draft) == (quantity, unit)


@pytest.mark.parametrize(
    "text", ["01 ghe, 02 máy nổ", "01 ghe,02 máy nổ", "3 con gà, 2 con vịt", "01 xe và 02 mũ"]
)
def test_what_stands_beside_is_another_thing(text: str) -> None:
    assert [problem.code for problem in read(text).missing] == [Code.SEVERAL_THINGS]


@pytest.mark.parametrize(
    ("text", "cell", "dong"),
    [
        ("Tiền Việt Nam 12,5 triệu", "", "12500000"),
        ("Tiền Việt Nam", "33 triệu", "33000000"),
        ("33 triệu", "", "33000000"),
        ("số tiền 15 tr đồng", "", "15000000"),
        ("Tiền mặt: 1 tỷ 250 triệu đồng", "", "1250000000"),
        ("tiền Việt Nam: 2 triệu rưỡi", "", "2500000"),
        ("500 nghìn đồng", "", "500000"),
        ("mười triệu đồng", "", "10000000"),
    ],
)
def test_money_is_read_as_people_say_it(text: str, cell: str, dong: str) -> None:
    draft = read(text, cell)
    assert (said(draft), draft.kind, draft.doubts) == ((dong, "đồng"), "cash", ())


def test_millions_of_other_things_are_no_money() -> None:
    assert said(read("1,5 triệu viên gạch")) == ("1500000", "viên")
    assert [problem.code for problem in read("1 tỷ 2").missing] == [Code.QUANTITY_MALFORMED]


@pytest.mark.parametrize(
    ("text", "cell", "unit"),
    [
        ("hơn 900 gam ma túy", "", ""),
        ("ma túy, khối lượng hơn 900 gam", "", ""),
        ("ma túy", "hơn 900", "gam"),
        ("Khoảng hơn 900 gam ma túy", "", ""),
        ("ma túy, ước khoảng 900 gam", "", ""),
        ("ma túy nặng gần 900 gam", "", ""),
        ("trên 900 gam ma túy", "", ""),
    ],
)
def test_about_so_much_is_not_exact(text: str, cell: str, unit: str) -> None:
    draft = read(text, cell, unit)
    assert (said(draft), draft.approximate) == (("900", "gam"), True)
    assert [problem.code for problem in draft.doubts] == [Code.QUANTITY_APPROXIMATE]


def test_a_weight_that_is_only_about_so_much_is_told() -> None:
    draft = read("01 gói ma túy khối lượng khoảng 2,5 gam")
    assert (draft.approximate, draft.second_approximate) == (False, True)
    assert [problem.code for problem in draft.doubts] == [Code.QUANTITY_APPROXIMATE]


@pytest.mark.parametrize(
    "text",
    [
        "kích 100 tấn",
        "kích thủy lực 100 tấn",
        "xe cẩu 5 tấn",
        "cẩu 5 tấn",
        "xe tải Hyundai 2,5 tấn biển số 29C-123.45",
        "xe nâng 3,5 tấn hiệu Komatsu",
        "cần cẩu bánh xích 25 tấn",
        "palăng 3 tấn",
        "lốp xe tải 5 tấn",
    ],
)
def test_what_a_machine_lifts_is_not_what_it_weighs(text: str) -> None:
    for draft in (read(f"01 {text}"), read(text, "1", "chiếc")):
        assert (draft.complete, said(draft)[0]) == (True, "1")
        assert draft.second_quantity is None
    assert read(text).quantity is None


def test_what_a_truck_carries_is_weighed() -> None:
    draft = read("01 xe ô tô tải chở 2,5 tấn đường")
    assert (draft.second_quantity, draft.second_unit) == (read("2,5 tấn").quantity, "tấn")


@pytest.mark.parametrize(
    ("text", "seals"),
    [
        ("01 phong bì niêm phong số 123/PC09, số giám định 456/GĐ", ("123/PC09",)),
        ("01 phong bì niêm phong, KLGĐ số 789/KL-KTHS", ()),
        ("01 gói niêm phong theo kết luận giám định số 55/KL, mã PX 0012345", ()),
        ("01 hộp niêm phong mã PX12345 ký hiệu NP1234567", ("NP1234567",)),
        ("01 hộp niêm phong số seri A0012345, mẫu giám định số 22", ("A0012345",)),
    ],
)
def test_numbers_of_examinations_are_no_seals(text: str, seals: tuple[str, ...]) -> None:
    assert read(text).seal_numbers == seals


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("05 con gà chọi", "animal"),
        ("gà chọi", "animal"),
        ("01 con chó nghiệp vụ", "animal"),
        ("02 chim yến", "animal"),
        ("01 đàn ong", "animal"),
        ("02 cá thể tê tê còn sống", "animal"),
        ("20 hộp gà rán", "other"),
        ("2 kg bò khô", "other"),
        ("01 gấu bông", "other"),
        ("01 vòng hổ phách", "other"),
        ("bộ bàn ghế gỗ", "goods"),
        ("tủ gỗ 3 buồng", "goods"),
        ("giường gỗ lim", "goods"),
        ("tượng gỗ Di Lặc", "goods"),
        ("hộp gỗ đựng trang sức", "goods"),
        ("gỗ tròn nhóm II", "timber"),
        ("16 hộp gỗ lim", "timber"),
        ("20 thanh gỗ thông xẻ", "timber"),
        ("2 cục đá xanh", "goods"),
    ],
)
def test_the_kind_is_what_the_thing_is(text: str, kind: str) -> None:
    assert read(text).kind == kind


@pytest.mark.parametrize(
    "text", ["2 cục đá xanh", "1 cây kéo kim loại", "7 đoạn cây gỗ", "1 đoạn sắt vuông", "búa đinh"]
)
def test_an_object_called_a_weapon_is_one_used_as_such(text: str) -> None:
    assert read(text, kind="weapon").kind == "crude_weapon"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"quantity": "2", "quantity_seen": "1"}, Code.QUANTITY_SEEN_DIFFERS),
        ({"quantity:shared": "3"}, Code.QUANTITY_SHARED),
    ],
)
def test_what_a_line_does_not_say_of_itself_is_asked(values: dict[str, str], code: Code) -> None:
    draft = read("Dao bầu", **{"quantity": "", **values})
    assert draft.quantity is None
    assert code in [problem.code for problem in draft.missing]
