"""Every no about planning a round."""

import enum

from cases.refusals import OnHold
from foundation.i18n import N_
from foundation.refusals import Refusal


class Kept(enum.StrEnum):
    """What stays when a plan is refused and no session stood before."""

    NOTHING = "nothing"


class RoundIsLive(Refusal):
    text = N_("Round %(number)s is still open; record its result or stop it first.")


class StopGroundNeeded(Refusal):
    """An auction is suspended or stopped on one of the grounds of the law only."""

    text = N_("Choose the ground of the law on which the auction is stopped on %(day)s.")
    field = "ground_code"


class NotAStopGround(Refusal):
    text = N_(
        "%(ground)s is no ground for this by the law of %(day)s: choose another one, or none where "
        "the law of that day has no list."
    )
    field = "ground_code"


class SuspensionNotHeld(Refusal):
    """A suspended auction goes on when its ground is gone, and a hold says when that is."""

    text = N_(
        "Auction %(number)s was suspended: record the hold of the case with its document, and lift "
        "it when the ground is gone; then plan the next round."
    )


class SessionUnderHold(OnHold):
    """A session held under a hold counts for nothing: its round is stopped."""

    text = N_(
        "The session of auction %(number)s fell under a hold (%(reason)s): it has no result. Stop "
        "the auction; the next one is planned when the hold is lifted."
    )


class ReductionIsDue(Refusal):
    """After a failure the price is cut before the lot is offered again."""

    text = N_("Round %(number)s failed: decide the reduction before the next round.")


class ShortenedNotAllowed(Refusal):
    text = N_(
        "The shortened procedure has no ground for a session on %(day)s: plan the round without it."
    )
    field = "shortened"


class ShortenedIsDue(Refusal):
    text = N_("This lot is gold: choose the shortened procedure.")
    field = "shortened"


class OneNoticeOnly(Refusal):
    text = N_("Round %(number)s goes by the shortened procedure: it has one notice only.")
    field = ("second_notice_on", "on")


class SessionInThePast(Refusal):
    text = N_(
        "The session must lie after %(today)s. A session held before is recorded with “Record a "
        "past round”."
    )
    field = "session_at"


class DepositOutsideBand(Refusal):
    text = N_("The deposit must be from %(lowest)s ₫ to %(highest)s ₫.")
    field = "deposit"


class LateWithoutReason(Refusal):
    """The session lies past the contract's period; it may be held, not without a word why."""

    text = N_(
        "A session on %(day)s is not in time: the contract's period ended on %(last)s. "
        "Say why it is planned all the same, or sign another contract first."
    )
    field = "late_reason"


class ActsOutOfOrder(Refusal):
    text = N_("%(later)s must not lie before %(earlier)s.")


class FileSaleTooLate(Refusal):
    text = N_("Dossiers are sold until %(last)s at the latest for a session on %(day)s.")
    field = "file_sale_to"


class UnlawfulSession(Refusal):
    """The day chosen for the session breaks a provision, given the days of the other acts."""

    text = N_("No session on %(day)s: the day needed is %(needed)s. Kept as it was: %(kept)s.")
    field = "session_at"


class TooSoonAfterSecondNotice(UnlawfulSession):
    text = N_(
        "No session on %(day)s: only %(passed)s full %(unit)s after the second notice (%(act)s), "
        "%(length)s are needed; earliest session %(needed)s. Kept as it was: %(kept)s."
    )


class TooSoonAfterPosting(UnlawfulSession):
    text = N_(
        "No session on %(day)s: only %(passed)s full %(unit)s after posting (%(act)s), "
        "%(length)s are needed; earliest session %(needed)s. Kept as it was: %(kept)s."
    )


class NoticesTooClose(UnlawfulSession):
    text = N_(
        "No session on %(day)s: only %(passed)s full %(unit)s lie between the first notice "
        "(%(act)s) and the second, %(length)s are needed; second notice from %(needed)s, and with "
        "it the session from %(session)s. Kept as it was: %(kept)s."
    )
    field = "second_notice_on"


class SessionOnRestDay(UnlawfulSession):
    text = N_(
        "No session on %(day)s: %(rest)s; nearest lawful session %(needed)s. Kept as it was: "
        "%(kept)s."
    )


class SessionAfterContractPeriod(UnlawfulSession):
    text = N_(
        "No session on %(day)s: the auction must be held within %(length)s %(unit)s of the "
        "contract (%(act)s), by %(needed)s. Kept as it was: %(kept)s."
    )


class ActsTooLateForContract(UnlawfulSession):
    """After these acts no session fits into the contract's period, though one still could."""

    text = N_(
        "No session on %(day)s: after these acts the earliest is %(first)s, and the auction must "
        "be held by %(last)s. Post by %(posting)s and publish the second notice by %(needed)s. "
        "Kept as it was: %(kept)s."
    )
    field = "posted_on"
