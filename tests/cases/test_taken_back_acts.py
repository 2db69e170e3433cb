"""No act is offered of what was taken back, nor done: every address of one, crawled."""

import re

import pytest

from cases.models import CaseFile, PartyKind, PartyRole
from cases.operations.files import add_party
from corrections.facts import declared
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from papers.drafting import registry

KEYS = {"case_id", "asset_id", "party_id"}


@pytest.fixture
def everything(make_case, make_asset, officer, correct):
    """A case with an asset and a party: all three were entered by mistake."""
    asset = make_asset()
    case = db.session.get_one(CaseFile, asset.case_id)
    by = Act(officer, clock.now())
    names = {"role": PartyRole.CREDITOR, "kind": PartyKind.PERSON, "name": "Trần Thị Mẫu"}
    party = add_party(case, **names, by=by)
    correct("asset", asset, takes_back=True)
    return {"case_id": case.id, "asset_id": asset.id, "party_id": party.id}, case, asset, party


def acts_of(app, ids, keys):
    """Return the addresses at which something is done with things of these ids."""
    found = {}
    with app.test_request_context("/"):
        for rule in app.url_map.iter_rules():
            if "POST" in rule.methods and rule.arguments and rule.arguments <= keys:
                values = {key: ids[key] for key in rule.arguments}
                found[rule.endpoint] = app.url_for(rule.endpoint, _external=False, **values)
    return found


def of_facts(ids):
    kinds = {"case": "case_id", "asset": "asset_id", "party": "party_id"}
    assert kinds.keys() <= declared().keys()
    return {what: f"/corrections/{what}/{ids[key]}" for what, key in kinds.items() if key in ids}


def of_papers(ids):
    return {
        each.code: f"/drafts/new/{each.code}/{ids[each.subject + '_id']}"
        for each in registry.declared().values()
        if each.subject + "_id" in ids
    }


def refused_everywhere(visitor, acts):
    assert acts
    offered = {what: visitor.get(url, {200, 403, 404, 409}).status for what, url in acts.items()}
    assert {what for what, status in offered.items() if status == 200} == set()
    for url in acts.values():
        answer = visitor.post(url, {}, {400, 403, 404, 405, 409})
        assert answer.status != 303


def test_nothing_is_done_with_a_case_taken_back(app, everything, correct, pages, officer):
    ids, case, _asset, _party = everything
    correct("case", case, takes_back=True)
    acts = acts_of(app, ids, KEYS)
    assert {"cases.parties.new", "cases.assets.new", "cases.parties.claim"} <= acts.keys()
    acts |= of_facts(ids) | of_papers(ids)
    acts["order"] = f"/warehouse/orders/new?case_id={case.id}"
    visitor = pages.as_user(officer)
    refused_everywhere(visitor, acts)
    shown = visitor.get(f"/cases/{case.id}").markup
    links = set(re.findall(r'(?:href|action)="([^"?#]+)', shown))
    assert links & set(acts.values()) == set()
    said = visitor.get(acts["cases.parties.new"], 409)
    assert "nhập nhầm" in said.text


def test_nothing_is_done_with_an_asset_taken_back(app, everything, pages, officer):
    ids, _case, asset, _party = everything
    own = {"asset_id": ids["asset_id"]}
    acts = acts_of(app, own, {"asset_id"}) | of_facts(own) | of_papers(own)
    visitor = pages.as_user(officer)
    refused_everywhere(visitor, acts)
    shown = visitor.get(f"/cases/assets/{asset.id}").markup
    links = set(re.findall(r'(?:href|action)="([^"?#]+)', shown))
    assert links & set(acts.values()) == set()


def test_nothing_is_done_with_a_party_taken_back(app, everything, correct, pages, officer):
    ids, case, _asset, party = everything
    correct("party", party, takes_back=True)
    acts = {
        "claim": f"/cases/{case.id}/parties/{party.id}/claim",
        **of_facts({"party_id": party.id}),
    }
    visitor = pages.as_user(officer)
    refused_everywhere(visitor, acts)
    shown = visitor.get(f"/cases/{case.id}").markup
    assert not any(url in shown for url in acts.values())
