"""Directive pages: the head gives, the officer answers, the head judges; nobody else."""

from datetime import date, datetime

from accounts.models import Role
from cases.models import Asset
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import db
from review.models import Directive, DirectiveState
from review.operations.directives import accept_answer, answer_directive
from tests.fixtures.cases import MakeAsset
from tests.fixtures.pages import Pages
from tests.fixtures.people import MakeUser
from tests.fixtures.review import MakeDirective


def test_a_directive_lives_from_the_head_to_the_officer_and_back(
    pages: Pages, make_asset: MakeAsset, head: Actor, officer: Actor
) -> None:
    truck = make_asset(seized_on=date(2026, 11, 23))  # to be appraised after the directive is due
    db.session.commit()
    above, below = pages.as_user(head), pages.as_user(officer)
    given = above.post_form(
        f"/review/directives/assets/{truck.id}/new",
        {
            "instruction": "Chốt ngày giao với Công an tỉnh",
            "to_user": str(officer.id),
            "due_on": "2026-11-27",
        },
    )
    address = given.location
    assert "Đã giao chỉ đạo, hạn T6 27/11/2026." in above.follow(given).text
    said = "còn 3 ngày làm việc"  # by the field of the day, and by the page of the directive
    assert said in above.client.get("/days?text=27/11/2026").json["words"]
    assert said in above.get(address).text

    assert "Chốt ngày giao với Công an tỉnh" in below.get("/").text
    below.post_form(address, {"answer": "Hẹn 02/12"}, action=f"{address}/answer")
    assert "Hẹn 02/12" in above.get(address).text
    above.post_form(
        address, {"why": "Chưa có văn bản", "due_on": "2026-12-01"}, action=f"{address}/return"
    )
    assert "Chưa có văn bản" in below.get(address).text
    below.post_form(address, {"answer": "Công văn 145 ngày 24/11"}, action=f"{address}/answer")
    above.post_form(address, action=f"{address}/acceptance")

    directive = db.session.get_one(Directive, int(address.rsplit("/", 1)[1]))
    assert directive.state is DirectiveState.ACCEPTED
    page = above.get(address)
    assert "“Hẹn 02/12”" in page.text
    assert "“Công văn 145 ngày 24/11”" in page.text


def test_a_refused_directive_says_why_beside_its_field(
    pages: Pages, truck: Asset, head: Actor
) -> None:
    db.session.commit()
    answer = pages.as_user(head).post_form(
        f"/review/directives/assets/{truck.id}/new",
        {"instruction": "Làm ngay", "due_on": "2026-11-01"},
        422,
    )
    assert "Ngày hạn CN 01/11/2026 đã qua." in answer.text


def test_only_a_head_gives_directives(pages: Pages, truck: Asset, officer: Actor) -> None:
    db.session.commit()
    pages.as_user(officer).get(f"/review/directives/assets/{truck.id}/new", 403)


def test_who_neither_gave_nor_got_it_nor_reviews_does_not_see_it(
    pages: Pages, directive: Directive, accountant: Actor, auditor: Actor
) -> None:
    db.session.commit()
    pages.as_user(accountant).get(f"/review/directives/{directive.id}", 404)
    pages.as_user(auditor).get(f"/review/directives/{directive.id}")


def test_an_answer_by_another_is_refused_on_the_spot(
    pages: Pages, directive: Directive, head: Actor, make_user: MakeUser
) -> None:
    db.session.commit()
    other = pages.as_user(make_user(roles=[Role.OFFICER]))
    page = other.get(f"/review/directives/{directive.id}")
    assert not page.document.all("textarea")
    token = page.document.one("body").all("input", name="csrf_token")[0].get("value")
    sent = {"answer": "xong", "act_id": "0" * 32, "csrf_token": token}
    answer = other.post(f"/review/directives/{directive.id}/answer", sent, 422)
    assert "Chỉ Lê Văn Chấp trả lời chỉ đạo này." in answer.text


def test_my_directives_are_those_given_to_me(
    pages: Pages, make_directive: MakeDirective, officer: Actor, accountant: Actor
) -> None:
    make_directive(due_on=date(2026, 12, 24))
    db.session.commit()
    text = pages.as_user(officer).get("/review/directives?whose=mine").text
    assert "T5 24/12/2026" in text
    assert (
        "Không có chỉ đạo nào đang chờ." in pages.as_user(accountant).get("/review/directives").text
    )


def test_what_waits_stands_in_the_list_and_what_ended_is_asked_for(
    pages: Pages, make_directive: MakeDirective, officer: Actor, head: Actor, now: datetime
) -> None:
    ended = make_directive()
    make_directive(due_on=date(2026, 12, 24))
    answer_directive(ended, answer="Đã làm xong.", by=Act(officer, now))
    accept_answer(ended, by=Act(head, now))
    db.session.commit()
    as_head = pages.as_user(head)
    one, other = "T6 27/11/2026", "T5 24/12/2026"
    waiting = as_head.get("/review/directives").main
    assert other in waiting
    assert one not in waiting
    every = as_head.get("/review/directives?state=all").main
    assert other in every
    assert one in every
