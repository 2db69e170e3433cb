"""Keep what was seen of things, at each touch; what rows repeated of it moves there.

Weight and condition of an item as received or as an old file says, of a line as found, and how a
loan came back become observations. Who saw them and when, the seal and what differed are read from
the ledger's entry of the act, and each new row is written into its stream.

A seal that was torn already when the thing was received never sealed anything: it ends at the
receipt, not whole, and the item has no seal in force; an entry says so. A correction of the weight
or the condition of an item that waits is one of the observation now; where it names other fields as
well, these stay in it, and a second one that waits names the two. Going back, ended seals stay ended.

Things, orders and corrections are read in steps by their ids: a large store needs no more memory.

Revision ID: 0048
Revises: 0047
"""

import json
import secrets
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

import sqlalchemy as sa
from alembic import op

from audit.carrying import Carried, Row, carry
from audit.exact import canonical, stored_moment
from audit.forms import digest

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SYSTEM = 1  # the account of the program
STATES = ("none", "intact", "broken", "new")
STEP = 500  # things, orders or corrections at once
MOVED = ("weight_grams", "condition")  # fields of an item that are now those of an observation
TORN = "custody.seal_was_torn"
TOLD = (
    "custody.received",
    "custody.claimed",
    "custody.returned",
    "custody.returned_broken",
    "order.line_refused",
    "order.line_waiting",
)
KEPT = sa.MetaData()  # tables as they are at this revision, the columns that are read or written
ENTRY = sa.Table(
    "ledger_entry",
    KEPT,
    sa.Column("id", NUMBER, primary_key=True),
    sa.Column("stream", sa.String),
    sa.Column("seq", NUMBER),
    sa.Column("kind", sa.String),
    sa.Column("actor_id", NUMBER),
    sa.Column("at", sa.DateTime),
    sa.Column("payload", sa.Text),
)
ITEM = sa.Table(
    "evidence_item",
    KEPT,
    sa.Column("id", NUMBER, primary_key=True),
    sa.Column("office_id", NUMBER),
    sa.Column("quantity", sa.BigInteger),
    sa.Column("received_at", sa.DateTime),
    sa.Column("seal_number", sa.String),
    sa.Column("weight_grams", sa.BigInteger),
    sa.Column("condition", sa.String),
)
SEAL = sa.Table(
    "seal",
    KEPT,
    sa.Column("id", NUMBER, primary_key=True),
    sa.Column("item_id", NUMBER),
    sa.Column("seq", NUMBER),
    sa.Column("opened_at", sa.DateTime),
    sa.Column("open_reason", sa.String),
    sa.Column("was_intact", sa.Boolean),
)
ORDER = sa.Table(
    "stock_order",
    KEPT,
    sa.Column("id", NUMBER, primary_key=True),
    sa.Column("direction", sa.String),
    sa.Column("proposed_at", sa.DateTime),
)
LINE = sa.Table(
    "order_line",
    KEPT,
    sa.Column("id", NUMBER, primary_key=True),
    sa.Column("office_id", NUMBER),
    sa.Column("order_id", NUMBER),
    sa.Column("line_no", NUMBER),
    sa.Column("item_id", NUMBER),
    sa.Column("settled_at", sa.DateTime),
    sa.Column("difference_note", sa.String),
    sa.Column("actual_quantity", sa.BigInteger),
    sa.Column("actual_weight_grams", sa.BigInteger),
    sa.Column("actual_condition", sa.String),
    sa.Column("seal_state", sa.String),
)
LOAN = sa.Table(
    "loan",
    KEPT,
    sa.Column("id", NUMBER, primary_key=True),
    sa.Column("item_id", NUMBER),
    sa.Column("returned_at", sa.DateTime),
    sa.Column("return_condition", sa.String),
    sa.Column("seal_intact_back", sa.Boolean),
)
APPROVAL = sa.Table(
    "approval",
    KEPT,
    sa.Column("id", NUMBER, primary_key=True),
    sa.Column("office_id", NUMBER),
    sa.Column("what", sa.String),
    sa.Column("subject_kind", sa.String),
    sa.Column("subject_id", NUMBER),
    sa.Column("reason", sa.String),
    sa.Column("state", sa.String),
    sa.Column("proposed_by_id", NUMBER),
    sa.Column("proposed_at", sa.DateTime),
    sa.Column("version", NUMBER),
)
CORRECTION = sa.Table(
    "correction",
    KEPT,
    sa.Column("id", NUMBER, primary_key=True),
    sa.Column("office_id", NUMBER),
    sa.Column("approval_id", NUMBER),
    sa.Column("what", sa.String),
    sa.Column("target_id", NUMBER),
    sa.Column("subject_kind", sa.String),
    sa.Column("subject_id", NUMBER),
    sa.Column("takes_back", sa.Boolean),
    sa.Column("changes", sa.JSON),
    sa.Column("document_id", NUMBER),
)

Values = dict[str, Any]
Acts = dict[tuple[str, Any], tuple[datetime, int, Values]]  # by stream and loan or line


def upgrade() -> None:
    observation = op.create_table(
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
    carry(connection, _moved(connection, observation))
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


def _moved(connection: sa.Connection, observation: sa.Table) -> Iterator[Carried]:
    """Make the observations, and yield what each stream is told; one step is held at a time."""
    numbers = count(1)
    for first, last in _steps(connection, ITEM):
        yield from _of_items(connection, observation, numbers, first, last)
    for first, last in _steps(connection, ORDER):
        yield from _of_orders(connection, observation, numbers, first, last)
    made = next(numbers) - 1
    if made and connection.dialect.name == "postgresql":
        serial = "pg_get_serial_sequence('observation', 'id')"
        connection.execute(sa.text(f"SELECT setval({serial}, :made)"), {"made": made})
    yield from _corrections(connection, observation)


def _steps(connection: sa.Connection, table: sa.Table) -> Iterator[tuple[int, int]]:
    """Yield the first and the last id of each step through a table."""
    last = 0
    while True:
        some = sa.select(table.c.id).where(table.c.id > last).order_by(table.c.id).limit(STEP)
        ids = connection.execute(some).scalars().all()
        if not ids:
            return
        last = ids[-1]
        yield ids[0], last


def _acts(connection: sa.Connection, streams: list[str]) -> Acts:
    """Return when each act was, who did it and what its entry says; also how a stream began."""
    found: Acts = {}
    told = connection.execute(
        sa.select(ENTRY.c.stream, ENTRY.c.seq, ENTRY.c.kind, ENTRY.c.at, ENTRY.c.actor_id)
        .add_columns(ENTRY.c.payload)
        .where(ENTRY.c.stream.in_(streams), ENTRY.c.kind.in_(TOLD) | (ENTRY.c.seq == 1))
        .order_by(ENTRY.c.id)
    )
    for stream, seq, kind, at, actor, text in told:
        if seq == 1:
            found[stream, "begun"] = (at, SYSTEM, {})
        if kind in TOLD:
            said = json.loads(text)
            part = said.get("line") if kind.startswith("order.") else said.get("loan")
            found[stream, part] = (at, actor, said)
    return found


def _seen(acts: Acts, stream: str, part: int | None, at: datetime | None, row: Values) -> Values:
    """Return the values of an observation: what a row held, and what the entry of its act says."""
    nothing: Values = dict.fromkeys(
        ("item_id", "order_id", "order_line_id", "loan_id", "quantity", "weight_grams")
    )
    begun = acts.get((stream, "begun"), (at, SYSTEM, {}))[0]
    when, actor, said = acts.get((stream, part)) or (at or begun, SYSTEM, {})
    told = {
        "seen_at": when,
        "seen_by_id": actor,
        "place_id": said.get("place_id", [None, None])[1],
        "condition_differs": "condition" in (said.get("differs") or ()),
        "seal_number": said.get("seal_number", [None, None])[1] if part is None else None,
        "seal_state": None,
        "version": 1,
    }
    return nothing | told | row | {"condition": row["condition"] or ""}


def _of_items(
    connection: sa.Connection, observation: sa.Table, numbers: "count[int]", first: int, last: int
) -> Iterator[Carried]:
    """Move what was seen of things when they came, and when they came back from loans."""
    items = connection.execute(
        sa.select(ITEM).where(ITEM.c.id.between(first, last)).order_by(ITEM.c.id)
    ).all()
    lines = {line.item_id: line for line in _lines(connection, LINE.c.item_id.between(first, last))}
    acts = _acts(connection, [f"item:{item.id}" for item in items])
    loans = _loans(connection, acts, first, last)
    seen: dict[int, list[Values]] = {}
    for item in items:
        stream = f"item:{item.id}"
        row = _first(acts, stream, item, lines.get(item.id)) | {
            "office_id": item.office_id,
            "item_id": item.id,
        }
        back = [loan | {"office_id": item.office_id} for loan in loans.get(item.id, ())]
        seen[item.id] = [row, *sorted(back, key=lambda each: each["seen_at"])]
    _write(connection, observation, numbers, [row for rows in seen.values() for row in rows])
    torn = {
        item.id: (item, lines[item.id])
        for item in items
        if item.id in lines and lines[item.id].seal_state == "broken"
    }
    ended = _end_torn(connection, torn, seen)
    for item in items:
        made = [_image(row) for row in seen[item.id]]
        stream = f"item:{item.id}"
        if item.id not in ended:
            yield Carried(stream=stream, office_id=item.office_id, rows=made)
            continue
        yield Carried(
            stream=stream,
            office_id=item.office_id,
            rows=[*made, *ended[item.id]],
            kind=TORN,
            payload={"seal_number": [item.seal_number, None]},
        )


def _first(acts: Acts, stream: str, item: Any, line: Any) -> Values:
    """Return how a thing came: as received by a line, or as an old file says."""
    values = {
        "order_id": line.order_id if line else None,
        "order_line_id": line.id if line else None,
        "quantity": item.quantity,
        "weight_grams": item.weight_grams,
        "condition": item.condition,
        "touch": "claim" if item.received_at is None else "intake",
    }
    row = _seen(acts, stream, None, item.received_at, values)
    if item.received_at is None:
        return row | {"seal_state": "intact" if row["seal_number"] else None}
    return row | {"seal_state": line.seal_state if line else None}


def _lines(connection: sa.Connection, *wanted: sa.ColumnElement[bool]) -> Sequence[Any]:
    """Return lines of orders in, with the moment their orders were proposed."""
    found = sa.select(LINE, ORDER.c.proposed_at).join(ORDER, ORDER.c.id == LINE.c.order_id)
    found = found.where(ORDER.c.direction == "in", *wanted)
    return connection.execute(found.order_by(LINE.c.order_id, LINE.c.id)).all()


def _loans(connection: sa.Connection, acts: Acts, first: int, last: int) -> dict[int, list[Values]]:
    found: dict[int, list[Values]] = {}
    loans = sa.select(LOAN).where(LOAN.c.item_id.between(first, last))
    for loan in connection.execute(loans.where(LOAN.c.returned_at.is_not(None))):
        values = {
            "item_id": loan.item_id,
            "loan_id": loan.id,
            "touch": "take_back",
            "condition": loan.return_condition,
            "seal_state": {True: "intact", False: "broken", None: None}[loan.seal_intact_back],
        }
        row = _seen(acts, f"item:{loan.item_id}", loan.id, loan.returned_at, values)
        found.setdefault(loan.item_id, []).append(row)
    return found


def _end_torn(
    connection: sa.Connection, torn: dict[int, tuple[Any, Any]], seen: dict[int, list[Values]]
) -> dict[int, list[Row]]:
    """End the seals that were torn when their things were received; return what changed."""
    ended: dict[int, list[Row]] = {}
    seals = sa.select(SEAL.c.id, SEAL.c.item_id).where(
        SEAL.c.item_id.in_(torn), SEAL.c.seq == 1, SEAL.c.opened_at.is_(None)
    )
    for seal in connection.execute(seals).all():
        item, line = torn[seal.item_id]
        if not seen[item.id][0]["seal_number"]:  # that seal was put on here, later
            continue
        reason = (line.difference_note or item.condition or "")[:300] or None
        values: Values = {"open_reason": reason, "was_intact": False}
        connection.execute(
            sa.update(SEAL)
            .where(SEAL.c.id == seal.id)
            .values(values | {"opened_at": item.received_at})
        )
        connection.execute(sa.update(ITEM).where(ITEM.c.id == item.id).values(seal_number=None))
        ended[item.id] = [
            ("seal", seal.id, values | {"opened_at": _moment(item.received_at)}),
            ("evidence_item", item.id, {"seal_number": None}),
        ]
    return ended


def _of_orders(
    connection: sa.Connection, observation: sa.Table, numbers: "count[int]", first: int, last: int
) -> Iterator[Carried]:
    """Move what was seen of lines that became no thing: refused, or waiting."""
    lines = _lines(
        connection,
        LINE.c.order_id.between(first, last),
        LINE.c.item_id.is_(None),
        LINE.c.seal_state.is_not(None),
    )
    acts = _acts(connection, sorted({f"order:{line.order_id}" for line in lines}))
    seen: dict[int, list[Values]] = {}
    for line in lines:
        values = {
            "office_id": line.office_id,
            "order_id": line.order_id,
            "order_line_id": line.id,
            "touch": "intake",
            "quantity": line.actual_quantity,
            "weight_grams": line.actual_weight_grams,
            "condition": line.actual_condition,
            "seal_state": line.seal_state,
        }
        at = line.settled_at or line.proposed_at
        row = _seen(acts, f"order:{line.order_id}", line.line_no, at, values)
        seen.setdefault(line.order_id, []).append(row)
    _write(connection, observation, numbers, [row for rows in seen.values() for row in rows])
    for order_id, rows in seen.items():
        yield Carried(
            stream=f"order:{order_id}",
            office_id=rows[0]["office_id"],
            rows=list(map(_image, rows)),
        )


def _write(
    connection: sa.Connection, observation: sa.Table, numbers: "count[int]", rows: list[Values]
) -> None:
    for row in rows:
        row["id"] = next(numbers)
    if rows:
        connection.execute(sa.insert(observation), rows)


def _image(row: Values) -> Row:
    """Return an observation as the ledger keeps it."""
    values = {name: value for name, value in row.items() if value is not None and name != "id"}
    return "observation", row["id"], values | {"seen_at": _moment(row["seen_at"])}


def _moment(value: datetime) -> str:
    return stored_moment(value.replace(tzinfo=UTC))


def _corrections(connection: sa.Connection, observation: sa.Table) -> Iterator[Carried]:
    """Let corrections that wait name the observation whose weight or condition they change."""
    for row in _of_corrections(connection, "item", APPROVAL.c.state == "proposed"):
        moved = [change for change in row.changes if change[0] in MOVED]
        if not moved:
            continue
        first = sa.select(sa.func.min(observation.c.id)).where(
            observation.c.item_id == row.target_id
        )
        seen = connection.execute(first).scalar_one()
        stays = [change for change in row.changes if change[0] not in MOVED]
        there: Values = {"what": "observation", "target_id": seen, "changes": moved}
        yield _rewritten(connection, row, {"changes": stays} if stays else there)
        if stays:
            yield _second(connection, row, there)


def _of_corrections(
    connection: sa.Connection, what: str, *wanted: sa.ColumnElement[bool]
) -> Iterator[Any]:
    """Yield the corrections of one kind of fact, in steps."""
    last = 0
    found = (
        sa.select(CORRECTION)
        .join(APPROVAL, APPROVAL.c.id == CORRECTION.c.approval_id)
        .where(CORRECTION.c.what == what, CORRECTION.c.takes_back.is_(False), *wanted)
        .order_by(CORRECTION.c.id)
        .limit(STEP)
    )
    while rows := connection.execute(found.where(CORRECTION.c.id > last)).all():
        last = rows[-1].id
        yield from rows


def _rewritten(connection: sa.Connection, row: Any, values: Values) -> Carried:
    connection.execute(sa.update(CORRECTION).where(CORRECTION.c.id == row.id).values(values))
    return Carried(
        stream=f"approval:{row.approval_id}",
        office_id=row.office_id,
        rows=[("correction", row.id, _without_changes(values))],
    )


def _second(connection: sa.Connection, row: Any, values: Values) -> Carried:
    """Add a proposal like the one of a correction, for the fields that are now elsewhere."""
    like = connection.execute(sa.select(APPROVAL).where(APPROVAL.c.id == row.approval_id)).one()
    proposal = {**like._mapping, "version": 1}
    del proposal["id"]
    (approval_id,) = _inserted(connection, APPROVAL, proposal)
    correction = {
        "office_id": row.office_id,
        "approval_id": approval_id,
        "subject_kind": row.subject_kind,
        "subject_id": row.subject_id,
        "takes_back": False,
        "document_id": row.document_id,
        **values,
    }
    (made,) = _inserted(connection, CORRECTION, correction)
    return Carried(
        stream=f"approval:{approval_id}",
        office_id=row.office_id,
        rows=[
            ("approval", approval_id, proposal | {"proposed_at": _moment(like.proposed_at)}),
            ("correction", made, _without_changes(correction)),
        ],
    )


def _inserted(connection: sa.Connection, table: sa.Table, values: Values) -> Sequence[int]:
    """Add a row; return its key."""
    return connection.execute(sa.insert(table).values(values)).inserted_primary_key or ()


def _without_changes(values: Values) -> Values:
    """Return values of a correction as the ledger keeps them: names may stand in the changes."""
    if "changes" not in values:
        return values
    return values | {"changes": digest(canonical(values["changes"]), secrets.token_hex(8))}


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


def _corrections_back(connection: sa.Connection) -> Iterator[Carried]:
    """Let corrections of what was seen be corrections of the thing again."""
    for row in _of_corrections(connection, "observation"):
        yield _rewritten(connection, row, {"what": "item", "target_id": row.subject_id})


def _move_back() -> None:
    connection = op.get_bind()
    carry(connection, _corrections_back(connection))
    first = "SELECT {0} FROM observation s WHERE s.item_id = evidence_item.id ORDER BY s.id LIMIT 1"
    of_line = (
        "SELECT s.{0} FROM observation s WHERE s.order_line_id = order_line.id"
        " AND s.touch = 'intake' ORDER BY s.id DESC LIMIT 1"
    )
    of_loan = (
        "SELECT {0} FROM observation s WHERE s.loan_id = loan.id AND s.touch = 'take_back' LIMIT 1"
    )
    seal = "CASE s.seal_state WHEN 'intact' THEN {} WHEN 'broken' THEN {} END"
    whole = seal.format(*(("1", "0") if connection.dialect.name == "sqlite" else ("true", "false")))
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
