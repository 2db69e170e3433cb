"""An uploaded file and its rows, for the views of each kind of import."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from flask import after_this_request, current_app, request
from flask.wrappers import Response
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from cases.models import CaseFile
from exchange import queries, refusals, worker
from exchange.models import BatchState, ImportBatch, ImportRow, RowState, SheetKind, Upload
from exchange.operations import batches, running
from exchange.operations.minutes import Minutes
from exchange.operations.settled import NO_TICKS
from exchange.operations.uploads import begin_upload, drop_upload
from exchange.sentences import problem_text, sentences_of
from exchange.staging import FileUnread, stage
from exchange.uploads import UploadStore
from exchange.views.shownrows import shown
from exchange.views.ticks import ticked
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.folding import tidy
from foundation.paging import keyset
from foundation.refusals import Refusal
from foundation.transaction import transaction
from web.access import actor, offices
from web.formatting import grouped
from web.forms import Form
from web.pages import one_or_404

Verb = Callable[[ImportBatch, Any, Act], ImportBatch]
Said = Callable[[ImportBatch], str]

STILL: Final = timedelta(minutes=2)  # without a step: it was stopped


def receive(
    form: Form,
    file: FileStorage,
    *,
    kind: SheetKind,
    office_id: int,
    case: CaseFile | None = None,
    minutes: Minutes | None = None,
) -> str | None:
    """Keep a file, read it and keep its rows.

    Returns:
        The token of its address; None when the file is refused, with the reasons in the form.
    """
    name = tidy((file.filename or "").replace("\\", "/").rsplit("/", 1)[-1]).replace("\n", " ")
    by = Act(actor(), clock.now())
    try:
        return _received(
            file.read(),
            name[-200:],
            kind=kind,
            office_id=office_id,
            case=case,
            minutes=minutes,
            by=by,
        )
    except _Unread as unread:
        form["file"].errors = [*form["file"].errors, *unread.sentences]
    except Refusal as refusal:
        form.refuse(refusal)
    return None


class _Unread(Exception):
    def __init__(self, unread: FileUnread) -> None:
        super().__init__()
        self.sentences = [problem_text(problem) for problem in unread.problems]


def _received(
    content: bytes,
    name: str,
    *,
    kind: SheetKind,
    office_id: int,
    case: CaseFile | None,
    minutes: Minutes | None,
    by: Act,
) -> str:
    store, case_id = UploadStore(), case.id if case else None
    with transaction():
        upload = begin_upload(
            kind=kind, office_id=office_id, case=case, name=name, content=content, by=by
        )
        upload_id, token, file, sha256 = upload.id, upload.token, upload.file, upload.sha256
    try:
        store.write(file, content)
        staged = stage(
            store.path(file),
            kind=kind,
            office_id=office_id,
            case_id=case_id,
            name=name,
            sha256=sha256,
            by=by,
            upload_id=upload_id,
            minutes=minutes,
        )
        if isinstance(staged, FileUnread):
            raise _Unread(staged)
    except BaseException:
        with transaction():
            drop_upload(db.session.get_one(Upload, upload_id))
        store.delete(file)
        raise
    return token


def own_batch(token: str, *, kind: SheetKind, case_id: int | None = None) -> ImportBatch:
    """Return the file of an address; 404 unless it is this person's.

    Raises:
        FileGone: it is too old, was given up, or was never read to its end.
    """
    upload: Upload = one_or_404(
        queries.upload_of(
            token, kind=kind, account_id=actor().id, offices=offices(), case_id=case_id
        )
    )
    batch = db.session.scalar(queries.batch_of(upload))
    over = upload.ended_at is not None or upload.expires_at <= clock.now()
    if batch is None or (over and not batch.is_begun) or batch.state is BatchState.STAGING:
        raise refusals.FileGone
    return batch


def look(batch: ImportBatch, address: Callable[..., str]) -> dict[str, Any]:
    """Return what a page shows of a file: one page of its rows, and how far the import is.

    Args:
        address: returns the address of this page, with the query it is given.
    """
    state = _chosen_state()
    rows = keyset(
        queries.rows_of(batch, state),
        ImportRow.rank,
        ImportRow.row,
        after=request.args.get("after"),
        before=request.args.get("before"),
    )
    chosen = {"state": state.value} if state else {}
    here = {name: asked for name in ("after", "before") if (asked := request.args.get(name))}
    ticks = ticked() if request.method == "POST" else NO_TICKS
    return {
        "rows": replace(rows, rows=[shown(row, batch.kind, ticks) for row in rows.rows]),
        "state": state,
        "previous_url": address(before=rows.before, **chosen) if rows.before else None,
        "next_url": address(after=rows.after, **chosen) if rows.after else None,
        "all_url": address(),
        "here_url": address(**chosen, **here),
        "urls": {each: address(state=each.value) for each in RowState},
        "stuck": _is_stuck(batch),
        "notes": sentences_of(batch.notes or ()),
        "offered": queries.is_offering_again(batch),
    }


def wake_afterwards() -> None:
    """Start the import once the answer is on its way, when the act is recorded."""
    settings = current_app.config["KEBIEN"]

    @after_this_request
    def wake(response: Response) -> Response:
        worker.wake(settings)
        return response


def carry_on(batch: ImportBatch, _form: Form, by: Act) -> ImportBatch:
    """Go on with an import that was stopped, or try again what failed."""
    wake_afterwards()
    return running.carry_on(batch, by=by)


def stop(batch: ImportBatch, _form: Form, by: Act) -> ImportBatch:
    """Stop an import whose rows come in."""
    return running.stop_import(batch, by=by)


def said_stopped(batch: ImportBatch) -> str:
    return str(
        _(
            "Stopped. Rows that came in and stay: %(done)s; rows that wait: %(waiting)s.",
            done=grouped(batch.imported),
            waiting=grouped(batch.waiting),
        )
    )


def give_up(batch: ImportBatch, _form: Form, by: Act) -> ImportBatch:
    """Give a file up, and delete it once that is recorded."""
    upload_id = batch.upload_id

    @after_this_request
    def delete(response: Response) -> Response:
        upload = db.session.get(Upload, upload_id)
        if upload is not None and upload.ended_at is not None:
            UploadStore().delete(upload.file)
        return response

    return batches.give_up(batch, by=by)


def said_begun(batch: ImportBatch) -> str:
    return str(_("Rows that are coming in: %(new)s.", new=batch.comes_in))


def said_begun_or_kept(batch: ImportBatch) -> str:
    """Say how many rows come in, or how many were left out so far."""
    if batch.is_begun:
        return said_begun(batch)
    return str(_("Kept. Rows left out: %(count)s.", count=batch.skipped or 0))


def _chosen_state() -> RowState | None:
    asked = request.args.get("state", "")
    return RowState(asked) if asked in {each.value for each in RowState} else None


def _is_stuck(batch: ImportBatch) -> bool:
    last: datetime | None = batch.stepped_at or batch.started_at
    return batch.is_running and last is not None and clock.now() - last > STILL
