"""The refusals of completing, beginning and giving up an import, each by its operation."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from accounts.models import UserAccount
from accounts.operations.people import set_active
from accounts.refusals import NobodyCarriesOut, ProposerCarriesOut
from cases.operations.files import close_case
from cases.refusals import CaseIsClosed
from exchange import refusals
from exchange.models import BatchState, SheetKind
from exchange.operations.batches import Typed, answer_joining, give_up
from exchange.operations.exhibits import check_orders_end
from exchange.operations.minutes import Minutes
from exchange.operations.running import start_exhibits, start_notices, take_in_some
from exchange.operations.settled import complete_rows
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from foundation.transaction import transaction
from papers.refusals import DocumentFromTheFuture, DocumentNeeded
from tests.exchange.notices import sheet

HEADER = "source,line_no,description,quantity,unit,seal_text,kind\n"
LINES = (HEADER + "bb-2,1,một số gói,một số,gói,,\nbb-1,2,500kg hạt,500,kg,,food\n").encode()
UNCLEAR = (HEADER + "bb-2,1,một số gói,một số,gói,,\n").encode()
COMPLETED = {2: Typed(Decimal(12), "gói")}
PAPERS = {"skip_refused": True}


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def stage_list(stage_file, case):
    """Read a list of exhibits of the case."""
    return lambda content: stage_file(
        content, name="danh-sach.csv", kind=SheetKind.EXHIBITS, case=case
    )


@pytest.fixture
def batch(stage_list):
    """A list of two exhibits that waits for a person."""
    return stage_list(LINES)


@pytest.fixture
def begun(batch, by):
    """The same list, begun."""
    with transaction():
        return start_exhibits(batch, **PAPERS, by=by)


@pytest.fixture
def unread(batch):
    """A list whose reading was interrupted."""
    with transaction():
        batch.state = BatchState.STAGING
    return batch


def stale(batch, by):
    return replace(by, seen=batch.version + 1)


def test_an_import_somebody_changed_is_looked_at_again(batch, stage_file, by):
    with pytest.raises(ChangedMeanwhile), transaction():
        complete_rows(batch, COMPLETED, by=stale(batch, by))
    with pytest.raises(ChangedMeanwhile), transaction():
        start_exhibits(batch, **PAPERS, by=stale(batch, by))
    notices = stage_file(sheet({}))
    with pytest.raises(ChangedMeanwhile), transaction():
        start_notices(notices, skip_refused=False, by=stale(notices, by))


def test_a_file_that_was_not_read_to_its_end_is_sent_again(unread, by):
    with pytest.raises(refusals.FileGone), transaction():
        complete_rows(unread, COMPLETED, by=by)
    with pytest.raises(refusals.FileGone), transaction():
        answer_joining(unread, 2, joins=True, by=by)
    with pytest.raises(refusals.FileGone), transaction():
        start_exhibits(unread, **PAPERS, by=by)


def test_what_has_begun_is_neither_completed_nor_begun_nor_given_up(begun, by):
    with pytest.raises(refusals.ImportHasBegun), transaction():
        complete_rows(begun, COMPLETED, by=by)
    with pytest.raises(refusals.ImportHasBegun), transaction():
        start_exhibits(begun, **PAPERS, by=by)
    with pytest.raises(refusals.ImportHasBegun), transaction():
        give_up(begun, by=by)


def test_a_list_of_which_no_line_is_new_is_not_begun(stage_list, by):
    unclear = stage_list(UNCLEAR)
    with pytest.raises(refusals.NothingToImport), transaction():
        start_exhibits(unclear, **PAPERS, by=by)


def test_the_seizure_minutes_have_a_number_and_are_not_of_tomorrow(stage_list, stage_file, case):
    def staged(number, on):
        return stage_file(LINES, kind=SheetKind.EXHIBITS, case=case, minutes=Minutes(number, on))

    with pytest.raises(DocumentNeeded):
        staged(" ", date(2026, 3, 2))
    with pytest.raises(DocumentFromTheFuture):
        staged("12/BB-TG", date(2026, 11, 24))


def test_a_list_whose_orders_would_come_to_nothing_is_not_begun(batch, by, head, keeper, admin):
    alone, waits = Act(keeper, by.at), batch.state
    with pytest.raises(ProposerCarriesOut), transaction():
        start_exhibits(batch, **PAPERS, by=alone)
    with pytest.raises(ProposerCarriesOut):
        check_orders_end(batch.office_id, alone)
    with transaction():
        account = db.session.get_one(UserAccount, keeper.id)
        set_active(account, active=False, by=Act(admin, by.at))
    with pytest.raises(NobodyCarriesOut), transaction():
        start_exhibits(batch, **PAPERS, by=by)
    with pytest.raises(NobodyCarriesOut):
        check_orders_end(batch.office_id, by)
    assert batch.state is waits


def test_a_list_nobody_named_the_minutes_of_is_not_begun(batch, by):
    with transaction():
        batch.document_no = None
    with pytest.raises(refusals.MinutesNotNamed), transaction():
        start_exhibits(batch, **PAPERS, by=by)


def test_no_line_comes_into_a_case_closed_after_the_start(begun, case, by):
    with transaction():
        close_case(case, closed_on=clock.today(), by=by)
    with pytest.raises(CaseIsClosed), transaction():
        take_in_some(begun, 10)
    assert begun.imported == 0
