"""Keep what was seen of things, at each touch; what rows repeated of it moves there.

Weight and condition of an item as received or as an old file says, of a line as found, and how a
loan came back become observations. Who saw them and when is read from the ledger, and each new row
is written into its stream.

Revision ID: 0048
Revises: 0047
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from audit.carrying import Carried, carry

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SYSTEM = 1  # the account of the program
STATES = ("none", "intact", "broken", "new")
TOLD = (
    "custody.received",
    "custody.claimed",
    "custody.returned",
    "custody.returned_broken",
    "order.line_refused",
    "order.line_waiting",
)


def upgrade() -> None:
    op.create_table(
        "observation",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("office_id", NUMBER, nullable=False),
        sa.Column("item_id", NUMBER, nullable=True),
        sa.Column("order_id", NUMBER, nullable=True),
        sa.Column("order_line_id", NUMBER, nullable=True),
        sa.Column("loan_id", NUMBER, nullable=True),
        sa.Column("touch", sa.String(length=40), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("seen_by_id", NUMBER, nullable=False),
        sa.Column("place_id", NUMBER, nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=True),
        sa.Column("weight_grams", sa.BigInteger(), nullable=True),
        sa.Column("condition", sa.String(length=500), nullable=False),
        sa.Column("condition_differs", sa.Boolean(), nullable=False),
        sa.Column("seal_state", sa.String(length=40), nullable=True),
        sa.Column("seal_number", sa.String(length=80), nullable=True),
        sa.Column("seal_minutes", sa.String(length=80), nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.CheckConstraint(
            "item_id IS NOT NULL OR order_line_id IS NOT NULL",
            name=op.f("ck_observation_subject"),
        ),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_observation_{column}_{table}")
            )
            for column, table in (
                ("item_id", "evidence_item"),
                ("loan_id", "loan"),
                ("office_id", "office"),
                ("order_id", "stock_order"),
                ("order_line_id", "order_line"),
                ("place_id", "place"),
                ("seen_by_id", "user_account"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
    )
    op.create_index("ix_observation_item_id_id", "observation", ["item_id", "id"])
    op.create_index("ix_observation_order_line_id", "observation", ["order_line_id"])
    op.create_index("ix_observation_loan_id", "observation", ["loan_id"])
    op.create_index("ix_observation_office_id_id", "observation", ["office_id", "id"])
    with op.batch_alter_table("photo") as batch_op:
        batch_op.add_column(sa.Column("observation_id", NUMBER, nullable=True))
        batch_op.create_index(batch_op.f("ix_photo_observation_id"), ["observation_id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_photo_observation_id_observation"),
            "observation",
            ["observation_id"],
            ["id"],
        )
    connection = op.get_bind()
    _move(connection)
    carry(connection, _made(connection))
    with op.batch_alter_table("evidence_item") as batch_op:
        batch_op.drop_column("weight_grams")
        batch_op.drop_column("condition")
    with op.batch_alter_table("loan") as batch_op:
        batch_op.drop_column("return_condition")
        batch_op.drop_column("seal_intact_back")
    with op.batch_alter_table("order_line") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_order_line_sealstate"), type_="check")
        batch_op.drop_column("seal_state")
        batch_op.drop_column("actual_condition")
        batch_op.drop_column("actual_weight_grams")


def _move(connection: sa.Connection) -> None:
    """Make the observations; who saw and when stands in the ledger's entry of the act."""
    tables = {
        name: sa.Table(name, sa.MetaData(), autoload_with=connection)
        for name in ("observation", "ledger_entry")
    }
    ledger = tables["ledger_entry"]
    told = connection.execute(
        sa.select(ledger.c.stream, ledger.c.kind, ledger.c.at, ledger.c.actor_id, ledger.c.payload)
        .where(ledger.c.kind.in_(TOLD))
        .order_by(ledger.c.id)
    )
    acts: dict[tuple[str, Any], tuple[datetime, int, dict[str, Any]]] = {}
    for stream, kind, at, actor, text in told:
        said = json.loads(text)
        part = said.get("line") if kind.startswith("order.") else said.get("loan")
        acts[stream, part] = (at, actor, said)
    rows: list[dict[str, Any]] = []
    for row in [*_items(connection), *_lines(connection), *_loans(connection)]:
        stream, part = row.pop("stream"), row.pop("part")
        at, actor, said = acts.get((stream, part)) or (row["seen_at"], SYSTEM, {})
        place = said.get("place_id", [None, None])[1]
        rows.append(row | {"seen_at": at, "seen_by_id": actor, "place_id": place})
    rows.sort(key=lambda row: row["seen_at"])
    for start in range(0, len(rows), 1000):
        connection.execute(sa.insert(tables["observation"]), rows[start : start + 1000])


def _row(**values: Any) -> dict[str, Any]:
    nothing: dict[str, Any] = dict.fromkeys(
        ("item_id", "order_id", "order_line_id", "loan_id", "quantity", "weight_grams")
    )
    nothing |= {"seal_state": None, "seal_number": None, "condition_differs": False, "version": 1}
    return nothing | values | {"condition": values["condition"] or ""}


def _items(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    found = connection.execute(
        sa.text(
            "SELECT i.id, i.office_id, i.weight_grams, i.condition, i.quantity, i.received_at,"
            " o.made, l.id AS line, l.order_id, l.seal_state,"
            " (SELECT s.number FROM seal s WHERE s.item_id = i.id AND s.seq = 1) AS number"
            " FROM evidence_item i LEFT JOIN order_line l ON l.item_id = i.id AND l.order_id IN"
            " (SELECT id FROM stock_order WHERE direction = 'in')"
            " LEFT JOIN (SELECT stream, min(at) AS made FROM ledger_entry GROUP BY stream) o"
            " ON o.stream = 'item:' || i.id ORDER BY i.id"
        ).columns(received_at=sa.DateTime(), made=sa.DateTime())
    )
    for row in found:
        claimed = row.received_at is None
        sealed = row.number if claimed or row.seal_state in {"intact", "new", "broken"} else None
        yield _row(
            stream=f"item:{row.id}",
            part=None,
            office_id=row.office_id,
            item_id=row.id,
            order_id=row.order_id,
            order_line_id=row.line,
            touch="claim" if claimed else "intake",
            seen_at=row.received_at or row.made,
            quantity=row.quantity,
            weight_grams=row.weight_grams,
            condition=row.condition,
            seal_state=("intact" if sealed else None) if claimed else row.seal_state,
            seal_number=sealed,
        )


def _lines(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    found = connection.execute(
        sa.text(
            "SELECT l.id, l.office_id, l.order_id, l.line_no, l.actual_quantity,"
            " l.actual_weight_grams, l.actual_condition, l.seal_state, l.settled_at,"
            " o.proposed_at FROM order_line l JOIN stock_order o ON o.id = l.order_id"
            " WHERE o.direction = 'in' AND l.item_id IS NULL AND l.seal_state IS NOT NULL"
            " ORDER BY l.id"
        ).columns(settled_at=sa.DateTime(), proposed_at=sa.DateTime())
    )
    for row in found:
        yield _row(
            stream=f"order:{row.order_id}",
            part=row.line_no,
            office_id=row.office_id,
            order_id=row.order_id,
            order_line_id=row.id,
            touch="intake",
            seen_at=row.settled_at or row.proposed_at,
            quantity=row.actual_quantity,
            weight_grams=row.actual_weight_grams,
            condition=row.actual_condition,
            seal_state=row.seal_state,
        )


def _loans(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    found = connection.execute(
        sa.text(
            "SELECT id, office_id, item_id, returned_at, return_condition, seal_intact_back"
            " FROM loan WHERE returned_at IS NOT NULL ORDER BY id"
        ).columns(returned_at=sa.DateTime(), seal_intact_back=sa.Boolean())
    )
    for row in found:
        yield _row(
            stream=f"item:{row.item_id}",
            part=row.id,
            office_id=row.office_id,
            item_id=row.item_id,
            loan_id=row.id,
            touch="take_back",
            seen_at=row.returned_at,
            condition=row.return_condition,
            seal_state={True: "intact", False: "broken", None: None}[row.seal_intact_back],
        )


def _made(connection: sa.Connection) -> Iterator[Carried]:
    """Yield the observations by the stream they belong to."""
    found = connection.execute(
        sa.text(
            "SELECT id, office_id, item_id, order_id FROM observation"
            " ORDER BY coalesce(item_id, 0), coalesce(order_id, 0), id"
        )
    ).all()
    streams: dict[str, Carried] = {}
    for row in found:
        stream = f"item:{row.item_id}" if row.item_id is not None else f"order:{row.order_id}"
        known = streams.setdefault(stream, (stream, row.office_id, []))
        known[2].append(("observation", row.id))
    yield from streams.values()


def downgrade() -> None:
    with op.batch_alter_table("order_line") as batch_op:
        batch_op.add_column(sa.Column("actual_weight_grams", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("actual_condition", sa.String(length=500), nullable=True))
        batch_op.add_column(
            sa.Column(
                "seal_state",
                sa.Enum(
                    *STATES,
                    name="sealstate",
                    native_enum=False,
                    create_constraint=False,
                    length=40,
                ),
                nullable=True,
            )
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_order_line_sealstate"),
            f"seal_state IN ({', '.join(repr(state) for state in STATES)})",
        )
    with op.batch_alter_table("loan") as batch_op:
        batch_op.add_column(sa.Column("return_condition", sa.String(length=500), nullable=True))
        batch_op.add_column(sa.Column("seal_intact_back", sa.Boolean(), nullable=True))
    with op.batch_alter_table("evidence_item") as batch_op:
        batch_op.add_column(sa.Column("weight_grams", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("condition", sa.String(length=500), nullable=True))
    _move_back()
    with op.batch_alter_table("evidence_item") as batch_op:
        batch_op.alter_column("condition", existing_type=sa.String(length=500), nullable=False)
    with op.batch_alter_table("photo") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_photo_observation_id_observation"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_photo_observation_id"))
        batch_op.drop_column("observation_id")
    op.drop_table("observation")


def _move_back() -> None:
    first = "SELECT {0} FROM observation s WHERE s.item_id = evidence_item.id ORDER BY s.id LIMIT 1"
    of_line = (
        "SELECT s.{0} FROM observation s WHERE s.order_line_id = order_line.id"
        " AND s.touch = 'intake' ORDER BY s.id DESC LIMIT 1"
    )
    of_loan = (
        "SELECT {0} FROM observation s WHERE s.loan_id = loan.id AND s.touch = 'take_back' LIMIT 1"
    )
    seal = "CASE s.seal_state WHEN 'intact' THEN {} WHEN 'broken' THEN {} END"
    whole = seal.format(
        *(("1", "0") if op.get_bind().dialect.name == "sqlite" else ("true", "false"))
    )
    for table, column, value in (
        ("evidence_item", "weight_grams", first.format("s.weight_grams")),
        ("evidence_item", "condition", f"SELECT coalesce(({first.format('s.condition')}), '')"),
        ("order_line", "actual_weight_grams", of_line.format("weight_grams")),
        ("order_line", "actual_condition", of_line.format("condition")),
        ("order_line", "seal_state", f"nullif(({of_line.format('seal_state')}), 'opened')"),
        ("loan", "return_condition", of_loan.format("s.condition")),
        ("loan", "seal_intact_back", of_loan.format(whole)),
    ):
        op.execute(f"UPDATE {table} SET {column} = ({value})")  # noqa: S608 - ours
