"""Keep counts of the store: what was frozen, what each counter saw, and what differs.

Revision ID: 0064
Revises: 0063
"""

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UNSETTLED = sa.text("settled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "stock_count",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("place_id", NUMBER, nullable=True),
        sa.Column("item_kind", sa.String(length=40), nullable=True),
        sa.Column("sample_confidence", sa.BigInteger(), nullable=True),
        sa.Column("sample_share", sa.BigInteger(), nullable=True),
        sa.Column("sample_seed", sa.String(length=40), nullable=True),
        sa.Column("population", NUMBER, nullable=False),
        sa.Column("expected", NUMBER, nullable=False),
        sa.Column("counter_one_id", NUMBER, nullable=False),
        sa.Column("counter_two_id", NUMBER, nullable=False),
        sa.Column("third_id", NUMBER, nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("opened_by_id", NUMBER, nullable=False),
        sa.Column("one_finished_at", sa.DateTime(), nullable=True),
        sa.Column("two_finished_at", sa.DateTime(), nullable=True),
        sa.Column("again", sa.JSON(), nullable=True),
        sa.Column("compared_at", sa.DateTime(), nullable=True),
        sa.Column("proposed_at", sa.DateTime(), nullable=True),
        sa.Column("proposed_by_id", NUMBER, nullable=True),
        sa.Column("keeper_id", NUMBER, nullable=True),
        sa.Column("keeper_at", sa.DateTime(), nullable=True),
        sa.Column("accountant_id", NUMBER, nullable=True),
        sa.Column("accountant_at", sa.DateTime(), nullable=True),
        sa.Column("head_id", NUMBER, nullable=True),
        sa.Column("head_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ended_by_id", NUMBER, nullable=True),
        sa.Column("end_note", sa.String(length=500), nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.CheckConstraint(
            "counter_one_id <> counter_two_id AND counter_one_id <> third_id AND counter_two_id <> third_id",
            name=op.f("ck_stock_count_three"),
        ),
        sa.CheckConstraint("head_id <> proposed_by_id", name=op.f("ck_stock_count_two")),
        sa.UniqueConstraint("office_id", "number", name=op.f("uq_stock_count_office_id_number")),
        sa.CheckConstraint(
            "keeper_id <> accountant_id AND keeper_id <> head_id AND accountant_id <> head_id",
            name=op.f("ck_stock_count_signed"),
        ),
        sa.CheckConstraint(
            "(sample_seed IS NULL) = (sample_confidence IS NULL) AND (sample_seed IS NULL) = (sample_share IS NULL)",
            name=op.f("ck_stock_count_sample"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_count")),
        *_keys(
            "stock_count",
            (
                ("accountant_id", "user_account"),
                ("counter_one_id", "user_account"),
                ("counter_two_id", "user_account"),
                ("ended_by_id", "user_account"),
                ("head_id", "user_account"),
                ("keeper_id", "user_account"),
                ("office_id", "office"),
                ("opened_by_id", "user_account"),
                ("place_id", "place"),
                ("proposed_by_id", "user_account"),
                ("third_id", "user_account"),
            ),
        ),
    )
    op.create_index("ix_stock_count_office_id_id", "stock_count", ["office_id", "id"])
    op.create_index(
        "ix_stock_count_office_id_state_id", "stock_count", ["office_id", "state", "id"]
    )
    op.create_index("ix_stock_count_place_id", "stock_count", ["place_id"])
    op.create_table(
        "count_line",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("count_id", NUMBER, nullable=False),
        sa.Column("item_id", NUMBER, nullable=False),
        sa.Column("place_id", NUMBER, nullable=True),
        sa.Column("container_id", NUMBER, nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.UniqueConstraint("count_id", "item_id", name=op.f("uq_count_line_count_id_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_count_line")),
        *_keys(
            "count_line",
            (
                ("container_id", "evidence_item"),
                ("count_id", "stock_count"),
                ("item_id", "evidence_item"),
                ("office_id", "office"),
                ("place_id", "place"),
            ),
        ),
    )
    op.create_index("ix_count_line_container_id", "count_line", ["container_id"])
    op.create_index("ix_count_line_item_id", "count_line", ["item_id"])
    op.create_index("ix_count_line_office_id_id", "count_line", ["office_id", "id"])
    op.create_index("ix_count_line_place_id", "count_line", ["place_id"])
    op.create_table(
        "count_entry",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("count_id", NUMBER, nullable=False),
        sa.Column("turn", sa.String(length=40), nullable=False),
        sa.Column("place_id", NUMBER, nullable=False),
        sa.Column("item_id", NUMBER, nullable=True),
        sa.Column("observation_id", NUMBER, nullable=True),
        sa.Column("raw", sa.String(length=300), nullable=True),
        sa.Column("said", sa.String(length=500), nullable=True),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("counted_at", sa.DateTime(), nullable=False),
        sa.Column("counted_by_id", NUMBER, nullable=False),
        sa.Column("recorded_place_id", NUMBER, nullable=True),
        sa.Column("recorded_status", sa.String(length=40), nullable=True),
        sa.Column("differs", sa.JSON(), nullable=True),
        sa.CheckConstraint(
            "item_id IS NOT NULL OR said IS NOT NULL", name=op.f("ck_count_entry_subject")
        ),
        sa.UniqueConstraint(
            "count_id", "turn", "item_id", name=op.f("uq_count_entry_count_id_turn_item_id")
        ),
        sa.CheckConstraint(
            "(item_id IS NULL) = (observation_id IS NULL)", name=op.f("ck_count_entry_seen")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_count_entry")),
        *_keys(
            "count_entry",
            (
                ("count_id", "stock_count"),
                ("counted_by_id", "user_account"),
                ("item_id", "evidence_item"),
                ("observation_id", "observation"),
                ("office_id", "office"),
                ("place_id", "place"),
                ("recorded_place_id", "place"),
            ),
        ),
    )
    op.create_index("ix_count_entry_item_id", "count_entry", ["item_id"])
    op.create_index("ix_count_entry_observation_id", "count_entry", ["observation_id"])
    op.create_index("ix_count_entry_office_id_id", "count_entry", ["office_id", "id"])
    op.create_index("ix_count_entry_place_id_counted_at", "count_entry", ["place_id", "counted_at"])
    op.create_index("ix_count_entry_recorded_place_id", "count_entry", ["recorded_place_id"])
    op.create_table(
        "count_finding",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("count_id", NUMBER, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("item_id", NUMBER, nullable=True),
        sa.Column("entry_id", NUMBER, nullable=True),
        sa.Column("place_id", NUMBER, nullable=True),
        sa.Column("said", sa.String(length=500), nullable=True),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("settled_by_id", NUMBER, nullable=True),
        sa.Column("discrepancy_id", NUMBER, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.CheckConstraint(
            "(settled_at IS NULL) = (said IS NULL)", name=op.f("ck_count_finding_settled")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_count_finding")),
        *_keys(
            "count_finding",
            (
                ("count_id", "stock_count"),
                ("discrepancy_id", "discrepancy"),
                ("entry_id", "count_entry"),
                ("item_id", "evidence_item"),
                ("office_id", "office"),
                ("place_id", "place"),
                ("settled_by_id", "user_account"),
            ),
        ),
    )
    op.create_index("ix_count_finding_count_id_id", "count_finding", ["count_id", "id"])
    op.create_index("ix_count_finding_discrepancy_id", "count_finding", ["discrepancy_id"])
    op.create_index("ix_count_finding_entry_id", "count_finding", ["entry_id"])
    op.create_index("ix_count_finding_item_id", "count_finding", ["item_id"])
    op.create_index("ix_count_finding_office_id_id", "count_finding", ["office_id", "id"])
    op.create_index("ix_count_finding_place_id", "count_finding", ["place_id"])
    op.create_index(
        "ix_count_finding_unsettled",
        "count_finding",
        ["item_id"],
        sqlite_where=UNSETTLED,
        postgresql_where=UNSETTLED,
    )


def downgrade() -> None:
    for table in ("count_finding", "count_entry", "count_line", "stock_count"):
        op.drop_table(table)


def _keys(table: str, keys: tuple[tuple[str, str], ...]) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}")
        )
        for column, other in keys
    ]
