"""Know what is owed to each creditor, and which creditor takes an asset.

What stands gets no value: nobody wrote down what was owed to one of several creditors, and a
taking names its creditor by name only.

Revision ID: 0032
Revises: 0031
"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("party") as table:
        table.add_column(sa.Column("money_due", sa.BigInteger(), nullable=True))
        table.create_check_constraint(op.f("ck_party_money_due"), "money_due >= 0")
    with op.batch_alter_table("sale") as table:
        table.add_column(sa.Column("party_id", NUMBER, nullable=True))
        table.create_foreign_key(op.f("fk_sale_party_id_party"), "party", ["party_id"], ["id"])
        table.create_index(op.f("ix_sale_party_id"), ["party_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("sale") as table:
        table.drop_index(op.f("ix_sale_party_id"))
        table.drop_constraint(op.f("fk_sale_party_id_party"), type_="foreignkey")
        table.drop_column("party_id")
    with op.batch_alter_table("party") as table:
        table.drop_constraint(op.f("ck_party_money_due"), type_="check")
        table.drop_column("money_due")
