"""The officer's rounds: lot, valuation, contract, plan, announce, fail, notify, cut, sell."""

from datetime import date
from typing import Any

from foundation.days import read_day
from tests.fixtures.pages import Answer, Visitor
from tests.journeys.team import Team, shown_values, written

FIRM = "Công ty Thẩm định giá Thử Nghiệm"
ORGANISATION = "Công ty Đấu giá hợp danh Thử Nghiệm"


def make_lot(officer: Visitor, case: str, title: str, assets: list[str]) -> str:
    """Offer assets together; gives the address of the lot."""
    case_id = case.rsplit("/", 1)[1]
    ids = [asset.rsplit("/", 1)[1] for asset in assets]
    url = f"/auctions/lots/new?case_id={case_id}"
    return officer.post_form(url, {"title": title, "assets": ids}).location


def value(officer: Visitor, lot: str, amount: int, on: date, until: date) -> None:
    officer.post_form(
        f"{lot}/value",
        {
            "firm": FIRM,
            "adds_firm": "y",
            "certificate_no": "31/2026/CT",
            "certificate_on": written(on),
            "valid_until": written(until),
            "value": str(amount),
            "received_on": written(on),
            "notified_on": written(on),
        },
    )


def sign_contract(officer: Visitor, lot: str, on: date, number: str = "12/HĐ-DV") -> None:
    filled = {
        "organisation": ORGANISATION,
        "adds_organisation": "y",
        "contract_no": number,
        "signed_on": written(on),
    }
    officer.post_form(f"{lot}/contract", filled)


def plan(officer: Visitor, lot: str, status: int = 303, **days: Any) -> Answer:
    """Plan the next round; what is not given is as the page proposes."""
    return officer.post_form(
        f"{lot}/rounds/new", {"place": "Trụ sở tổ chức đấu giá, Phường 5", **days}, status
    )


def proposed_chain(officer: Visitor, lot: str) -> dict[str, Any]:
    """The days the planner proposes, as the form holds them."""
    return shown_values(officer.get(f"{lot}/rounds/new"), having=("session_at", "csrf_token"))


def session_day(chain: dict[str, Any]) -> date:
    return read_day(chain["session_at"])


def announce(officer: Visitor, lot: str, number: int, on: date) -> None:
    filled = {"announcement_no": f"{30 + number}/TB-ĐGTS", "announced_on": written(on)}
    officer.post_form(f"{lot}/rounds/{number}/announce", filled)


def publish_again(officer: Visitor, lot: str, number: int, on: date) -> None:
    filled = {
        "act": "second_notice",
        "on": written(on),
        "where": "Báo Thử Nghiệm",
        "paper_no": f"{number}2/BC",
        "paper_on": written(on),
    }
    officer.post_form(f"{lot}/rounds/{number}/notice", filled)


def fail(officer: Visitor, lot: str, number: int, on: date) -> None:
    """Record that nobody registered: code a."""
    officer.post_form(
        f"{lot}/rounds/{number}/fail",
        {
            "code": "a",
            "registrants": "0",
            "minutes_no": f"0{number}/BB-ĐG",
            "result_received_on": written(on),
        },
    )


def notify(officer: Visitor, lot: str, number: int, on: date) -> None:
    filled = {"document_no": f"5{number}/TB-CTHADS", "on": written(on)}
    officer.post_form(f"{lot}/rounds/{number}/notify", filled)


def reduce(officer: Visitor, lot: str, price: int, on: date, status: int = 303) -> Answer:
    filled = {"to_price": str(price), "decision_no": "08/QĐ-CTHADS", "decided_on": written(on)}
    return officer.post_form(f"{lot}/reduce", filled, status)


def answer_for_the_creditor(officer: Visitor, lot: str, on: date) -> None:
    """Record that the creditor does not take the assets."""
    filled = {"choice": "refuses", "answered_on": written(on)}
    filled |= {"paper_no": "22/CV-NH", "paper_on": written(on)}
    officer.post_form(f"{lot}/answer", filled)


def sell(officer: Visitor, lot: str, number: int, price: int, buyer: str, on: date) -> None:
    officer.post_form(
        f"{lot}/rounds/{number}/sell",
        {
            "price": str(price),
            "buyer": buyer,
            "buyer_identity": "079085001234",
            "registrants": "2",
            "minutes_no": f"0{number}/BB-ĐG",
            "contract_no": "77/HĐ-MB",
            "contract_on": written(on),
            "result_received_on": written(on),
        },
    )


def plan_and_announce(team: Team, lot: str, number: int, *, again: bool = True) -> date:
    """Plan a round as proposed today and publish it on its days; gives its session's day."""
    chain = proposed_chain(team.officer, lot)
    plan(team.officer, lot)
    announce(team.officer, lot, number, team.on(read_day(chain["posted_on"])))
    if again:
        second = team.on(read_day(chain["second_notice_on"]))
        publish_again(team.officer, lot, number, second)
    return session_day(chain)


def let_fail(team: Team, lot: str, number: int, session_on: date) -> date:
    """Nobody registered; the parties are told at once. Gives the day."""
    fail(team.officer, lot, number, team.on(session_on))
    notify(team.officer, lot, number, session_on)
    return session_on
