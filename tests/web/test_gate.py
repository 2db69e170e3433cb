"""The gate: a view that does not say which permission it needs is nobody's to call."""

import pytest

from app import create_app
from tests.fixtures.pages import Pages


@pytest.fixture
def application(app):
    """An application of its own, on the database of the test: it gets another route."""
    return create_app(app.config["KEBIEN"])


@pytest.fixture
def read(application):
    """A view whose author forgot the permission; gives who read it."""
    readers = []

    def forgotten():
        readers.append(1)
        return "everything about everybody"

    application.add_url_rule("/forgotten", "test.forgotten", forgotten)
    return readers


@pytest.fixture
def visitors(application):
    return Pages(application)


@pytest.mark.parametrize("role", ["keeper", "officer", "head", "admin"])
def test_a_view_without_a_permission_is_refused_to_everybody(read, visitors, make_user, role):
    visitor = visitors.as_user(make_user(roles=[role]))
    visitor.get("/forgotten", 403)
    assert (
        visitor.raw("GET", "/forgotten", headers={"Accept": "application/json"}).status_code == 403
    )
    assert read == []


def test_a_stranger_is_sent_to_sign_in(read, visitors):
    assert "/sign-in" in visitors.anonymous().get("/forgotten", 302).location
    assert read == []
