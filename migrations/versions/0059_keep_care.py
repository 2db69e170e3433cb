"""Keep the care of things while they wait: plans, visits with their photos, and what each found.

Revision ID: 0059
Revises: 0058
"""

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "care_plan",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("office_id", number, nullable=False),
        sa.Column("item_id", number, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("every_days", number, nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("begun_by_id", number, nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ended_by_id", number, nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.CheckConstraint("every_days > 0", name=op.f("ck_care_plan_every_days")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_care_plan_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["evidence_item.id"], name=op.f("fk_care_plan_item_id_evidence_item")
        ),
        sa.ForeignKeyConstraint(
            ["begun_by_id"], ["user_account.id"], name=op.f("fk_care_plan_begun_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["user_account.id"], name=op.f("fk_care_plan_ended_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_plan")),
    )
    op.create_index("ix_care_plan_item_id", "care_plan", ["item_id"])
    op.create_index("ix_care_plan_next_on_id", "care_plan", ["next_on", "id"])
    op.create_index("ix_care_plan_office_id_id", "care_plan", ["office_id", "id"])
    op.create_index(
        "uq_care_plan_item_id_open",
        "care_plan",
        ["item_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "care_visit",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("office_id", number, nullable=False),
        sa.Column("item_id", number, nullable=False),
        sa.Column("plan_id", number, nullable=False),
        sa.Column("number", number, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("begun_by_id", number, nullable=False),
        sa.Column("place_id", number, nullable=True),
        sa.Column("before_id", number, nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("finished_by_id", number, nullable=True),
        sa.Column("after_id", number, nullable=True),
        sa.Column("state", sa.String(length=40), nullable=True),
        sa.Column("given_up_at", sa.DateTime(), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.UniqueConstraint("plan_id", "number", name=op.f("uq_care_visit_plan_id_number")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_care_visit_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["evidence_item.id"], name=op.f("fk_care_visit_item_id_evidence_item")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["care_plan.id"], name=op.f("fk_care_visit_plan_id_care_plan")
        ),
        sa.ForeignKeyConstraint(
            ["begun_by_id"],
            ["user_account.id"],
            name=op.f("fk_care_visit_begun_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_care_visit_place_id_place")
        ),
        sa.ForeignKeyConstraint(
            ["before_id"], ["observation.id"], name=op.f("fk_care_visit_before_id_observation")
        ),
        sa.ForeignKeyConstraint(
            ["finished_by_id"],
            ["user_account.id"],
            name=op.f("fk_care_visit_finished_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["after_id"], ["observation.id"], name=op.f("fk_care_visit_after_id_observation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_visit")),
    )
    op.create_index("ix_care_visit_item_id", "care_visit", ["item_id"])
    op.create_index("ix_care_visit_office_id_id", "care_visit", ["office_id", "id"])
    op.create_index(
        "uq_care_visit_plan_id_open",
        "care_visit",
        ["plan_id"],
        unique=True,
        sqlite_where=sa.text("finished_at IS NULL AND given_up_at IS NULL"),
        postgresql_where=sa.text("finished_at IS NULL AND given_up_at IS NULL"),
    )
    op.create_table(
        "care_answer",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("office_id", number, nullable=False),
        sa.Column("item_id", number, nullable=False),
        sa.Column("visit_id", number, nullable=False),
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("in_order", sa.Boolean(), nullable=False),
        sa.Column("said", sa.String(length=200), nullable=False),
        sa.UniqueConstraint("visit_id", "about", name=op.f("uq_care_answer_visit_id_about")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_care_answer_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["evidence_item.id"], name=op.f("fk_care_answer_item_id_evidence_item")
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["care_visit.id"], name=op.f("fk_care_answer_visit_id_care_visit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_answer")),
    )
    op.create_index("ix_care_answer_item_id", "care_answer", ["item_id"])
    op.create_index("ix_care_answer_office_id_id", "care_answer", ["office_id", "id"])


def downgrade() -> None:
    op.drop_table("care_answer")
    op.drop_table("care_visit")
    op.drop_table("care_plan")
