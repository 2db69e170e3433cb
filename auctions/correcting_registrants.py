"""What can be corrected of a registrant; an answer of the co-owners is taken back."""

from datetime import date

from sqlalchemy import select

from auctions import refusals
from auctions.correcting import over_lot
from auctions.models import Lot, Registration, Round
from auctions.operations.registrations import LONGEST_KEY
from auctions.operations.taking_back_steps import take_back_first_answer, take_back_registrant
from auctions.taking_back.allowed_steps import (
    why_no_answer,
    why_no_registrant,
    why_not_take_back_registrant,
)
from cases.models import CaseFile
from corrections.facts import Fact, Field, Values, declare, give
from foundation.acts import Act
from foundation.database import db
from foundation.folding import identifier
from foundation.i18n import N_
from foundation.moments import Moment
from foundation.past import check_order
from foundation.permissions import Permission
from foundation.refusals import Refusal


def _round_of(row: Registration) -> Round:
    return db.session.get_one(Round, row.round_id)


def _lot_of(row: Registration) -> Lot:
    return db.session.get_one(Lot, _round_of(row).lot_id)


def _key(identity: str | None) -> str | None:
    return identifier(identity)[:LONGEST_KEY] or None if identity else None


def _check_registrant(row: Registration, values: Values, _by: Act) -> None:
    """Refuse what could not have been recorded: see ``register_bidder``.

    That somebody is called like one who may not take part is not asked again: two persons look.
    """
    round_ = _round_of(row)
    if "registered_on" in values:
        day = values["registered_on"]
        check_order(day, round_.announced_on or day, Moment.REGISTERED, Moment.ANNOUNCED)
        if round_.file_sale_to is not None and day > round_.file_sale_to:
            raise refusals.RegistrationClosed(day=round_.file_sale_to)
    key = _key(values.get("identity_no"))
    taken = select(Registration.id).where(
        Registration.round_id == row.round_id,
        Registration.id != row.id,
        Registration.identity_key == key,
    )
    if key and db.session.scalar(taken.limit(1)) is not None:
        raise refusals.AlreadyRegistered


def _put_registrant(row: Registration, values: Values, by: Act) -> None:
    give(row, values, by)
    if "identity_no" in values:
        row.identity_key = _key(row.identity_no)


def _over(row: Registration, day: date) -> Refusal | None:
    return over_lot(_round_of(row), day)


declare(
    Fact(
        code="registration",
        words=N_("Registrant"),
        model=Registration,
        permission=Permission.RUN_AUCTIONS,
        subject=_lot_of,
        name=lambda row: f"{_lot_of(row).title[:60]} · {_round_of(row).number}",
        fields=(
            Field("bidder", N_("Registrant"), str, longest=200, private=True),
            Field(
                "identity_no",
                N_("Identity or business number"),
                str,
                required=False,
                longest=20,
                private=True,
                identity=True,
            ),
            Field("registered_on", N_("Registered on"), date, stopped=_over),
        ),
        elsewhere=N_("The deposit is recorded anew on the page of the round, before the result."),
        locks=lambda row: [
            db.session.get_one(CaseFile, _lot_of(row).case_id),
            _lot_of(row),
            _round_of(row),
        ],
        why_not=why_no_registrant,
        check=_check_registrant,
        put=_put_registrant,
        take_back=lambda row, _reason, by: take_back_registrant(row, by=by),
        check_take_back=why_not_take_back_registrant,
        taken=N_("Nobody registered so; the identity may register again."),
    )
)
declare(
    Fact(
        code="lot.first_answer",
        words=N_("What the co-owners do with their right to buy first"),
        model=Lot,
        permission=Permission.RUN_AUCTIONS,
        subject=lambda lot: lot,
        name=lambda lot: lot.title[:80],
        locks=lambda lot: [db.session.get_one(CaseFile, lot.case_id)],
        why_not=why_no_answer,
        take_back=lambda lot, _reason, by: take_back_first_answer(lot, by=by),
        taken=N_("The co-owners said nothing so; their right runs as before."),
    )
)
