"""Imports: the uploaded file, what was read from it row by row, and what each row became."""

import enum
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from exchange.importing.codes import Code
from foundation import races
from foundation.database import AccountId, Model, OfficeId, Pk
from foundation.recording import DIGEST, NotRecorded, Stream


class SheetKind(enum.StrEnum):
    """What the rows of a file are."""

    NOTICES = "notices"  # thông báo đấu giá
    EXHIBITS = "exhibits"  # danh sách vật chứng of one case
    BACKLOG = "backlog"  # hồ sơ tồn đọng: what an office has when it begins


class BatchState(enum.StrEnum):
    """staging → read → running → done; running → stopped → running as often as a person says."""

    STAGING = "staging"  # rows are being kept; a batch left so was interrupted, and expires
    READ = "read"  # waits for a person; nothing of it is in force
    RUNNING = "running"  # a person said yes; its rows are imported step by step
    STOPPED = "stopped"  # what came in stays; the rest waits until a person goes on
    DONE = "done"


BEGUN = (BatchState.RUNNING, BatchState.STOPPED, BatchState.DONE)


class RowState(enum.StrEnum):
    """What becomes of one row."""

    NEW = "new"  # will be imported
    INCOMPLETE = "incomplete"  # an exhibit stays out until it is completed; a notice comes in so
    ASSETS_ONLY = "assets_only"  # a notice that comes in without a round
    REFUSED = "refused"  # stays out, for its reasons
    UNCHANGED = "unchanged"  # was imported before
    ASIDE = "aside"  # no line: a heading, a total, a signature; left out, and said
    LEFT_OUT = "left_out"  # a person said that it does not come in
    IMPORTED = "imported"
    FAILED = "failed"  # refused while the import ran; may be tried again


class Upload(Model):
    """A file somebody sent, until it is imported, given up, or too old. Only they can reach it."""

    __tablename__ = "upload"
    __ledger__ = NotRecorded("a file on its way in, deleted within a day")
    __table_args__ = (Index("ix_upload_office_id_account_id", "office_id", "account_id"),)

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    account_id: Mapped[AccountId]
    kind: Mapped[SheetKind]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"))
    token: Mapped[str] = mapped_column(String(43), unique=True)  # its address; drawn at random
    file: Mapped[str] = mapped_column(String(32))  # its name on disk; drawn at random
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]  # bytes
    name: Mapped[str] = mapped_column(String(200))  # as the person called it, tidied
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]  # when the file was deleted


class ImportBatch(Model):
    """One file as it was read, and the import of it."""

    __tablename__ = "import_batch"
    __ledger__ = NotRecorded(
        "how far an import is; who said yes to what stands in the entries of its stream, and what"
        " each row became in imported_row"
    )
    __table_args__ = (
        Index("ix_import_batch_office_id_id", "office_id", "id"),
        Index("ix_import_batch_state_id", "state", "id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    upload_id: Mapped[int | None] = mapped_column(ForeignKey("upload.id"), unique=True)
    kind: Mapped[SheetKind]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"))
    state: Mapped[BatchState]
    file_name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64))
    read_at: Mapped[datetime]
    notes: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)  # what to know of the file
    # what the rows are, counted: new + incomplete + assets_only + refused + unchanged = rows;
    # those aside are no lines, and those that a person left out are counted beside
    rows: Mapped[int] = mapped_column(default=0)
    new: Mapped[int] = mapped_column(default=0)
    incomplete: Mapped[int] = mapped_column(default=0)
    assets_only: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    aside: Mapped[int | None] = mapped_column(default=0)
    skipped: Mapped[int | None] = mapped_column(default=0)
    old_font: Mapped[str | None] = mapped_column(String(10))  # that some of its texts came in
    font_confirmed_at: Mapped[datetime | None]  # a person saw that they are converted rightly
    # how far the import is: of those that come in
    imported: Mapped[int] = mapped_column(default=0)
    failed: Mapped[int] = mapped_column(default=0)
    # the act: who said yes, when, and with what
    started_at: Mapped[datetime | None]
    started_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    actor_name: Mapped[str | None] = mapped_column(String(120))  # as it stood
    actor_role: Mapped[str | None] = mapped_column(String(80))
    actor_office_id: Mapped[int | None]
    officer_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))  # notices
    document_no: Mapped[str | None] = mapped_column(String(100))  # exhibits: the seizure minutes
    document_on: Mapped[date | None]
    stepped_at: Mapped[datetime | None]  # when the last rows were imported
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_begun(self) -> bool:
        """Whether somebody said yes: its rows come in, or came in."""
        return self.state in BEGUN

    @property
    def is_running(self) -> bool:
        """Whether its rows come in just now."""
        return self.state is BatchState.RUNNING

    @property
    def is_stopped(self) -> bool:
        """Whether a person stopped it, and nobody went on yet."""
        return self.state is BatchState.STOPPED

    @property
    def waiting(self) -> int:
        """How many rows still wait of those that are to come in."""
        return max(self.comes_in - self.imported - self.failed, 0)

    @property
    def has_rows_to_repeat(self) -> bool:
        """Whether it ended and some of its rows did not come in."""
        return self.state is BatchState.DONE and self.failed > 0

    @property
    def comes_in(self) -> int:
        """How many rows are to come in, or came in."""
        if self.takes_incomplete:
            return self.new + self.incomplete + self.assets_only
        return self.new

    @property
    def takes_incomplete(self) -> bool:
        """Whether incomplete rows come in: exhibits wait to be completed."""
        return self.kind is not SheetKind.EXHIBITS

    @property
    def left_out(self) -> int:
        """How many rows stay out as they are."""
        return self.rows - self.unchanged - self.comes_in

    @property
    def may_come_in(self) -> int:
        """How many rows come in, or would once a person settles them."""
        waiting = self.refused if self.takes_incomplete else self.incomplete
        settles = self.font_to_confirm or self.asks_for_cases
        return self.comes_in or (waiting if settles else self.incomplete)

    @property
    def asks_for_cases(self) -> bool:
        """Whether a person must still say that cases which are not there are opened."""
        return any(note["code"] == Code.OLD_CASES_NOT_THERE for note in self.notes or ())

    @property
    def font_to_confirm(self) -> bool:
        """Whether a person must still say that converted texts are right."""
        return self.old_font is not None and self.font_confirmed_at is None


class ImportRow(Model):
    """One row of a file between reading and importing; deleted some time after the import."""

    __tablename__ = "import_row"
    __ledger__ = NotRecorded("what a file said, deleted after the import; see imported_row")
    __table_args__ = (
        UniqueConstraint("batch_id", "row"),
        Index("ix_import_row_batch_id_state_row", "batch_id", "state", "row"),
        Index("ix_import_row_batch_id_state_part_row", "batch_id", "state", "part", "row"),
        Index("ix_import_row_office_id_batch_id_rank_row", "office_id", "batch_id", "rank", "row"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"))
    row: Mapped[int]  # its place in the file, counted through all sheets
    sheet: Mapped[str | None] = mapped_column(String(100))  # empty in a file without sheets
    sheet_row: Mapped[int | None]  # as the spreadsheet numbers it
    state: Mapped[RowState]
    outcome: Mapped[RowState]  # what an import makes of it, as it was read; the state moves on
    rank: Mapped[int]  # 0: look at it first
    part: Mapped[str] = mapped_column(String(120))  # rows of one part become one thing
    key: Mapped[str] = mapped_column(String(120))  # see ImportedRow
    content_hash: Mapped[str] = mapped_column(String(64))
    fingerprint: Mapped[str] = mapped_column(String(64))
    draft: Mapped[str | None] = mapped_column(Text)  # JSON, see exchange.importing.stored
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    completed: Mapped[dict[str, str] | None] = mapped_column(JSON)  # what a person typed
    # a notice that may offer an asset again: the row or the lot that offers it
    offered_in_row: Mapped[int | None]
    offered_as_lot_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"))
    joins: Mapped[bool | None]  # what a person said to that: one more round of the same lot

    @property
    def is_offered_again(self) -> bool:
        """Whether it may be one more round of a lot that is known."""
        return self.offered_in_row is not None or self.offered_as_lot_id is not None

    @property
    def number(self) -> int:
        """The number of the row as its sheet shows it."""
        return self.sheet_row or self.row


class ImportedRow(Model):
    """One outside row and what it became; importing it again changes nothing.

    It is remembered as long as the thing it became stands: a row whose order was cancelled or
    rejected may be imported again, and then points to the new one.
    """

    __tablename__ = "imported_row"
    __ledger__ = Stream("import", "batch_id")
    __table_args__ = (
        UniqueConstraint("office_id", "kind", "key"),
        Index("ix_imported_row_office_id_kind_fingerprint", "office_id", "kind", "fingerprint"),
        Index("ix_imported_row_office_id_kind_lot_key", "office_id", "kind", "lot_key"),
        Index("ix_imported_row_lot_id", "lot_id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"), index=True)
    kind: Mapped[SheetKind]
    key: Mapped[str] = mapped_column(String(120))  # which row it is: notice number, or content
    content_hash: Mapped[str] = mapped_column(String(64))  # of what was read from the row
    fingerprint: Mapped[str] = mapped_column(String(64))  # one round, one line of a list
    lot_key: Mapped[str | None] = mapped_column(
        String(64)
    )  # notices: one asset, whatever the round
    source: Mapped[dict[str, str] | None] = mapped_column(JSON, info=DIGEST)  # the row's own words
    lot_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"))
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))
    order_id: Mapped[int | None] = mapped_column(ForeignKey("stock_order.id"))


class ImportedMark(Model):
    """One identifier of the asset of an imported notice, by which it is known in other words."""

    __tablename__ = "imported_mark"
    __ledger__ = NotRecorded("told by what a notice said, which stands in imported_row")
    __table_args__ = (
        Index("ix_imported_mark_office_id_mark", "office_id", "mark"),
        Index("ix_imported_mark_imported_row_id", "imported_row_id"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    imported_row_id: Mapped[int] = mapped_column(ForeignKey("imported_row.id"))
    mark: Mapped[str] = mapped_column(String(200))  # see exchange.importing.marks


races.declare("uq_imported_row_office_id_kind_key")
