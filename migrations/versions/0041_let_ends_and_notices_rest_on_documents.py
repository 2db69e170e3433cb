"""Let the end of a seizure, the notice of a failure and that of a taking rest on documents.

Their numbers stood in the ledger alone. Rows that stand name no document: what was told of them
stays in their entries.

Revision ID: 0041
Revises: 0040
"""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

COLUMNS = (
    ("asset", "end_document_id"),
    ("round", "notice_document_id"),
    ("sale", "settlement_document_id"),
)


def upgrade() -> None:
    for table, column in COLUMNS:
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(
                sa.Column(column, sa.BigInteger().with_variant(sa.Integer(), "sqlite"))
            )
            batch_op.create_foreign_key(
                batch_op.f(f"fk_{table}_{column}_document"), "document", [column], ["id"]
            )


def downgrade() -> None:
    for table, column in COLUMNS:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(
                batch_op.f(f"fk_{table}_{column}_document"), type_="foreignkey"
            )
            batch_op.drop_column(column)
