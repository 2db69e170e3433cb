"""The token of forms is written differently in each answer, and is still asked for."""

import re

from web.tokens import masked, unmasked


def token_of(text: str) -> str:
    found = re.search(r'name="csrf-token" content="([^"]+)"', text)
    return found[1]


def test_each_answer_writes_the_token_differently_and_all_are_taken(pages, keeper):
    visitor = pages.as_user(keeper)
    first, second = (token_of(visitor.client.get("/warehouse/scan").text) for _ in range(2))
    assert len(first) == len(second)
    assert sum(a != b for a, b in zip(first, second, strict=True)) > len(first) / 2
    for token in (first, second):
        answer = visitor.client.post(
            "/warehouse/scan", json={"raw": "x"}, headers={"X-CSRFToken": token}
        )
        assert answer.status_code != 400


def test_one_answer_writes_it_the_same_everywhere(pages, keeper):
    text = pages.as_user(keeper).client.get("/warehouse/scan").text
    assert set(re.findall(r'name="csrf_token"[^>]* value="([^"]+)"', text)) == {token_of(text)}


def test_a_token_changed_on_its_way_is_not_taken(pages, keeper):
    visitor = pages.as_user(keeper)
    token = token_of(visitor.client.get("/warehouse/scan").text)
    for sent in (token[:-8] + "AAAAAAA=", token[:10], "", "ă", "=", unmasked(token)[:-1]):
        answer = visitor.client.post(
            "/warehouse/scan", json={"raw": "x"}, headers={"X-CSRFToken": sent.encode()}
        )
        assert answer.status_code == 400


def test_a_mask_comes_off():
    assert unmasked(masked("token.of-a_session")) == "token.of-a_session"
    assert unmasked("no mask at all") == "no mask at all"
