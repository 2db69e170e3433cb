"""Let a thing be a crude weapon, hazardous, counterfeit money or an antique.

Military weapons and objects used as weapons are kept under two rules, and the law lists substances, false
money and antiques among what an expert must examine. Rows that stand keep their kind: ``weapon`` is read as
the stricter one, the military weapon. The CHECK of two tables is written anew; SQLite copies the tables.

Revision ID: 0006
Revises: 0005
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = ("order_line", "evidence_item")
OLD = (
    "drugs",
    "weapon",
    "ammunition",
    "explosives",
    "cash",
    "precious",
    "vehicle",
    "electronics",
    "documents",
    "timber",
    "goods",
    "machinery",
    "food",
    "alcohol",
    "tobacco",
    "animal",
    "other",
)
NEW = ("crude_weapon", "hazardous", "counterfeit", "antique")


def upgrade() -> None:
    _allow((*OLD, *NEW))


def downgrade() -> None:
    for table in TABLES:  # the strict kinds keep their strictness, the rest was "other" before
        op.execute(f"UPDATE {table} SET kind = 'precious' WHERE kind = 'antique'")
        op.execute(f"UPDATE {table} SET kind = 'cash' WHERE kind = 'counterfeit'")
        op.execute(f"UPDATE {table} SET kind = 'explosives' WHERE kind = 'hazardous'")
        op.execute(f"UPDATE {table} SET kind = 'weapon' WHERE kind = 'crude_weapon'")
    _allow(OLD)


def _allow(kinds: tuple[str, ...]) -> None:
    for name in TABLES:
        with op.batch_alter_table(name) as table:
            constraint = op.f(f"ck_{name}_itemkind")
            table.drop_constraint(constraint, type_="check")
            table.create_check_constraint(constraint, f"kind IN ({', '.join(map(repr, kinds))})")
