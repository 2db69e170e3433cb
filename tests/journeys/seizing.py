"""The officer's first days: the case file, its parties, what is seized."""

from datetime import date
from typing import Any

from tests.fixtures.pages import Visitor
from tests.journeys.team import written

BANK = "Ngân hàng TMCP Phương Đông Thử Nghiệm"
TRUCK = "Xe ô tô tải 8 tấn, sơn màu xanh"
MACHINES = ("Máy tiện CNC hiệu Thử Nghiệm", "Máy phay đứng", "Máy nén khí trục vít")
HOUSE = "Nhà và đất thửa 214, tờ bản đồ 12"
SHARES = "10.000 cổ phần Công ty cổ phần Thử Nghiệm"


def open_credit_case(officer: Visitor, on: date, number: str = "1187/2026") -> str:
    """Open the case of a bank against a company; gives the address of its page."""
    url = officer.post_form(
        "/cases/new",
        {
            "number": number,
            "summary": "Thi hành khoản nợ vay của công ty đối với ngân hàng",
            "decision_no": "312/QĐ-CTHADS",
            "decision_on": written(on),
            "judgment_no": "45/2026/KDTM-ST",
            "judgment_on": written(on),
            "enforceability": "able",
            "money_due": "20.000.000.000",
            "enforcement_costs": "12.000.000",
            "opened_on": written(on),
            "tags": "credit",
        },
    ).location
    for role, name, bank in (
        ("debtor", "Công ty TNHH Cơ khí Thử Nghiệm", False),
        ("creditor", BANK, True),
    ):
        filled: dict[str, Any] = {"role": role, "kind": "organisation"}
        named = {"organisation": name, "adds_organisation": "y"} if bank else {"name": name}
        officer.post_form(f"{url}/parties/new", filled | named)
    page = officer.get(url)
    assert "Án tín dụng" in page.text
    assert BANK in page.text
    return url


def seize(officer: Visitor, case: str, category: str, description: str, on: date) -> str:
    """Write one asset into the case; gives the address of its page."""
    return officer.post_form(
        f"{case}/assets/new",
        {
            "category": category,
            "description": description,
            "quantity": "1",
            "unit": "chiếc" if category in {"vehicle", "machinery"} else "tài sản",
            "seized_on": written(on),
            "seizure_no": "07/BB-KBTS",
        },
    ).location


def seize_everything(officer: Visitor, case: str, on: date) -> dict[str, str]:
    """Seize a truck, three machines, a house and shares; addresses by description."""
    seized = {TRUCK: "vehicle", HOUSE: "house", SHARES: "shares"}
    seized |= dict.fromkeys(MACHINES, "machinery")
    return {text: seize(officer, case, kind, text, on) for text, kind in seized.items()}
