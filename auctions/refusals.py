"""Every no about lots, valuations, contracts, rounds, results and reductions."""

import enum

from foundation.i18n import N_
from foundation.refusals import Refusal


class Kept(enum.StrEnum):
    """What stays when a plan is refused and no session stood before."""

    NOTHING = "nothing"


class Act(enum.StrEnum):
    """The acts before a session, for sentences about their order."""

    POSTING = "posting"
    FIRST_NOTICE = "first_notice"
    SECOND_NOTICE = "second_notice"
    FILE_SALE_FROM = "file_sale_from"
    FILE_SALE_TO = "file_sale_to"


# lots


class ImpossibleLotStep(Refusal):
    """The lot's life has no such step."""

    text = N_("This lot cannot go from “%(before)s” to “%(after)s”.")


class NoAssets(Refusal):
    text = N_("Choose at least one asset.")
    field = "assets"


class AssetNotSeized(Refusal):
    """Only what is seized and not on offer elsewhere goes into a lot."""

    text = N_("“%(asset)s” cannot be offered: it is “%(state)s”.")
    field = "assets"


class LotIsSold(Refusal):
    text = N_("This lot is sold; end the sale first.")


class LotIsClosed(Refusal):
    text = N_("This lot is no longer on offer.")


class LotIsOnHold(Refusal):
    """A postponement or suspension lies over the case or an asset of the lot."""

    text = N_("Nothing is planned while a hold is in force: %(reason)s, next review on %(review)s.")


class DayInTheFuture(Refusal):
    text = N_("The day %(day)s is in the future.")


class DayTooEarly(Refusal):
    text = N_("The day %(day)s lies before %(earliest)s.")


class NoRule(Refusal):
    """The lawbook has no edition or no calendar for that day; nothing is guessed."""

    text = N_("The law as recorded gives no answer here: %(reason)s")


# valuation and contract


class CertificateDaysCrossed(Refusal):
    text = N_("The certificate of %(issued)s cannot end on %(until)s.")
    field = "valid_until"


class ValuationNotNow(Refusal):
    """The price of a lot with a session ahead, or of a sold one, is not replaced."""

    text = N_("A price cannot be recorded while the lot is “%(status)s”.")


class NotValued(Refusal):
    text = N_("Record the valuation first: the lot has no price.")


class CertificateExpired(Refusal):
    """An appraisal certificate must be in force when the first service contract is signed."""

    text = N_(
        "The certificate %(number)s ended on %(until)s, before the contract is signed on %(day)s: "
        "have the lot valued again, or record the parties' agreement to keep the price."
    )
    field = "signed_on"


class ContractNotNow(Refusal):
    text = N_("A contract cannot be signed while the lot is “%(status)s”.")


class NoContract(Refusal):
    text = N_("Sign an auction service contract first.")


class ContractEnded(Refusal):
    text = N_("The service contract %(number)s ends on %(ends)s, before the session on %(day)s.")
    field = "session_at"


# planning a round


class RoundIsLive(Refusal):
    text = N_("Round %(number)s is still open; record its result or stop it first.")


class ReductionIsDue(Refusal):
    """After a failure the price is cut before the lot is offered again."""

    text = N_("Round %(number)s failed: decide the reduction before the next round.")


class SessionInThePast(Refusal):
    text = N_("The session must lie after %(today)s.")
    field = "session_at"


class DepositOutsideBand(Refusal):
    text = N_("The deposit must be from %(lowest)s ₫ to %(highest)s ₫ (5–20 % of the price).")
    field = "deposit"


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
        "(%(act)s) and the second, %(length)s are needed; first notice by %(needed)s. "
        "Kept as it was: %(kept)s."
    )
    field = "first_notice_on"


class SessionOnRestDay(UnlawfulSession):
    text = N_(
        "No session on %(day)s: %(rest)s; next working day %(needed)s. Kept as it was: %(kept)s."
    )


class SessionAfterContractPeriod(UnlawfulSession):
    text = N_(
        "No session on %(day)s: the auction must be held within %(length)s %(unit)s of the "
        "contract (%(act)s), by %(needed)s. Kept as it was: %(kept)s."
    )


# announcing, registering, the result


class RoundNotPlanned(Refusal):
    text = N_("Round %(number)s is “%(state)s”; only a planned round is changed or announced.")


class RoundNotAnnounced(Refusal):
    text = N_("Round %(number)s is “%(state)s”; a result needs an announced round.")


class RoundHasEnded(Refusal):
    text = N_("Round %(number)s has ended: “%(state)s”.")


class RoundNumberTaken(Refusal):
    text = N_("This lot already has a round %(number)s.")
    field = "number"


class RegistrationClosed(Refusal):
    text = N_("Registration for this round closed on %(day)s.")
    field = "registered_on"


class RegistrationStillOpen(Refusal):
    text = N_("Registration runs until %(day)s; count after that day.")
    field = "registrants"


class SessionNotHeld(Refusal):
    text = N_("The session is on %(day)s; its result cannot be recorded before.")
    field = "result_received_on"


class CountAgainstCode(Refusal):
    """The number of registrants does not fit the legal code of the failure."""

    text = N_("Code %(letter)s does not fit %(registrants)s registrants.")
    field = "registrants"


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


# repricing


class NothingToReduce(Refusal):
    """A price is cut once after each failed round, and only then."""

    text = N_("The price is cut only after a failed round, once for each; the lot is “%(status)s”.")


class NotACut(Refusal):
    text = N_("The new price must be below %(price)s ₫.")
    field = "to_price"


class CutTooLarge(Refusal):
    text = N_("The lowest price allowed after %(price)s ₫ is %(lowest)s ₫.")
    field = "to_price"


class CostFloorReached(Refusal):
    """A price at or below the costs ends the sale: stop, offer to the creditor, return."""

    text = N_(
        "%(price)s ₫ does not exceed the costs and prior debts of %(floor)s ₫: stop the auction, "
        "offer the asset to the creditor, else return it."
    )
    field = "to_price"


class CreditorNotAsked(Refusal):
    """From the failure after the second reduction the creditor answers before the next cut."""

    text = N_("Record the creditor's answer about taking the asset first; last day %(due)s.")


class CreditorRightNotOpen(Refusal):
    text = N_(
        "The creditor may take the asset only when an auction fails after the second reduction."
    )


class CreditorAnswered(Refusal):
    text = N_("The creditor answered after this round already.")


class CreditorMayStillAnswer(Refusal):
    text = N_("The creditor may answer until %(due)s.")
    field = "choice"


class NotTheCreditor(Refusal):
    text = N_("Choose a creditor of this case file.")
    field = "party_id"
