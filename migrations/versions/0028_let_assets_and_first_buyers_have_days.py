"""Let the appraisal of an asset, the first notice and the right to buy first have days of their own.

Revision ID: 0028
Revises: 0027
"""

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

NEW = ("appraise", "tell_first_buyers", "first_buyers_buy", "first_notice")
STEPS = (
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
NAME = "ck_deadline_step"


def upgrade() -> None:
    _allow((*NEW, *STEPS))


def downgrade() -> None:
    op.execute(f"DELETE FROM deadline WHERE step IN ({', '.join(map(repr, NEW))})")
    _allow(STEPS)


def _allow(steps: tuple[str, ...]) -> None:
    with op.batch_alter_table("deadline") as table:
        table.drop_constraint(op.f(NAME), type_="check")
        table.create_check_constraint(op.f(NAME), f"step IN ({', '.join(map(repr, steps))})")
