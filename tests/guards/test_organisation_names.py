"""No name of an organisation stands alone in the schema: its table points to the registry too."""

import re

import sqlalchemy as sa

from app import create_app  # noqa: F401 - loads every model
from foundation.database import Model

LOOKS_LIKE_ONE = re.compile(
    r"(^|_)(organisation|organisation_name|office|agency|borrower|holder_name|keeper_name|bank|firm"
    r"|issuer|issued_by|decider|counterpart|receiver|receiver_name|buyer|auctioneer|appraiser|court"
    r"|medium|superior)$"
)

REFERENCES = {
    "asset.keeper_name": "keeper_organisation_id",
    "case_event.organisation_name": "organisation_id",
    "document.issuer": "organisation_id",
    "evidence_item.holder_name": "holder_organisation_id",
    "hand_over_line.holder_name": "holder_organisation_id",
    "loan.borrower": "borrower_organisation_id",
    "obstacle.holder_name": "organisation_id",
    "round.organisation": "organisation_id",
    "service_contract.organisation": "organisation_id",
    "stock_order.counterpart_office": "counterpart_organisation_id",
    "valuation.firm": "organisation_id",
}
"""Names as they were on the day, and the column that says whose they are."""

OTHERS = {
    "case_event.decider": "a person: the head who signed",
    "case_money.counterpart": "who paid or was paid, as the voucher names them: mostly a person",
    "sale_money.counterpart": "the same",
    "sale.buyer": "a person or a company that bought; no registry of buyers is kept",
    "order_line.receiver_name": "a person who signed",
    "organisation_account.bank": "of the registry itself",
    "round.first_notice_medium": "a newspaper or a page, from the printed notice",
    "round.second_notice_medium": "the same",
    "letterhead.superior": "a line printed above the own name of the office",
    "stalled_asset.bank": "copied from the parties each time it is refreshed",
    "stalled_asset.holder_name": "copied from the obstacle each time it is refreshed",
}


def test_a_name_of_an_organisation_stands_beside_its_reference(app: object) -> None:
    found, loose = set(), []
    for table in Model.metadata.tables.values():
        refers = {
            key.parent.name for key in table.foreign_keys if key.column.table.name == "organisation"
        }
        for column in table.columns:
            if "VARCHAR" not in str(column.type) or not LOOKS_LIKE_ONE.search(column.name):
                continue
            name = f"{table.name}.{column.name}"
            if isinstance(column.type, sa.Enum) or name in OTHERS or REFERENCES.get(name) in refers:
                found.add(name)
            else:
                loose.append(name)
    assert not loose, "point to an organisation of the registry beside it"
    assert found >= set(REFERENCES) | set(OTHERS), "no longer in the schema"
