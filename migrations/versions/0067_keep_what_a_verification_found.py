"""Let a case be verified again by a day, and keep what a verification found.

Where a deadline may name the new step. ``found`` and ``yearly`` are of events of a case: the result,
and that the law asks for one once a year only.

Revision ID: 0067
Revises: 0066
"""

import sqlalchemy as sa
from alembic import op

revision = "0067"
down_revision = "0066"
branch_labels = None
depends_on = None

STEPS = (
    "appraise",
    "tell_first_buyers",
    "first_buyers_buy",
    "first_notice",
    "sign_contract",
    "hold_auction",
    "post_notice",
    "second_notice",
    "suspend_auction",
    "record_result",
    "notify_failure",
    "decide_reduction",
    "creditor_answer",
    "pay",
    "term_deposit",
    "deliver",
    "title_file",
    "pay_out",
)
NEW = "verify"
NAME = "ck_deadline_step"


def upgrade() -> None:
    _allow((NEW, *STEPS))
    with op.batch_alter_table("case_event") as batch:
        batch.add_column(sa.Column("found", sa.String(length=40), nullable=True))
        batch.add_column(sa.Column("yearly", sa.Boolean(), nullable=True))


def downgrade() -> None:
    op.execute(f"DELETE FROM deadline WHERE step = '{NEW}'")
    _allow(STEPS)
    with op.batch_alter_table("case_event") as batch:
        batch.drop_column("yearly")
        batch.drop_column("found")


def _allow(steps: tuple[str, ...]) -> None:
    with op.batch_alter_table("deadline") as table:
        table.drop_constraint(op.f(NAME), type_="check")
        table.create_check_constraint(op.f(NAME), f"step IN ({', '.join(map(repr, steps))})")
