"""Let a round, a price cut, an answer, a valuation and a hand-over be taken back as never made.

The row stays; of what never was there may be several, so what is unique is so among what stands.
The CHECK of the states of a round is written anew. A valuation keeps the newest round of its lot.

Revision ID: 0062
Revises: 0061
"""

import sqlalchemy as sa
from alembic import op
from alembic.operations.base import BatchOperations

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None

STATES = ("planned", "announced", "unknown", "sold", "failed", "stopped", "defaulted")
HELD = sa.text("state <> 'annulled'")
STANDS = sa.text("annulled_on IS NULL")
UNIQUE = (  # table, name, columns, where
    ("round", "uq_round_lot_id_number", ["lot_id", "number"], HELD),
    ("reduction", "uq_reduction_lot_id_ordinal", ["lot_id", "ordinal"], STANDS),
    ("reduction", "uq_reduction_round_id", ["round_id"], STANDS),
    ("creditor_answer", "uq_creditor_answer_round_id", ["round_id"], STANDS),
)
MARKED = ("reduction", "creditor_answer", "valuation", "delivery_attempt")


def _allow(table: BatchOperations, states: tuple[str, ...]) -> None:
    table.drop_constraint(op.f("ck_round_roundstate"), type_="check")
    table.create_check_constraint(
        op.f("ck_round_roundstate"), f"state IN ({', '.join(map(repr, states))})"
    )


def upgrade() -> None:
    with op.batch_alter_table("round") as table:
        table.drop_constraint(op.f("uq_round_lot_id_number"), type_="unique")
        _allow(table, (*STATES, "annulled"))
    with op.batch_alter_table("reduction") as table:
        table.drop_constraint(op.f("uq_reduction_lot_id_ordinal"), type_="unique")
        table.drop_constraint(op.f("uq_reduction_round_id"), type_="unique")
        table.add_column(sa.Column("annulled_on", sa.Date(), nullable=True))
    with op.batch_alter_table("creditor_answer") as table:
        table.drop_constraint(op.f("uq_creditor_answer_round_id"), type_="unique")
        table.add_column(sa.Column("annulled_on", sa.Date(), nullable=True))
    with op.batch_alter_table("valuation") as table:
        table.add_column(sa.Column("annulled_on", sa.Date(), nullable=True))
        table.add_column(
            sa.Column(
                "round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        table.create_foreign_key(op.f("fk_valuation_round_id_round"), "round", ["round_id"], ["id"])
    op.add_column("delivery_attempt", sa.Column("annulled_on", sa.Date(), nullable=True))
    for name, index, columns, where in UNIQUE:
        op.create_index(
            index, name, columns, unique=True, sqlite_where=where, postgresql_where=where
        )

    # rounds are looked up by their lot, those that never were too
    op.create_index("ix_round_lot_id_number", "round", ["lot_id", "number"])


def downgrade() -> None:
    op.drop_index("ix_round_lot_id_number", table_name="round")
    for name, index, _columns, _where in UNIQUE:
        op.drop_index(index, table_name=name)
    # the version before knew nothing that never was
    with op.batch_alter_table("valuation") as table:
        table.drop_constraint(op.f("fk_valuation_round_id_round"), type_="foreignkey")
        table.drop_column("round_id")
    never = "(SELECT id FROM round WHERE state = 'annulled')"
    for name in MARKED:
        op.execute(f"DELETE FROM {name} WHERE annulled_on IS NOT NULL")
    sales = f"(SELECT id FROM sale WHERE round_id IN {never})"
    op.execute(f"UPDATE sale_money SET reverses_id = NULL WHERE sale_id IN {sales}")
    for name in ("sale_money", "delivery_attempt"):
        op.execute(f"DELETE FROM {name} WHERE sale_id IN {sales}")
    op.execute(f"DELETE FROM sale WHERE round_id IN {never}")
    for name in ("registration", "round_rulings", "reduction", "creditor_answer"):
        op.execute(f"DELETE FROM {name} WHERE round_id IN {never}")
    op.execute("DELETE FROM round WHERE state = 'annulled'")
    for name in MARKED:
        with op.batch_alter_table(name) as table:
            table.drop_column("annulled_on")
    with op.batch_alter_table("round") as table:
        _allow(table, STATES)
        table.create_unique_constraint(op.f("uq_round_lot_id_number"), ["lot_id", "number"])
    with op.batch_alter_table("reduction") as table:
        table.create_unique_constraint(op.f("uq_reduction_lot_id_ordinal"), ["lot_id", "ordinal"])
        table.create_unique_constraint(op.f("uq_reduction_round_id"), ["round_id"])
    with op.batch_alter_table("creditor_answer") as table:
        table.create_unique_constraint(op.f("uq_creditor_answer_round_id"), ["round_id"])
