"""Things that arrive: who brings them named at the door, looked at one by one, signed by two."""

from collections.abc import Callable, Generator
from datetime import date

from demo.agenda import one_by_one
from demo.lending import drawn_by_hand
from demo.people import Team
from demo.storing import RECEIVER_IDENTITY, Store, lines_of
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from organisations.models import Organisation
from warehouse.models import EvidenceItem, HandOver, Order, OrderLine
from warehouse.operations.hand_over_signing import sign_hand_over, sign_outside
from warehouse.operations.intakes import draft_intake


def begin(order: Order, team: Team) -> HandOver:
    """Name who brings the things of an order: somebody of the body that the order says."""
    return draft_intake(
        order,
        organisation=db.session.get(Organisation, order.counterpart_organisation_id),
        name="Phan Văn Giao",
        capacity="Cán bộ bàn giao",
        identity=RECEIVER_IDENTITY,
        introduction=order.counterpart_paper,
        by=Act(team.keeper, clock.now()),
    )


def sign(intake: HandOver, store: Store, team: Team) -> None:
    """Let who brings the things and the keeper sign: now they are in the store."""
    by = Act(team.keeper, clock.now())
    sign_outside(intake, looked=True, drawn=drawn_by_hand().kept(store.blobs), by=by)
    sign_hand_over(intake, looked=True, by=by)


def take_in(
    order: Order, store: Store, team: Team, receive: Callable[[OrderLine], EvidenceItem]
) -> Generator[date, None, list[EvidenceItem]]:
    """Take in all things of an order, one after the other, and let both sign for them at once."""
    intake = begin(order, team)
    items = yield from one_by_one(lines_of(order), receive)
    yield clock.today()
    sign(intake, store, team)
    return items
