"""After the hammer: money, attempts, the release order, minutes, the title file, the payout."""

from datetime import date

from tests.fixtures.pages import Answer, Visitor
from tests.journeys.team import link, written

BUYER = "Công ty TNHH Người Mua Thử Nghiệm"


def sale_of(who: Visitor, lot: str) -> str:
    """The address of the sale of a lot."""
    return link(who.get(lot), r"^/sales/[0-9A-Z]{9}$")


def record(
    accountant: Visitor, sale: str, kind: str, amount: int, on: date, status: int = 303
) -> Answer:
    """Record one movement of money with its voucher."""
    return accountant.post_form(
        f"{sale}/money",
        {
            "kind": kind,
            "amount": str(amount),
            "moved_on": written(on),
            "voucher_no": f"CT-{on:%d%m}-{kind}",
            "counterpart": BUYER,
        },
        status,
    )


def blocked(officer: Visitor, sale: str, on: date) -> None:
    """An attempt to deliver that somebody blocked; the police hold the next act."""
    officer.post_form(
        f"{sale}/attempts/new",
        {
            "attempted_on": written(on),
            "outcome": "blocked",
            "reason_code": "U01_RESIST",
            "minutes_no": "61/BB",
            "held_by": "police",
            "holder_name": "Công an Phường 5",
            "adds_holder": "y",
            "next_act": "Cử lực lượng bảo vệ buổi giao",
        },
    )


def propose_release(officer: Visitor, sale: str, on: date) -> str:
    """Propose the release to the buyer; gives the address of the order."""
    filled = {"document_no": "102/QĐ-CTHADS", "document_on": written(on)}
    reason = {"reason": "Giao tài sản cho người mua trúng đấu giá"}
    done = officer.post_form(f"{sale}/release-order", filled | reason)
    return link(officer.follow(done), r"^/warehouse/orders/[0-9A-Z]{9}$")


def hand_over_by_minutes(officer: Visitor, sale: str, on: date, status: int = 303) -> Answer:
    filled = {"handover_no": "70/BB-GTS", "received_by": BUYER, "delivered_on": written(on)}
    return officer.post_form(f"{sale}/hand-over", filled, status)


def send_title_file(officer: Visitor, sale: str, on: date) -> None:
    filled = {"document_no": "88/CV-CTHADS", "sent_on": written(on)}
    officer.post_form(f"{sale}/title-file", filled)


def close_case(officer: Visitor, case: str, on: date, status: int = 303) -> Answer:
    filled = {"closed_on": written(on), "ending": "done", "reason": "Đã thi hành xong"}
    filled["less_collected"] = "y"  # the debtor paid the rest by himself
    return officer.post_form(f"{case}/close", filled, status)


def approve_closing(head: Visitor, proposed: Answer) -> None:
    page = f"{proposed.location}"
    head.post_form(page, {"decision": "approve"}, action=f"{page}/decision")
