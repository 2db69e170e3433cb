"""Separate plan and fact: notices of rounds, and the other days that were one column for two things.

A round keeps the planned day of its posting and notices where it stood, and gets columns for the
days they were done. What was recorded as announced before has no such day: it is shown as not known.
A valuation says why it was made again; a hold when it was entered and what it rests on; an obstacle
its first day; a lot its last progress; a registrant the identity that may register once.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("hold", sa.Column("decision_on", sa.Date(), nullable=True))
    op.add_column("hold", sa.Column("entered_on", sa.Date(), nullable=True))

    op.add_column("lot", sa.Column("last_event", sa.String(length=60), nullable=True))

    op.add_column("obstacle", sa.Column("began_on", sa.Date(), nullable=True))

    op.add_column("registration", sa.Column("identity_key", sa.String(length=20), nullable=True))
    op.create_index(
        "uq_registration_round_id_identity_key",
        "registration",
        ["round_id", "identity_key"],
        unique=True,
    )

    op.add_column("round", sa.Column("posting_done_on", sa.Date(), nullable=True))
    op.add_column("round", sa.Column("posting_place", sa.String(length=300), nullable=True))
    op.add_column("round", sa.Column("first_notice_done_on", sa.Date(), nullable=True))
    op.add_column("round", sa.Column("first_notice_medium", sa.String(length=300), nullable=True))
    op.add_column("round", sa.Column("second_notice_done_on", sa.Date(), nullable=True))
    op.add_column("round", sa.Column("second_notice_medium", sa.String(length=300), nullable=True))
    op.add_column("round", sa.Column("outcome_on", sa.Date(), nullable=True))

    op.add_column("stalled_asset", sa.Column("last_event", sa.String(length=60), nullable=True))
    op.add_column("stalled_asset", sa.Column("obstacle_since_on", sa.Date(), nullable=True))

    with op.batch_alter_table("valuation") as valuation:  # SQLite adds the constraint by copying
        valuation.add_column(sa.Column("notified_on", sa.Date(), nullable=True))
        valuation.add_column(
            sa.Column(
                "ground",
                sa.Enum(
                    "violation",
                    "expired",
                    "request",
                    "correction",
                    name="valuationground",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=True,
            ),
        )
        valuation.add_column(sa.Column("ground_no", sa.String(length=120), nullable=True))
        valuation.add_column(sa.Column("ground_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("valuation") as valuation:
        valuation.drop_constraint("valuationground", type_="check")
        valuation.drop_column("ground_on")
        valuation.drop_column("ground_no")
        valuation.drop_column("ground")
        valuation.drop_column("notified_on")

    op.drop_column("stalled_asset", "obstacle_since_on")
    op.drop_column("stalled_asset", "last_event")

    op.drop_column("round", "outcome_on")
    op.drop_column("round", "second_notice_medium")
    op.drop_column("round", "second_notice_done_on")
    op.drop_column("round", "first_notice_medium")
    op.drop_column("round", "first_notice_done_on")
    op.drop_column("round", "posting_place")
    op.drop_column("round", "posting_done_on")

    op.drop_index("uq_registration_round_id_identity_key", table_name="registration")
    op.drop_column("registration", "identity_key")

    op.drop_column("obstacle", "began_on")

    op.drop_column("lot", "last_event")

    op.drop_column("hold", "entered_on")
    op.drop_column("hold", "decision_on")
