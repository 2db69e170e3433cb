"""The gate: a view that does not say which permission it needs is nobody's to call."""

import pytest


@pytest.fixture
def read(app):
    """A view whose author forgot the permission; gives who read it."""
    readers = []

    def forgotten():
        readers.append(1)
        return "everything about everybody"

    app.add_url_rule("/forgotten", "test.forgotten", forgotten)
    return readers


@pytest.mark.parametrize("role", ["keeper", "officer", "head", "admin"])
def test_a_view_without_a_permission_is_refused_to_everybody(read, pages, make_user, role):
    visitor = pages.as_user(make_user(roles=[role]))
    visitor.get("/forgotten", 403)
    assert (
        visitor.raw("GET", "/forgotten", headers={"Accept": "application/json"}).status_code == 403
    )
    assert read == []


def test_a_stranger_is_sent_to_sign_in(read, pages):
    assert "/sign-in" in pages.anonymous().get("/forgotten", 302).location
    assert read == []
