"""Create everything: tables, the ledger's triggers, the search index, the system account.

The triggers are made here by name because batch mode would drop them silently; no later revision
may batch-alter ``ledger_entry``. The root office is renamed by whoever sets the system up.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

from audit import founding, protection
from foundation import search

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


SEARCH_UP = {
    "sqlite": (
        "CREATE VIRTUAL TABLE search_fts USING fts5("
        "folded, content='search_entry', content_rowid='id', tokenize='trigram')",
        *search.TRIGGERS.values(),
    ),
    "postgresql": (
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "CREATE INDEX ix_search_entry_folded_trgm ON search_entry USING gin (folded gin_trgm_ops)",
    ),
}
SEARCH_DOWN = {
    "sqlite": (
        "DROP TRIGGER search_entry_change",
        "DROP TRIGGER search_entry_out",
        "DROP TRIGGER search_entry_in",
        "DROP TABLE search_fts",
    ),
    "postgresql": ("DROP INDEX ix_search_entry_folded_trgm",),
}


def upgrade() -> None:
    op.create_table(
        "checkpoint",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column(
            "last_entry", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("entries", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("streams", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.String(length=128), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "job_run",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("touched", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("error", sa.String(length=500), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_run")),
        sa.UniqueConstraint("name", "due_on", name=op.f("uq_job_run_name_due_on")),
    )
    op.create_table(
        "office",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("parent_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "path",
            sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "sort_key",
            sa.String(length=400).with_variant(sa.String(length=400, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "factor_rule",
            sa.Enum(
                "nobody",
                "leaders",
                "everyone",
                name="factorrule",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["office.id"], name=op.f("fk_office_parent_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
        sa.UniqueConstraint("code", name=op.f("uq_office_code")),
    )
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_office_path"), ["path"], unique=False)

    op.create_table(
        "office_tree",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_tree")),
    )
    op.create_table(
        "user_account",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("username", sa.String(length=60), nullable=False),
        sa.Column("username_key", sa.String(length=60), nullable=False),
        sa.Column("full_name", sa.String(length=120), nullable=False),
        sa.Column(
            "sort_key",
            sa.String(length=400).with_variant(sa.String(length=400, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("folded", sa.String(length=200), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column(
            "session_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "rights_version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
        sa.UniqueConstraint("username", name=op.f("uq_user_account_username")),
        sa.UniqueConstraint("username_key", name=op.f("uq_user_account_username_key")),
    )
    with op.batch_alter_table("user_account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_user_account_sort_key"), ["sort_key"], unique=False)

    op.create_table(
        "act_answer",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("act_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("envelope", sa.String(length=64), nullable=False),
        sa.Column("actor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["user_account.id"], name=op.f("fk_act_answer_actor_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act_answer")),
        sa.UniqueConstraint("act_id", name=op.f("uq_act_answer_act_id")),
    )
    op.create_table(
        "case_file",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("number_key", sa.String(length=60), nullable=False),
        sa.Column("summary", sa.String(length=300), nullable=False),
        sa.Column("decision_no", sa.String(length=80), nullable=True),
        sa.Column("decision_on", sa.Date(), nullable=True),
        sa.Column("judgment_no", sa.String(length=120), nullable=True),
        sa.Column("judgment_on", sa.Date(), nullable=True),
        sa.Column(
            "stage",
            sa.Enum(
                "open",
                "closed",
                name="casestage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "enforceability",
            sa.Enum(
                "able",
                "unable",
                name="enforceability",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("money_due", sa.BigInteger(), nullable=False),
        sa.Column("money_collected", sa.BigInteger(), nullable=False),
        sa.Column("enforcement_costs", sa.BigInteger(), nullable=False),
        sa.Column("is_credit", sa.Boolean(), nullable=False),
        sa.Column(
            "officer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("origin", sa.String(length=60), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "money_due >= 0 AND money_collected >= 0", name=op.f("ck_case_file_money")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_case_file_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["user_account.id"], name=op.f("fk_case_file_officer_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_file")),
        sa.UniqueConstraint(
            "office_id", "number_key", name=op.f("uq_case_file_office_id_number_key")
        ),
    )
    with op.batch_alter_table("case_file", schema=None) as batch_op:
        batch_op.create_index("ix_case_file_number_key", ["number_key"], unique=False)
        batch_op.create_index("ix_case_file_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index(
            "ix_case_file_office_id_is_credit_id", ["office_id", "is_credit", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_case_file_officer_id"), ["officer_id"], unique=False)

    op.create_table(
        "ledger_check",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "asked_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("moved_at", sa.DateTime(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("done", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("total", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("entries", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("streams", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("found", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("reaches", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("failure", sa.String(length=300), nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by_id"],
            ["user_account.id"],
            name=op.f("fk_ledger_check_asked_by_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_check")),
    )
    op.create_table(
        "ledger_entry",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "stream",
            sa.String(length=60).with_variant(sa.String(length=60, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("actor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("actor_name", sa.String(length=120), nullable=False),
        sa.Column("actor_role", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("act_id", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(length=80), nullable=False),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("mac", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["user_account.id"], name=op.f("fk_ledger_entry_actor_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entry")),
        sa.UniqueConstraint("stream", "seq", name=op.f("uq_ledger_entry_stream_seq")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("ledger_entry", schema=None) as batch_op:
        batch_op.create_index("ix_ledger_entry_actor_id_id", ["actor_id", "id"], unique=False)
        batch_op.create_index("ix_ledger_entry_office_id_at", ["office_id", "at"], unique=False)
        batch_op.create_index("ix_ledger_entry_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index(
            "ix_ledger_entry_office_id_kind_id", ["office_id", "kind", "id"], unique=False
        )

    op.create_table(
        "membership",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "role",
            sa.Enum(
                "keeper",
                "officer",
                "accountant",
                "head",
                "auditor",
                "admin",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_membership_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_membership_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint(
            "user_id", "office_id", "role", name=op.f("uq_membership_user_id_office_id_role")
        ),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index("ix_membership_office_id_role", ["office_id", "role"], unique=False)

    op.create_table(
        "place",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("parent_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "path",
            sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("code", sa.String(length=9), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("short_name", sa.String(length=40), nullable=False),
        sa.Column("short_key", sa.String(length=80), nullable=False),
        sa.Column("full_name", sa.String(length=300), nullable=False),
        sa.Column(
            "sort_key",
            sa.String(length=400).with_variant(sa.String(length=400, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "warehouse",
                "area",
                "shelf",
                "bin",
                name="placekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "place_class",
            sa.Enum(
                "general",
                "vault",
                "weapons",
                "narcotics",
                "vehicle_yard",
                "cold",
                "elsewhere",
                name="placeclass",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("capacity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_place_office_id_office")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["place.id"], name=op.f("fk_place_parent_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("code", name=op.f("uq_place_code")),
        sa.UniqueConstraint("office_id", "short_key", name=op.f("uq_place_office_id_short_key")),
    )
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.create_index("ix_place_office_id_path", ["office_id", "path"], unique=False)
        batch_op.create_index(
            "ix_place_office_id_sort_key_id", ["office_id", "sort_key", "id"], unique=False
        )
        batch_op.create_index(
            "ix_place_parent_id_sort_key_id", ["parent_id", "sort_key", "id"], unique=False
        )
        batch_op.create_index(
            "ix_place_roots",
            ["office_id", "sort_key", "id"],
            unique=False,
            sqlite_where=sa.text("parent_id IS NULL"),
            postgresql_where=sa.text("parent_id IS NULL"),
        )
        batch_op.create_index("ix_place_short_key", ["short_key"], unique=False)

    op.create_table(
        "recovery_code",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["user_account.id"],
            name=op.f("fk_recovery_code_account_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
        sa.UniqueConstraint(
            "account_id", "code_hash", name=op.f("uq_recovery_code_account_id_code_hash")
        ),
    )
    op.create_table(
        "search_entry",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column(
            "subject_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("folded", sa.String(length=4000), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_search_entry_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("kind", "subject_id", name=op.f("uq_search_entry_kind_subject_id")),
    )
    with op.batch_alter_table("search_entry", schema=None) as batch_op:
        batch_op.create_index("ix_search_entry_office_id_id", ["office_id", "id"], unique=False)

    op.create_table(
        "second_factor",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("sealed", sa.String(length=200), nullable=False),
        sa.Column(
            "last_step", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["user_account.id"],
            name=op.f("fk_second_factor_account_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_factor")),
        sa.UniqueConstraint("account_id", name=op.f("uq_second_factor_account_id")),
    )
    op.create_table(
        "series",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("name", sa.String(length=10), nullable=False),
        sa.Column("year", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("last", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_series_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint(
            "office_id", "name", "year", name=op.f("uq_series_office_id_name_year")
        ),
    )
    op.create_table(
        "session",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column(
            "account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "session_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.Column("browser", sa.String(length=120), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("last_act_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["user_account.id"], name=op.f("fk_session_account_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_session_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(
            "ix_session_account_id_ended_at", ["account_id", "ended_at"], unique=False
        )

    op.create_table(
        "sign_in_try",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column(
            "account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("place", sa.String(length=60), nullable=False),
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.Column("failures", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["user_account.id"], name=op.f("fk_sign_in_try_account_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_try")),
        sa.UniqueConstraint("name", "place", name=op.f("uq_sign_in_try_name_place")),
    )
    with op.batch_alter_table("sign_in_try", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_try_account_id"), ["account_id"], unique=False)
        batch_op.create_index(
            "ix_sign_in_try_address_last_at", ["address", "last_at"], unique=False
        )
        batch_op.create_index("ix_sign_in_try_last_at", ["last_at"], unique=False)

    op.create_table(
        "unknown_scan",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("raw", sa.String(length=300), nullable=False),
        sa.Column("scanned_at", sa.DateTime(), nullable=False),
        sa.Column(
            "scanned_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column(
            "settled_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_unknown_scan_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["scanned_by_id"],
            ["user_account.id"],
            name=op.f("fk_unknown_scan_scanned_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["settled_by_id"],
            ["user_account.id"],
            name=op.f("fk_unknown_scan_settled_by_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unknown_scan")),
    )
    with op.batch_alter_table("unknown_scan", schema=None) as batch_op:
        batch_op.create_index("ix_unknown_scan_office_id_id", ["office_id", "id"], unique=False)

    op.create_table(
        "case_tag",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "tag",
            sa.Enum(
                "credit",
                "corruption",
                "state_budget",
                "key_case",
                name="tag",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_case_tag_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_case_tag_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_tag")),
        sa.UniqueConstraint("case_id", "tag", name=op.f("uq_case_tag_case_id_tag")),
    )
    with op.batch_alter_table("case_tag", schema=None) as batch_op:
        batch_op.create_index(
            "ix_case_tag_office_id_tag_case_id", ["office_id", "tag", "case_id"], unique=False
        )

    op.create_table(
        "deadline",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("subject_kind", sa.String(length=20), nullable=False),
        sa.Column(
            "subject_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("lot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "step",
            sa.Enum(
                "sign_contract",
                "hold_auction",
                "post_notice",
                "second_notice",
                "record_result",
                "notify_failure",
                "decide_reduction",
                "creditor_answer",
                "pay",
                "term_deposit",
                "deliver",
                "title_file",
                "pay_out",
                name="step",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("parameter", sa.String(length=10), nullable=False),
        sa.Column("trigger_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.Column("basis_short", sa.String(length=60), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("counted", sa.String(length=300), nullable=False),
        sa.Column("edition", sa.String(length=20), nullable=False),
        sa.Column("ruled_at", sa.DateTime(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "scheduled",
                "met",
                "met_late",
                "missed",
                "waived",
                name="deadlinestatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.Column("waive_reason", sa.String(length=300), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_deadline_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_deadline_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
        sa.UniqueConstraint(
            "subject_kind",
            "subject_id",
            "step",
            name=op.f("uq_deadline_subject_kind_subject_id_step"),
        ),
    )
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.create_index("ix_deadline_case_id", ["case_id"], unique=False)
        batch_op.create_index(
            "ix_deadline_lot_id_due_on_id", ["lot_id", "due_on", "id"], unique=False
        )
        batch_op.create_index(
            "ix_deadline_office_id_status_due_on",
            ["office_id", "status", "due_on", "id"],
            unique=False,
        )

    op.create_table(
        "lot",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("code", sa.String(length=9), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("immovable", sa.Boolean(), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "valued",
                "ready",
                "planned",
                "announced",
                "unsold",
                "sold",
                "paid",
                "delivered",
                "taking",
                "completed",
                "withdrawn",
                name="lotstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("current_price", sa.BigInteger(), nullable=True),
        sa.Column("first_price", sa.BigInteger(), nullable=True),
        sa.Column(
            "failed_rounds", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "reductions", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("last_event_on", sa.Date(), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("failed_rounds >= 0 AND reductions >= 0", name=op.f("ck_lot_counters")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_lot_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_lot_office_id_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot")),
        sa.UniqueConstraint("code", name=op.f("uq_lot_code")),
    )
    with op.batch_alter_table("lot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lot_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_lot_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index(
            "ix_lot_office_id_status_id", ["office_id", "status", "id"], unique=False
        )

    op.create_table(
        "party",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "debtor",
                "creditor",
                "mortgagor",
                "co_owner",
                "related",
                name="partyrole",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "person",
                "organisation",
                name="partykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_bank", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("identity_no", sa.String(length=20), nullable=True),
        sa.Column("address", sa.String(length=300), nullable=True),
        sa.Column("phone", sa.String(length=30), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_party_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_party_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
    )
    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.create_index("ix_party_case_id_role", ["case_id", "role"], unique=False)
        batch_op.create_index("ix_party_office_id_id", ["office_id", "id"], unique=False)

    op.create_table(
        "place_count",
        sa.Column(
            "place_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("held", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_place_count_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_place_count_place_id_place")
        ),
        sa.PrimaryKeyConstraint("place_id", name=op.f("pk_place_count")),
    )
    with op.batch_alter_table("place_count", schema=None) as batch_op:
        batch_op.create_index("ix_place_count_office_id", ["office_id"], unique=False)

    op.create_table(
        "stock_order",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("code", sa.String(length=9), nullable=False),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column(
            "direction",
            sa.Enum(
                "in",
                "out",
                name="orderdirection",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "purpose",
            sa.Enum(
                "intake",
                "loan",
                "deliver_to_buyer",
                "return_to_owner",
                "confiscate",
                "destroy",
                "transfer",
                name="orderpurpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "approved",
                "rejected",
                "executed",
                "cancelled",
                name="orderstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("document_no", sa.String(length=120), nullable=False),
        sa.Column("document_on", sa.Date(), nullable=False),
        sa.Column("counterpart_name", sa.String(length=200), nullable=True),
        sa.Column("counterpart_office", sa.String(length=200), nullable=True),
        sa.Column("counterpart_identity", sa.String(length=20), nullable=True),
        sa.Column("counterpart_paper", sa.String(length=120), nullable=True),
        sa.Column("due_back_on", sa.Date(), nullable=True),
        sa.Column("sale_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "proposed_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.Column(
            "approved_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("approved_at", sa.DateTime(), nullable=True),
        sa.Column("decision_note", sa.String(length=300), nullable=True),
        sa.Column(
            "executed_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("executed_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "approved_by_id IS NULL OR approved_by_id <> proposed_by_id",
            name=op.f("ck_stock_order_two"),
        ),
        sa.CheckConstraint(
            "executed_by_id IS NULL OR (executed_by_id <> proposed_by_id AND executed_by_id <> approved_by_id)",
            name=op.f("ck_stock_order_three"),
        ),
        sa.ForeignKeyConstraint(
            ["approved_by_id"],
            ["user_account.id"],
            name=op.f("fk_stock_order_approved_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_stock_order_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["executed_by_id"],
            ["user_account.id"],
            name=op.f("fk_stock_order_executed_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_stock_order_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"],
            ["user_account.id"],
            name=op.f("fk_stock_order_proposed_by_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_order")),
        sa.UniqueConstraint("code", name=op.f("uq_stock_order_code")),
        sa.UniqueConstraint("office_id", "number", name=op.f("uq_stock_order_office_id_number")),
    )
    with op.batch_alter_table("stock_order", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stock_order_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_stock_order_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index(
            "ix_stock_order_office_id_state_id", ["office_id", "state", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_stock_order_sale_id"), ["sale_id"], unique=False)

    op.create_table(
        "upload",
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
            "account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "notices",
                "exhibits",
                name="sheetkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("token", sa.String(length=43), nullable=False),
        sa.Column("file", sa.String(length=32), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["user_account.id"], name=op.f("fk_upload_account_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_upload_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_upload_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
        sa.UniqueConstraint("token", name=op.f("uq_upload_token")),
    )
    with op.batch_alter_table("upload", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_upload_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(
            "ix_upload_office_id_account_id", ["office_id", "account_id"], unique=False
        )

    op.create_table(
        "asset",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "land",
                "house",
                "vehicle",
                "machinery",
                "goods",
                "valuables",
                "shares",
                "future",
                "receivable",
                "exhibit",
                "other",
                name="assetcategory",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("immovable", sa.Boolean(), nullable=False),
        sa.Column("description", sa.String(length=2000), nullable=False),
        sa.Column("location", sa.String(length=300), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("seized_on", sa.Date(), nullable=True),
        sa.Column("seizure_no", sa.String(length=80), nullable=True),
        sa.Column(
            "mortgaged_to_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("secured_debt", sa.BigInteger(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "seized",
                "on_offer",
                "sold",
                "taken",
                "delivered",
                "redeemed",
                "returned",
                "disposed",
                name="assetstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_asset_quantity")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_asset_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["mortgaged_to_id"], ["party.id"], name=op.f("fk_asset_mortgaged_to_id_party")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_asset_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asset")),
    )
    with op.batch_alter_table("asset", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_asset_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_asset_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index("ix_asset_office_id_state", ["office_id", "state"], unique=False)

    op.create_table(
        "import_batch",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("upload_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "notices",
                "exhibits",
                name="sheetkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "staging",
                "read",
                "running",
                "done",
                name="batchstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.Column("rows", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("new", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "incomplete", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("refused", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "unchanged", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("imported", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("failed", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column(
            "started_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("actor_name", sa.String(length=120), nullable=True),
        sa.Column("actor_role", sa.String(length=80), nullable=True),
        sa.Column(
            "actor_office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column(
            "officer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("document_no", sa.String(length=100), nullable=True),
        sa.Column("document_on", sa.Date(), nullable=True),
        sa.Column("stepped_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_import_batch_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_import_batch_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["user_account.id"],
            name=op.f("fk_import_batch_officer_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["started_by_id"],
            ["user_account.id"],
            name=op.f("fk_import_batch_started_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["upload.id"], name=op.f("fk_import_batch_upload_id_upload")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        sa.UniqueConstraint("upload_id", name=op.f("uq_import_batch_upload_id")),
    )
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.create_index("ix_import_batch_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index("ix_import_batch_state_id", ["state", "id"], unique=False)

    op.create_table(
        "service_contract",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("lot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("fee", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["lot_id"], ["lot.id"], name=op.f("fk_service_contract_lot_id_lot")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_service_contract_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_contract")),
    )
    with op.batch_alter_table("service_contract", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_service_contract_lot_id"), ["lot_id"], unique=False)
        batch_op.create_index("ix_service_contract_office_id_id", ["office_id", "id"], unique=False)

    op.create_table(
        "valuation",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("lot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("firm", sa.String(length=200), nullable=False),
        sa.Column("certificate_no", sa.String(length=80), nullable=False),
        sa.Column("certificate_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("value > 0", name=op.f("ck_valuation_value")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_valuation_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_valuation_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_valuation")),
    )
    with op.batch_alter_table("valuation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_valuation_lot_id"), ["lot_id"], unique=False)
        batch_op.create_index("ix_valuation_office_id_id", ["office_id", "id"], unique=False)

    op.create_table(
        "directive",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("instruction", sa.String(length=500), nullable=False),
        sa.Column(
            "to_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "given_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "answered",
                "accepted",
                name="directivestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("answer", sa.String(length=500), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("sent_back_at", sa.DateTime(), nullable=True),
        sa.Column("sent_back_why", sa.String(length=300), nullable=True),
        sa.Column("accepted_at", sa.DateTime(), nullable=True),
        sa.Column(
            "judged_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column(
            "reminders", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["asset.id"], name=op.f("fk_directive_asset_id_asset")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_directive_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["given_by_id"], ["user_account.id"], name=op.f("fk_directive_given_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["judged_by_id"],
            ["user_account.id"],
            name=op.f("fk_directive_judged_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_directive_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["to_user_id"], ["user_account.id"], name=op.f("fk_directive_to_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directive")),
    )
    with op.batch_alter_table("directive", schema=None) as batch_op:
        batch_op.create_index("ix_directive_asset_id", ["asset_id"], unique=False)
        batch_op.create_index("ix_directive_due_on_id", ["due_on", "id"], unique=False)
        batch_op.create_index(
            "ix_directive_office_id_due_on_id", ["office_id", "due_on", "id"], unique=False
        )
        batch_op.create_index(
            "ix_directive_office_id_state_due_on", ["office_id", "state", "due_on"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_directive_to_user_id"), ["to_user_id"], unique=False)

    op.create_table(
        "evidence_item",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("code", sa.String(length=9), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
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
                name="itemkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("description", sa.String(length=1000), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("weight_grams", sa.BigInteger(), nullable=True),
        sa.Column("condition", sa.String(length=500), nullable=False),
        sa.Column("seizure_no", sa.String(length=80), nullable=True),
        sa.Column("seizure_on", sa.Date(), nullable=True),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("labelled_at", sa.DateTime(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "in_custody",
                "on_loan",
                "released",
                "destroyed",
                "missing",
                name="itemstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("place_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "container_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column(
            "holder",
            sa.Enum(
                "office",
                "police",
                "army",
                "treasury",
                "service",
                "commune",
                "owner",
                "borrower",
                "receiver",
                name="physicalholder",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("holder_name", sa.String(length=200), nullable=True),
        sa.Column("quantity_held", sa.BigInteger(), nullable=False),
        sa.Column("seal_number", sa.String(length=80), nullable=True),
        sa.Column("handed_over_still_here", sa.Boolean(), nullable=False),
        sa.Column(
            "custody_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.CheckConstraint(
            "quantity > 0 AND quantity_held >= 0", name=op.f("ck_evidence_item_quantity")
        ),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["asset.id"], name=op.f("fk_evidence_item_asset_id_asset")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_evidence_item_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["container_id"],
            ["evidence_item.id"],
            name=op.f("fk_evidence_item_container_id_evidence_item"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_evidence_item_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_evidence_item_place_id_place")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_item")),
        sa.UniqueConstraint("code", name=op.f("uq_evidence_item_code")),
    )
    with op.batch_alter_table("evidence_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_item_asset_id"), ["asset_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_item_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_evidence_item_container_id"), ["container_id"], unique=False
        )
        batch_op.create_index(
            "ix_evidence_item_no_label",
            ["office_id", "status", "id"],
            unique=False,
            sqlite_where=sa.text("labelled_at IS NULL"),
            postgresql_where=sa.text("labelled_at IS NULL"),
        )
        batch_op.create_index("ix_evidence_item_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index(
            "ix_evidence_item_office_id_kind_id", ["office_id", "kind", "id"], unique=False
        )
        batch_op.create_index(
            "ix_evidence_item_office_id_status_id", ["office_id", "status", "id"], unique=False
        )
        batch_op.create_index(
            "ix_evidence_item_place_id_container_id", ["place_id", "container_id"], unique=False
        )
        batch_op.create_index("ix_evidence_item_place_id_id", ["place_id", "id"], unique=False)

    op.create_table(
        "flag",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "code",
            sa.Enum(
                "REPEAT_FAIL",
                "SOLD_NOT_DELIVERED",
                "UNPAID_WINNER",
                "BANK_DEPOSIT_DUE",
                "REDUCTION_OVERDUE",
                "PAYOUT_OVERDUE",
                name="flagcode",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "severity",
            sa.Enum(
                "danger",
                "warn",
                name="severity",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("fk_flag_asset_id_asset")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_flag_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_flag_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_flag_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flag")),
    )
    with op.batch_alter_table("flag", schema=None) as batch_op:
        batch_op.create_index("ix_flag_asset_id", ["asset_id"], unique=False)
        batch_op.create_index(
            "ix_flag_office_id_closed_on_code", ["office_id", "closed_on", "code"], unique=False
        )
        batch_op.create_index(
            "ix_flag_office_id_opened_on", ["office_id", "opened_on"], unique=False
        )
        batch_op.create_index(
            "uq_one_open_flag",
            ["asset_id", "code"],
            unique=True,
            sqlite_where=sa.text("closed_on IS NULL"),
            postgresql_where=sa.text("closed_on IS NULL"),
        )

    op.create_table(
        "hold",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "reason",
            sa.Enum(
                "postponed",
                "suspended",
                "protest",
                "lawsuit",
                "complaint",
                "force_majeure",
                "other_agency",
                "redeeming",
                "creditor_asked",
                "organisation",
                name="holdreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ground", sa.String(length=200), nullable=False),
        sa.Column("decision_no", sa.String(length=80), nullable=True),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column(
            "placed_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("lifted_on", sa.Date(), nullable=True),
        sa.Column(
            "lifted_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("lift_ground", sa.String(length=200), nullable=True),
        sa.CheckConstraint(
            "lifted_on IS NULL OR lifted_on >= placed_on", name=op.f("ck_hold_lifted")
        ),
        sa.CheckConstraint("review_on >= placed_on", name=op.f("ck_hold_review")),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("fk_hold_asset_id_asset")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_hold_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["lifted_by_id"], ["user_account.id"], name=op.f("fk_hold_lifted_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_hold_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["placed_by_id"], ["user_account.id"], name=op.f("fk_hold_placed_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
    )
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.create_index("ix_hold_case_id", ["case_id"], unique=False)
        batch_op.create_index(
            "ix_hold_office_id_lifted_on", ["office_id", "lifted_on", "review_on"], unique=False
        )

    op.create_table(
        "import_row",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("batch_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("row", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "incomplete",
                "refused",
                "unchanged",
                "imported",
                "failed",
                name="rowstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("rank", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("part", sa.String(length=120), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("draft", sa.Text(), nullable=True),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("completed", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_import_row_batch_id_import_batch")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_import_row_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_row")),
        sa.UniqueConstraint("batch_id", "row", name=op.f("uq_import_row_batch_id_row")),
    )
    with op.batch_alter_table("import_row", schema=None) as batch_op:
        batch_op.create_index(
            "ix_import_row_batch_id_state_row", ["batch_id", "state", "row"], unique=False
        )
        batch_op.create_index(
            "ix_import_row_office_id_batch_id_rank_row",
            ["office_id", "batch_id", "rank", "row"],
            unique=False,
        )

    op.create_table(
        "lot_asset",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("lot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["asset.id"], name=op.f("fk_lot_asset_asset_id_asset")
        ),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_lot_asset_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_lot_asset_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot_asset")),
        sa.UniqueConstraint("lot_id", "asset_id", name=op.f("uq_lot_asset_lot_id_asset_id")),
    )
    with op.batch_alter_table("lot_asset", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lot_asset_asset_id"), ["asset_id"], unique=False)
        batch_op.create_index("ix_lot_asset_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index(
            "uq_one_live_lot_asset",
            ["asset_id"],
            unique=True,
            sqlite_where=sa.text("left_on IS NULL"),
            postgresql_where=sa.text("left_on IS NULL"),
        )

    op.create_table(
        "obstacle",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reason_code", sa.String(length=30), nullable=False),
        sa.Column(
            "held_by",
            sa.Enum(
                "officer",
                "head",
                "bank",
                "organisation",
                "police",
                "land_office",
                "court",
                "procuracy",
                "committee",
                "debtor",
                "buyer",
                name="holder",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("holder_name", sa.String(length=120), nullable=True),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("next_act", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("resolution", sa.String(length=300), nullable=True),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["asset.id"], name=op.f("fk_obstacle_asset_id_asset")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_obstacle_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_obstacle_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obstacle")),
    )
    with op.batch_alter_table("obstacle", schema=None) as batch_op:
        batch_op.create_index("ix_obstacle_asset_id", ["asset_id"], unique=False)
        batch_op.create_index("ix_obstacle_case_id", ["case_id"], unique=False)
        batch_op.create_index(
            "ix_obstacle_office_id_resolved_on", ["office_id", "resolved_on"], unique=False
        )

    op.create_table(
        "round",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("lot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "contract_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("organisation", sa.String(length=200), nullable=True),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "cause",
            sa.Enum(
                "first",
                "after_failure",
                "after_default",
                "after_stop",
                name="roundcause",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "announced",
                "sold",
                "failed",
                "stopped",
                "defaulted",
                name="roundstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("starting_price", sa.BigInteger(), nullable=False),
        sa.Column("deposit", sa.BigInteger(), nullable=False),
        sa.Column("bid_step", sa.BigInteger(), nullable=True),
        sa.Column(
            "form",
            sa.Enum(
                "oral",
                "direct_ballot",
                "indirect_ballot",
                "online",
                name="roundform",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("session_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.Column("first_notice_on", sa.Date(), nullable=True),
        sa.Column("second_notice_on", sa.Date(), nullable=True),
        sa.Column("file_sale_from", sa.Date(), nullable=True),
        sa.Column("file_sale_to", sa.Date(), nullable=True),
        sa.Column("announced_on", sa.Date(), nullable=True),
        sa.Column("announcement_no", sa.String(length=120), nullable=True),
        sa.Column(
            "registrants", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column(
            "failure_code",
            sa.Enum(
                "a",
                "b",
                "c",
                "d",
                "đ",
                "e",
                "g",
                name="failurecode",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("minutes_no", sa.String(length=120), nullable=True),
        sa.Column("result_received_on", sa.Date(), nullable=True),
        sa.Column("parties_notified_on", sa.Date(), nullable=True),
        sa.Column("stop_ground", sa.String(length=300), nullable=True),
        sa.Column("origin", sa.String(length=60), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "(state = 'failed') = (failure_code IS NOT NULL)", name=op.f("ck_round_failure")
        ),
        sa.CheckConstraint("starting_price > 0", name=op.f("ck_round_price")),
        sa.ForeignKeyConstraint(
            ["contract_id"],
            ["service_contract.id"],
            name=op.f("fk_round_contract_id_service_contract"),
        ),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_round_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_round_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        sa.UniqueConstraint("lot_id", "number", name=op.f("uq_round_lot_id_number")),
    )
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.create_index(
            "ix_round_announced",
            ["session_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'announced'"),
            postgresql_where=sa.text("state = 'announced'"),
        )
        batch_op.create_index(
            "ix_round_office_id_session_at", ["office_id", "session_at", "id"], unique=False
        )
        batch_op.create_index(
            "ix_round_office_id_state_session", ["office_id", "state", "session_at"], unique=False
        )
        batch_op.create_index("ix_round_session_at_id", ["session_at", "id"], unique=False)

    op.create_table(
        "bound_code",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("raw", sa.String(length=120), nullable=False),
        sa.Column("folded", sa.String(length=120), nullable=False),
        sa.Column("bound_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["evidence_item.id"], name=op.f("fk_bound_code_item_id_evidence_item")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_bound_code_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bound_code")),
        sa.UniqueConstraint("office_id", "folded", name=op.f("uq_bound_code_office_id_folded")),
    )
    with op.batch_alter_table("bound_code", schema=None) as batch_op:
        batch_op.create_index("ix_bound_code_folded", ["folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_bound_code_item_id"), ["item_id"], unique=False)

    op.create_table(
        "creditor_answer",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("lot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("party_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "choice",
            sa.Enum(
                "takes",
                "refuses",
                "silent",
                name="creditorchoice",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("document_no", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_creditor_answer_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_creditor_answer_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_creditor_answer_party_id_party")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_creditor_answer_round_id_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_creditor_answer")),
        sa.UniqueConstraint("round_id", name=op.f("uq_creditor_answer_round_id")),
    )
    with op.batch_alter_table("creditor_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_creditor_answer_lot_id"), ["lot_id"], unique=False)
        batch_op.create_index("ix_creditor_answer_office_id_id", ["office_id", "id"], unique=False)

    op.create_table(
        "imported_row",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("batch_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "notices",
                "exhibits",
                name="sheetkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("lot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("order_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_imported_row_batch_id_import_batch")
        ),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_imported_row_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_imported_row_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["stock_order.id"], name=op.f("fk_imported_row_order_id_stock_order")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_imported_row_round_id_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imported_row")),
        sa.UniqueConstraint(
            "office_id", "kind", "key", name=op.f("uq_imported_row_office_id_kind_key")
        ),
    )
    with op.batch_alter_table("imported_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_imported_row_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            "ix_imported_row_office_id_kind_fingerprint",
            ["office_id", "kind", "fingerprint"],
            unique=False,
        )

    op.create_table(
        "label_print",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("place_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("code", sa.String(length=9), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("printed_at", sa.DateTime(), nullable=False),
        sa.Column(
            "printed_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["evidence_item.id"], name=op.f("fk_label_print_item_id_evidence_item")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_label_print_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_label_print_place_id_place")
        ),
        sa.ForeignKeyConstraint(
            ["printed_by_id"],
            ["user_account.id"],
            name=op.f("fk_label_print_printed_by_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_print")),
    )
    with op.batch_alter_table("label_print", schema=None) as batch_op:
        batch_op.create_index("ix_label_print_code", ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_label_print_item_id"), ["item_id"], unique=False)
        batch_op.create_index("ix_label_print_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_label_print_place_id"), ["place_id"], unique=False)

    op.create_table(
        "loan",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("order_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("borrower", sa.String(length=200), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "trial",
                "investigation",
                "expertise",
                "valuation",
                name="loanpurpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("lent_at", sa.DateTime(), nullable=False),
        sa.Column("due_back_on", sa.Date(), nullable=False),
        sa.Column("returned_at", sa.DateTime(), nullable=True),
        sa.Column("return_condition", sa.String(length=500), nullable=True),
        sa.Column("seal_intact_back", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["evidence_item.id"], name=op.f("fk_loan_item_id_evidence_item")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_loan_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["stock_order.id"], name=op.f("fk_loan_order_id_stock_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan")),
    )
    with op.batch_alter_table("loan", schema=None) as batch_op:
        batch_op.create_index("ix_loan_item_id", ["item_id"], unique=False)
        batch_op.create_index(
            "ix_loan_office_id_returned_at_due",
            ["office_id", "returned_at", "due_back_on", "id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_loan_out",
            ["due_back_on", "id"],
            unique=False,
            sqlite_where=sa.text("returned_at IS NULL"),
            postgresql_where=sa.text("returned_at IS NULL"),
        )

    op.create_table(
        "order_line",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("order_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("line_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("asset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
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
                name="itemkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("description", sa.String(length=1000), nullable=False),
        sa.Column("described_quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("described_weight_grams", sa.BigInteger(), nullable=True),
        sa.Column("described_condition", sa.String(length=500), nullable=False),
        sa.Column("described_seal", sa.String(length=200), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "pending",
                "waiting",
                "refused",
                "done",
                name="linestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("actual_quantity", sa.BigInteger(), nullable=True),
        sa.Column("actual_weight_grams", sa.BigInteger(), nullable=True),
        sa.Column("actual_condition", sa.String(length=500), nullable=True),
        sa.Column(
            "seal_state",
            sa.Enum(
                "none",
                "intact",
                "broken",
                "new",
                name="sealstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "difference",
            sa.Enum(
                "refuse",
                "wait",
                "accept",
                name="differencedecision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("difference_note", sa.String(length=500), nullable=True),
        sa.Column("confirmation_no", sa.String(length=120), nullable=True),
        sa.Column("expert_conclusion_no", sa.String(length=120), nullable=True),
        sa.Column("receiver_name", sa.String(length=200), nullable=True),
        sa.Column("receiver_identity", sa.String(length=20), nullable=True),
        sa.Column("receiver_paper", sa.String(length=120), nullable=True),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column(
            "settled_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.CheckConstraint("described_quantity > 0", name=op.f("ck_order_line_described")),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["asset.id"], name=op.f("fk_order_line_asset_id_asset")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["evidence_item.id"], name=op.f("fk_order_line_item_id_evidence_item")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_order_line_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["stock_order.id"], name=op.f("fk_order_line_order_id_stock_order")
        ),
        sa.ForeignKeyConstraint(
            ["settled_by_id"],
            ["user_account.id"],
            name=op.f("fk_order_line_settled_by_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_line")),
        sa.UniqueConstraint("order_id", "line_no", name=op.f("uq_order_line_order_id_line_no")),
    )
    with op.batch_alter_table("order_line", schema=None) as batch_op:
        batch_op.create_index("ix_order_line_item_id", ["item_id"], unique=False)
        batch_op.create_index("ix_order_line_office_id_id", ["office_id", "id"], unique=False)

    op.create_table(
        "reduction",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("lot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ordinal", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("from_price", sa.BigInteger(), nullable=False),
        sa.Column("to_price", sa.BigInteger(), nullable=False),
        sa.Column(
            "basis_points", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("decision_no", sa.String(length=80), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column(
            "decided_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.CheckConstraint(
            "to_price > 0 AND to_price < from_price", name=op.f("ck_reduction_prices")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["user_account.id"],
            name=op.f("fk_reduction_decided_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_reduction_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_reduction_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_reduction_round_id_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reduction")),
        sa.UniqueConstraint("lot_id", "ordinal", name=op.f("uq_reduction_lot_id_ordinal")),
        sa.UniqueConstraint("round_id", name=op.f("uq_reduction_round_id")),
    )
    with op.batch_alter_table("reduction", schema=None) as batch_op:
        batch_op.create_index("ix_reduction_office_id_id", ["office_id", "id"], unique=False)

    op.create_table(
        "registration",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("bidder", sa.String(length=200), nullable=False),
        sa.Column("identity_no", sa.String(length=20), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("deposit_paid", sa.BigInteger(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "registered",
                "qualified",
                name="registrationstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_registration_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_registration_round_id_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration")),
    )
    with op.batch_alter_table("registration", schema=None) as batch_op:
        batch_op.create_index("ix_registration_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index("ix_registration_round_id", ["round_id"], unique=False)

    op.create_table(
        "round_rulings",
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("records", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_round_rulings_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_round_rulings_round_id_round")
        ),
        sa.PrimaryKeyConstraint("round_id", name=op.f("pk_round_rulings")),
    )
    with op.batch_alter_table("round_rulings", schema=None) as batch_op:
        batch_op.create_index(
            "ix_round_rulings_office_id_round_id", ["office_id", "round_id"], unique=False
        )

    op.create_table(
        "sale",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("code", sa.String(length=9), nullable=False),
        sa.Column("lot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("to_creditor", sa.Boolean(), nullable=False),
        sa.Column("buyer", sa.String(length=200), nullable=False),
        sa.Column("buyer_identity", sa.String(length=20), nullable=True),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("deposit", sa.BigInteger(), nullable=False),
        sa.Column("sold_on", sa.Date(), nullable=False),
        sa.Column("contract_no", sa.String(length=120), nullable=True),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("debtor_notified_on", sa.Date(), nullable=True),
        sa.Column("creditor_notified_on", sa.Date(), nullable=True),
        sa.Column("extended_to", sa.Date(), nullable=True),
        sa.Column("extension_no", sa.String(length=120), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "unpaid",
                "paid",
                "delivered",
                "completed",
                "defaulted",
                name="salestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.Column("handover_no", sa.String(length=120), nullable=True),
        sa.Column("received_by", sa.String(length=200), nullable=True),
        sa.Column("title_file_no", sa.String(length=120), nullable=True),
        sa.Column("defaulted_on", sa.Date(), nullable=True),
        sa.Column("default_no", sa.String(length=120), nullable=True),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint('"offset" >= 0 AND "offset" <= price', name=op.f("ck_sale_offset")),
        sa.CheckConstraint("price > 0", name=op.f("ck_sale_price")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_sale_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_sale_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_sale_office_id_office")
        ),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_sale_round_id_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale")),
        sa.UniqueConstraint("code", name=op.f("uq_sale_code")),
        sa.UniqueConstraint("round_id", name=op.f("uq_sale_round_id")),
    )
    with op.batch_alter_table("sale", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sale_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sale_lot_id"), ["lot_id"], unique=False)
        batch_op.create_index("ix_sale_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index(
            "ix_sale_office_id_state_id", ["office_id", "state", "id"], unique=False
        )

    op.create_table(
        "seal",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("number_key", sa.String(length=120), nullable=False),
        sa.Column("applied_at", sa.DateTime(), nullable=False),
        sa.Column("witnesses", sa.String(length=300), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=True),
        sa.Column("open_reason", sa.String(length=300), nullable=True),
        sa.Column("was_intact", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["evidence_item.id"], name=op.f("fk_seal_item_id_evidence_item")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_seal_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal")),
        sa.UniqueConstraint("item_id", "seq", name=op.f("uq_seal_item_id_seq")),
    )
    with op.batch_alter_table("seal", schema=None) as batch_op:
        batch_op.create_index("ix_seal_number_key_id", ["number_key", "id"], unique=False)
        batch_op.create_index("ix_seal_office_id_id", ["office_id", "id"], unique=False)

    op.create_table(
        "stalled_asset",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("is_credit", sa.Boolean(), nullable=False),
        sa.Column("bank", sa.String(length=200), nullable=True),
        sa.Column(
            "officer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("repeat_fail", sa.Boolean(), nullable=False),
        sa.Column("undelivered", sa.Boolean(), nullable=False),
        sa.Column(
            "failed_rounds", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "cut_basis_points", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("money", sa.BigInteger(), nullable=False),
        sa.Column("stalled_since_on", sa.Date(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("buyer_interest_from", sa.Date(), nullable=True),
        sa.Column(
            "total_days", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "active_days", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("on_hold", sa.Boolean(), nullable=False),
        sa.Column("last_event_on", sa.Date(), nullable=False),
        sa.Column(
            "obstacle_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("obstacle_code", sa.String(length=30), nullable=True),
        sa.Column(
            "held_by",
            sa.Enum(
                "officer",
                "head",
                "bank",
                "organisation",
                "police",
                "land_office",
                "court",
                "procuracy",
                "committee",
                "debtor",
                "buyer",
                name="holder",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("holder_name", sa.String(length=120), nullable=True),
        sa.Column("held_since_on", sa.Date(), nullable=False),
        sa.Column("next_act", sa.String(length=200), nullable=True),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.Column("weight", sa.BigInteger(), nullable=False),
        sa.Column("refreshed_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["asset.id"], name=op.f("fk_stalled_asset_asset_id_asset")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_stalled_asset_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_stalled_asset_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["obstacle_id"], ["obstacle.id"], name=op.f("fk_stalled_asset_obstacle_id_obstacle")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_stalled_asset_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["user_account.id"],
            name=op.f("fk_stalled_asset_officer_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stalled_asset")),
        sa.UniqueConstraint("asset_id", name=op.f("uq_stalled_asset_asset_id")),
    )
    with op.batch_alter_table("stalled_asset", schema=None) as batch_op:
        batch_op.create_index(
            "ix_stalled_asset_office_id_is_credit",
            ["office_id", "is_credit", "held_by"],
            unique=False,
        )
        batch_op.create_index(
            "ix_stalled_asset_office_id_weight", ["office_id", "weight", "id"], unique=False
        )
        batch_op.create_index("ix_stalled_asset_weight_id", ["weight", "id"], unique=False)

    op.create_table(
        "delivery_attempt",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("sale_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("attempted_on", sa.Date(), nullable=False),
        sa.Column("coercive", sa.Boolean(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "done",
                "postponed",
                "blocked",
                name="attemptoutcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason_code", sa.String(length=30), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("minutes_no", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_delivery_attempt_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["sale_id"], ["sale.id"], name=op.f("fk_delivery_attempt_sale_id_sale")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_attempt")),
    )
    with op.batch_alter_table("delivery_attempt", schema=None) as batch_op:
        batch_op.create_index("ix_delivery_attempt_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index("ix_delivery_attempt_sale_id", ["sale_id"], unique=False)

    op.create_table(
        "photo",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("order_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "order_line_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("width", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("height", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("taken_at", sa.DateTime(), nullable=False),
        sa.Column(
            "taken_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["evidence_item.id"], name=op.f("fk_photo_item_id_evidence_item")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_photo_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["stock_order.id"], name=op.f("fk_photo_order_id_stock_order")
        ),
        sa.ForeignKeyConstraint(
            ["order_line_id"], ["order_line.id"], name=op.f("fk_photo_order_line_id_order_line")
        ),
        sa.ForeignKeyConstraint(
            ["taken_by_id"], ["user_account.id"], name=op.f("fk_photo_taken_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
    )
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.create_index("ix_photo_item_id", ["item_id"], unique=False)
        batch_op.create_index("ix_photo_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index("ix_photo_order_line_id", ["order_line_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_photo_sha256"), ["sha256"], unique=False)

    op.create_table(
        "sale_money",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column(
            "office_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("sale_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "deposit",
                "payment",
                "term_deposit",
                "cost",
                "payout",
                name="moneykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("moved_on", sa.Date(), nullable=False),
        sa.Column("voucher_no", sa.String(length=120), nullable=False),
        sa.Column("counterpart", sa.String(length=200), nullable=False),
        sa.Column(
            "recorded_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.CheckConstraint("amount > 0", name=op.f("ck_sale_money_amount")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_sale_money_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["user_account.id"],
            name=op.f("fk_sale_money_recorded_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_sale_money_sale_id_sale")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale_money")),
    )
    with op.batch_alter_table("sale_money", schema=None) as batch_op:
        batch_op.create_index("ix_sale_money_office_id_id", ["office_id", "id"], unique=False)
        batch_op.create_index("ix_sale_money_sale_id", ["sale_id"], unique=False)

    engine = op.get_bind().dialect.name
    for statement in (*protection.UP[engine], *SEARCH_UP[engine]):
        op.execute(statement)
    op.execute(
        "INSERT INTO office (id, code, name, path, sort_key, factor_rule)"
        " VALUES (1, 'THADS', 'Cơ quan THADS', '/1/', 'EU!W[AR!ZLAFY', 'nobody')"
    )
    op.execute(
        "INSERT INTO user_account (id, username, username_key, full_name, sort_key, folded,"
        " password_hash, must_change, is_active, session_no, rights_version, created_at)"
        " VALUES (1, 'system', 'system', 'Kê Biên', 'OI!DMIR', 'system ke bien',"
        " '!', false, true, 0, 0, '2026-01-01 00:00:00.000000')"
    )
    op.execute("INSERT INTO office_tree (id, version) VALUES (1, 0)")
    if engine == "postgresql":
        for table in ("office", "user_account"):
            op.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), 1)")
    founding.record(op.get_bind(), {"office": "office:1", "user_account": "account:1"})
    if engine == "postgresql":
        op.execute("SELECT setval(pg_get_serial_sequence('ledger_entry', 'id'), 2)")


def downgrade() -> None:
    engine = op.get_bind().dialect.name
    for statement in (*SEARCH_DOWN[engine], *protection.DOWN[engine]):
        op.execute(statement)
    with op.batch_alter_table("sale_money", schema=None) as batch_op:
        batch_op.drop_index("ix_sale_money_sale_id")
        batch_op.drop_index("ix_sale_money_office_id_id")

    op.drop_table("sale_money")
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_photo_sha256"))
        batch_op.drop_index("ix_photo_order_line_id")
        batch_op.drop_index("ix_photo_office_id_id")
        batch_op.drop_index("ix_photo_item_id")

    op.drop_table("photo")
    with op.batch_alter_table("delivery_attempt", schema=None) as batch_op:
        batch_op.drop_index("ix_delivery_attempt_sale_id")
        batch_op.drop_index("ix_delivery_attempt_office_id_id")

    op.drop_table("delivery_attempt")
    with op.batch_alter_table("stalled_asset", schema=None) as batch_op:
        batch_op.drop_index("ix_stalled_asset_weight_id")
        batch_op.drop_index("ix_stalled_asset_office_id_weight")
        batch_op.drop_index("ix_stalled_asset_office_id_is_credit")

    op.drop_table("stalled_asset")
    with op.batch_alter_table("seal", schema=None) as batch_op:
        batch_op.drop_index("ix_seal_office_id_id")
        batch_op.drop_index("ix_seal_number_key_id")

    op.drop_table("seal")
    with op.batch_alter_table("sale", schema=None) as batch_op:
        batch_op.drop_index("ix_sale_office_id_state_id")
        batch_op.drop_index("ix_sale_office_id_id")
        batch_op.drop_index(batch_op.f("ix_sale_lot_id"))
        batch_op.drop_index(batch_op.f("ix_sale_case_id"))

    op.drop_table("sale")
    with op.batch_alter_table("round_rulings", schema=None) as batch_op:
        batch_op.drop_index("ix_round_rulings_office_id_round_id")

    op.drop_table("round_rulings")
    with op.batch_alter_table("registration", schema=None) as batch_op:
        batch_op.drop_index("ix_registration_round_id")
        batch_op.drop_index("ix_registration_office_id_id")

    op.drop_table("registration")
    with op.batch_alter_table("reduction", schema=None) as batch_op:
        batch_op.drop_index("ix_reduction_office_id_id")

    op.drop_table("reduction")
    with op.batch_alter_table("order_line", schema=None) as batch_op:
        batch_op.drop_index("ix_order_line_office_id_id")
        batch_op.drop_index("ix_order_line_item_id")

    op.drop_table("order_line")
    with op.batch_alter_table("loan", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_loan_out",
            sqlite_where=sa.text("returned_at IS NULL"),
            postgresql_where=sa.text("returned_at IS NULL"),
        )
        batch_op.drop_index("ix_loan_office_id_returned_at_due")
        batch_op.drop_index("ix_loan_item_id")

    op.drop_table("loan")
    with op.batch_alter_table("label_print", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_label_print_place_id"))
        batch_op.drop_index("ix_label_print_office_id_id")
        batch_op.drop_index(batch_op.f("ix_label_print_item_id"))
        batch_op.drop_index("ix_label_print_code")

    op.drop_table("label_print")
    with op.batch_alter_table("imported_row", schema=None) as batch_op:
        batch_op.drop_index("ix_imported_row_office_id_kind_fingerprint")
        batch_op.drop_index(batch_op.f("ix_imported_row_batch_id"))

    op.drop_table("imported_row")
    with op.batch_alter_table("creditor_answer", schema=None) as batch_op:
        batch_op.drop_index("ix_creditor_answer_office_id_id")
        batch_op.drop_index(batch_op.f("ix_creditor_answer_lot_id"))

    op.drop_table("creditor_answer")
    with op.batch_alter_table("bound_code", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bound_code_item_id"))
        batch_op.drop_index("ix_bound_code_folded")

    op.drop_table("bound_code")
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.drop_index("ix_round_session_at_id")
        batch_op.drop_index("ix_round_office_id_state_session")
        batch_op.drop_index("ix_round_office_id_session_at")
        batch_op.drop_index(
            "ix_round_announced",
            sqlite_where=sa.text("state = 'announced'"),
            postgresql_where=sa.text("state = 'announced'"),
        )

    op.drop_table("round")
    with op.batch_alter_table("obstacle", schema=None) as batch_op:
        batch_op.drop_index("ix_obstacle_office_id_resolved_on")
        batch_op.drop_index("ix_obstacle_case_id")
        batch_op.drop_index("ix_obstacle_asset_id")

    op.drop_table("obstacle")
    with op.batch_alter_table("lot_asset", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_one_live_lot_asset",
            sqlite_where=sa.text("left_on IS NULL"),
            postgresql_where=sa.text("left_on IS NULL"),
        )
        batch_op.drop_index("ix_lot_asset_office_id_id")
        batch_op.drop_index(batch_op.f("ix_lot_asset_asset_id"))

    op.drop_table("lot_asset")
    with op.batch_alter_table("import_row", schema=None) as batch_op:
        batch_op.drop_index("ix_import_row_office_id_batch_id_rank_row")
        batch_op.drop_index("ix_import_row_batch_id_state_row")

    op.drop_table("import_row")
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.drop_index("ix_hold_office_id_lifted_on")
        batch_op.drop_index("ix_hold_case_id")

    op.drop_table("hold")
    with op.batch_alter_table("flag", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_one_open_flag",
            sqlite_where=sa.text("closed_on IS NULL"),
            postgresql_where=sa.text("closed_on IS NULL"),
        )
        batch_op.drop_index("ix_flag_office_id_opened_on")
        batch_op.drop_index("ix_flag_office_id_closed_on_code")
        batch_op.drop_index("ix_flag_asset_id")

    op.drop_table("flag")
    with op.batch_alter_table("evidence_item", schema=None) as batch_op:
        batch_op.drop_index("ix_evidence_item_place_id_id")
        batch_op.drop_index("ix_evidence_item_place_id_container_id")
        batch_op.drop_index("ix_evidence_item_office_id_status_id")
        batch_op.drop_index("ix_evidence_item_office_id_kind_id")
        batch_op.drop_index("ix_evidence_item_office_id_id")
        batch_op.drop_index(
            "ix_evidence_item_no_label",
            sqlite_where=sa.text("labelled_at IS NULL"),
            postgresql_where=sa.text("labelled_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_evidence_item_container_id"))
        batch_op.drop_index(batch_op.f("ix_evidence_item_case_id"))
        batch_op.drop_index(batch_op.f("ix_evidence_item_asset_id"))

    op.drop_table("evidence_item")
    with op.batch_alter_table("directive", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_directive_to_user_id"))
        batch_op.drop_index("ix_directive_office_id_state_due_on")
        batch_op.drop_index("ix_directive_office_id_due_on_id")
        batch_op.drop_index("ix_directive_due_on_id")
        batch_op.drop_index("ix_directive_asset_id")

    op.drop_table("directive")
    with op.batch_alter_table("valuation", schema=None) as batch_op:
        batch_op.drop_index("ix_valuation_office_id_id")
        batch_op.drop_index(batch_op.f("ix_valuation_lot_id"))

    op.drop_table("valuation")
    with op.batch_alter_table("service_contract", schema=None) as batch_op:
        batch_op.drop_index("ix_service_contract_office_id_id")
        batch_op.drop_index(batch_op.f("ix_service_contract_lot_id"))

    op.drop_table("service_contract")
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.drop_index("ix_import_batch_state_id")
        batch_op.drop_index("ix_import_batch_office_id_id")

    op.drop_table("import_batch")
    with op.batch_alter_table("asset", schema=None) as batch_op:
        batch_op.drop_index("ix_asset_office_id_state")
        batch_op.drop_index("ix_asset_office_id_id")
        batch_op.drop_index(batch_op.f("ix_asset_case_id"))

    op.drop_table("asset")
    with op.batch_alter_table("upload", schema=None) as batch_op:
        batch_op.drop_index("ix_upload_office_id_account_id")
        batch_op.drop_index(batch_op.f("ix_upload_expires_at"))

    op.drop_table("upload")
    with op.batch_alter_table("stock_order", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stock_order_sale_id"))
        batch_op.drop_index("ix_stock_order_office_id_state_id")
        batch_op.drop_index("ix_stock_order_office_id_id")
        batch_op.drop_index(batch_op.f("ix_stock_order_case_id"))

    op.drop_table("stock_order")
    with op.batch_alter_table("place_count", schema=None) as batch_op:
        batch_op.drop_index("ix_place_count_office_id")

    op.drop_table("place_count")
    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.drop_index("ix_party_office_id_id")
        batch_op.drop_index("ix_party_case_id_role")

    op.drop_table("party")
    with op.batch_alter_table("lot", schema=None) as batch_op:
        batch_op.drop_index("ix_lot_office_id_status_id")
        batch_op.drop_index("ix_lot_office_id_id")
        batch_op.drop_index(batch_op.f("ix_lot_case_id"))

    op.drop_table("lot")
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.drop_index("ix_deadline_office_id_status_due_on")
        batch_op.drop_index("ix_deadline_lot_id_due_on_id")
        batch_op.drop_index("ix_deadline_case_id")

    op.drop_table("deadline")
    with op.batch_alter_table("case_tag", schema=None) as batch_op:
        batch_op.drop_index("ix_case_tag_office_id_tag_case_id")

    op.drop_table("case_tag")
    with op.batch_alter_table("unknown_scan", schema=None) as batch_op:
        batch_op.drop_index("ix_unknown_scan_office_id_id")

    op.drop_table("unknown_scan")
    with op.batch_alter_table("sign_in_try", schema=None) as batch_op:
        batch_op.drop_index("ix_sign_in_try_last_at")
        batch_op.drop_index("ix_sign_in_try_address_last_at")
        batch_op.drop_index(batch_op.f("ix_sign_in_try_account_id"))

    op.drop_table("sign_in_try")
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.drop_index("ix_session_account_id_ended_at")

    op.drop_table("session")
    op.drop_table("series")
    op.drop_table("second_factor")
    with op.batch_alter_table("search_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_search_entry_office_id_id")

    op.drop_table("search_entry")
    op.drop_table("recovery_code")
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.drop_index("ix_place_short_key")
        batch_op.drop_index(
            "ix_place_roots",
            sqlite_where=sa.text("parent_id IS NULL"),
            postgresql_where=sa.text("parent_id IS NULL"),
        )
        batch_op.drop_index("ix_place_parent_id_sort_key_id")
        batch_op.drop_index("ix_place_office_id_sort_key_id")
        batch_op.drop_index("ix_place_office_id_path")

    op.drop_table("place")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index("ix_membership_office_id_role")

    op.drop_table("membership")
    with op.batch_alter_table("ledger_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_ledger_entry_office_id_kind_id")
        batch_op.drop_index("ix_ledger_entry_office_id_id")
        batch_op.drop_index("ix_ledger_entry_office_id_at")
        batch_op.drop_index("ix_ledger_entry_actor_id_id")

    op.drop_table("ledger_entry")
    op.drop_table("ledger_check")
    with op.batch_alter_table("case_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_file_officer_id"))
        batch_op.drop_index("ix_case_file_office_id_is_credit_id")
        batch_op.drop_index("ix_case_file_office_id_id")
        batch_op.drop_index("ix_case_file_number_key")

    op.drop_table("case_file")
    op.drop_table("act_answer")
    with op.batch_alter_table("user_account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_user_account_sort_key"))

    op.drop_table("user_account")
    op.drop_table("office_tree")
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_office_path"))

    op.drop_table("office")
    op.drop_table("job_run")
    op.drop_table("checkpoint")
