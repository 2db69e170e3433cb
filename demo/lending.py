"""Loans, returns and releases as two sign them: a keeper, and who fetches things or brings them."""

import io
import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from PIL import Image, ImageDraw

from demo.people import Team
from demo.storing import RECEIVER_IDENTITY, Store, whole
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from organisations.models import OrganisationKind
from organisations.operations.naming import Named
from warehouse import photos
from warehouse.models import EvidenceItem, HandOver, LoanPurpose, Order, Place
from warehouse.observing import Found
from warehouse.operations.hand_over_looks import look_at_line
from warehouse.operations.hand_over_signing import sign_hand_over, sign_outside
from warehouse.operations.loans import draft_loan, draft_return
from warehouse.operations.release import draft_release
from warehouse.photos import EncodedPhoto
from warehouse.queries.hand_overs import lines_of

COURT: Final[dict[str, Any]] = {
    "organisation": Named("Tòa án nhân dân khu vực", OrganisationKind.COURT, adds=True),
    "name": "Nguyễn Thị Thư",
    "capacity": "Thư ký Tòa án",
    "identity": RECEIVER_IDENTITY,
    "introduction": "02/GGT",
}
EXAMINERS: Final[dict[str, Any]] = {
    "organisation": Named("Phòng Kỹ thuật hình sự", OrganisationKind.POLICE, adds=True),
    "name": "Trịnh Văn Giám",
    "capacity": "Giám định viên",
    "identity": RECEIVER_IDENTITY,
    "introduction": "05/GGT",
}


def lend(
    things: Sequence[EvidenceItem],
    order: Order,
    store: Store,
    team: Team,
    *,
    to: dict[str, Any],
    purpose: LoanPurpose,
    seen: Callable[[EvidenceItem], Found],
    signed: bool = True,
) -> HandOver:
    """Hand all things of an order to somebody who fetches them; or leave the draft unsigned."""
    by = Act(team.keeper, clock.now())
    row = draft_loan(
        things[0],
        order=order,
        purpose=purpose,
        due_back_on=order.due_back_on or clock.today(),
        everything=True,
        by=by,
        **to,
    )
    return _sign(row, store, by, seen) if signed else row


def bring_back(
    item: EvidenceItem,
    store: Store,
    team: Team,
    *,
    place: Place,
    by_whom: dict[str, Any],
    seen: Callable[[EvidenceItem], Found],
) -> HandOver:
    """Take back one of the things that went out."""
    by = Act(team.keeper, clock.now())
    row = draft_return(item, place=place, by=by, **by_whom)
    return _sign(row, store, by, seen)


def release(
    things: Sequence[EvidenceItem],
    order: Order,
    store: Store,
    team: Team,
    *,
    name: str,
    capacity: str,
) -> HandOver:
    """Hand all things of an order over for good, to somebody who signs for themselves."""
    by = Act(team.keeper, clock.now())
    row = draft_release(
        things[0],
        order=order,
        organisation=None,
        name=name,
        capacity=capacity,
        identity=RECEIVER_IDENTITY,
        everything=True,
        by=by,
    )
    return _sign(row, store, by, as_it_was)


def as_it_was(item: EvidenceItem) -> Found:
    """Return how a thing is when it goes: as it was received."""
    return replace(whole(item), condition="Như khi nhận vào kho")


def _sign(row: HandOver, store: Store, by: Act, seen: Callable[[EvidenceItem], Found]) -> HandOver:
    for line in db.session.scalars(lines_of(row)).all():
        look_at_line(line, found=seen(line.item), witnesses="Thủ kho; giám định viên", by=by)
    sign_outside(row, looked=True, drawn=drawn_by_hand().kept(store.blobs), by=by)
    return sign_hand_over(row, looked=True, by=by)


@cache
def drawn_by_hand() -> EncodedPhoto:
    """Return a signature as somebody draws it on a screen: a line, and nobody's."""
    picture = Image.new("RGB", (600, 200), "white")
    points = [
        (60 + step * 4, 100 + 60 * math.sin(step / 6) * math.cos(step / 17)) for step in range(120)
    ]
    ImageDraw.Draw(picture).line(points, fill="#1b1c1f", width=4, joint="curve")
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return photos.encoded(stream.getvalue(), name="signature.png")
