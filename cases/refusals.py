"""Every refusal about case files, assets, holds, obstacles and deadlines."""

from typing import Any

from foundation import races
from foundation.i18n import N_
from foundation.refusals import Refusal


class PartyNameNeeded(Refusal):
    """A party is a person by name, or an organisation of the registry."""

    text = N_("Enter the name, or choose the organisation.")
    field = "name"


class CaseNumberNeeded(Refusal):
    """The number of the case has no letter or digit."""

    text = N_("Enter the number of the case file, as on its cover.")
    field = ("number", "case_number")


class NumberTaken(Refusal):
    text = N_("There is already a case file number %(number)s in this office.")
    field = "number"


class CaseIsClosed(Refusal):
    text = N_("Case file %(number)s is closed.")


class CaseHasOpenAssets(Refusal):
    """A case ends when everything seized under it has ended."""

    text = N_("Case file %(number)s cannot close: %(count)s assets are still open (%(which)s).")


class ClaimKnown(Refusal):
    text = N_("The money due of this case is recorded already: %(amount)s ₫.")
    field = "money_due"


class ClaimOfCreditorKnown(Refusal):
    text = N_("What is owed to this creditor is recorded already: %(amount)s ₫; correct it.")
    field = "money_due"


class NotACreditor(Refusal):
    text = N_("Only to a creditor of the case something is owed.")
    field = "money_due"


class CaseIsOnHold(Refusal):
    text = N_("Case file %(number)s cannot close while a hold is in force.")


class OnHold(Refusal):
    """A postponement or suspension lies over the case, or over an asset the act is about."""

    text = N_(
        "A hold is in force: %(reason)s, next review on %(review)s. This waits until its ground is "
        "gone and it is lifted."
    )

    def __init__(self, *, hold_id: int, **details: Any) -> None:
        super().__init__(hold_id=hold_id, **details)
        self.hold_id = hold_id


class WasOnHold(OnHold):
    """The act is dated in the time of a hold that was lifted later."""

    text = N_(
        "A hold lay over it from %(placed)s until %(lifted)s: %(reason)s. Nothing done in that "
        "time is recorded; do it again now that the hold is lifted."
    )


class NotAnOfficer(Refusal):
    text = N_("%(name)s is not an enforcement officer of this office.")
    field = ("officer", "case_number")


class NotOfAnOldFile(Refusal):
    gone = True
    text = N_("This was recorded here, step by step: it is corrected where it was recorded.")


class QuantityNotPositive(Refusal):
    text = N_("Enter a quantity above zero.")
    field = "quantity"


class SeizedBeforeCase(Refusal):
    """Courts and the police seize before an enforcement begins: asked, not forbidden."""

    text = N_(
        "The seizure of %(seized)s lies before the case began on %(began)s. Correct the day, or "
        "tick the box if another body seized it before."
    )
    field = ("before_case", "seized_on")


class PartyOfAnotherCase(Refusal):
    text = N_("This party belongs to another case file.")
    field = ("mortgaged_to", "party")


class AssetOfAnotherCase(Refusal):
    text = N_("This asset belongs to another case file.")


class AssetHasEnded(Refusal):
    """It was delivered, redeemed, returned or disposed of."""

    text = N_("This asset is “%(state)s”; nothing is left to be done.")


class ImpossibleAssetStep(Refusal):
    """The states of an asset have no such step."""

    text = N_("This asset cannot go from “%(before)s” to “%(after)s”.")


class KindNotNow(Refusal):
    text = N_("The kind in law is corrected before the sale only; this asset is “%(state)s”.")


class KindInUse(Refusal):
    """The notices of an announced round run by the periods of the kind recorded."""

    text = N_(
        "Round %(number)s of “%(lot)s” is announced by the periods of the kind recorded: stop that "
        "round first, then correct the kind."
    )


class KindUnchanged(Refusal):
    text = N_("The asset is recorded as “%(kind)s” already.")
    field = "kind"


class ReasonOfKindNeeded(Refusal):
    """What stands recorded is corrected with a reason only."""

    text = N_("Enter what shows the kind: certificate, minutes, contract.")
    field = "reason"


class NoAppraisalDue(Refusal):
    """It was arranged or valued before, or no law set a day for it."""

    text = N_(
        "An asset chosen here waits for no appraisal contract: it is recorded already, or the day "
        "of the seizure is not known."
    )
    field = "assets"


class NoAssetToAppraise(Refusal):
    text = N_("Choose at least one asset.")
    field = "assets"


class ReviewDayNeeded(Refusal):
    """A hold is reviewed at least twice a year, or as often as the office set."""

    text = N_("The next review day must lie after %(placed)s and within %(days)s days of it.")
    field = "review_on"


class RequestToPostponeNeeded(Refusal):
    """The months of a stay that was asked for run from the day of the request."""

    text = N_(
        "Name the written request to postpone, with its day: its 03 months run from that day."
    )
    field = "paper_no"


class PostponedLongEnough(Refusal):
    """A stay that was asked for has a last day, which no review moves."""

    text = N_(
        "This postponement lasts until %(last)s at the longest. Enter a review day up to then; "
        "when it is over, lift the hold."
    )
    field = "review_on"


class PostponedOnRequestBefore(Refusal):
    """Whoever may protest asks for a stay once."""

    text = N_(
        "The case was postponed upon request once (request of %(day)s), and may not be again. For "
        "another ground choose that reason."
    )
    field = "reason"


class HoldAlreadyLifted(Refusal):
    text = N_("This hold was lifted on %(day)s.")


class HoldNotLifted(Refusal):
    text = N_("This hold is still in force: no day of its lifting can be corrected; lift it.")
    field = "lifted_on"


class UnknownReasonCode(Refusal):
    text = N_("There is no obstacle reason %(code)s.")
    field = "reason_code"


class ObstacleAlreadyResolved(Refusal):
    text = N_("This obstacle was resolved on %(day)s.")


class CostRecordedBefore(Refusal):
    """Two equal bills exist, so it is asked and not forbidden."""

    text = N_(
        "%(amount)s ₫ with this document and payee, paid on %(day)s, was recorded on %(recorded)s. "
        "Tick the box if this is another cost."
    )
    field = "again"


class CostNotPositive(Refusal):
    text = N_("Enter an amount above zero.")
    field = "amount"


class MovementReversed(Refusal):
    """A movement is taken back once."""

    text = N_("This movement is taken back already.")


class MovementIsReversal(Refusal):
    """What takes another back is not taken back itself; the right movement is recorded anew."""

    text = N_("This movement takes another one back. Record the right movement instead.")


class ReasonOfReversalNeeded(Refusal):
    text = N_("Say why it is taken back.")
    field = "reason"


class DueBeforeToday(Refusal):
    text = N_("The due day %(day)s is already past.")
    field = "due_on"


races.declare(
    "uq_case_file_office_id_number_key",
    "uq_case_money_reverses_id",
    "uq_case_tag_case_id_tag",
    "uq_deadline_subject_kind_subject_id_step",
)


class CalendarOfAllOffices(Refusal):
    """Public holidays are the state's: no unit has a calendar of its own."""

    text = N_(
        "Holidays hold in every office here. Who administers the uppermost office records them."
    )


class CalendarYearUnknown(Refusal):
    text = N_(
        "No holidays of %(year)s are recorded at all. A newer version of the program has them."
    )
    field = "day"


class HolidayNameNeeded(Refusal):
    text = N_("Enter the name of the holiday.")
    field = "holiday"


class DaySourceNeeded(Refusal):
    text = N_("Name the announcement: its number and day, or who made it.")
    field = "source"


class DayIsThatAlready(Refusal):
    text = N_("The calendar has this day so already. Choose another day, or another kind.")
    field = "day"


class NothingToLookAt(Refusal):
    """Of a legal day that the calendar did not move."""

    text = N_("Somebody looked at this legal day already, or it was ruled again since.")
