"""Every no about announcing, registering, results and reductions."""

from foundation import races
from foundation.i18n import N_
from foundation.refusals import Refusal


class NoRoundYet(Refusal):
    text = N_("Plan a round first.")


class RoundNotPlanned(Refusal):
    text = N_("Round %(number)s is “%(state)s”; only a planned round is changed or announced.")


class RoundNotAnnounced(Refusal):
    text = N_("Round %(number)s is “%(state)s”; a result needs an announced round.")


class NoticeAsRecorded(Refusal):
    text = N_("%(what)s is recorded with this day (%(day)s) and place already.")
    field = "on"


class NoticeOfStoppedRound(Refusal):
    """What was posted for a round that was stopped counts for nothing."""

    text = N_("Round %(number)s was stopped: record the notices of the round that follows it.")


class RoundHasEnded(Refusal):
    text = N_("Round %(number)s has ended: “%(state)s”.")


class RoundNumberTaken(Refusal):
    text = N_("This lot already has a round %(number)s.")
    field = "number"


class RegistrationClosed(Refusal):
    text = N_("Registration for this round closed on %(day)s.")
    field = "registered_on"


class AlreadyRegistered(Refusal):
    """One identity registers once for one round."""

    text = N_("This identity is registered for this round already; nobody registers twice.")
    field = "identity_no"


class RegistrationStillOpen(Refusal):
    text = N_("Registration runs until %(day)s; count after that day.")
    field = "registrants"


class LaterRoundFollowed(Refusal):
    text = N_(
        "Round %(number)s of the lot followed, so this one brought no buyer; record its failure."
    )


class NoResultToAnnul(Refusal):
    text = N_("Round %(number)s has no result that can be annulled: %(state)s.")


class LaterStepStands(Refusal):
    """What was recorded last is taken back first."""

    text = N_("Something that was recorded later stands on this: %(what)s. Take that back first.")
    field = "takes_back"


class StepTakenBack(Refusal):
    gone = True
    text = N_("This was taken back before: it counts for nothing.")


class NoFirstAnswer(Refusal):
    gone = True
    text = N_("Nothing is recorded of the co-owners, or a round was planned since.")


class FirstValuation(Refusal):
    """Without it the lot has no price; its fields are corrected."""

    text = N_("The lot has no price but this one. Correct the values of the valuation.")
    field = "takes_back"


class AnswerIsTaking(Refusal):
    """One day stands at both: that of the taking."""

    text = N_("The creditor took the asset with this answer: correct the day of the sale.")
    field = "answered_on"


class NotWithdrawn(Refusal):
    text = N_("The lot is not withdrawn: it is “%(status)s”.")


class RoundHasResult(Refusal):
    """A round with a result was held, as long as the result stands."""

    text = N_("Round %(number)s has a result: “%(state)s”. Annul the result first.")


class SessionUnknown(Refusal):
    text = N_("The day of the session of round %(number)s is not known; complete the round first.")
    field = "result_received_on"


class PriceUnknown(Refusal):
    """Nothing is compared with a price that nobody knows, and nothing is cut from it."""

    text = N_("The starting price of round %(number)s is not known; complete the round first.")


class SessionNotHeld(Refusal):
    text = N_("The session is on %(day)s; its result cannot be recorded before.")
    field = "result_received_on"


class CountAgainstCode(Refusal):
    """The number of registrants does not fit the legal code of the failure."""

    text = N_("Code %(letter)s does not fit %(registrants)s registrants.")
    field = "registrants"


class RegistrationNotOver(Refusal):
    """Codes a and g are known once registration has closed, never before."""

    text = N_("Registration runs until %(day)s; that notice cannot have come before.")
    field = "result_received_on"


class FewerThanRecorded(Refusal):
    """The number counted is never below the registrants whose names are recorded."""

    text = N_(
        "%(recorded)s registrants are recorded for this round; their number cannot be "
        "%(registrants)s: enter at least %(recorded)s."
    )
    field = "registrants"


class BuyerNotRegistered(Refusal):
    """Where registrants are recorded, the winner is one of them."""

    text = N_(
        "The winner is none of the %(recorded)s recorded registrants: enter the name or the "
        "identity as it was registered, or record the registration first."
    )
    field = "buyer"


class DepositNotInFull(Refusal):
    """Only who has laid down the deposit takes part in the session."""

    text = N_(
        "This registrant is recorded with a deposit of %(paid)s ₫ of %(deposit)s ₫, and could not "
        "take part. If the rest was paid, correct the deposit of the registrant first."
    )
    field = "buyer"


class RegistrationOfAnotherRound(Refusal):
    text = N_("This registrant belongs to another round.")


class DepositAsBefore(Refusal):
    text = N_("The registrant is recorded with %(deposit)s ₫ already.")
    field = "deposit_paid"


class NobodyRegistered(Refusal):
    text = N_("A sale needs at least one registrant.")
    field = "registrants"


class PriceBelowStart(Refusal):
    text = N_("The price must be at least the starting price, %(start)s ₫.")
    field = "price"


class SingleBidderInFirstRound(Refusal):
    """One bidder alone may buy only after a failed auction."""

    text = N_("A single bidder cannot buy before an auction of the lot has failed once.")
    field = "registrants"


class SingleBidderNeedsConsent(Refusal):
    text = N_(
        "A single bidder may buy only with the written consent of this office: enter its number."
    )
    field = "consent_no"


class NotFailed(Refusal):
    text = N_("Round %(number)s is “%(state)s”, not failed.")


class PartiesAlreadyNotified(Refusal):
    text = N_("The parties were notified of this failure on %(day)s.")


class NothingToReduce(Refusal):
    """A price is cut once after each failed round, and only then."""

    text = N_("The price is cut only after a failed round, once for each; the lot is “%(status)s”.")


class NotACut(Refusal):
    text = N_("The new price must be below %(price)s ₫.")
    field = "to_price"


class CutTooLarge(Refusal):
    text = N_("The lowest price allowed after %(price)s ₫ is %(lowest)s ₫.")
    field = "to_price"


class NoCutLeft(Refusal):
    """The price that failed stands at the costs: the creditor does not take it, so it goes back."""

    text = N_(
        "No price below %(price)s ₫ exceeds the costs and prior debts of %(floor)s ₫: withdraw the "
        "lot and give the asset back to the debtor to manage."
    )


class CostFloorReached(Refusal):
    """A price at or below the costs ends the sale: withdraw the lot, give the asset back."""

    text = N_(
        "%(price)s ₫ does not exceed the costs and prior debts of %(floor)s ₫: enter a higher "
        "price, or withdraw the lot and give the asset back to the debtor to manage."
    )
    field = "to_price"


class CreditorNotAsked(Refusal):
    """From the failure after the second reduction the creditor answers before the next cut."""

    text = N_("Record the creditor's answer about taking the asset first, then go on.")


class CreditorRightNotOpen(Refusal):
    text = N_(
        "The creditor may take the asset only when an auction fails after the second reduction."
    )


class CreditorAnswered(Refusal):
    text = N_("The creditor answered after this round already.")


class NothingToAnswer(Refusal):
    """The creditor is asked once after each failed round, and only then."""

    text = N_("The creditor answers only after a failed round; the lot is “%(status)s”.")


class AnswerBeforeNotice(Refusal):
    """Nobody answers a notice before it is sent."""

    text = N_("The document is dated %(day)s; the notice it answers was sent on %(told)s.")
    field = ("paper_on", "paper")


class CreditorNotTold(Refusal):
    """Who was not told of a right has not used it, nor given it up."""

    text = N_(
        "Record first that the parties were notified of the failure of round %(number)s: the notice"
        " says that the creditor may take the asset."
    )


class CreditorMayStillAnswer(Refusal):
    """The law gives the right and no period; how long the office waits is its own reading."""

    text = N_(
        "The creditor may answer until %(due)s: the law sets no period, the office waits %(wait)s "
        "from the notice (?)."
    )
    field = ("choice", "answered_on")


class NotTheCreditor(Refusal):
    text = N_("Choose a creditor of this case file.")
    field = "party"


races.declare("uq_registration_round_id_identity_key", answer=AlreadyRegistered)
