"""Let an intake be a hand-over: things wait at the door until both have signed.

States of lines and who has a thing get further values, so that no CHECK lists them any longer. What
was received before stays received. Going back, intakes go with their lines and who signed; what
waits at the door, and what was not taken in, counts as gone, and its lines are to do again. The
ledger keeps what happened.

Revision ID: 0077
Revises: 0076
"""

import sqlalchemy as sa
from alembic import op

revision = "0077"
down_revision = "0076"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LINES = ("pending", "waiting", "refused", "done")
HOLDERS = (
    "office",
    "police",
    "army",
    "treasury",
    "service",
    "commune",
    "owner",
    "borrower",
    "receiver",
)


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


def upgrade() -> None:
    with op.batch_alter_table("evidence_item") as table:
        table.drop_constraint(op.f("ck_evidence_item_physicalholder"), type_="check")
    with op.batch_alter_table("order_line") as table:
        table.drop_constraint(op.f("ck_order_line_linestate"), type_="check")
    with op.batch_alter_table("hand_over_line") as table:
        table.add_column(sa.Column("holder", sa.String(length=40), nullable=True))
        table.add_column(sa.Column("holder_name", sa.String(length=200), nullable=True))
        table.add_column(sa.Column("holder_organisation_id", NUMBER, nullable=True))
        table.create_foreign_key(
            op.f("fk_hand_over_line_holder_organisation_id_organisation"),
            "organisation",
            ["holder_organisation_id"],
            ["id"],
        )
        table.create_index("ix_hand_over_line_holder_organisation_id", ["holder_organisation_id"])


def downgrade() -> None:
    intakes = "(SELECT id FROM hand_over WHERE kind = 'intake')"
    for name in ("outside_signer", "hand_over_line"):
        op.execute(f"DELETE FROM {name} WHERE hand_over_id IN {intakes}")
    op.execute(
        "DELETE FROM bound_code WHERE item_id IN"
        " (SELECT id FROM evidence_item WHERE status = 'at_the_door')"
    )
    op.execute(
        "UPDATE order_line SET state = 'pending', item_id = NULL, actual_quantity = NULL,"
        " difference = NULL, difference_note = NULL, confirmation_document_id = NULL,"
        " expert_document_id = NULL WHERE state = 'at_the_door'"
    )
    op.execute(
        "UPDATE evidence_item SET status = 'released', holder = 'receiver', quantity_held = 0"
        " WHERE status IN ('at_the_door', 'not_taken_in')"
    )
    with op.batch_alter_table("hand_over_line") as table:
        table.drop_index("ix_hand_over_line_holder_organisation_id")
        table.drop_constraint(
            op.f("fk_hand_over_line_holder_organisation_id_organisation"), type_="foreignkey"
        )
        for column in ("holder", "holder_name", "holder_organisation_id"):
            table.drop_column(column)
    with op.batch_alter_table("order_line") as table:
        table.create_check_constraint(op.f("ck_order_line_linestate"), _one_of("state", LINES))
    with op.batch_alter_table("evidence_item") as table:
        table.create_check_constraint(
            op.f("ck_evidence_item_physicalholder"), _one_of("holder", HOLDERS)
        )
    op.execute("DELETE FROM hand_over WHERE kind = 'intake'")
