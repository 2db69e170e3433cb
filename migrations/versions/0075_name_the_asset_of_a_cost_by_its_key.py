"""Name the asset a movement of money is about by its key, not by a kind in words and a number.

No movement ever named anything else. The value moves, and the stream of each case is told. Going
back, it is told again: a movement that was recorded since has no entry of the words.

Revision ID: 0075
Revises: 0074
"""

from collections.abc import Callable, Iterator
from itertools import groupby

import sqlalchemy as sa
from alembic import op

from audit.carrying import Carried, carry

revision = "0075"
down_revision = "0074"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INDEX = "ix_case_money_subject_kind_subject_id"
MOVED = sa.table(
    "case_money",
    *map(sa.column, ("id", "office_id", "case_id", "subject_kind", "subject_id", "asset_id")),
)


def upgrade() -> None:
    with op.batch_alter_table("case_money") as batch:
        batch.add_column(sa.Column("asset_id", NUMBER, nullable=True))
        batch.create_foreign_key(
            op.f("fk_case_money_asset_id_asset"), "asset", ["asset_id"], ["id"]
        )
        batch.create_index(op.f("ix_case_money_asset_id"), ["asset_id"])
    op.execute(
        sa.update(MOVED)
        .values(asset_id=MOVED.c.subject_id)
        .where(MOVED.c.subject_kind == sa.literal_column("'asset'"))
    )
    carry(op.get_bind(), _told(lambda asset: {"asset_id": asset}))
    with op.batch_alter_table("case_money") as batch:
        batch.drop_index(INDEX)
        batch.drop_constraint(op.f("ck_case_money_subject"), type_="check")
        batch.drop_column("subject_id")
        batch.drop_column("subject_kind")


def downgrade() -> None:
    with op.batch_alter_table("case_money") as batch:
        batch.add_column(sa.Column("subject_kind", sa.String(length=40), nullable=True))
        batch.add_column(sa.Column("subject_id", NUMBER, nullable=True))
        batch.create_check_constraint(
            op.f("ck_case_money_subject"), "(subject_kind IS NULL) = (subject_id IS NULL)"
        )
        batch.create_index(INDEX, ["subject_kind", "subject_id"])
    op.execute(
        sa.update(MOVED)
        .values(subject_kind=sa.literal_column("'asset'"), subject_id=MOVED.c.asset_id)
        .where(MOVED.c.asset_id.is_not(None))
    )
    carry(op.get_bind(), _told(lambda asset: {"subject_kind": "asset", "subject_id": asset}))
    with op.batch_alter_table("case_money") as batch:
        batch.drop_index(op.f("ix_case_money_asset_id"))
        batch.drop_constraint(op.f("fk_case_money_asset_id_asset"), type_="foreignkey")
        batch.drop_column("asset_id")


def _told(values_of: Callable[[int], dict[str, object]]) -> Iterator[Carried]:
    """Yield what the stream of each case is told of its movements that name an asset."""
    rows = op.get_bind().execute(
        sa.select(MOVED.c.case_id, MOVED.c.office_id, MOVED.c.id, MOVED.c.asset_id)
        .where(MOVED.c.asset_id.is_not(None))
        .order_by(MOVED.c.case_id, MOVED.c.id)
    )
    for (case, office), found in groupby(rows.all(), key=lambda row: (row[0], row[1])):
        yield Carried(
            stream=f"case:{case}",
            office_id=office,
            rows=[("case_money", number, values_of(asset)) for _, _, number, asset in found],
        )
