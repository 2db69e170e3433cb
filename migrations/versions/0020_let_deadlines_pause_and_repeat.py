"""Let a hold pause a deadline, and a step fall due again after its deadline has ended.

Rows that stand have no pause. One open row of a step is still enough; of ended ones there may be
several.

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

NAME = "uq_deadline_subject_kind_subject_id_step"
OF_ONE_STEP = ["subject_kind", "subject_id", "step"]
OPEN = sa.text("status = 'scheduled'")


def upgrade() -> None:
    with op.batch_alter_table("deadline") as table:
        table.add_column(sa.Column("ruled_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("paused_from", sa.Date(), nullable=True))
        table.add_column(sa.Column("paused_until", sa.Date(), nullable=True))
        table.drop_constraint(NAME, type_="unique")
    op.create_index(
        NAME, "deadline", OF_ONE_STEP, unique=True, sqlite_where=OPEN, postgresql_where=OPEN
    )


def downgrade() -> None:
    # the version before knew one row of a step: the newest stays
    op.execute(
        "DELETE FROM deadline WHERE EXISTS (SELECT 1 FROM deadline AS later"
        " WHERE later.subject_kind = deadline.subject_kind"
        " AND later.subject_id = deadline.subject_id AND later.step = deadline.step"
        " AND later.id > deadline.id)"
    )
    op.drop_index(NAME, table_name="deadline")
    with op.batch_alter_table("deadline") as table:
        table.create_unique_constraint(NAME, OF_ONE_STEP)
        table.drop_column("paused_until")
        table.drop_column("paused_from")
        table.drop_column("ruled_on")
