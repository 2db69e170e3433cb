"""Let a stay that whoever may protest asked for be told from a suspension upon the protest itself.

Rows that stand keep their reason: nobody knows which of the two they meant. Going back, what is
told apart is one again.

Revision ID: 0031
Revises: 0030
"""

from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

REASONS = (
    "postponed",
    "suspended",
    "protest",
    "lawsuit",
    "complaint",
    "force_majeure",
    "other_agency",
    "redeeming",
    "creditor_asked",
    "organisation",
)
NAME = "ck_hold_holdreason"


def upgrade() -> None:
    _allow((*REASONS, "postpone_asked"))


def downgrade() -> None:
    op.execute("UPDATE hold SET reason = 'protest' WHERE reason = 'postpone_asked'")
    _allow(REASONS)


def _allow(reasons: tuple[str, ...]) -> None:
    with op.batch_alter_table("hold") as table:
        table.drop_constraint(op.f(NAME), type_="check")
        table.create_check_constraint(op.f(NAME), f"reason IN ({', '.join(map(repr, reasons))})")
