"""Point to organisations where an agency, a borrower, a holder or a keeper was a name alone.

The rows that stand keep their words and point to nothing: the ledger holds no entry for a value
that a migration gives. Acts link them (see ``link_names`` and decision 0058).

Revision ID: 0066
Revises: 0065
"""

import sqlalchemy as sa
from alembic import op

revision = "0066"
down_revision = "0065"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
COLUMNS = (
    ("stock_order", "counterpart_organisation_id"),
    ("loan", "borrower_organisation_id"),
    ("evidence_item", "holder_organisation_id"),
    ("asset", "keeper_organisation_id"),
)


def upgrade() -> None:
    for table, column in COLUMNS:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column(column, NUMBER, nullable=True))
            batch.create_foreign_key(
                op.f(f"fk_{table}_{column}_organisation"), "organisation", [column], ["id"]
            )
            batch.create_index(f"ix_{table}_{column}", [column])


def downgrade() -> None:
    for table, column in reversed(COLUMNS):
        with op.batch_alter_table(table) as batch:
            batch.drop_index(f"ix_{table}_{column}")
            batch.drop_constraint(op.f(f"fk_{table}_{column}_organisation"), type_="foreignkey")
            batch.drop_column(column)
