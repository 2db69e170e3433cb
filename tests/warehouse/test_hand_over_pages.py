"""Hand-overs on their pages: drafted, filled by scans, looked at, signed by two with a password."""

import pytest
from sqlalchemy import String, cast, select

from foundation.codes import shown
from foundation.database import db
from tests.fixtures.hand_overs import sign_by
from tests.fixtures.people import PASSWORD
from tests.fixtures.plans import many_of, whole_tables
from warehouse.models import EvidenceItem, HandOver, HandOverKind, HandOverState

LIST = "/warehouse/hand-overs"


def only():
    row = db.session.scalars(select(HandOver).where(HandOver.kind == HandOverKind.KEEPER)).one()
    db.session.refresh(row)
    return row


def test_two_keepers_hand_over_what_one_has_scanned(pages, make_item, item, keeper, second_keeper):
    plain = make_item(seal=None)
    giver = pages.as_user(keeper)
    giver.post_form(f"{LIST}/new", {"kind": "keeper", "reason": "Thủ kho nghỉ hưu"})
    here = f"{LIST}/{only().id}"
    scanned = f"{shown(item.code)}\n{plain.code.lower()}\n"
    giver.post_form(f"{here}/lines", {"codes": scanned, "condition": "như trước"})
    assert "1 trong 2" in giver.get(here).main
    page = giver.get(f"{here}/sign")
    assert "Còn 1 vật chưa kiểm tra" in page.main
    giver.post_form(
        f"{here}/lines/{item.code}",
        {"seal_state": "intact", "seal_number": item.seal_number, "condition": "còn nguyên"},
    )
    giver.post_form(f"{here}/sign", {"current": PASSWORD, "looked": "y"})
    assert only().stage is HandOverState.SIGNED_BY_ONE
    waits = f"Chờ ký: {second_keeper.name}"
    assert waits in giver.get(here).main
    assert waits in giver.get(f"{here}/sign").main
    assert f'href="{here}"' in giver.get(f"{here}/sign").response.text.partition("kb-band")[2]
    receiver = pages.as_user(second_keeper)
    assert only().number in receiver.get(LIST).main
    assert "chờ 0 ngày" in receiver.get(LIST).main
    assert "2 vật" in receiver.get(LIST).main.partition("chờ 0 ngày")[2]
    receiver.post_form(f"{here}/sign", {"current": PASSWORD, "looked": "y"})
    assert only().stage is HandOverState.SIGNED
    things = db.session.scalars(
        select(EvidenceItem).execution_options(populate_existing=True)
    ).all()
    assert {thing.keeper_id for thing in things} == {second_keeper.id}
    assert "hai bên đã ký" in receiver.get(here).main
    assert only().number in receiver.get(f"/warehouse/items/{item.code}").main


def test_a_wrong_password_signs_nothing(pages, make_hand_over, item, keeper):
    row = make_hand_over(item)
    db.session.commit()
    pages.as_user(keeper).post_form(f"{LIST}/{row.id}/sign", {"current": "sai"}, 422)
    assert only().stage is HandOverState.DRAFT


def test_who_signs_sees_who_looked_and_says_that_they_did_too(
    pages, make_hand_over, item, keeper, second_keeper
):
    row = make_hand_over(item)
    db.session.commit()
    here = f"{LIST}/{row.id}"
    receiver = pages.as_user(second_keeper)
    page = receiver.get(f"{here}/sign")
    for said in (shown(item.code), keeper.name, "như trước", "Tôi đã tự kiểm tra"):
        assert said in page.main
    assert keeper.name in receiver.get(here).main
    refused = receiver.post_form(f"{here}/sign", {"current": PASSWORD}, 422)
    assert "trước khi ký" in refused.main
    assert only().stage is HandOverState.DRAFT
    receiver.post_form(f"{here}/sign", {"current": PASSWORD, "looked": "y"})
    assert only().stage is HandOverState.SIGNED_BY_ONE


def test_a_code_nobody_knows_is_named_and_nothing_is_lost(pages, make_hand_over, item, keeper):
    row = make_hand_over()
    db.session.commit()
    page = pages.as_user(keeper).post_form(
        f"{LIST}/{row.id}/lines", {"codes": f"{item.code}\nABC123"}, 422
    )
    assert "ABC123" in page.main
    assert item.code in page.main
    assert only().lines_count == 0


def test_a_draft_survives_and_is_withdrawn(pages, make_hand_over, item, keeper):
    row = make_hand_over(item)
    db.session.commit()
    giver = pages.as_user(keeper)
    assert shown(item.code) in giver.get(f"{LIST}/{row.id}").main
    off = f"{LIST}/{row.id}/lines/{item.code}/remove"
    giver.post_form(off, {}, action=off)
    assert only().lines_count == 0
    giver.post_form(f"{LIST}/{row.id}/withdraw", {"why": "Ghi nhầm"})
    assert only().stage is HandOverState.WITHDRAWN
    assert "Ghi nhầm" in giver.get(f"{LIST}/{row.id}").main


def test_who_stands_alone_is_told_before_drafting(pages, keeper, make_user):
    db.session.commit()
    alone = pages.as_user(keeper)
    assert "không có thủ kho nào khác" in alone.get(f"{LIST}/new").main
    make_user(roles=["keeper"], full_name="Đinh Thị Kế")
    assert "Đinh Thị Kế" in alone.get(f"{LIST}/new").main


def test_who_only_reads_signs_nothing(pages, make_hand_over, item, auditor):
    row = make_hand_over(item)
    db.session.commit()
    eye = pages.as_user(auditor)
    assert row.number in eye.get(f"{LIST}/{row.id}").main
    eye.get(f"{LIST}/{row.id}/sign", 403)


@pytest.mark.rows_by_hand
@pytest.mark.parametrize(
    ("asked", "index"),
    [("", "ix_hand_over_open"), ("?state=all", "ix_hand_over_office_id_id")],
)
def test_the_list_is_read_by_an_index(
    noting_plans, pages, make_hand_over, item, keeper, second_keeper, asked, index
):
    signed = sign_by(make_hand_over(item), keeper, second_keeper)
    make_hand_over(item, giver=second_keeper)
    many_of(signed, 200, number=lambda n: cast(n, String))  # so many that an index is worth it
    db.session.commit()
    with noting_plans() as plans:
        pages.as_user(keeper).get(f"{LIST}{asked}")
    # of two indexes that serve, SQLite takes now one, now the other; PostgreSQL decides
    on_postgresql = db.session.connection().dialect.name == "postgresql"
    serve = {index} if on_postgresql else {index, "ix_hand_over_office_id_id"}
    assert [plan for plan in plans if any(each in plan for each in serve)], plans
    assert not whole_tables(plans, "hand_over ")
