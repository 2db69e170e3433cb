"""A list whose orders nobody could approve any more stops once and says why; the rest waits."""

from collections.abc import Callable

import pytest

from accounts.models import UserAccount
from accounts.operations.people import set_active
from accounts.refusals import NobodyCarriesOut, NobodyElseMayApprove, ProposerCarriesOut
from audit.models import LedgerEntry
from cases.models import CaseFile
from exchange.models import BatchState, ImportBatch, RowState, SheetKind
from exchange.operations.running import carry_on, stop_import, take_in_some
from exchange.sentences import sentences_of
from exchange.stepping import next_batch
from foundation import clock
from foundation.actor import SYSTEM, Actor
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from tests.fixtures.imports import Stage, rows_in, stepped
from warehouse.models import Order

HEADER = "source,line_no,description,quantity,unit,seal_text,kind\n"
LINES = "".join(f"bb-{n},1,Xe máy {n},1,chiếc,,\n" for n in range(1, 4))


@pytest.fixture
def begun(stage_file: Stage, start: Stage, case: CaseFile) -> ImportBatch:
    """Give a list of three orders, of which one is proposed."""
    content = (HEADER + LINES).encode()
    batch = start(stage_file(content, name="ds.csv", kind=SheetKind.EXHIBITS, case=case))
    with transaction():
        take_in_some(db.session.get_one(ImportBatch, batch.id), 1)
    return batch


@pytest.fixture
def let(head: Actor, admin: Actor) -> Callable[[bool], None]:
    """Disable the head of the office, or enable them again."""

    def done(active: bool) -> None:
        with transaction():
            account = db.session.get_one(UserAccount, head.id)
            set_active(account, active=active, by=Act(admin, clock.now()))

    return done


def test_the_rest_waits_with_one_sentence_until_somebody_may_approve_again(
    begun: ImportBatch, let: Callable[[bool], None], officer: Actor
) -> None:
    notes = list(begun.notes or ())
    let(False)
    stopped = stepped(begun)
    assert (stopped.state, stopped.imported, stopped.failed) == (BatchState.STOPPED, 1, 0)
    assert (stopped.waiting, rows_in(stopped, RowState.FAILED), next_batch()) == (2, [], None)
    assert db.session.query(Order).count() == 1
    [halt] = [each for each in stopped.notes or () if each not in notes]
    assert sentences_of([halt])
    stream = db.session.query(LedgerEntry).filter_by(stream=f"import:{begun.id}")
    assert [each.actor_id for each in stream.filter_by(kind="import.stopped")] == [SYSTEM.id]

    with pytest.raises(NobodyElseMayApprove), transaction():
        carry_on(db.session.get_one(ImportBatch, begun.id), by=Act(officer, clock.now()))
    let(True)
    with transaction():
        carry_on(db.session.get_one(ImportBatch, begun.id), by=Act(officer, clock.now()))
    ended = stepped(begun)
    assert (ended.state, ended.imported, ended.notes) == (BatchState.DONE, 3, notes)


def test_it_goes_on_only_where_somebody_may_carry_its_orders_out(
    begun: ImportBatch, keeper: Actor, admin: Actor, officer: Actor
) -> None:
    with transaction():
        stop_import(db.session.get_one(ImportBatch, begun.id), by=Act(officer, clock.now()))
        begun.started_by_id, begun.actor_role = keeper.id, keeper.role
    with pytest.raises(ProposerCarriesOut), transaction():
        carry_on(db.session.get_one(ImportBatch, begun.id), by=Act(officer, clock.now()))
    with transaction():
        begun.started_by_id, begun.actor_role = officer.id, officer.role
        account = db.session.get_one(UserAccount, keeper.id)
        set_active(account, active=False, by=Act(admin, clock.now()))
    with pytest.raises(NobodyCarriesOut), transaction():
        carry_on(db.session.get_one(ImportBatch, begun.id), by=Act(officer, clock.now()))


def test_a_list_of_which_everything_came_in_ends_all_the_same(
    begun: ImportBatch, let: Callable[[bool], None]
) -> None:
    for _order in range(2):
        with transaction():
            take_in_some(db.session.get_one(ImportBatch, begun.id), 1)
    let(False)
    assert stepped(begun).state is BatchState.DONE
