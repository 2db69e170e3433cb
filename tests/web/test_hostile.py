"""Odd input changes nothing and breaks nothing, on every page and on both engines."""

import base64
import json

import pytest

from foundation.folding import tidy
from web.addresses import MOST_DIGITS, row_number
from web.preferences import local_address

ASKED = (
    "after", "before", "bank", "case_id", "cases", "code", "condition", "directive", "due", "grave",
    "holder", "item", "kind", "month", "name", "officer", "order", "physical", "place", "q", "raw",
    "seal", "state", "status", "stream", "unit", "whose", "words",
)  # fmt: skip
ODD = (
    str(2**63),
    "9" * 400,
    "-1",
    "1_000",
    "\u0661\u0662",  # digits, but not ours
    "a\x00b",
    "a\u200bb\u202e",
    "%",
    "\U0001f989" * 50,
)


def cursor(*values: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


CURSORS = (
    cursor("0001-01-01T00:00:00+14:00", 1),
    cursor("9999-12-31T23:59:59-14:00", 1),
    cursor(2**63),
    cursor("a\x00b", 1),
    cursor("\ud800", 1),
    cursor([[]], {}),
    cursor(*range(9)),
    "[" * 5000,
)


@pytest.fixture
def everyone(make_user):
    """A person who may open every page."""
    return make_user(roles=["keeper", "officer", "accountant", "head", "auditor", "admin"])


@pytest.fixture
def pages_without_parameters(app):
    return sorted(
        rule.rule
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods and not rule.arguments
    )


def test_no_odd_value_in_an_address_breaks_a_page(
    pages, everyone, item, announced, pages_without_parameters
):
    visitor = pages.as_user(everyone)
    for address in pages_without_parameters:
        for odd in ODD:
            answer = visitor.client.get(address, query_string=dict.fromkeys(ASKED, odd))
            assert answer.status_code < 500, f"{address} {odd!r}"
        for odd in CURSORS:
            for name in ("after", "before"):
                answer = visitor.client.get(address, query_string={name: odd})
                assert answer.status_code < 500, f"{address} {name}={odd!r}"


def test_a_part_of_an_address_nobody_can_see_is_not_found(pages, keeper):
    visitor = pages.as_user(keeper)
    for odd in ("%00", "a%00b", "a%E2%80%8Bb", "%C2%AD"):
        visitor.get(f"/warehouse/items/{odd}", 404)


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "/\\evil.example", "/x\r\nSet-Cookie: a=b", "/x\x00", "https://evil.example",
     "javascript:alert(1)", "/\u202etxt", "", None],
)  # fmt: skip
def test_only_an_address_of_ours_is_gone_back_to(target):
    assert local_address(target) is None
    assert local_address("/warehouse/items?q=tủ lạnh") == "/warehouse/items?q=tủ lạnh"


def test_a_line_end_in_the_way_back_sets_no_header(pages):
    visitor = pages.anonymous()
    answer = visitor.get("/preferences/theme/dark?next=%2Fx%0D%0ASet-Cookie:%20a=b", 303)
    assert "a" not in {
        cookie.split("=")[0] for cookie in answer.response.headers.getlist("Set-Cookie")
    }


def test_a_number_is_as_large_as_a_rows_can_be():
    assert row_number("17") == 17
    assert row_number("9" * MOST_DIGITS) == 10**MOST_DIGITS - 1
    for odd in ("", "-1", "1_0", "\u0661", " 1", "9" * (MOST_DIGITS + 1), "1e3"):
        assert row_number(odd) is None


@pytest.mark.parametrize("odd", ["9" * 400, "-3", "1_0", "3.0"])
def test_a_count_no_form_can_mean_is_refused_beside_its_field(pages, officer, announced, odd):
    visitor = pages.as_user(officer)
    address = f"/auctions/lots/{announced.lot.code}/rounds/{announced.number}/count"
    page = visitor.post_form(address, {"registrants": odd}, 422)
    assert page.form(having=("registrants",))


def test_what_cannot_be_seen_is_not_kept():
    assert tidy("Tủ\u200b \u00a0 lạnh\u202e\x00\ud800") == "Tủ lạnh"
