"""Keep what old files say of assets, rounds and sales, days known in part included.

Where only the month or the year of a day is known it stands beside the day as "2023-06" or "2023".
An asset has its source, how sure it is, who keeps it and its appraised value. No CHECK lists who
holds an obstacle any longer. Going back, what was known in part is lost, and who is none of the
former holders is the officer.

Revision ID: 0036
Revises: 0035
"""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

PART_DAYS = (
    ("asset", "seized_in"),
    ("round", "session_in"),
    ("sale", "sold_in"),
    ("sale", "paid_in"),
    ("sale", "delivered_in"),
    ("sale_money", "moved_in"),
    ("obstacle", "since_in"),
)
HELD = ("obstacle", "stalled_asset")
HOLDERS = (
    "officer",
    "head",
    "bank",
    "organisation",
    "police",
    "land_office",
    "court",
    "procuracy",
    "committee",
    "debtor",
    "buyer",
)


def upgrade() -> None:
    for table, column in PART_DAYS:
        op.add_column(table, sa.Column(column, sa.String(length=10), nullable=True))
    op.add_column("asset", sa.Column("appraised", sa.BigInteger(), nullable=True))
    op.add_column("asset", sa.Column("keeper", sa.String(length=40), nullable=True))
    op.add_column("asset", sa.Column("keeper_name", sa.String(length=200), nullable=True))
    op.add_column("asset", sa.Column("origin", sa.String(length=200), nullable=True))
    op.add_column("asset", sa.Column("certainty", sa.String(length=40), nullable=True))
    op.add_column("sale", sa.Column("origin", sa.String(length=200), nullable=True))
    for table in HELD:
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(op.f(f"ck_{table}_holder"), type_="check")
            batch.alter_column(
                "held_by", existing_type=sa.String(length=12), type_=sa.String(length=40)
            )


def downgrade() -> None:
    for table in HELD:
        known = ", ".join(map(repr, HOLDERS))
        op.execute(f"UPDATE {table} SET held_by = 'officer' WHERE held_by NOT IN ({known})")
        with op.batch_alter_table(table) as batch:
            batch.alter_column(
                "held_by", existing_type=sa.String(length=40), type_=sa.String(length=12)
            )
            batch.create_check_constraint(op.f(f"ck_{table}_holder"), f"held_by IN ({known})")
    for column in ("certainty", "origin", "keeper_name", "keeper", "appraised"):
        op.drop_column("asset", column)
    op.drop_column("sale", "origin")
    for table, column in reversed(PART_DAYS):
        op.drop_column(table, column)
