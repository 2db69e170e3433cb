"""Keep hand-overs that two people sign, and who answers for a thing since the last one.

Both tables begin empty, and nobody by name keeps what stands: what was handed over before was not
signed here by two. Going back, what was signed stays where it is; the ledger keeps who signed.

Revision ID: 0063
Revises: 0062
"""

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "hand_over",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        *_numbers("office_id", "to_office_id"),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        *_numbers("document_id", nullable=True),
        sa.Column("drafted_at", sa.DateTime(), nullable=False),
        *_numbers("giver_id"),
        sa.Column("giver_signed_at", sa.DateTime(), nullable=True),
        *_numbers("receiver_id", nullable=True),
        sa.Column("receiver_signed_at", sa.DateTime(), nullable=True),
        *_numbers("lines_count", "seen_count"),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_why", sa.String(length=500), nullable=True),
        *_numbers("version"),
        sa.CheckConstraint(
            "receiver_id IS NULL OR receiver_id <> giver_id", name=op.f("ck_hand_over_two_people")
        ),
        *_keys(
            "hand_over",
            office_id="office",
            to_office_id="office",
            document_id="document",
            giver_id="user_account",
            receiver_id="user_account",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over")),
        sa.UniqueConstraint("office_id", "number", name=op.f("uq_hand_over_office_id_number")),
    )
    still = sa.text("ended_at IS NULL")
    for name, column in (("office_id_id", "office_id"), ("to_office_id_id", "to_office_id")):
        op.create_index(f"ix_hand_over_{name}", "hand_over", [column, "id"], unique=False)
    for name, column in (("open", "office_id"), ("to_open", "to_office_id")):
        op.create_index(
            f"ix_hand_over_{name}",
            "hand_over",
            [column, "id"],
            unique=False,
            sqlite_where=still,
            postgresql_where=still,
        )
    op.create_table(
        "hand_over_line",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        *_numbers("office_id", "hand_over_id", "item_id"),
        sa.Column("seen_at", sa.DateTime(), nullable=True),
        *_numbers("seen_by_id", "item_version", nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=True),
        sa.Column("weight_grams", sa.BigInteger(), nullable=True),
        sa.Column("condition", sa.String(length=500), nullable=False),
        sa.Column("seal_state", sa.String(length=40), nullable=True),
        sa.Column("seal_number", sa.String(length=80), nullable=True),
        *_numbers("observation_id", nullable=True),
        *_keys(
            "hand_over_line",
            office_id="office",
            hand_over_id="hand_over",
            item_id="evidence_item",
            seen_by_id="user_account",
            observation_id="observation",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over_line")),
        sa.UniqueConstraint(
            "hand_over_id", "item_id", name=op.f("uq_hand_over_line_hand_over_id_item_id")
        ),
    )
    for name, columns in (
        ("item_id", ["item_id"]),
        ("observation_id", ["observation_id"]),
        ("office_id_id", ["office_id", "id"]),
    ):
        op.create_index(f"ix_hand_over_line_{name}", "hand_over_line", columns, unique=False)
    with op.batch_alter_table("evidence_item") as table:
        table.add_column(sa.Column("keeper_id", NUMBER, nullable=True))
        table.create_foreign_key(
            op.f("fk_evidence_item_keeper_id_user_account"), "user_account", ["keeper_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("evidence_item") as table:
        table.drop_constraint(op.f("fk_evidence_item_keeper_id_user_account"), type_="foreignkey")
        table.drop_column("keeper_id")
    op.drop_table("hand_over_line")
    op.drop_table("hand_over")


def _numbers(*names: str, nullable: bool = False) -> list[sa.Column[int]]:
    return [sa.Column(name, NUMBER, nullable=nullable) for name in names]


def _keys(table: str, **targets: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}")
        )
        for column, target in targets.items()
    ]
