"""Let the firm of a valuation and the organisation of a contract be NULL: nobody may tell them.

What stands keeps its text; a text that only said that it was not known is corrected by a person.

Revision ID: 0027
Revises: 0026
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

COLUMNS = (("valuation", "firm"), ("service_contract", "organisation"))


def upgrade() -> None:
    for table_name, column in COLUMNS:
        with op.batch_alter_table(table_name) as table:
            table.alter_column(column, existing_type=sa.String(200), nullable=True)


def downgrade() -> None:
    for table_name, column in COLUMNS:
        op.execute(f"UPDATE {table_name} SET {column} = '' WHERE {column} IS NULL")  # noqa: S608
        with op.batch_alter_table(table_name) as table:
            table.alter_column(column, existing_type=sa.String(200), nullable=False)
