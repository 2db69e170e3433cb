"""What can be corrected of a round that an old file or a notice tells of: its days before it."""

from auctions import entries, lifecycle, round_days
from auctions.correcting import above_lot, lot_of, name_of
from auctions.models import Round
from auctions.refusals import StepTakenBack
from cases.refusals import NotOfAnOldFile
from corrections.facts import Fact, Field, Values, declare, give, may_be
from foundation.acts import Act
from foundation.i18n import N_
from foundation.partdays import PartDay
from foundation.permissions import Permission
from foundation.refusals import Refusal


def _why_not_told(round_: Round) -> Refusal | None:
    """A notice that was recorded here is recorded again; a contract is corrected as one."""
    if round_.origin is None:
        return NotOfAnOldFile()
    return None if round_.stands else StepTakenBack()


def _put_told(round_: Round, values: Values, by: Act) -> None:
    give(round_, values, by)
    if "first_notice_done_on" in values:
        round_.announced_on = round_.first_notice_on = round_.first_notice_done_on


def _follow_told(round_: Round, before: Values, _by: Act) -> None:
    """Judge the session by the right day; the newest progress of the lot stands on it."""
    if "first_notice_done_on" not in before:
        return
    lot, was = lot_of(round_), before["first_notice_done_on"]
    if round_.session_at is not None:
        round_.rulings = round_days.records(round_days.days_of(round_), lot, None)
    if round_.second_notice_done_on is None:
        day = was.exact if isinstance(was, PartDay) else None
        lifecycle.follow_day(lot, entries.ROUND_PUBLISHED, day, round_.first_notice_done_on)


declare(
    Fact(
        code="round.told",
        words=N_("Days of the round in the old file"),
        model=Round,
        permission=Permission.RUN_AUCTIONS,
        subject=lot_of,
        name=name_of,
        fields=(
            Field(
                "first_notice_done_on",
                N_("First notice on"),
                Round.NOTICED,
                required=False,
                stopped=may_be,
            ),
            Field(
                "contract_told",
                N_("Contract signed on"),
                Round.CONTRACTED,
                required=False,
                stopped=may_be,
            ),
        ),
        locks=above_lot,
        why_not=_why_not_told,
        put=_put_told,
        follow=_follow_told,
    )
)
