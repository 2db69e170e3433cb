"""Add approvals and corrections; let a sale be annulled and its money be reversed.

A result that was recorded wrongly leaves a sale that never was; the round may then have another.
Rows of ``sale_money`` that stand reverse nothing. The CHECK of the states of a sale is written anew.

Revision ID: 0025
Revises: 0024
"""

import sqlalchemy as sa
from alembic import op
from alembic.operations.base import BatchOperations

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

STATES = ("unpaid", "paid", "delivered", "completed", "defaulted")
STANDS = sa.text("state <> 'annulled'")


def _allow(table: BatchOperations, states: tuple[str, ...]) -> None:
    table.drop_constraint(op.f("ck_sale_salestate"), type_="check")
    table.create_check_constraint(
        op.f("ck_sale_salestate"), f"state IN ({', '.join(map(repr, states))})"
    )


def upgrade() -> None:
    op.create_table(
        "approval",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column(
            "subject_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "approved",
                "returned",
                "withdrawn",
                "executed",
                name="approvalstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "proposed_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.Column(
            "decided_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decision_note", sa.String(length=300), nullable=True),
        sa.Column(
            "executed_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("executed_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "decided_by_id IS NULL OR decided_by_id <> proposed_by_id", name=op.f("ck_approval_two")
        ),
        sa.CheckConstraint(
            "executed_by_id IS NULL OR executed_by_id <> proposed_by_id",
            name=op.f("ck_approval_executed"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["user_account.id"],
            name=op.f("fk_approval_decided_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["executed_by_id"],
            ["user_account.id"],
            name=op.f("fk_approval_executed_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_approval_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"],
            ["user_account.id"],
            name=op.f("fk_approval_proposed_by_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
    )
    with op.batch_alter_table("approval", schema=None) as batch_op:
        batch_op.create_index("ix_approval_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index(
            "ix_approval_office_id_state_id", ["office_id", "state", "id"], unique=False
        )
        batch_op.create_index(
            "ix_approval_subject_kind_subject_id",
            ["subject_kind", "subject_id", "id"],
            unique=False,
        )

    op.create_table(
        "correction",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "approval_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column(
            "target_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column(
            "subject_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("takes_back", sa.Boolean(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column(
            "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("executed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["approval_id"], ["approval.id"], name=op.f("fk_correction_approval_id_approval")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_correction_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_correction_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sa.UniqueConstraint("approval_id", name=op.f("uq_correction_approval_id")),
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_correction_document_id"), ["document_id"], unique=False
        )
        batch_op.create_index("ix_correction_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index(
            "ix_correction_subject_kind_subject_id",
            ["subject_kind", "subject_id", "id"],
            unique=False,
        )
        batch_op.create_index("ix_correction_what_target_id", ["what", "target_id"], unique=False)

    with op.batch_alter_table("sale") as table:
        table.drop_constraint(op.f("uq_sale_round_id"), type_="unique")
        _allow(table, (*STATES, "annulled"))
    op.create_index(
        "uq_sale_round_id",
        "sale",
        ["round_id"],
        unique=True,
        sqlite_where=STANDS,
        postgresql_where=STANDS,
    )
    with op.batch_alter_table("sale_money") as table:
        table.add_column(
            sa.Column(
                "reverses_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        table.create_unique_constraint(op.f("uq_sale_money_reverses_id"), ["reverses_id"])
        table.create_foreign_key(
            op.f("fk_sale_money_reverses_id_sale_money"), "sale_money", ["reverses_id"], ["id"]
        )
        table.create_check_constraint(
            op.f("ck_sale_money_reverses"), "reverses_id IS NULL OR reverses_id <> id"
        )


def downgrade() -> None:
    # the version before counts every movement: one that was taken back goes with what reverses it
    op.execute(
        "DELETE FROM sale_money WHERE reverses_id IS NOT NULL OR id IN"
        " (SELECT reverses_id FROM sale_money WHERE reverses_id IS NOT NULL)"
    )
    with op.batch_alter_table("sale_money") as table:
        table.drop_constraint(op.f("ck_sale_money_reverses"), type_="check")
        table.drop_constraint(op.f("fk_sale_money_reverses_id_sale_money"), type_="foreignkey")
        table.drop_constraint(op.f("uq_sale_money_reverses_id"), type_="unique")
        table.drop_column("reverses_id")
    op.drop_index("uq_sale_round_id", table_name="sale")
    # the version before knew no sale that never was
    op.execute(
        "DELETE FROM sale_money WHERE sale_id IN (SELECT id FROM sale WHERE state = 'annulled')"
    )
    op.execute(
        "DELETE FROM delivery_attempt WHERE sale_id IN (SELECT id FROM sale WHERE state = 'annulled')"
    )
    op.execute("DELETE FROM sale WHERE state = 'annulled'")
    with op.batch_alter_table("sale") as table:
        _allow(table, STATES)
        table.create_unique_constraint(op.f("uq_sale_round_id"), ["round_id"])
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.drop_index("ix_correction_what_target_id")
        batch_op.drop_index("ix_correction_subject_kind_subject_id")
        batch_op.drop_index("ix_correction_office_id_id")
        batch_op.drop_index(batch_op.f("ix_correction_document_id"))

    op.drop_table("correction")
    with op.batch_alter_table("approval", schema=None) as batch_op:
        batch_op.drop_index("ix_approval_subject_kind_subject_id")
        batch_op.drop_index("ix_approval_office_id_state_id")
        batch_op.drop_index("ix_approval_office_id_id")

    op.drop_table("approval")
