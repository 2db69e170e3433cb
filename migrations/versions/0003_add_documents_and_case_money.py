"""Add documents, what they are about, and the money of a case.

The kinds of documents, of movements and of costs have no CHECK: later versions add kinds. Columns
added to recorded tables are empty in the rows that stand.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBERS = (  # the column of a typed number, and its length: the version before knows that only
    ("creditor_answer", "document_no", 120),
    ("hold", "decision_no", 80),
)


def upgrade() -> None:
    op.create_table(
        "document",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column(
            "direction",
            sa.Enum(
                "issued",
                "received",
                name="documentdirection",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.String(length=120), nullable=True),
        sa.Column("number_key", sa.String(length=120), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("received_no", sa.String(length=80), nullable=True),
        sa.Column("summary", sa.String(length=300), nullable=True),
        sa.Column("issuer", sa.String(length=200), nullable=True),
        sa.Column("signer", sa.String(length=200), nullable=True),
        sa.Column("capacity", sa.String(length=120), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("file_name", sa.String(length=255), nullable=True),
        sa.Column("file_type", sa.String(length=100), nullable=True),
        sa.Column(
            "file_bytes", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("pages", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("template", sa.String(length=80), nullable=True),
        sa.Column("template_version", sa.String(length=40), nullable=True),
        sa.Column("data_version", sa.String(length=80), nullable=True),
        sa.Column(
            "replaced_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("replaced_reason", sa.String(length=300), nullable=True),
        sa.Column(
            "recorded_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "(replaced_by_id IS NULL) = (replaced_reason IS NULL)",
            name=op.f("ck_document_replaced_reason"),
        ),
        sa.CheckConstraint(
            "replaced_by_id IS NULL OR replaced_by_id <> id", name=op.f("ck_document_replaced")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_document_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["user_account.id"],
            name=op.f("fk_document_recorded_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"], ["document.id"], name=op.f("fk_document_replaced_by_id_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index("ix_document_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index(
            "ix_document_office_id_number_key", ["office_id", "number_key"], unique=False
        )

    op.create_table(
        "document_subject",
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
            "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column(
            "subject_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_document_subject_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_document_subject_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_subject")),
        sa.UniqueConstraint(
            "document_id",
            "kind",
            "subject_id",
            name=op.f("uq_document_subject_document_id_kind_subject_id"),
        ),
    )
    with op.batch_alter_table("document_subject", schema=None) as batch_op:
        batch_op.create_index(
            "ix_document_subject_kind_subject_id",
            ["kind", "subject_id", "document_id"],
            unique=False,
        )
        batch_op.create_index("ix_document_subject_office_id_id", ["office_id", "id"], unique=False)

    op.create_table(
        "case_money",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "direction",
            sa.Enum(
                "in",
                "out",
                name="movementdirection",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=True),
        sa.Column("coercion", sa.Boolean(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=True),
        sa.Column("unit", sa.String(length=40), nullable=True),
        sa.Column("party_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("counterpart", sa.String(length=200), nullable=True),
        sa.Column("subject_kind", sa.String(length=40), nullable=True),
        sa.Column(
            "subject_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("account", sa.String(length=80), nullable=True),
        sa.Column("moved_on", sa.Date(), nullable=False),
        sa.Column(
            "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column(
            "reverses_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("note", sa.String(length=300), nullable=True),
        sa.Column(
            "recorded_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("(quantity IS NULL) = (unit IS NULL)", name=op.f("ck_case_money_unit")),
        sa.CheckConstraint(
            "(subject_kind IS NULL) = (subject_id IS NULL)", name=op.f("ck_case_money_subject")
        ),
        sa.CheckConstraint(
            "amount IS NOT NULL OR quantity IS NOT NULL", name=op.f("ck_case_money_something")
        ),
        sa.CheckConstraint("amount IS NULL OR amount > 0", name=op.f("ck_case_money_amount")),
        sa.CheckConstraint("quantity IS NULL OR quantity > 0", name=op.f("ck_case_money_quantity")),
        sa.CheckConstraint(
            "reverses_id IS NULL OR reverses_id <> id", name=op.f("ck_case_money_reverses")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_case_money_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_case_money_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_case_money_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_case_money_party_id_party")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["user_account.id"],
            name=op.f("fk_case_money_recorded_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["case_money.id"], name=op.f("fk_case_money_reverses_id_case_money")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_money")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_case_money_reverses_id")),
    )
    with op.batch_alter_table("case_money", schema=None) as batch_op:
        batch_op.create_index(
            "ix_case_money_case_id_kind_moved_on",
            ["case_id", "kind", "moved_on", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_case_money_document_id"), ["document_id"], unique=False
        )
        batch_op.create_index("ix_case_money_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index(
            "ix_case_money_subject_kind_subject_id", ["subject_kind", "subject_id"], unique=False
        )

    with op.batch_alter_table("creditor_answer", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        batch_op.create_index(
            batch_op.f("ix_creditor_answer_document_id"), ["document_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_creditor_answer_document_id_document"),
            "document",
            ["document_id"],
            ["id"],
        )

    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        batch_op.create_index(batch_op.f("ix_hold_document_id"), ["document_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_hold_document_id_document"), "document", ["document_id"], ["id"]
        )


def downgrade() -> None:
    for table, column, longest in NUMBERS:
        op.execute(
            f"UPDATE {table} SET {column} = "  # noqa: S608 - ours
            f"(SELECT substr(document.number, 1, {longest}) FROM document"
            f" WHERE document.id = {table}.document_id) WHERE {column} IS NULL"
        )

    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_hold_document_id_document"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_hold_document_id"))
        batch_op.drop_column("document_id")

    with op.batch_alter_table("creditor_answer", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_creditor_answer_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_creditor_answer_document_id"))
        batch_op.drop_column("document_id")

    with op.batch_alter_table("case_money", schema=None) as batch_op:
        batch_op.drop_index("ix_case_money_subject_kind_subject_id")
        batch_op.drop_index("ix_case_money_office_id_id")
        batch_op.drop_index(batch_op.f("ix_case_money_document_id"))
        batch_op.drop_index("ix_case_money_case_id_kind_moved_on")

    op.drop_table("case_money")
    with op.batch_alter_table("document_subject", schema=None) as batch_op:
        batch_op.drop_index("ix_document_subject_office_id_id")
        batch_op.drop_index("ix_document_subject_kind_subject_id")

    op.drop_table("document_subject")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index("ix_document_office_id_number_key")
        batch_op.drop_index("ix_document_office_id_id")

    op.drop_table("document")
