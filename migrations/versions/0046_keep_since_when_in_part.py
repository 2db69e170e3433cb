"""Keep what is known in part of the first day of an obstacle, of its end, and of stalled assets.

An obstacle whose first holder had it from a month or a year began in that month or year; a holder
who passed it on in such a month had it until then. Rows of the stalled list say it once they are
made again, at night or by the next act. Going back, what was known in part is lost.

Revision ID: 0046
Revises: 0045
"""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

PART_DAYS = (
    ("obstacle", "began_in"),
    ("obstacle", "resolved_in"),
    ("stalled_asset", "paid_in"),
    ("stalled_asset", "held_since_in"),
    ("stalled_asset", "obstacle_since_in"),
)
# the row of a chain, of the same asset and reason, whose day the first day was taken from
BEGAN = """
UPDATE obstacle SET began_in = (
    SELECT MAX(first.since_in) FROM obstacle AS first
    WHERE first.asset_id = obstacle.asset_id AND first.reason_code = obstacle.reason_code
        AND first.since_on = obstacle.began_on AND first.since_in IS NOT NULL
        AND NOT EXISTS (
            SELECT 1 FROM obstacle AS whole
            WHERE whole.asset_id = first.asset_id AND whole.reason_code = first.reason_code
                AND whole.since_on = first.since_on AND whole.since_in IS NULL
        )
)
WHERE began_on IS NOT NULL
"""
PASSED_ON = """
UPDATE obstacle SET resolved_in = (
    SELECT MAX(next.since_in) FROM obstacle AS next
    WHERE next.asset_id = obstacle.asset_id AND next.reason_code = obstacle.reason_code
        AND next.since_on = obstacle.resolved_on AND next.id > obstacle.id
)
WHERE resolution = 'passed_on'
"""


def upgrade() -> None:
    for table, column in PART_DAYS:
        op.add_column(table, sa.Column(column, sa.String(length=10), nullable=True))
    op.execute(BEGAN)
    op.execute(PASSED_ON)


def downgrade() -> None:
    for table, column in reversed(PART_DAYS):
        op.drop_column(table, column)
