"""A case has one number, however it is written: by hand, by a label, in a list of an old year."""

from collections.abc import Callable

import pytest

from cases.models import CaseFile, numbered
from cases.numbers import number_key, number_keys, written_number
from cases.operations.numbered import case_of_number
from cases.refusals import NumberTaken
from foundation.actor import Actor
from foundation.acts import Act
from foundation.clock import now
from foundation.database import db
from foundation.folding import identifier
from tests.fixtures.ledger import changed_elsewhere

SAME = [
    [
        *("101/TL-THA", "Số 101/TL-THA", "số: 101/tl-tha", "SỐ101/TL-THA", "101 / TL - THA"),
        *("１０１／ＴＬ－ＴＨＡ", "Số thụ lý: 101/TL-THA", "Thụ lý số 101/TL-THA"),
        *("Vụ việc số 0101/TL-THA", "HS số 101/TL-THA", "Hồ sơ số: 101/TL-THA", "№ 101/TL-THA"),
    ],
    [
        *("101/2020/TL-THA", "101/TL-THA/2020", "101/TL-THA-2020", "Số 101/TL-THA năm 2020"),
        "101/TL-THA (2020)",
    ],
    ["642/2021", "HS 0642 / 2021", "642-2021", "Số 642/2021"],
]
OTHERS = ["642A/2021", "101/TL", "101/2021/TL-THA", "Số", "Vụ Nguyễn Văn Mẫu", "1012/TL-THA"]


def test_a_number_is_one_however_it_is_written() -> None:
    keys = [{number_key(each) for each in group} for group in SAME]
    assert [len(each) for each in keys] == [1, 1, 1]
    assert len({key for each in keys for key in each} | set(map(number_key, OTHERS))) == 9


@pytest.mark.parametrize("group", SAME)
def test_a_row_of_an_earlier_version_is_found_by_every_way_of_writing(group: list[str]) -> None:
    for stored in group:
        if stored.startswith(("HS", "Hồ sơ", "Vụ việc", "№")):
            continue  # these lost what stands before them in the earlier version, too, or zeros
        for asked in group:
            assert identifier(stored) in number_keys(asked), (stored, asked)


def test_a_case_entered_under_an_old_key_is_the_case_of_its_number(
    make_case: Callable[..., CaseFile], officer: Actor
) -> None:
    case = make_case(number="Số 101/TL-THA")
    changed_elsewhere(case, number_key="so101tltha")
    by = Act(officer, now())
    found = case_of_number("101/TL-THA", office_id=case.office_id, summary="", origin="old", by=by)
    assert found.id == case.id
    assert db.session.scalar(db.select(CaseFile.id).where(numbered("101 / tl - tha"))) == case.id
    with pytest.raises(NumberTaken):
        make_case(number="101/TL-THA")


@pytest.mark.parametrize(
    "written",
    [
        *("HS 901/2017", "hs: 901/2017", "HS901/2017", "Hồ sơ số 901/2017", "Số: 901/2017"),
        *("Vụ việc số 901/2017", "Thụ lý số: 901/2017", "QĐ số 901/2017", " № 901/2017"),
        *("Quyết định thi hành án số 901/2017", "QĐ THA 901/2017", "901/2017"),
    ],
)
def test_no_word_before_a_number_is_kept_wherever_it_is_entered(
    make_case: Callable[..., CaseFile], written: str
) -> None:
    assert written_number(written) == "901/2017"
    assert number_key(written) == number_key("901/2017")
    assert make_case(number=written).number == "901/2017"
    assert db.session.scalar(db.select(CaseFile.id).where(numbered(written))) is not None


@pytest.mark.parametrize("kept", ["TB 901/2017", "Vụ Nguyễn Văn 1", "HSX 12", "Số", "12/QĐ-CCTHA"])
def test_other_words_are_part_of_a_number(kept: str) -> None:
    assert written_number(kept) == kept
