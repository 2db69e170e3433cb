"""What can be corrected, or taken back, of an attempt to deliver."""

from datetime import date

from auctions import lifecycle
from auctions.models import Lot
from cases.models import CaseFile
from corrections.facts import Fact, Field, Values, declare, give
from foundation.acts import Act
from foundation.database import db
from foundation.i18n import N_
from foundation.moments import Moment
from foundation.partdays import KnownDay
from foundation.past import check_order
from foundation.permissions import Permission
from foundation.refusals import Refusal
from sales import stops
from sales.allowed_taking_back import why_no_attempt
from sales.entries import DELIVERY_ATTEMPTED
from sales.models import DeliveryAttempt, Sale
from sales.operations.attempts import check_coercion
from sales.operations.taking_back import take_back_attempt


def _sale_of(row: DeliveryAttempt) -> Sale:
    return db.session.get_one(Sale, row.sale_id)


def _check_attempt(row: DeliveryAttempt, values: Values, by: Act) -> None:
    """Refuse what could not have been recorded: see ``record_attempt``, ``record_past_attempt``."""
    sale = _sale_of(row)
    told = values.get("attempted_on")
    day = KnownDay.told(told, by.day) if told is not None else row.attempted_day
    if told is not None:
        check_order(day, sale.sold_day, Moment.ATTEMPT, Moment.SOLD)
    if day.exact is not None:
        check_coercion(day.exact, coercive=bool(row.coercive))


def _follow_attempt(row: DeliveryAttempt, before: Values, _by: Act) -> None:
    """Let the newest progress of the lot stand on the right day."""
    was = before.get("attempted_on")
    if was is not None and was.exact is not None:
        lot = db.session.get_one(Lot, _sale_of(row).lot_id)
        lifecycle.follow_day(lot, DELIVERY_ATTEMPTED, was.exact, row.attempted_on)


def _stopped(row: DeliveryAttempt, day: date) -> Refusal | None:
    return stops.why_not_delivered(_sale_of(row), day)


declare(
    Fact(
        code="sale.attempt",
        words=N_("Attempt to deliver"),
        model=DeliveryAttempt,
        permission=Permission.RUN_AUCTIONS,
        subject=_sale_of,
        name=lambda row: row.attempted_day.shown,
        fields=(
            Field(
                "attempted_on",
                N_("Day of the attempt"),
                DeliveryAttempt.ATTEMPTED,
                stopped=_stopped,
            ),
            Field("note", N_("Note"), str, required=False, longest=500),
        ),
        elsewhere=N_(
            "Whether by force, and why, is recorded anew once the attempt is taken back. The"
            " obstacle that was reported with it is corrected on its own."
        ),
        locks=lambda row: [
            db.session.get_one(CaseFile, _sale_of(row).case_id),
            db.session.get_one(Lot, _sale_of(row).lot_id),
            _sale_of(row),
        ],
        why_not=why_no_attempt,
        check=_check_attempt,
        put=give,
        follow=_follow_attempt,
        take_back=lambda row, _reason, by: take_back_attempt(row, by=by),
        taken=N_("Nobody tried to deliver it then; the attempt counts for nothing."),
    )
)
