"""Pages of organisations: found, recorded, merged; kept by the office that recorded them."""

import pytest

from foundation import clock
from foundation.acts import Act
from foundation.database import db
from organisations.models import Organisation, OrganisationKind
from organisations.operations import registry


@pytest.fixture
def one(officer):
    made = registry.record_organisation(
        kind=OrganisationKind.AUCTION, name="Công ty Đấu giá Mẫu Một", by=Act(officer, clock.now())
    )
    db.session.commit()
    return made


def test_an_organisation_is_recorded_found_merged_and_parted_on_its_pages(pages, officer, one):
    visitor = pages.as_user(officer)
    new = {"kind": "auction", "name": "Cty ĐGTS Mẫu Một"}
    visitor.post_form("/organisations/new", {**new, "tax_code": "0101234567"})
    twin = db.session.query(Organisation).filter_by(tax_code="0101234567").one()
    page = visitor.get(f"/organisations/{one.id}")
    assert f"/organisations/{one.id}/merge?into={twin.id}" in page.markup
    visitor.post_form("/organisations/new", {**new, "name": "công ty đấu giá mẫu một"}, 422)
    visitor.post_form(
        f"/organisations/{twin.id}/merge", {"into": one.name, "reason": "ghi hai lần"}
    )
    assert "Cty ĐGTS Mẫu Một" in visitor.get(f"/organisations/{one.id}").markup
    assert one.name in visitor.get("/organisations?q=dgts+mau").markup
    visitor.get("/organisations?state=merged")
    visitor.get("/organisations?state=doubles")
    options = visitor.raw("GET", "/choices/organisations-auction?q=cty+dgts").json["options"]
    assert [option["value"] for option in options] == [one.name]
    visitor.post_form(f"/organisations/{twin.id}/part", {"reason": "hai công ty"})
    visitor.post_form(f"/organisations/{twin.id}/edit", {"parent": one.name, "phone": "024"})
    db.session.expire_all()
    assert db.session.get_one(Organisation, twin.id).parent_id == one.id
    visitor.get(f"/organisations/{one.id}")


def test_an_organisation_is_renamed_closed_and_reached_on_its_pages(pages, officer, one):
    visitor, of = pages.as_user(officer), f"/organisations/{one.id}"
    visitor.post_form(f"{of}/rename", {"name": "Công ty Sao Mới"})
    visitor.post_form(f"{of}/contacts/new", {"name": "Bà Lê A"})
    visitor.post_form(f"{of}/accounts/new", {"number": "0011", "bank": "NH"})
    visitor.post_form("/organisations/contacts/1/end", {"on": "23/11/2026"})
    visitor.post_form("/organisations/accounts/1/end", {"on": "23/11/2026"})
    visitor.post_form(f"{of}/close", {"on": "23/11/2026"})
    assert f"{of}/reopen" in visitor.get(of).markup
    visitor.post_form(f"{of}/reopen", {}, action=f"{of}/reopen")
    visitor.get(of)


def test_another_office_reads_and_changes_nothing(pages, make_office, make_user, one):
    elsewhere = make_user(roles=["officer"], office=make_office())
    visitor = pages.as_user(elsewhere)
    page = visitor.get(f"/organisations/{one.id}")
    assert "/edit" not in page.markup
    visitor.get(f"/organisations/{one.id}/edit", 404)


def test_who_only_reads_records_nothing(pages, head, one):
    visitor = pages.as_user(head)
    visitor.get(f"/organisations/{one.id}")
    visitor.get("/organisations/new", 403)
