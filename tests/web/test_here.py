"""Links that lead back to the page one looks at lead to a page."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.fixtures.warehouse import draft


@pytest.fixture
def refused(make_intake, pages, head):
    """The answer to a revocation without a reason, and who asked."""
    order = make_intake(lines=[draft()])
    address = f"/warehouse/orders/{order.code}"
    visitor = pages.as_user(head)
    refusal = visitor.post_form(address, {"note": ""}, 422, action=f"{address}/revocation")
    return visitor, refusal


@pytest.mark.parametrize("preference", ["language", "theme"])
def test_a_refused_form_keeps_its_links_of_language_and_colours(refused, preference):
    visitor, answer = refused
    found = re.search(rf'href="([^"]*/preferences/{preference}/[^"]*)"', answer.response.text)
    address = found.group(1).replace("&amp;", "&")
    (back,) = parse_qs(urlsplit(address).query)["next"]
    visitor.get(back)
