"""Find what homes and the stalled list count without reading the whole table.

Revision ID: 0038
Revises: 0037
"""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

INDEXES = (
    ("asset", "ix_asset_state_office_id", ["state", "office_id"]),
    ("asset", "ix_asset_immovable_state_office_id", ["immovable", "state", "office_id"]),
    ("deadline", "ix_deadline_step_status_due_on_id", ["step", "status", "due_on", "id"]),
    (
        "case_file",
        "ix_case_file_is_credit_stage_office_id",
        ["is_credit", "stage", "office_id"],
    ),
    ("lot", "ix_lot_status_id", ["status", "id"]),
    ("directive", "ix_directive_state_due_on_id", ["state", "due_on", "id"]),
    ("flag", "ix_flag_opened_on", ["opened_on"]),
    ("flag", "ix_flag_closed_on", ["closed_on"]),
    (
        "stalled_asset",
        "ix_stalled_asset_is_credit_weight_id",
        ["is_credit", "weight", "id"],
    ),
    ("stalled_asset", "ix_stalled_asset_refreshed_on", ["refreshed_on", "office_id"]),
    ("stock_order", "ix_stock_order_state_id", ["state", "id"]),
    (
        "stock_order",
        "ix_stock_order_state_direction_purpose_id",
        ["state", "direction", "purpose", "id"],
    ),
)
PARTIAL = (("unknown_scan", "ix_unknown_scan_open", ["office_id", "id"], "settled_at IS NULL"),)


def upgrade() -> None:
    op.drop_index("ix_asset_office_id_state", table_name="asset")  # the first of INDEXES does it
    for table, name, columns in INDEXES:
        op.create_index(name, table, columns)
    for table, name, columns, where in PARTIAL:
        some = sa.text(where)
        op.create_index(name, table, columns, sqlite_where=some, postgresql_where=some)


def downgrade() -> None:
    for table, name, _columns, _where in reversed(PARTIAL):
        op.drop_index(name, table_name=table)
    for table, name, _columns in reversed(INDEXES):
        op.drop_index(name, table_name=table)
    op.create_index("ix_asset_office_id_state", "asset", ["office_id", "state"])
