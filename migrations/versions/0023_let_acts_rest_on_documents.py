"""Let acts rest on documents: reductions, valuations, contracts, rounds, seizures, sales and orders.

Each gets a column that names its document. The columns of the numbers that were typed before stay
as they are for the rows that stand; new rows leave them empty, so those that had to be filled need
not be any more.

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

TYPED = (
    ("reduction", "decision_no"),
    ("valuation", "certificate_no"),
    ("service_contract", "number"),
    ("stock_order", "document_no"),
)
NUMBERS = (  # the column of a typed number, its length, and that of the document instead
    ("asset", "seizure_no", 80, "seizure_document_id"),
    ("evidence_item", "seizure_no", 80, "seizure_document_id"),
    ("order_line", "confirmation_no", 120, "confirmation_document_id"),
    ("order_line", "expert_conclusion_no", 120, "expert_document_id"),
    ("reduction", "decision_no", 80, "document_id"),
    ("valuation", "certificate_no", 80, "document_id"),
    ("valuation", "ground_no", 120, "ground_document_id"),
    ("service_contract", "number", 80, "document_id"),
    ("stock_order", "document_no", 120, "document_id"),
    ("round", "announcement_no", 120, "announcement_document_id"),
    ("round", "minutes_no", 120, "minutes_document_id"),
    ("sale", "contract_no", 120, "contract_document_id"),
    ("sale", "extension_no", 120, "extension_document_id"),
    ("sale", "handover_no", 120, "handover_document_id"),
    ("sale", "title_file_no", 120, "title_document_id"),
    ("sale", "default_no", 120, "default_document_id"),
    ("sale_money", "voucher_no", 120, "document_id"),
    ("delivery_attempt", "minutes_no", 120, "document_id"),
)


def upgrade() -> None:
    with op.batch_alter_table("asset") as batch_op:
        batch_op.add_column(
            sa.Column(
                "seizure_document_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_asset_seizure_document_id_document"),
            "document",
            ["seizure_document_id"],
            ["id"],
        )

    with op.batch_alter_table("delivery_attempt") as batch_op:
        batch_op.add_column(
            sa.Column(
                "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_delivery_attempt_document_id_document"),
            "document",
            ["document_id"],
            ["id"],
        )

    with op.batch_alter_table("evidence_item") as batch_op:
        batch_op.add_column(
            sa.Column(
                "seizure_document_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_evidence_item_seizure_document_id_document"),
            "document",
            ["seizure_document_id"],
            ["id"],
        )

    with op.batch_alter_table("order_line") as batch_op:
        batch_op.add_column(
            sa.Column(
                "confirmation_document_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "expert_document_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_order_line_expert_document_id_document"),
            "document",
            ["expert_document_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_order_line_confirmation_document_id_document"),
            "document",
            ["confirmation_document_id"],
            ["id"],
        )

    with op.batch_alter_table("reduction") as batch_op:
        batch_op.add_column(
            sa.Column(
                "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        batch_op.alter_column("decision_no", existing_type=sa.VARCHAR(length=80), nullable=True)
        batch_op.create_foreign_key(
            batch_op.f("fk_reduction_document_id_document"), "document", ["document_id"], ["id"]
        )

    with op.batch_alter_table("round") as batch_op:
        batch_op.add_column(
            sa.Column(
                "announcement_document_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "minutes_document_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_round_announcement_document_id_document"),
            "document",
            ["announcement_document_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_round_minutes_document_id_document"),
            "document",
            ["minutes_document_id"],
            ["id"],
        )

    with op.batch_alter_table("sale") as batch_op:
        batch_op.add_column(
            sa.Column(
                "contract_document_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "extension_document_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "handover_document_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "title_document_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "default_document_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_sale_default_document_id_document"),
            "document",
            ["default_document_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_sale_extension_document_id_document"),
            "document",
            ["extension_document_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_sale_contract_document_id_document"),
            "document",
            ["contract_document_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_sale_title_document_id_document"),
            "document",
            ["title_document_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_sale_handover_document_id_document"),
            "document",
            ["handover_document_id"],
            ["id"],
        )

    with op.batch_alter_table("sale_money") as batch_op:
        batch_op.add_column(
            sa.Column(
                "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_sale_money_document_id_document"), "document", ["document_id"], ["id"]
        )

    with op.batch_alter_table("service_contract") as batch_op:
        batch_op.add_column(
            sa.Column(
                "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        batch_op.alter_column("number", existing_type=sa.VARCHAR(length=80), nullable=True)
        batch_op.create_foreign_key(
            batch_op.f("fk_service_contract_document_id_document"),
            "document",
            ["document_id"],
            ["id"],
        )

    with op.batch_alter_table("stock_order") as batch_op:
        batch_op.add_column(
            sa.Column(
                "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        batch_op.alter_column("document_no", existing_type=sa.VARCHAR(length=120), nullable=True)
        batch_op.create_foreign_key(
            batch_op.f("fk_stock_order_document_id_document"), "document", ["document_id"], ["id"]
        )

    with op.batch_alter_table("valuation") as batch_op:
        batch_op.add_column(
            sa.Column(
                "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        batch_op.add_column(
            sa.Column(
                "ground_document_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.alter_column("certificate_no", existing_type=sa.VARCHAR(length=80), nullable=True)
        batch_op.create_foreign_key(
            batch_op.f("fk_valuation_document_id_document"), "document", ["document_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_valuation_ground_document_id_document"),
            "document",
            ["ground_document_id"],
            ["id"],
        )


def downgrade() -> None:
    for table, column, longest, key in NUMBERS:  # the version before knows the typed number only
        op.execute(
            f'UPDATE "{table}" SET {column} = '  # noqa: S608 - ours
            f"(SELECT substr(document.number, 1, {longest}) FROM document"
            f' WHERE document.id = "{table}".{key}) WHERE {column} IS NULL'
        )
    for table, column in TYPED:
        op.execute(f"UPDATE {table} SET {column} = '' WHERE {column} IS NULL")  # noqa: S608 - ours

    with op.batch_alter_table("valuation") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_valuation_ground_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_constraint(
            batch_op.f("fk_valuation_document_id_document"), type_="foreignkey"
        )
        batch_op.alter_column("certificate_no", existing_type=sa.VARCHAR(length=80), nullable=False)
        batch_op.drop_column("ground_document_id")
        batch_op.drop_column("document_id")

    with op.batch_alter_table("stock_order") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_stock_order_document_id_document"), type_="foreignkey"
        )
        batch_op.alter_column("document_no", existing_type=sa.VARCHAR(length=120), nullable=False)
        batch_op.drop_column("document_id")

    with op.batch_alter_table("service_contract") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_service_contract_document_id_document"), type_="foreignkey"
        )
        batch_op.alter_column("number", existing_type=sa.VARCHAR(length=80), nullable=False)
        batch_op.drop_column("document_id")

    with op.batch_alter_table("sale_money") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_sale_money_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_column("document_id")

    with op.batch_alter_table("sale") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_sale_handover_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_constraint(
            batch_op.f("fk_sale_title_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_constraint(
            batch_op.f("fk_sale_contract_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_constraint(
            batch_op.f("fk_sale_extension_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_constraint(
            batch_op.f("fk_sale_default_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_column("default_document_id")
        batch_op.drop_column("title_document_id")
        batch_op.drop_column("handover_document_id")
        batch_op.drop_column("extension_document_id")
        batch_op.drop_column("contract_document_id")

    with op.batch_alter_table("round") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_round_minutes_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_constraint(
            batch_op.f("fk_round_announcement_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_column("minutes_document_id")
        batch_op.drop_column("announcement_document_id")

    with op.batch_alter_table("reduction") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_reduction_document_id_document"), type_="foreignkey"
        )
        batch_op.alter_column("decision_no", existing_type=sa.VARCHAR(length=80), nullable=False)
        batch_op.drop_column("document_id")

    with op.batch_alter_table("order_line") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_order_line_confirmation_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_constraint(
            batch_op.f("fk_order_line_expert_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_column("expert_document_id")
        batch_op.drop_column("confirmation_document_id")

    with op.batch_alter_table("evidence_item") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_evidence_item_seizure_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_column("seizure_document_id")

    with op.batch_alter_table("delivery_attempt") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_delivery_attempt_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_column("document_id")

    with op.batch_alter_table("asset") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_asset_seizure_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_column("seizure_document_id")
