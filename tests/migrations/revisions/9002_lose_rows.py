"""Lose what must not be lost: rows, a value, and the triggers of the ledger.

Revision ID: 9002
Revises: 9001
"""

from alembic import op

from audit import protection

revision = "9002"
down_revision = "9001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DELETE FROM seal")
    op.execute("UPDATE place SET name = 'Kho' WHERE name <> 'Kho'")
    for statement in protection.DOWN[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    for statement in protection.UP[op.get_bind().dialect.name]:
        op.execute(statement)
