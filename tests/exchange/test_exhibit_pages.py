"""Pages of an exhibit list: completed line by line, kept, proposed."""

from collections.abc import Callable

from cases.models import CaseFile
from exchange.models import ImportBatch
from exchange.stepping import Stepper
from foundation.actor import Actor
from foundation.database import db
from tests.exchange.notices import sent
from tests.fixtures.pages import Pages
from warehouse.models import OrderLine

LINES = (
    "source,line_no,description,quantity,unit,seal_text,kind\n"
    'bb-1,1,"01 (một) phong bì đã niêm phong số 123/PC09",01,phong bì,niêm phong số 123/PC09,\n'
    "bb-1,2,500kg hạt hướng dương,500,kg,,food\n"
    "bb-2,1,một số gói,một số,gói,,\n"
).encode()
MINUTES = {"document_no": "12/BB-TG", "document_on": "02/03/2026"}


def count(model: type) -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(model)) or 0


def test_a_list_of_one_case_is_not_found_under_another(
    pages: Pages, officer: Actor, case: CaseFile, make_case: Callable[..., CaseFile]
) -> None:
    visitor = pages.as_user(officer)
    location = sent(visitor, f"/exchange/cases/{case.id}/exhibits/new", LINES).location
    other = make_case(number="999/2026").id

    visitor.get(location.replace(f"/cases/{case.id}/", f"/cases/{other}/"), 404)
    visitor.get(location.replace(f"/cases/{case.id}/exhibits/", "/notices/"), 404)


def test_an_officer_completes_a_line_on_the_page_and_proposes(
    pages: Pages, officer: Actor, case: CaseFile
) -> None:
    visitor = pages.as_user(officer)
    address = sent(visitor, f"/exchange/cases/{case.id}/exhibits/new", LINES).location

    refused = visitor.post_form(address, MINUTES, 422, action=address)
    assert "1 dòng bị từ chối" in refused.text
    visitor.post_form(address, {**MINUTES, "quantity-4": "7", "unit-4": "gói"}, action=address)
    Stepper().run()
    assert count(OrderLine) == 3


def test_what_was_typed_is_kept_without_proposing(
    pages: Pages, officer: Actor, case: CaseFile
) -> None:
    visitor = pages.as_user(officer)
    address = sent(visitor, f"/exchange/cases/{case.id}/exhibits/new", LINES).location
    typed = {"quantity-4": "7", "unit-4": "gói", "save": "y"}

    kept = visitor.follow(visitor.post_form(address, typed, action=address))

    assert "Còn 0 dòng" in kept.text
    assert (count(OrderLine), db.session.scalars(db.select(ImportBatch.new)).one()) == (0, 3)
    visitor.post_form(address, {"document_no": ""}, 422, action=address)
