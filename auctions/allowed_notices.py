"""Whether what really happened with the notice of a round may be recorded, and if not, why."""

from auctions import refusals
from auctions.models import RoundState, RoundStep
from auctions.offers import Offer
from foundation.acts import Act
from foundation.refusals import Refusal


def why_not_record_notice(offer: Offer, _by: Act, act: RoundStep | None = None) -> Refusal | None:
    """What happened with the notice of a round is recorded before and after its announcement.

    Also under a hold, after the session, and again where it was recorded wrongly: what was posted
    or printed is a fact, and no step that could be stopped.

    Args:
        act: posting, first or second notice; any if missing.
    """
    round_ = offer.round
    if round_ is None:
        return refusals.NoRoundYet()
    if round_.state is RoundState.STOPPED:
        return refusals.NoticeOfStoppedRound(number=round_.number)
    if act is RoundStep.SECOND_NOTICE and round_.shortened:
        return refusals.OneNoticeOnly(number=round_.number)
    return None
