"""Seats of people outside: every endpoint is refused to them unless it stands here."""

from flask import Flask
from werkzeug.routing import AnyConverter, BaseConverter

from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from organisations.models import OrganisationKind
from organisations.operations import registry, seats
from tests.fixtures.people import hashed
from web.access import HOME, OPEN_TO_SEATS, PUBLIC_ENDPOINTS

# A new line here is a decision: people outside the office open it.
OWN_PAGES = {
    "seats.home.show",
    "seats.cases.index",
    "seats.cases.show",
    "seats.cases.hand_in",
    "seats.items.index",
    "seats.items.show",
    "seats.items.hand_in",
    "seats.rounds.index",
    "seats.rounds.show",
    "seats.rounds.hand_in",
    "seats.answers.taking",
    "seats.answers.extension",
}
ACCOUNT = {
    "accounts.password.edit",
    "accounts.second_factor.codes",
    "accounts.second_factor.new",
    "accounts.second_factor.remove",
    "accounts.second_factor.show",
    "accounts.sessions.end",
    "accounts.sessions.end_all",
    "accounts.sessions.end_one",
    "accounts.sessions.index",
}


def test_what_is_open_to_seats_is_declared(app: Flask) -> None:
    asking = {
        endpoint
        for endpoint, view in app.view_functions.items()
        if getattr(view, "permission", None) is Permission.SEAT
    }
    assert asking == OWN_PAGES
    assert OPEN_TO_SEATS == ACCOUNT


def some(converter: BaseConverter | None) -> str | int:
    """Return a value that may stand in an address."""
    return min(converter.items) if isinstance(converter, AnyConverter) else 1


def test_every_other_endpoint_is_refused_to_a_seat(app: Flask, pages, make_user, office) -> None:
    """By every method and at every address, whatever stands in it: the gate comes first."""
    by = Act(make_user(roles=["admin"]), clock.now())
    one = registry.record_organisation(
        kind=OrganisationKind.PROCURACY, name="Viện kiểm sát tỉnh", by=by
    )
    seats.make_seat(
        one,
        username="vks",
        full_name="Bà Lê Ngoài",
        password=hashed(),
        office=office,
        must_change=False,
        by=by,
    )
    db.session.commit()
    visitor = pages.anonymous()
    visitor.sign_in("vks")
    page = visitor.get("/password").markup
    csrf = page.split('name="csrf-token" content="')[1].split('"')[0]
    adapter = app.url_map.bind("localhost")
    opened, tried = set(), 0
    for rule in app.url_map.iter_rules():
        if rule.endpoint in PUBLIC_ENDPOINTS | OWN_PAGES | ACCOUNT | {HOME, "static"}:
            continue
        for method in (rule.methods or set()) & {"GET", "POST"}:
            values = {name: some(rule._converters.get(name)) for name in rule.arguments}
            url = adapter.build(rule.endpoint, values, method=method)
            tried += 1
            data = {"csrf_token": csrf} if method == "POST" else None
            status = visitor.client.open(url, method=method, data=data).status_code
            if status != 403:
                opened.add((rule.endpoint, method, status))
    assert tried > 150
    assert opened == set()
