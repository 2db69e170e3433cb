"""Every form of the demonstration office, sent empty: each fault is said and leads to its field."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.fixtures.html import Element, fields
from tests.fixtures.pages import Answer
from tests.journeys.test_every_page import app, signed_in, walk_of

__all__ = ["app", "walk_of"]

PEOPLE = ("thukho", "chv", "ketoan", "thutruong", "quantri")


PROPOSED = {
    "counter_one": "who counted last, where a count is due",
    "counter_two": "who counted last, where a count is due",
    "third": "who counted last, where a count is due",
    "bill": "most costs have an invoice",
    "holder": "the office keeps what it takes in",
    "office": "what stands is changed",
    "paper_of": "a stop rests on a decision as a rule",
    "place_class": "most places are for anything",
    "printer": "the default of the warehouse in which the first of the things lies",
    "rule": "what stands is changed",
    "to_user": "the officer in charge of the case",
    "which": "the thing whose page it is; others go along where somebody says so",
}
"""What the house proposes, or what stands; any other answer is the statement of who gives it."""


def required(form: Element) -> set[str]:
    """The fields of a form that must be filled."""
    return {
        control.get("name")
        for control in form.all("input", "select", "textarea")
        if "required" in control.attributes and control.get("type") != "hidden"
    }


def emptied(form: Element) -> dict[str, str | list[str] | None]:
    """What a form sends when everything a person can fill is cleared."""
    hidden = {control.get("name") for control in form.all("input", type="hidden")}
    return {
        name: value if name in hidden else "" if isinstance(value, str) else None
        for name, value in fields(form).items()
    }


def proposed(form: Element) -> set[str]:
    """The questions of a form that are answered before anybody answers."""
    found = set()
    for select in form.all("select"):
        options = select.all("option")
        chosen = [each for each in options if "selected" in each.attributes] or options[:1]
        if any(each.get("value") for each in chosen) and len(options) > 1:
            found.add(select.get("name"))
    radios = form.all("input", type="radio")
    return found | {
        each.get("name") for each in radios if "checked" in each.attributes and each.get("value")
    }


def shows_what_stands(target: str) -> bool:
    """Whether a form changes a fact and therefore shows it."""
    return target.endswith("/edit") or target.startswith("/corrections/")


def asked_for(address: str) -> set[str]:
    """The answers that the button gave which led to a page."""
    return set(parse_qs(urlsplit(address).query))


def forms_of(page: Answer) -> list[Element]:
    """The forms in the middle of a page that change something and must be filled."""
    main = page.document.one("main")
    return [
        form for form in main.all("form") if form.get("method").lower() == "post" and required(form)
    ]


@pytest.mark.parametrize("username", PEOPLE)
def test_a_form_sent_empty_says_each_fault_and_leads_to_its_field(pages, username, walk_of):
    visitor = signed_in(pages, username)
    wrong, sent = [], set()
    for addresses in walk_of(username).pages.values():
        page = visitor.get(addresses[0])
        for form in forms_of(page) if page.is_html else ():
            target = form.get("action").split("?")[0]
            if target in sent:
                continue
            sent.add(target)
            wrong += [
                f"{target}: {name} is answered before anybody answers"
                for name in proposed(form) - PROPOSED.keys() - asked_for(addresses[0])
                if not shows_what_stands(target)
            ]
            try:
                answer = visitor.send(page, form, emptied(form), 422, check=False)
            except AssertionError as fault:
                wrong.append(str(fault)[:400])
                continue
            said = {link.get("href") for link in answer.document.all("a")}
            for name in required(form):
                control = next(c for c in form.walk() if c.get("name") == name)
                group = re.sub(r"-\d+\Z", "", control.get("id"))  # the answers of one question
                if not {f"#{control.get('id')}", f"#{group}"} & said:
                    wrong.append(f"{target}: {name} is marked, and was not asked for")
    assert not wrong, "\n".join(wrong)
    assert len(sent) > 3
