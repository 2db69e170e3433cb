"""What lies in the warehouses: lines as seizure minutes write them, nobody named."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Final

from warehouse.models import ItemKind
from warehouse.operations.proposals import LineDraft

K = ItemKind
WORDS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
USED: Final = "đã qua sử dụng, không kiểm tra tình trạng hoạt động"


@dataclass(frozen=True, slots=True)
class Thing:
    """One kind of line: its wording, unit, how many at least and at most, and how it comes."""

    kind: ItemKind
    text: str
    unit: str
    least: int
    most: int
    condition: str
    sealed: bool = False
    grams: int = 0  # of one unit, where the minutes give a weight


THINGS: Final = (
    Thing(
        K.DRUGS,
        "phong bì chứa tinh thể màu trắng hoàn lại sau giám định",
        "phong bì",
        1,
        1,
        "còn nguyên niêm phong, chữ ký giáp lai rõ",
        True,
        3,
    ),
    Thing(
        K.DRUGS,
        "túi ni lông chứa chất bột màu trắng hoàn lại sau giám định",
        "túi",
        1,
        2,
        "còn nguyên niêm phong",
        True,
        12,
    ),
    Thing(
        K.WEAPON, "khẩu súng tự chế, báng gỗ, dài 1,1 m", "khẩu", 1, 1, "han gỉ, thiếu khóa nòng"
    ),
    Thing(K.AMMUNITION, "viên đạn cỡ 5,6 mm", "viên", 4, 30, "vỏ đồng xỉn màu", True),
    Thing(K.EXPLOSIVES, "hộp pháo hoa nổ loại 36 ống", "hộp", 2, 12, "vỏ giấy còn nguyên", True),
    Thing(K.CASH, "gói tiền Việt Nam đã kiểm đếm", "gói", 1, 1, "còn nguyên niêm phong", True),
    Thing(K.PRECIOUS, "nhẫn kim loại màu vàng", "chiếc", 1, 3, "có vết xước", True, 4),
    Thing(K.PRECIOUS, "dây chuyền kim loại màu vàng", "sợi", 1, 1, "móc khóa hỏng", True, 11),
    Thing(
        K.VEHICLE,
        "chiếc xe máy nhãn hiệu HONDA, loại xe Wave, sơn màu đỏ đen",
        "chiếc",
        1,
        1,
        "xe cũ, gãy gương trái, không có chìa khóa",
    ),
    Thing(
        K.VEHICLE,
        "chiếc xe máy nhãn hiệu YAMAHA, loại xe Sirius, sơn màu xanh",
        "chiếc",
        1,
        1,
        "xe cũ, bình ắc quy hỏng",
    ),
    Thing(K.VEHICLE, "chiếc xe đạp điện màu trắng", "chiếc", 1, 1, "không có bộ sạc"),
    Thing(K.VEHICLE, "chiếc xe ba gác tự chế", "chiếc", 1, 1, "bán dạng phế liệu"),
    Thing(
        K.ELECTRONICS,
        "chiếc điện thoại di động nhãn hiệu Samsung, màu đen",
        "chiếc",
        1,
        1,
        "màn hình nứt, đã niêm phong",
        True,
    ),
    Thing(
        K.ELECTRONICS,
        "chiếc điện thoại di động nhãn hiệu iPhone, màu trắng",
        "chiếc",
        1,
        1,
        "không mở được nguồn, đã niêm phong",
        True,
    ),
    Thing(K.ELECTRONICS, "máy tính xách tay nhãn hiệu Dell, kèm dây sạc", "bộ", 1, 1, USED),
    Thing(K.ELECTRONICS, "đầu thu camera và ổ cứng", "bộ", 1, 2, "đã niêm phong", True),
    Thing(K.ELECTRONICS, "bộ kích điện tự chế", "bộ", 1, 4, USED),
    Thing(K.DOCUMENTS, "hộp tài liệu, sổ ghi chép", "hộp", 1, 3, "đã niêm phong", True),
    Thing(
        K.TIMBER, "hộp gỗ xẻ nhóm III, quy cách 2,4 × 0,2 × 0,1 m", "hộp", 6, 40, "gỗ khô, nứt đầu"
    ),
    Thing(K.TIMBER, "lóng gỗ tròn nhóm VI", "lóng", 2, 9, "để ngoài trời, có dấu búa kiểm lâm"),
    Thing(K.GOODS, "đôi giày thể thao không rõ nguồn gốc", "đôi", 20, 180, "hàng mới, hộp móp"),
    Thing(K.GOODS, "đồ chơi trẻ em bằng nhựa", "cái", 40, 400, "hàng mới"),
    Thing(K.GOODS, "cuộn vải các màu", "cuộn", 5, 30, "một số cuộn ố mép"),
    Thing(K.GOODS, "hộp mỹ phẩm nhãn nước ngoài, không hóa đơn", "hộp", 30, 300, "hàng mới"),
    Thing(K.MACHINERY, "máy cưa xích chạy xăng", "chiếc", 1, 2, USED),
    Thing(K.MACHINERY, "máy hàn điện", "chiếc", 1, 3, USED),
    Thing(K.MACHINERY, "máy bơm nước công nghiệp", "chiếc", 1, 2, "mô tơ kẹt"),
    Thing(K.ALCOHOL, "chai rượu nhãn nước ngoài 750 ml", "chai", 6, 60, "còn nguyên tem phụ"),
    Thing(K.TOBACCO, "bao thuốc lá điếu nhập lậu", "bao", 200, 2400, "vỏ thùng móp"),
    Thing(K.TOBACCO, "máy hút thuốc lá điện tử", "máy", 5, 31, "hàng mới"),
    Thing(K.FOOD, "bao đường cát 50 kg", "bao", 4, 20, "bao nguyên, để nơi khô"),
    Thing(K.OTHER, "con dao tự chế, lưỡi dài 40 cm", "con", 1, 2, "lưỡi han gỉ"),
    Thing(K.OTHER, "cây gậy gỗ dài 80 cm", "cây", 1, 3, "một đầu nứt"),
    Thing(K.OTHER, "bộ xóc đĩa gồm bát, đĩa và quân vị", "bộ", 1, 1, "đã niêm phong", True),
    Thing(K.OTHER, "cân điện tử mini", "chiếc", 1, 2, USED),
    Thing(K.OTHER, "chiếc kìm cộng lực", "chiếc", 1, 1, USED),
    Thing(K.OTHER, "ví da màu nâu, bên trong không có tiền", "cái", 1, 1, "sờn mép"),
)
ONLY_AT_THE_PROVINCE: Final = frozenset(
    {K.WEAPON, K.AMMUNITION, K.EXPLOSIVES, K.CASH, K.PRECIOUS, K.DRUGS, K.FOOD}
)


def minutes_lines(
    random: Random, count: int, *, province: bool, first_seal: int
) -> list[LineDraft]:
    """Return lines of one seizure, as different as they come.

    Args:
        province: whether the office has the vault and the special rooms.
        first_seal: number of the first seal; the following lines count on.
    """
    choice = [thing for thing in THINGS if province or thing.kind not in ONLY_AT_THE_PROVINCE]
    picked = random.sample(choice, min(count, len(choice)))
    picked += random.choices(choice, k=count - len(picked))
    return [
        line_of(thing, random, seal=first_seal + place if thing.sealed else None)
        for place, thing in enumerate(picked)
    ]


def line_of(thing: Thing, random: Random, *, seal: int | None) -> LineDraft:
    """Return one line of a kind of thing."""
    quantity = random.randint(thing.least, thing.most)
    written = f"{quantity:02} ({WORDS[quantity]})" if quantity < len(WORDS) else f"{quantity:,}"
    grams = Decimal(thing.grams * quantity) + Decimal(random.randint(1, 99)) / 100
    return LineDraft(
        kind=thing.kind,
        description=f"{written.replace(',', '.')} {thing.text}",
        quantity=Decimal(quantity),
        unit=thing.unit,
        condition=thing.condition,
        weight_grams=grams if thing.grams else None,
        seal=f"NP-{seal:06}" if seal is not None else None,
    )
