"""Every no about lots, valuations and contracts."""

from foundation import races
from foundation.i18n import N_
from foundation.refusals import Refusal
from warehouse.refusals import ItemLocked


class ImpossibleLotStep(Refusal):
    """The lot's life has no such step."""

    text = N_("This lot cannot go from “%(before)s” to “%(after)s”.")


class ImpossibleRoundStep(Refusal):
    """The life of a round has no such step."""

    text = N_("This round cannot go from “%(before)s” to “%(after)s”.")


class AssetOnOrder(Refusal):
    """A thing that is about to leave the store is not offered."""

    text = N_(
        "“%(asset)s” stands on release order %(number)s. Cancel or revoke that order first, or"
        " leave the asset out."
    )
    field = "assets"


class ItemOnOffer(ItemLocked):
    """What is on offer stays where whoever buys it will find it."""

    text = N_(
        "Item %(code)s stays: it is in lot %(lot)s (%(status)s). The enforcement officer withdraws"
        " the lot first."
    )


class NoAssets(Refusal):
    text = N_("Choose at least one asset.")
    field = "assets"


class AssetNotSeized(Refusal):
    """Only what is seized and not on offer elsewhere goes into a lot."""

    text = N_("“%(asset)s” cannot be offered: it is “%(state)s”.")
    field = ("assets", "takes_back")


class LotIsSold(Refusal):
    text = N_("This lot is sold; end the sale first.")


class LotIsClosed(Refusal):
    text = N_("This lot is no longer on offer.")


class NoRule(Refusal):
    """The lawbook has no edition or no calendar for that day; nothing is guessed."""

    text = N_("The law as recorded gives no answer here: %(reason)s")


class CertificateDaysCrossed(Refusal):
    text = N_("The certificate of %(issued)s cannot end on %(until)s.")
    field = "valid_until"


class ValuationNotNow(Refusal):
    """The price of a lot with a session ahead, or of a sold one, is not replaced."""

    text = N_("A price cannot be recorded while the lot is “%(status)s”: stop the round first.")


class GroundNeeded(Refusal):
    """A lot is valued again on one of the grounds of the law only."""

    text = N_(
        "This lot is valued already: choose the ground of the new valuation, or the correction of "
        "the one recorded."
    )
    field = "ground"


class GroundPaperNeeded(Refusal):
    text = N_("Enter number and day of the conclusion or the request the new valuation rests on.")
    field = "ground_no"


class ValuedOnRequestBefore(Refusal):
    text = N_("The lot was valued again at a party's request once; a second time is not allowed.")
    field = "ground"


class RequestTooLate(Refusal):
    text = N_(
        "The parties could ask for another valuation until %(due)s; the request is of %(day)s."
    )
    field = "ground_on"


class CertificateInForce(Refusal):
    """Expiry is no ground while the certificate before still held."""

    text = N_(
        "The certificate %(number)s holds until %(until)s: it had not expired on %(day)s, the day "
        "of the new one."
    )
    field = "ground"


class ContractSignedInTime(Refusal):
    """Expiry before the signing is a ground; after the signing it is none."""

    text = N_(
        "Contract %(number)s was signed on %(signed)s, before the certificate ended on %(until)s, "
        "and is in force: its expiry is no ground to value the lot again."
    )
    field = "ground"


class CertificateRecorded(Refusal):
    text = N_("The certificate %(number)s of this firm is recorded for the lot already.")
    field = "certificate_no"


class NothingToCorrect(Refusal):
    """A valuation is corrected until a round of the lot is planned."""

    text = N_(
        "A recorded valuation is corrected until the first round is planned: choose another ground."
    )
    field = "ground"


class NotValued(Refusal):
    text = N_("Record the valuation first: the lot has no price.")


class CertificateExpired(Refusal):
    """An appraisal certificate must be in force when the first service contract is signed."""

    text = N_(
        "The certificate %(number)s ended on %(until)s, before the contract is signed on %(day)s: "
        "have the lot valued again, or record the parties' agreement to keep the price."
    )
    field = "signed_on"


class MayStillAskForValuation(Refusal):
    """The service contract is signed after the parties' time to ask for another valuation."""

    text = N_(
        "The parties may ask for another valuation until %(until)s: sign from %(first)s on, or "
        "record their written agreement on the price."
    )
    field = "signed_on"


class ContractNotNow(Refusal):
    text = N_("A contract cannot be signed while the lot is “%(status)s”.")


class NoContract(Refusal):
    text = N_("Sign an auction service contract first.")


class ContractEnded(Refusal):
    text = N_(
        "The service contract %(number)s ends on %(ends)s, before the session on %(day)s: choose "
        "an earlier day, or record another contract."
    )
    field = "session_at"


class NoSessionLeft(ContractEnded):
    """After these acts no session fits into the contract, and it is too late for earlier ones."""

    text = N_(
        "Under the service contract %(number)s the auction must be held by %(ends)s, but the "
        "earliest session is %(day)s, and it is too late for earlier notices: record another "
        "contract; stop the planned round first."
    )


races.declare(
    "uq_lot_asset_lot_id_asset_id",
    "uq_one_live_lot_asset",
    "uq_round_lot_id_number",
    "uq_reduction_lot_id_ordinal",
    "uq_reduction_round_id",
    "uq_creditor_answer_round_id",
)
