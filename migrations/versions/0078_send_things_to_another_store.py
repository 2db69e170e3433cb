"""Let an order send things to the store of another office, by a hand-over of two keepers.

Purposes of orders get a further value, so that no CHECK lists them any longer. Going back, such
orders are for another agency, and hand-overs under them go with their lines. What changed stores
stays where it is. The ledger keeps what happened.

Revision ID: 0078
Revises: 0077
"""

import sqlalchemy as sa
from alembic import op

revision = "0078"
down_revision = "0077"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PURPOSES = (
    "intake",
    "loan",
    "deliver_to_buyer",
    "return_to_owner",
    "confiscate",
    "destroy",
    "transfer",
)


def upgrade() -> None:
    with op.batch_alter_table("stock_order") as table:
        table.drop_constraint(op.f("ck_stock_order_orderpurpose"), type_="check")
        table.add_column(sa.Column("to_office_id", NUMBER, nullable=True))
        table.create_foreign_key(
            op.f("fk_stock_order_to_office_id_office"), "office", ["to_office_id"], ["id"]
        )
        table.create_index("ix_stock_order_to_office_id", ["to_office_id"])


def downgrade() -> None:
    op.execute(
        "DELETE FROM hand_over_line WHERE hand_over_id IN"
        " (SELECT id FROM hand_over WHERE kind = 'transfer')"
    )
    op.execute("DELETE FROM hand_over WHERE kind = 'transfer'")
    op.execute("UPDATE stock_order SET purpose = 'transfer' WHERE purpose = 'to_store'")
    purposes = ", ".join(repr(value) for value in PURPOSES)
    with op.batch_alter_table("stock_order") as table:
        table.drop_index("ix_stock_order_to_office_id")
        table.drop_constraint(op.f("fk_stock_order_to_office_id_office"), type_="foreignkey")
        table.drop_column("to_office_id")
        table.create_check_constraint(
            op.f("ck_stock_order_orderpurpose"), f"purpose IN ({purposes})"
        )
