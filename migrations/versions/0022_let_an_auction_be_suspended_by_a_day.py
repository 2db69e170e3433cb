"""Let the suspension of an auction have a legal day of its own.

Revision ID: 0022
Revises: 0021
"""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

STEPS = (
    "sign_contract",
    "hold_auction",
    "post_notice",
    "second_notice",
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
NAME = "ck_deadline_step"


def upgrade() -> None:
    _allow((*STEPS, "suspend_auction"))


def downgrade() -> None:
    op.execute("DELETE FROM deadline WHERE step = 'suspend_auction'")
    _allow(STEPS)


def _allow(steps: tuple[str, ...]) -> None:
    with op.batch_alter_table("deadline") as table:
        table.drop_constraint(op.f(NAME), type_="check")
        table.create_check_constraint(op.f(NAME), f"step IN ({', '.join(map(repr, steps))})")
