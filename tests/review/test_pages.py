"""The pages of review, as people open them: lists, filters, homes."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

import pytest

from accounts.models import Office, Role, UserAccount
from auctions.models import Lot
from cases.models import CaseFile, Holder, Party
from cases.operations import obstacles
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import db
from review.models import Directive, StalledAsset
from sales.models import Sale
from tests.fixtures.auctions import MakeLot
from tests.fixtures.cases import MakeAsset
from tests.fixtures.pages import MOST_OF_A_HOME, Answer, Pages
from tests.fixtures.people import MakeUser
from tests.fixtures.review import MakeDirective, Refresh, asset_of

MOST = 28  # queries of the stalled list: the menu, what decides the acts of offers and of sales


@pytest.fixture
def board(
    unsold: Lot, kept_back: Sale, bank: Party, officer: Actor, refresh: Refresh
) -> tuple[Lot, Sale]:
    """One asset failed three times, one paid for and kept; the police hold the second."""
    obstacles.report_obstacle(
        asset_of(kept_back.lot_id),
        reason_code="U01",
        held_by=Holder.POLICE,
        holder_name="Công an tỉnh",
        since_on=date(2026, 10, 2),
        next_act="Yêu cầu kế hoạch bảo vệ cưỡng chế",
        due_on=date(2026, 11, 26),
        by=Act(officer, clock.now()),
    )
    refresh()
    return unsold, kept_back


def rows(answer: Answer) -> int:
    """Count the rows of the list itself."""
    tables = answer.document.all("table")
    return len([row for table in tables for row in table.all("tr") if row.all("td")])


@pytest.mark.usefixtures("board")
def test_the_stalled_list_says_money_ages_holder_and_next_act(pages: Pages, head: Actor) -> None:
    answer = pages.as_user(head).get("/review/stalled", most_queries=MOST)

    assert rows(answer) == 2
    for words in (
        "3 lần không thành",
        "Chưa giao",
        "69 ngày từ khi nộp đủ",
        "lãi thuộc người mua từ 17/11/2026",
        "Công an tỉnh · 52 ngày",
        "Yêu cầu kế hoạch bảo vệ cưỡng chế",
        "NH TMCP Phương Đông Thử Nghiệm",
        "2 / 2 tài sản chưa xử lý xong",
        "1 / 1 tài sản đã nộp đủ tiền, chưa giao",
    ):
        assert words in answer.text


@pytest.mark.usefixtures("board")
def test_what_is_next_is_the_lawful_act_and_the_obstacle_has_its_own(
    pages: Pages, head: Actor
) -> None:
    answer = pages.as_user(head).get("/review/stalled?condition=undelivered", most_queries=MOST)
    cells = [cell.text for cell in answer.document.one("tbody").all("td")]
    assert len([text for text in cells if "Giao tài sản cho người mua" in text]) == 1
    (obstacle,) = [text for text in cells if "Yêu cầu kế hoạch bảo vệ cưỡng chế" in text]
    assert "Công an tỉnh" in obstacle
    assert "26/11/2026" in obstacle
    assert "Giao tài sản" not in obstacle


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("condition=failed", 1),
        ("condition=undelivered", 1),
        ("holder=police", 1),
        ("holder=police&name=C%C3%B4ng+an+t%E1%BB%89nh", 1),
        ("directive=none", 2),
        ("condition=nonsense&holder=%00&officer=x&unit=", 2),
        ("cases=all", 2),
    ],
)
def test_every_filter_narrows(pages: Pages, head: Actor, asked: str, found: int) -> None:
    answer = pages.as_user(head).get(f"/review/stalled?{asked}", most_queries=MOST)
    assert rows(answer) == found


@pytest.mark.usefixtures("board")
def test_every_number_of_the_filters_leads_to_that_many_rows(pages: Pages, head: Actor) -> None:
    visitor = pages.as_user(head)
    page = visitor.get("/review/stalled?part=filters")
    boxes = [label for label in page.document.all("label") if label.all("span", class_="kb-count")]
    counts = [
        (label.one("input"), int(label.one("span", class_="kb-count").text)) for label in boxes
    ]
    assert len(counts) >= 6
    for box, count in counts:
        address = f"/review/stalled?{urlencode({box['name']: box['value']})}"
        assert rows(visitor.get(address)) == count, address


def test_a_calm_office_has_an_empty_list(pages: Pages, head: Actor) -> None:
    answer = pages.as_user(head).get("/review/stalled", most_queries=MOST)
    assert "Không có tài sản tồn đọng." in answer.text


def test_another_office_sees_nothing_of_it(
    pages: Pages,
    board: tuple[Lot, Sale],
    make_user: MakeUser,
    make_office: Callable[..., Office],
) -> None:
    stranger = make_user(roles=[Role.HEAD], office=make_office(code="XA", name="Phòng khác"))
    visitor = pages.as_user(stranger)
    assert "Không có tài sản tồn đọng." in visitor.get("/review/stalled?cases=all").text
    asset = asset_of(board[0].id)
    visitor.get(f"/review/directives/assets/{asset.id}/new", 404)


def test_the_list_pages_by_key(
    pages: Pages,
    head: Actor,
    case: CaseFile,
    make_asset: MakeAsset,
    make_lot: MakeLot,
    fail_rounds: Callable[..., Lot],
    refresh: Refresh,
) -> None:
    group = [make_asset(description=f"Máy tiện số {number}") for number in range(53)]
    lot = make_lot(assets=group, created_on=date(2026, 7, 1), title="53 máy tiện")
    fail_rounds(lot, date(2026, 8, 20), date(2026, 10, 1), date(2026, 11, 12))
    refresh()
    visitor = pages.as_user(head)
    first = visitor.get("/review/stalled", most_queries=MOST)
    further = next(a for a in first.document.all("a") if a.get("rel") == "next")
    second = visitor.get(further.get("href"), most_queries=MOST)
    assert (rows(first), rows(second)) == (40, 13)
    # the money of a lot is counted once, however many assets it has
    assert f"{(lot.current_price or 0) / 10**6:.0f}" in first.text.split("Thủ tục quá hạn")[0]


@pytest.mark.usefixtures("board")
def test_who_holds_what_leads_to_the_rows(pages: Pages, auditor: Actor) -> None:
    visitor = pages.as_user(auditor)
    page = visitor.get("/review/holders")
    _chart, _same, listed = page.document.all("table")
    assert len([row for row in listed.all("tr") if row.all("td")]) == 2
    police = next(a for a in page.document.all("a") if a.text == "Công an tỉnh")
    assert rows(visitor.get(police.get("href"))) == 1


@pytest.mark.usefixtures("board")
def test_next_acts_show_clock_provision_and_one_button(pages: Pages, officer: Actor) -> None:
    answer = pages.as_user(officer).get("/review/acts", most_queries=30)
    for words in (
        "Quá hạn",
        "Giao tài sản cho người mua",
        "quá 7 ngày",
        "Đ.67 k.1 đ.c NĐ 152",
        "Ghi biên bản giao",
    ):
        assert words in answer.text


@pytest.mark.usefixtures("board")
def test_an_officer_sees_their_own_acts_first_and_all_on_request(
    pages: Pages, make_user: MakeUser
) -> None:
    visitor = pages.as_user(make_user(roles=[Role.OFFICER]))
    assert "Không có việc nào đến hạn ở mục này." in visitor.get("/review/acts").text
    assert "Giao tài sản cho người mua" in visitor.get("/review/acts?whose=all").text


@pytest.mark.usefixtures("board", "directive")
@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("head", "Tài sản tồn đọng chờ chỉ đạo"),
        ("officer", "Việc của tôi, hạn gần nhất trước"),
        ("keeper", "Làm gì với vật sắp quét?"),
        ("accountant", "Gửi tiết kiệm kỳ hạn"),
        ("auditor", "Dòng mới nhất của nhật ký"),
        ("admin", "Việc quản trị"),
    ],
)
def test_each_role_finds_its_home(
    pages: Pages, request: pytest.FixtureRequest, role: str, words: str
) -> None:
    answer = pages.as_user(request.getfixturevalue(role)).get("/", most_queries=32)
    assert words in answer.text


@pytest.mark.parametrize("role", list(Role))
def test_a_home_with_nothing_to_do_says_so(pages: Pages, make_user: MakeUser, role: Role) -> None:
    assert pages.as_user(make_user(roles=[role])).get("/", most_queries=32).h1 == "Trang chủ"


def test_a_person_of_many_roles_finds_every_section(
    pages: Pages, make_user: MakeUser, directive: Directive
) -> None:
    text = pages.as_user(make_user(roles=list(Role))).get("/", most_queries=MOST_OF_A_HOME).text
    for words in (
        "Chờ quyết định",
        "Việc của tôi, hạn gần nhất trước",
        "Hôm nay trong kho",
        "Việc quản trị",
    ):
        assert words in text or words == "Chờ quyết định"


def test_a_directive_stands_on_the_home_of_whoever_it_was_given_to(
    pages: Pages, keeper: Actor, make_directive: MakeDirective
) -> None:
    make_directive(to_user=db.session.get_one(UserAccount, keeper.id))
    db.session.commit()
    assert "Chỉ đạo chờ tôi trả lời" in pages.as_user(keeper).get("/").text


def test_the_head_sees_what_was_not_answered_in_time(
    pages: Pages, head: Actor, directive: Directive, travel_to: Callable[[date], object]
) -> None:
    db.session.commit()
    travel_to(date(2026, 12, 1))
    visitor = pages.as_user(head)
    assert "Chỉ đạo quá hạn chưa trả lời" in visitor.get("/").text
    assert "quá 2 ngày làm việc" in visitor.get("/review/directives?state=overdue").text
    assert directive.instruction in visitor.get("/review/directives").text


def test_the_list_says_the_oldest_day_its_figures_are_of(
    board: tuple[Lot, Sale], pages: Pages, head: Actor
) -> None:
    rows = db.session.scalars(db.select(StalledAsset).order_by(StalledAsset.id)).all()
    rows[0].refreshed_on = date(2026, 11, 9)
    db.session.commit()
    assert len(rows) == len(board)
    visitor = pages.as_user(head)
    assert "số liệu ngày T2 09/11/2026" in visitor.get("/review/stalled").text
    assert "lập ngày T2 09/11/2026" in visitor.get("/").text


def test_a_list_of_today_says_no_other_day(
    board: tuple[Lot, Sale], pages: Pages, head: Actor
) -> None:
    visitor = pages.as_user(head)
    for url in ("/review/stalled", "/"):
        text = visitor.get(url).text
        assert "số liệu ngày" not in text
        assert "chưa tính lại" not in text


@pytest.mark.usefixtures("board")
def test_after_a_directive_the_next_asset_is_one_press_away(pages: Pages, head: Actor) -> None:
    visitor = pages.as_user(head)
    waiting = visitor.get("/review/stalled?directive=none&cases=all").document
    new = [
        link.get("href")
        for link in waiting.all("a")
        if (link.get("href") or "").startswith("/review/directives/assets/")
    ]
    first, second = dict.fromkeys(new)
    given = visitor.post_form(first, {"instruction": "Báo cáo ngay", "due_on": "2026-11-27"})
    links = {link.get("href") for link in visitor.follow(given).document.all("a")}
    assert second in links
    assert first not in links
