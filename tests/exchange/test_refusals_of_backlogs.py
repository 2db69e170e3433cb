"""The refusals of beginning and taking in a backlog, each by its operation."""

from dataclasses import replace

import pytest

from exchange import refusals
from exchange.models import BatchState, ImportRow, RowState, SheetKind
from exchange.operations import backlog
from exchange.operations.running import start_backlog
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from foundation.transaction import transaction
from tests.exchange.backlogs import fifty, messy
from tests.exchange.books import xlsx


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def batch(stage_file):
    """Two old assets that wait for a person."""
    content = xlsx(messy(fifty()[:2]))
    return stage_file(content, name="ton-dong.xlsx", kind=SheetKind.BACKLOG)


def rows_of(batch):
    query = db.select(ImportRow).where(ImportRow.batch_id == batch.id).order_by(ImportRow.id)
    return db.session.scalars(query).all()


def refused(error, batch, by, *, skip_refused=False):
    with pytest.raises(error), transaction():
        start_backlog(batch, skip_refused=skip_refused, by=by)


def test_what_changed_has_begun_or_is_gone_is_not_begun(batch, by):
    refused(ChangedMeanwhile, batch, replace(by, seen=batch.version + 1))
    with transaction():
        start_backlog(batch, skip_refused=False, by=by)
    refused(refusals.ImportHasBegun, batch, by)
    with transaction():
        batch.state = BatchState.STAGING
    refused(refusals.FileGone, batch, by)


def test_refused_rows_are_left_out_only_where_somebody_says_so_and_some_are_new(batch, by):
    with transaction():
        for row in rows_of(batch):
            row.state = RowState.REFUSED
        batch.refused, batch.new, batch.incomplete, batch.assets_only = 2, 0, 0, 0
    refused(refusals.RowsRefused, batch, by)
    refused(refusals.NothingToImport, batch, by, skip_refused=True)


def test_an_asset_of_which_a_part_came_in_meanwhile_does_not_come_in_again(batch, by):
    with transaction():
        start_backlog(batch, skip_refused=False, by=by)
    first, second, *_more = (row for row in rows_of(batch) if row.state is not RowState.ASIDE)
    with transaction():
        assert backlog.take_in(batch, [first], by=by) == []
    with pytest.raises(refusals.ImportedMeanwhile), transaction():
        backlog.take_in(batch, [first, second], by=by)
