"""Let what nobody knows of a round, a case or an imported notice be NULL.

A round may have no session day, hour, form, deposit, place or cause, and may be over without a known
result; a case opened from a notice may have no day, no debt and no classification. Imports remember
what each row was to become, which asset it offers, and the words of the source. The tables are
rebuilt on SQLite; nothing in their rows changes.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STATES = ("planned", "announced", "sold", "failed", "stopped", "defaulted")
ROWS = ("new", "incomplete", "refused", "unchanged", "imported", "failed")
#: what the program before wrote where a notice said nothing
FILLED = {
    "case_file": {"opened_on": "'1970-01-01'", "money_due": "0", "enforceability": "'able'"},
    "lot": {"last_event_on": "created_on"},
    "round": {
        "cause": "'first'",
        "deposit": "0",
        "form": "'oral'",
        "session_at": "'1970-01-01 00:00:00'",
        "place": "''",
    },
    "stalled_asset": {"last_event_on": "stalled_since_on", "held_since_on": "stalled_since_on"},
}


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


def upgrade() -> None:
    _may_be_null(True)
    with op.batch_alter_table("round") as table:
        for column in ("price_unconfirmed", "hour_unknown"):
            table.add_column(sa.Column(column, sa.Boolean(), nullable=True))
        table.add_column(sa.Column("dossier_fee", sa.BigInteger(), nullable=True))
        for column in ("viewing_from", "viewing_to", "deposit_from", "deposit_to"):
            table.add_column(sa.Column(column, sa.Date(), nullable=True))
        table.drop_constraint(op.f("ck_round_failure"), type_="check")
        table.create_check_constraint(
            op.f("ck_round_failure"), "failure_code IS NULL OR state = 'failed'"
        )
        table.drop_constraint(op.f("ck_round_roundstate"), type_="check")
        table.create_check_constraint(
            op.f("ck_round_roundstate"), _one_of("state", (*STATES, "unknown"))
        )
    with op.batch_alter_table("stalled_asset") as table:
        table.add_column(sa.Column("at_least", sa.Boolean(), nullable=True))

    with op.batch_alter_table("import_batch") as table:
        table.add_column(sa.Column("assets_only", KEY, nullable=False, server_default="0"))
    with op.batch_alter_table("import_batch") as table:
        table.alter_column("assets_only", existing_type=KEY, server_default=None)
    with op.batch_alter_table("import_row") as table:
        table.add_column(sa.Column("outcome", sa.String(length=40), nullable=True))
        table.add_column(sa.Column("offered_in_row", KEY, nullable=True))
        table.add_column(sa.Column("offered_as_lot_id", KEY, nullable=True))
        table.add_column(sa.Column("joins", sa.Boolean(), nullable=True))
        table.add_column(sa.Column("source", sa.JSON(), nullable=True))
        table.create_foreign_key(
            op.f("fk_import_row_offered_as_lot_id_lot"), "lot", ["offered_as_lot_id"], ["id"]
        )
        table.drop_constraint(op.f("ck_import_row_rowstate"), type_="check")
        table.create_check_constraint(
            op.f("ck_import_row_rowstate"), _one_of("state", (*ROWS, "assets_only"))
        )
    op.execute(
        "UPDATE import_row SET outcome = CASE WHEN state IN ('imported', 'failed') THEN 'new'"
        " ELSE state END"
    )
    with op.batch_alter_table("import_row") as table:
        table.alter_column("outcome", existing_type=sa.String(length=40), nullable=False)
    with op.batch_alter_table("imported_row") as table:
        table.add_column(sa.Column("lot_key", sa.String(length=64), nullable=True))
        table.add_column(sa.Column("source", sa.JSON(), nullable=True))
        table.create_index("ix_imported_row_lot_id", ["lot_id"])
        table.create_index(
            "ix_imported_row_office_id_kind_lot_key", ["office_id", "kind", "lot_key"]
        )


def downgrade() -> None:
    with op.batch_alter_table("imported_row") as table:
        table.drop_index("ix_imported_row_office_id_kind_lot_key")
        table.drop_index("ix_imported_row_lot_id")
        table.drop_column("source")
        table.drop_column("lot_key")
    op.execute("DELETE FROM import_row WHERE state = 'assets_only'")
    with op.batch_alter_table("import_row") as table:
        table.drop_constraint(op.f("ck_import_row_rowstate"), type_="check")
        table.create_check_constraint(op.f("ck_import_row_rowstate"), _one_of("state", ROWS))
        table.drop_constraint(op.f("fk_import_row_offered_as_lot_id_lot"), type_="foreignkey")
        for column in ("source", "joins", "offered_as_lot_id", "offered_in_row", "outcome"):
            table.drop_column(column)
    with op.batch_alter_table("import_batch") as table:
        table.drop_column("assets_only")

    with op.batch_alter_table("stalled_asset") as table:
        table.drop_column("at_least")
    op.execute("UPDATE round SET state = 'announced' WHERE state = 'unknown'")
    op.execute(
        "UPDATE round SET failure_code = 'a' WHERE state = 'failed' AND failure_code IS NULL"
    )
    with op.batch_alter_table("round") as table:
        table.drop_constraint(op.f("ck_round_roundstate"), type_="check")
        table.create_check_constraint(op.f("ck_round_roundstate"), _one_of("state", STATES))
        table.drop_constraint(op.f("ck_round_failure"), type_="check")
        table.create_check_constraint(
            op.f("ck_round_failure"), "(state = 'failed') = (failure_code IS NOT NULL)"
        )
        for column in ("deposit_to", "deposit_from", "viewing_to", "viewing_from"):
            table.drop_column(column)
        for column in ("dossier_fee", "hour_unknown", "price_unconfirmed"):
            table.drop_column(column)
    _may_be_null(False)


def _may_be_null(yes: bool) -> None:
    """Let the columns be NULL, or fill them as the program before did and forbid it."""
    for name, columns in FILLED.items():
        if not yes:
            for column, value in columns.items():
                op.execute(f"UPDATE {name} SET {column} = {value} WHERE {column} IS NULL")
        with op.batch_alter_table(name) as table:
            for column in columns:
                table.alter_column(column, nullable=yes)
