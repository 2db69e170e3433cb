"""Let a case, an asset and a party that were entered by mistake be taken back.

Going back, a case is closed and an asset is returned: nothing is due for them, as before.

Revision ID: 0061
Revises: 0060
"""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None

STAGES = ("open", "closed")
STATES = (
    *("seized", "on_offer", "sold", "taken", "delivered", "redeemed", "returned", "disposed"),
)


def _only(table_name: str, name: str, column: str, values: tuple[str, ...]) -> None:
    with op.batch_alter_table(table_name) as table:
        table.drop_constraint(op.f(name), type_="check")
        table.create_check_constraint(op.f(name), f"{column} IN ({', '.join(map(repr, values))})")


def upgrade() -> None:
    _only("case_file", "ck_case_file_casestage", "stage", (*STAGES, "mistaken"))
    _only("asset", "ck_asset_assetstate", "state", (*STATES, "mistaken"))
    with op.batch_alter_table("party") as table:
        table.add_column(sa.Column("mistaken_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.execute("UPDATE case_file SET stage = 'closed' WHERE stage = 'mistaken'")
    op.execute("UPDATE asset SET state = 'returned' WHERE state = 'mistaken'")
    with op.batch_alter_table("party") as table:
        table.drop_column("mistaken_on")
    _only("asset", "ck_asset_assetstate", "state", STATES)
    _only("case_file", "ck_case_file_casestage", "stage", STAGES)
