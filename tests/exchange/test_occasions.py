"""When and where of a session in one sentence; two ends of one time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.importing.days import Moment
from exchange.importing.occasions import read_occasion
from exchange.importing.spans import read_span


def when(text: str, form: str = "") -> tuple[str, str]:
    """Return the moment, "?" where none is known, and the place of a sentence."""
    occasion = read_occasion(text, form)
    if not isinstance(occasion.when, Moment):
        return "?", occasion.place
    shown = "%d/%m %H:%M" if occasion.when.at else "%d/%m"
    return occasion.when.opens.strftime(shown), occasion.place


@pytest.mark.parametrize(
    ("text", "moment", "place"),
    [
        ("9h ngày 12/01/2027 tại Hội trường B", "12/01 09:00", "Hội trường B"),
        (
            "Lúc 14 giờ 15 phút ngày 12/01/2027, tại: số 45 phố Vạn Thử",
            *("12/01 14:15", "số 45 phố Vạn Thử"),
        ),
        ("tại nhà thi đấu huyện vào hồi 8h ngày 13/01/2027", "13/01 08:00", "nhà thi đấu huyện"),
        (
            "được tổ chức tại Phòng 301, tầng 3 trụ sở Công ty lúc 10 giờ ngày 14/01/2027",
            *("14/01 10:00", "Phòng 301, tầng 3 trụ sở Công ty"),
        ),
        ("Hội trường UBND xã Bến, 8h00 ngày 15/01/2027", "15/01 08:00", "Hội trường UBND xã Bến"),
        (
            "15h30 ngày 18/01/2027 - Văn phòng Công ty, tầng 2",
            *("18/01 15:30", "Văn phòng Công ty, tầng 2"),
        ),
        (
            "08 giờ 30 ngày 19/01/2027. Địa điểm: Trụ sở Trung tâm",
            *("19/01 08:30", "Trụ sở Trung tâm"),
        ),
        ("9h ngày 20/01/2027\nĐịa điểm\nKho số 2 xã Thử", "20/01 09:00", "Kho số 2 xã Thử"),
        ("9h ngày 20/01/2027", "20/01 09:00", ""),
        ("ngày 20/01/2027 tại Trung tâm", "20/01", "Trung tâm"),
        # two sessions are none, and no place is made of the second
        ("9h ngày 20/01/2027 tại Trung tâm và 9h ngày 21/01/2027 tại Kho", "?", ""),
        ("chưa ấn định", "?", ""),
    ],
)
def test_a_sentence_says_when_and_where(text: str, moment: str, place: str) -> None:
    assert when(text) == (moment, place)


@pytest.mark.parametrize(
    ("text", "form", "moment"),
    [
        ("từ 8 giờ đến 9 giờ ngày 22/01/2027", "Đấu giá trực tuyến", "22/01 08:00"),
        ("Từ 13:30 đến 14:00, ngày 22/01/2027", "Bỏ phiếu trực tiếp", "22/01 13:30"),
        ("từ 8h00 ngày 22/01/2027 đến 8h45 ngày 22/01/2027", "Trực tuyến", "22/01 08:00"),
        # how bids are given nobody says: papers may be handed in all that time
        ("từ 8 giờ đến 9 giờ ngày 22/01/2027", "", "22/01"),
        ("nộp phiếu trả giá từ 8h00 đến 17h00 ngày 22/01/2027", "", "22/01"),
        ("nộp phiếu trả giá từ 8h00 đến 17h00 ngày 22/01/2027", "Trực tuyến", "22/01"),
        ("nhận phiếu từ 7h30 đến 11h 22/01/2027, công bố giá 14h 22/01/2027", "", "22/01 14:00"),
        ("Bắt đầu lúc 7h45 ngày 22/01/2027, kết thúc lúc 8h ngày 22/01/2027", "", "22/01 07:45"),
        ("từ 8h đến 9h ngày 22/01/2027 trên trang daugia.vidu.vn", "", "22/01 08:00"),
        ("08:00 - 08:30 ngày 22/01/2027", "Đấu giá trực tuyến", "22/01 08:00"),
        # a dash may stand between two sessions
        ("08:00 - 08:30 ngày 22/01/2027", "Bỏ phiếu trực tiếp", "22/01"),
        # papers handed in from … to … are opened later
        ("từ 8h đến 16h ngày 22/01/2027", "Bỏ phiếu gián tiếp", "22/01"),
        # of two days nobody knows which is the session's
        ("từ 8h ngày 22/01/2027 đến 8h ngày 23/01/2027", "Trực tuyến", "?"),
        ("từ 9h đến 8h ngày 22/01/2027", "Trực tuyến", "22/01"),
    ],
)
def test_a_session_that_runs_begins_at_its_first_moment(text: str, form: str, moment: str) -> None:
    assert when(text, form)[0] == moment


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("từ 04 đến 15/01/2027", ("04/01/2027", "15/01/2027")),
        ("28/01 - 03/02/2027", ("28/01/2027", "03/02/2027")),
        ("Từ 7h30 ngày 04/01 đến hết 17h ngày 15/01/2027", ("04/01/2027", "15/01/2027")),
        ("30/12 - 05/01/2027", None),  # of which year the first is, it does not say
        ("04-15/01/2027", None),
        ("31/02 - 05/03/2027", None),
        ("giờ hành chính", None),
    ],
)
def test_an_end_takes_from_the_other_what_it_lacks(text: str, ends: tuple[str, str] | None) -> None:
    span = read_span(text)
    assert (span and (f"{span.start.day:%d/%m/%Y}", f"{span.end.day:%d/%m/%Y}")) == ends


@pytest.mark.parametrize(
    ("text", "moment", "place"),
    [
        (
            "8h ngày 12/01/2027 tại hội trường khách sạn Thử, số 8 Trần Thử. Bán hồ sơ tại kho",
            *("12/01 08:00", "hội trường khách sạn Thử, số 8 Trần Thử"),
        ),
        (
            "14h ngày 12/01/2027 tại nhà văn hóa thôn, khách hàng nộp tiền tại Chi cục THADS",
            *("12/01 14:00", "nhà văn hóa thôn"),
        ),
        (
            "10h ngày 12/01/2027 tại sân kho (đăng ký ở tầng 1 trụ sở Trung tâm)",
            *("12/01 10:00", "sân kho"),
        ),
        (
            "9h ngày 12/01/2027 tại Hội trường tầng 2, trụ sở Công ty tại số 5 phố Thử",
            *("12/01 09:00", "Hội trường tầng 2, trụ sở Công ty tại số 5 phố Thử"),
        ),
        ("9h ngày 12/01/2027 tại phòng đăng ký đất đai", "12/01 09:00", "phòng đăng ký đất đai"),
        ("9h ngày 12/01/2027 tại Trung tâm hoặc tại UBND xã", "12/01 09:00", ""),
        (
            "Bán hồ sơ từ 8h ngày 04/01/2027; mở phiên 9h30 ngày 12/01/2027 tại kho tang vật",
            *("12/01 09:30", "kho tang vật"),
        ),
        (
            "Đăng ký trước 17h ngày 10/01/2027, đấu giá lúc 8h ngày 12/01/2027 tại hội trường xã",
            *("12/01 08:00", "hội trường xã"),
        ),
        ("hạn nộp hồ sơ 17h ngày 10/01/2027", "?", ""),
        ("Xem tài sản ngày 05/01/2027 tại kho", "?", ""),
        ("bán hồ sơ đến 16h30 ngày 08/01/2027 tại Công ty", "?", ""),
    ],
)
def test_another_step_gives_the_session_no_hour_and_no_place(text, moment, place) -> None:
    assert when(text) == (moment, place)


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.times(),
    st.sampled_from(["{h}h{m} ngày {d}", "{h} giờ {m} phút, ngày {d}", "{h}:{m} {d}"]),
    st.sampled_from(["Hội trường A", "số 12 đường Thử, phường Mẫu", "Trụ sở UBND xã Thử"]),
    st.sampled_from(["{w} tại {p}", "{w}, tại: {p}", "tại {p} vào lúc {w}", "{w} - {p}"]),
)
def test_a_place_beside_it_changes_no_moment(day, hour, written, place, sentence) -> None:
    alone = written.format(h=hour.hour, m=f"{hour:%M}", d=f"{day:%d/%m/%Y}")
    said = read_occasion(sentence.format(w=alone, p=place))
    assert (said.when, said.place) == (read_occasion(alone).when, place)


@given(st.text(max_size=200))
def test_any_text_is_read_or_not_and_breaks_nothing(text: str) -> None:
    read_span(text)
    occasion = read_occasion(text)
    assert not occasion.place or isinstance(occasion.when, Moment)
