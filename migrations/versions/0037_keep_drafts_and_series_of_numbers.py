"""Keep drafts of documents, the series of numbers they take at signing, and the files made of them.

A document that stands has no file made here: both columns stay empty. Going back, the files of
signed documents are named by nothing any more.

Revision ID: 0037
Revises: 0036
"""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document_series",
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
            "kind",
            sa.Enum(
                "decision",
                "minutes",
                "notice",
                "answer",
                "request",
                "letter",
                "agreement",
                "contract",
                "certificate",
                "voucher",
                "invoice",
                "proof",
                "other",
                name="documentkind",
                native_enum=False,
                create_constraint=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("year", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("pattern", sa.String(length=60), nullable=False),
        sa.Column(
            "next_value", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("next_value > 0", name=op.f("ck_document_series_next_value")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_document_series_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_series")),
        sa.UniqueConstraint(
            "office_id", "kind", "year", name=op.f("uq_document_series_office_id_kind_year")
        ),
    )
    op.create_table(
        "draft",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("template", sa.String(length=80), nullable=False),
        sa.Column("template_version", sa.String(length=40), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column(
            "subject_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("facts_version", sa.String(length=80), nullable=False),
        sa.Column("free", sa.JSON(), nullable=False),
        sa.Column("kept_version", sa.String(length=80), nullable=True),
        sa.Column(
            "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("dropped_reason", sa.String(length=300), nullable=True),
        sa.Column(
            "drafted_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("drafted_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "document_id IS NULL OR dropped_reason IS NULL", name=op.f("ck_draft_one_end")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_draft_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["drafted_by_id"], ["user_account.id"], name=op.f("fk_draft_drafted_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_draft_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    with op.batch_alter_table("draft") as batch_op:
        batch_op.create_index("ix_draft_document_id", ["document_id"], unique=False)
        batch_op.create_index("ix_draft_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index(
            "ix_draft_subject_kind_subject_id", ["subject_kind", "subject_id", "id"], unique=False
        )

    with op.batch_alter_table("document") as batch_op:
        batch_op.add_column(sa.Column("docx_sha256", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("pdf_sha256", sa.String(length=64), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("document") as batch_op:
        batch_op.drop_column("pdf_sha256")
        batch_op.drop_column("docx_sha256")

    with op.batch_alter_table("draft") as batch_op:
        batch_op.drop_index("ix_draft_subject_kind_subject_id")
        batch_op.drop_index("ix_draft_office_id_id")
        batch_op.drop_index("ix_draft_document_id")

    op.drop_table("draft")
    op.drop_table("document_series")
