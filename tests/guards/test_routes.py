"""Routes: who may come in, how addresses look, that only POST changes anything."""

import inspect
import re

from flask import Flask
from werkzeug.routing import Rule

from foundation.permissions import Permission
from web.access import PUBLIC_ENDPOINTS

WORD = r"[a-z0-9]+(-[a-z0-9]+)*(\.(pdf|csv|xlsx|ics|svg|json|js|webmanifest))?"
PARAMETER = r"<[^<>/]+>(\.(pdf|png|jpg|svg|csv|xlsx|ics))?"
ADDRESS = re.compile(rf"/|(/({WORD}|{PARAMETER}))+")
# What people and labels call a thing by; any other parameter says its type.
HUMAN_KEYS = {
    "code",
    "kind",
    "number",
    "name",
    "digest",
    "token",
    "username",
    "language",
    "theme",
    "template",
}


def rules(app: Flask) -> list[Rule]:
    return list(app.url_map.iter_rules())


def test_every_endpoint_declares_a_permission_or_is_public(app: Flask) -> None:
    naked = {
        rule.endpoint
        for rule in rules(app)
        if rule.endpoint not in PUBLIC_ENDPOINTS
        and not isinstance(
            getattr(app.view_functions[rule.endpoint], "permission", None), Permission
        )
    }
    assert not naked


def test_the_public_list_names_only_what_is_there_and_open(app: Flask) -> None:
    gone = PUBLIC_ENDPOINTS - app.view_functions.keys()
    assert not gone
    both = [e for e in PUBLIC_ENDPOINTS if hasattr(app.view_functions[e], "permission")]
    assert not both, f"public and yet with a permission: {both}"


def test_addresses_are_in_kebab_case(app: Flask) -> None:
    odd = [rule.rule for rule in rules(app) if not ADDRESS.fullmatch(rule.rule)]
    assert not odd


def test_parameters_are_typed_or_known_keys(app: Flask) -> None:
    untyped = {
        rule.rule
        for rule in rules(app)
        for converter, name in re.findall(r"<(?:([^:<>]+):)?([^<>]+)>", rule.rule)
        if not converter and name not in HUMAN_KEYS
    }
    assert not untyped


def test_endpoints_are_named_package_noun_verb(app: Flask) -> None:
    odd = [
        r.endpoint for r in rules(app) if not re.fullmatch(r"[a-z_]+(\.[a-z_]+){1,3}", r.endpoint)
    ]
    assert not odd


def test_nobody_who_is_not_signed_in_gets_past_the_gate(app: Flask, pages) -> None:
    """Deny by default, tried on every address that needs no parameter."""
    visitor = pages.anonymous()
    for rule in rules(app):
        if rule.endpoint in PUBLIC_ENDPOINTS or rule.arguments or "GET" not in rule.methods:
            continue
        response = visitor.client.get(rule.rule)
        assert response.status_code in {302, 401}, f"{rule.rule}: {response.status_code}"


def test_pages_change_things_by_post_only(app: Flask) -> None:
    others = [
        rule.rule
        for rule in rules(app)
        if {"PUT", "DELETE", "PATCH"} & rule.methods and not rule.rule.startswith("/api/")
    ]
    assert not others


# They change nothing that a person typed, and answer scripts or a single button without a form.
WITHOUT_A_FORM = {
    "accounts.sessions.choose",
    "accounts.sessions.end",
    "warehouse.scan.report",
    "warehouse.scan.undo",
    "web.underway.stop",
}
READS_A_FORM = re.compile(r"\.submitted\(\)|\b(act_page|act_on\w*|_page|_press|_handed_out)\(")


def test_every_form_can_be_shown_again_without_being_done(app: Flask) -> None:
    """A form that comes back after signing in is asked for review: ``submitted`` says no to it."""
    direct = {
        rule.endpoint
        for rule in rules(app)
        if "POST" in (rule.methods or ())
        and not READS_A_FORM.search(
            inspect.getsource(inspect.unwrap(app.view_functions[rule.endpoint]))
        )
    }
    assert direct == WITHOUT_A_FORM
