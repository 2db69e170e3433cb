"""A failure that was a sale: what stands on it is taken back in the browser, the last one first."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from accounts.models import Approval
from auctions.models import LotStatus, RoundState
from auctions.queries import answers_of, reductions_of, rounds_of
from auctions.taking_back.standing import steps_of
from foundation.database import db
from review.models import StalledAsset
from tests.fixtures.ledger import verify_whole

PAPER = {"paper_no": "15/BB", "paper_on": "18/01/2027", "why": "Nhập nhầm lần bán được"}
WRONG = date(2027, 1, 18)


@pytest.fixture
def officers(pages, officer):
    return lambda: pages.as_user(officer)


@pytest.fixture
def deciding(pages, head):
    """Approve the newest proposal, as its page says what follows."""

    def decide(_form):
        newest = db.session.scalars(select(Approval).order_by(Approval.id.desc()).limit(1)).one()
        address = f"/approvals/{newest.id}"
        pages.as_user(head).post_form(
            address, {"decision": "approve"}, action=f"{address}/decision"
        )

    return decide


def last_step(page):
    """Return the address that the page of a lot gives for what was recorded last."""
    found = re.findall(r'href="(/corrections/[^"]+)"[^>]*>\s*Hủy bỏ: ', page.markup)
    assert len(found) == 1
    return found[0]


def wrongly(officer, lot, address):
    """The parties told, the creditor's refusal, a cut, and the next round; each on its page."""
    day = f"{WRONG:%d/%m/%Y}"
    paper = {"paper_no": "9/TB", "paper_on": day}
    officer.post_form(f"{address}/rounds/3/notify", {"on": day, "document_no": "9/TB"})
    officer.post_form(f"{address}/answer", {"choice": "refuses", **paper})
    officer.post_form(f"{address}/reduce", {"decision_no": "08/QĐ"})
    officer.post_form(
        f"{address}/past-rounds/new",
        {"ended": "not_said", "session": "17/01/2027", "number": "4"},
    )


def test_a_failure_that_was_a_sale_is_put_right_step_by_step(
    failed_thrice, lot, officers, deciding, travel_to, refresh
):
    address = f"/auctions/lots/{lot.code}"
    travel_to(WRONG)
    price = lot.current_price
    wrongly(officers(), lot, address)
    assert (lot.failed_rounds, lot.reductions) == (3, 3)
    third = rounds_of(lot)[2]
    refused = officers().get(f"/corrections/round.result/{third.id}")
    assert "Hủy bỏ trước: Lần đấu giá ghi nhầm" in refused.text
    taken = []
    for _step in ("the round", "the cut", "the answer", "the result"):
        form = last_step(officers().get(address))
        taken.append(form.split("/")[2])
        values = dict(PAPER)
        if taken[-1] in {"lot.cut", "lot.answer"}:
            values["takes_back"] = "y"
        officers().post_form(form, values)
        deciding(form)
    assert taken == ["round.whole", "lot.cut", "lot.answer", "round.result"]
    db.session.expire_all()
    assert (lot.status, lot.failed_rounds, lot.reductions) == (LotStatus.ANNOUNCED, 2, 2)
    assert lot.current_price == price
    assert (answers_of(lot), len(reductions_of(lot))) == ([], 2)
    officers().post_form(
        f"{address}/rounds/3/sell",
        {"price": "900.000.000", "buyer": "Trần Văn Mua", "registrants": "3", "minutes_no": "9/BB"},
        most_queries=65,
    )
    db.session.expire_all()
    assert (lot.status, third.state) == (LotStatus.SOLD, RoundState.SOLD)
    assert [step.fact for step in steps_of(lot)][-2:] == ["round.whole", "round.result"]
    refresh()
    assert not db.session.scalars(select(StalledAsset)).all()  # two failures, and it is sold
    verdict = verify_whole()
    assert verdict.intact, verdict.findings
