"""What the template of a backlog says of itself, and rows that are filled in, invented."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from foundation.i18n import N_

GUIDE_LINES: Final = (
    N_("Fill in the sheets you need and leave the others empty. Dark columns must be filled in."),
    N_("What nobody knows stays empty. Nothing is guessed; what is missing is asked for later."),
    N_("Days: 15/3/2019. Where only the month or the year is known: 3/2019, 2019."),
    N_("Amounts: 5.200.000.000, 5,2 tỷ, 33 triệu."),
    N_(
        "An asset is one row of sheet “Tài sản”, an auction one row of “Lần bán”. Rows are joined"
        " by the number of the case and the number of the asset, or its name."
    ),
    N_("Two things that are alike are two rows."),
    N_("Things in store come in as not seen yet, until somebody scans them in their place."),
    N_(
        "An asset with several auctions may also be one row of your own list, with the day, the"
        " price and the result of auction 1, 2, 3 side by side."
    ),
    N_("Send the file under Import. Every row is shown before anything is recorded."),
    N_("The same file sent again adds nothing."),
    N_("Sheet “Ví dụ” shows rows that are filled in; it is not read."),
)
#: Rows of the example, by sheet; invented.
EXAMPLES: Final[Mapping[str, Sequence[Sequence[Any]]]] = {
    "Vụ việc": (
        (
            *("112/2019", "5/3/2019", "215/QĐ-CCTHADS", "5/3/2019", "45/2018/KDTM-ST"),
            *("20/11/2018", "Ngân hàng TMCP Ví Dụ", "Công ty TNHH Mẫu", "12,5 tỷ", "có", "", ""),
        ),
    ),
    "Tài sản": (
        (
            *("112/2019", 1, "Quyền sử dụng đất thửa 25, tờ bản đồ 7", "Quyền sử dụng đất", "có"),
            *("xã Ví Dụ", 1, "thửa", "14/6/2019", "9,8 tỷ", "22/8/2019", "", "", "", 2),
            *("F08", "2021", "Người phải thi hành án", "", "Cưỡng chế giao nhà", ""),
        ),
        (
            *("112/2019", 2, "Xe ô tô tải 2,5 tấn", "Xe cộ", "không", "", 1, "chiếc", "6/2019"),
            *("", "", "", "", "", "", "U10", "", "Người mua", "", "", "mất đăng ký xe"),
        ),
    ),
    "Lần bán": (
        (
            "112/2019",
            1,
            "",
            1,
            "20/2/2020",
            "9,8 tỷ",
            "",
            "không thành",
            "a",
            0,
            "",
            "10/1/2020",
            "20/1/2020",
            "",
        ),
        ("112/2019", 1, "", 2, "15/6/2020", "8,82 tỷ", "", "không thành", "a", 0, "", "", "", ""),
        ("112/2019", 1, "", 3, "10/2020", 7938000000, "", "không thành", "", "", "", "", "", ""),
        ("112/2019", 2, "", 1, "20/2/2020", "310 triệu", "", "thành", "", 2, "", "", "", ""),
    ),
    "Đã bán chưa giao": (
        (
            *("112/2019", 2, "", "20/2/2020", "335 triệu", "Ông Trần Văn Mẫu", "", "đủ", ""),
            *("15/3/2020", "không", "", ""),
        ),
    ),
}
