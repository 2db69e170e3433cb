"""Order pages: who approves, rejects, cancels and revokes, and what the others are told."""

import pytest

from foundation.database import db
from tests.fixtures.html import fields
from tests.fixtures.ledger import changed_elsewhere
from warehouse.models import Order, OrderState


@pytest.fixture
def as_keeper(pages, keeper):
    return pages.as_user(keeper)


@pytest.fixture
def as_officer(pages, officer):
    return pages.as_user(officer)


@pytest.fixture
def as_head(pages, head):
    return pages.as_user(head)


def of(model, number):
    return db.session.get_one(model, number)


def test_the_head_approves_and_the_proposer_is_told_why_not(as_head, as_officer, make_intake):
    order = make_intake(approved=False)
    address = f"/warehouse/orders/{order.code}"
    as_officer.get(address)
    as_head.post_form(address, {"decision": "approve"}, action=f"{address}/decision")
    assert of(Order, order.id).state is OrderState.APPROVED


def test_only_a_head_decides_orders(
    as_officer, pages, keeper, accountant, auditor, admin, make_intake, make_user
):
    """The right to approve is the head's alone, whatever else a role may do with orders."""
    order = make_intake(approved=False, actor=make_user(roles=["officer"]))
    address = f"/warehouse/orders/{order.code}"
    for visitor in (
        as_officer,
        *(pages.as_user(who) for who in (keeper, accountant, auditor, admin)),
    ):
        page = visitor.get(address)
        token = next(m for m in page.document.all("meta") if m.get("name") == "csrf-token")
        said = {"decision": "approve", "csrf_token": token["content"]}
        visitor.post(f"{address}/decision", said, 403)
        assert not [f for f in page.document.all("form") if f.get("action").endswith("/decision")]
    assert of(Order, order.id).state is OrderState.PROPOSED


def test_a_rejection_without_a_word_is_refused(as_head, make_intake):
    order = make_intake(approved=False)
    address = f"/warehouse/orders/{order.code}"
    as_head.post_form(address, {"decision": "reject"}, 422, action=f"{address}/decision")
    assert of(Order, order.id).state is OrderState.PROPOSED


def test_the_later_of_two_heads_is_told_that_the_order_is_decided(
    as_head, pages, make_user, make_intake
):
    """Nothing is left to decide, so no form is shown; the sentence stands there all the same."""
    order = make_intake(approved=False)
    address = f"/warehouse/orders/{order.code}"
    other = pages.as_user(make_user(roles=["head"]))
    open_page = other.get(address)
    as_head.post_form(address, {"decision": "approve"}, action=f"{address}/decision")

    form = open_page.form(action=f"{address}/decision")
    refused = other.send(open_page, form, {"decision": "reject", "note": "Thiếu giấy tờ"}, 422)
    assert len(refused.document.all("div", role="alert")) == 1
    assert of(Order, order.id).state is OrderState.APPROVED


@pytest.mark.rows_by_hand
def test_the_page_after_a_refusal_is_seen_as_it_is_then(as_head, make_intake, officer, now):
    order = make_intake(approved=False)
    address = f"/warehouse/orders/{order.code}"
    open_page = as_head.get(address)
    form = open_page.form(action=f"{address}/decision")
    changed_elsewhere(order, reason="Tiếp nhận tài sản")
    refused = as_head.send(open_page, form, {"decision": "approve"}, 422)
    again = refused.form(action=f"{address}/decision")
    as_head.send(refused, again, {"decision": "approve"})
    assert of(Order, order.id).state is OrderState.APPROVED


def test_orders_are_listed_by_state_and_cancelled(as_officer, make_intake):
    order = make_intake(approved=False)
    address = f"/warehouse/orders/{order.code}"
    assert order.number in as_officer.get("/warehouse/orders?state=proposed").text
    assert order.number not in as_officer.get("/warehouse/orders?state=approved").text
    as_officer.post_form(address, {"note": ""}, 422, action=f"{address}/cancellation")
    as_officer.post_form(address, {"note": "Lập nhầm"}, action=f"{address}/cancellation")
    assert of(Order, order.id).state is OrderState.CANCELLED


def offered(page):
    """Return the last words of the addresses of the forms on a page of an order."""
    return {form.get("action").rsplit("/", 1)[-1] for form in page.document.all("form")}


def test_a_head_revokes_an_approved_order_and_nobody_else_may(
    as_head, as_keeper, as_officer, pages, intake, make_user
):
    address = f"/warehouse/orders/{intake.code}"
    another = pages.as_user(make_user(roles=["officer"]))
    for visitor in (as_keeper, as_officer, another):
        page = visitor.get(address)
        assert not {"cancellation", "revocation"} & offered(page)
        token = next(m for m in page.document.all("meta") if m.get("name") == "csrf-token")
        said = {"note": "Lập nhầm", "csrf_token": token["content"]}
        visitor.post(f"{address}/revocation", said, 403)
    assert of(Order, intake.id).state is OrderState.APPROVED

    assert "cancellation" not in offered(as_head.get(address))
    as_head.post_form(address, {"note": ""}, 422, action=f"{address}/revocation")
    answer = as_head.post_form(address, {"note": "Sai vụ án"}, action=f"{address}/revocation")
    assert "Sai vụ án" in as_head.follow(answer).text
    assert of(Order, intake.id).state is OrderState.CANCELLED


def test_a_keeper_cancels_neither_what_is_approved_nor_what_another_proposed(
    as_keeper, make_intake, keeper, make_user
):
    """The address is the keeper's to call; the order answers in words and stays as it is."""
    make_user(roles=["keeper"])  # who could carry out what this one proposes
    own, waiting, approved = (
        make_intake(approved=False, actor=keeper),
        make_intake(approved=False),
        make_intake(),
    )
    for order in (waiting, approved):
        assert "cancellation" not in offered(as_keeper.get(f"/warehouse/orders/{order.code}"))
        address = f"/warehouse/orders/{own.code}"
        form = as_keeper.get(address).form(action=f"{address}/cancellation")
        said = fields(form) | {"note": "Lập nhầm", "expected": ""}
        other = f"/warehouse/orders/{order.code}/cancellation"
        refused = as_keeper.post(other, said, 422)
        assert len(refused.document.all("div", role="alert")) == 1
    assert of(Order, waiting.id).state is OrderState.PROPOSED
    assert of(Order, approved.id).state is OrderState.APPROVED
