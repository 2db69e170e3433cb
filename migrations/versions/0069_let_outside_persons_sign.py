"""Let an outside person sign a half of a hand-over: loans and returns are signed by two.

Who stood as giver of a hand-over stays. Loans that are out stay out; the next return of each is a
hand-over. Going back, a hand-over whose giver is an outside person has no account to name: those
rows go with their lines; what was lent and returned stays, and the ledger keeps who signed.

Revision ID: 0069
Revises: 0068
"""

import sqlalchemy as sa
from alembic import op

revision = "0069"
down_revision = "0068"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("hand_over") as table:
        table.alter_column("giver_id", existing_type=NUMBER, nullable=True)
        table.add_column(sa.Column("order_id", NUMBER, nullable=True))
        table.add_column(sa.Column("purpose", sa.String(length=40), nullable=True))
        table.add_column(sa.Column("due_back_on", sa.Date(), nullable=True))
        table.create_foreign_key(
            op.f("fk_hand_over_order_id_stock_order"), "stock_order", ["order_id"], ["id"]
        )
        table.create_index("ix_hand_over_order_id", ["order_id"])
    with op.batch_alter_table("hand_over_line") as table:
        table.add_column(sa.Column("condition_differs", sa.Boolean(), nullable=True))
        table.add_column(sa.Column("seal_minutes", sa.String(length=80), nullable=True))
        table.add_column(sa.Column("new_seal_number", sa.String(length=80), nullable=True))
        table.add_column(sa.Column("witnesses", sa.String(length=300), nullable=True))
        table.add_column(sa.Column("place_id", NUMBER, nullable=True))
        table.create_foreign_key(
            op.f("fk_hand_over_line_place_id_place"), "place", ["place_id"], ["id"]
        )
        table.create_index("ix_hand_over_line_place_id", ["place_id"])
    op.create_table(
        "outside_signer",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("hand_over_id", NUMBER, nullable=False),
        sa.Column("organisation_id", NUMBER, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("capacity", sa.String(length=120), nullable=False),
        sa.Column("identity", sa.String(length=20), nullable=False),
        sa.Column("introduction", sa.String(length=120), nullable=True),
        sa.Column("signed_before_id", NUMBER, nullable=True),
        sa.Column("drawn_sha256", sa.String(length=64), nullable=True),
        sa.Column("paper_sha256", sa.String(length=64), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{other}.id"], name=op.f(f"fk_outside_signer_{column}_{other}")
            )
            for column, other in (
                ("office_id", "office"),
                ("hand_over_id", "hand_over"),
                ("organisation_id", "organisation"),
                ("signed_before_id", "user_account"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_signer")),
        sa.UniqueConstraint("hand_over_id", name=op.f("uq_outside_signer_hand_over_id")),
    )
    op.create_index("ix_outside_signer_office_id_id", "outside_signer", ["office_id", "id"])
    op.create_index("ix_outside_signer_organisation_id", "outside_signer", ["organisation_id"])


def downgrade() -> None:
    op.drop_table("outside_signer")
    op.execute(
        "DELETE FROM hand_over_line WHERE hand_over_id IN"
        " (SELECT id FROM hand_over WHERE giver_id IS NULL)"
    )
    op.execute("DELETE FROM hand_over WHERE giver_id IS NULL")
    with op.batch_alter_table("hand_over_line") as table:
        table.drop_index("ix_hand_over_line_place_id")
        table.drop_constraint(op.f("fk_hand_over_line_place_id_place"), type_="foreignkey")
        for name in ("place_id", "witnesses", "new_seal_number", "seal_minutes"):
            table.drop_column(name)
        table.drop_column("condition_differs")
    with op.batch_alter_table("hand_over") as table:
        table.drop_index("ix_hand_over_order_id")
        table.drop_constraint(op.f("fk_hand_over_order_id_stock_order"), type_="foreignkey")
        for name in ("due_back_on", "purpose", "order_id"):
            table.drop_column(name)
        table.alter_column("giver_id", existing_type=NUMBER, nullable=False)
