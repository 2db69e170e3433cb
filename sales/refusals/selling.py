"""Every no about a sale: its money, its delivery, its default."""

from foundation import races
from foundation.i18n import N_
from foundation.refusals import Refusal
from warehouse.refusals import ItemLocked

# where the sale stands


class SaleNotUnpaid(Refusal):
    """The act belongs to the time before full payment."""

    text = N_("The sale is “%(state)s”; this is possible only while the price is being paid.")


class SaleNotPaid(Refusal):
    """The act belongs between full payment and delivery."""

    text = N_("The sale is “%(state)s”; this is possible only between full payment and delivery.")


class SaleNotDelivered(Refusal):
    """Money goes out and title passes on only after delivery."""

    text = N_("The sale is “%(state)s”; this is possible only after the asset is delivered.")


# the price


class AmountNotPositive(Refusal):
    text = N_("The amount must be above zero.")
    field = ("amount", "deposit")


class DepositFromRound(Refusal):
    """The bidder's deposit counts by itself."""

    text = N_("The deposit comes from the round and is counted already.")
    field = "kind"


class DepositNotKnown(Refusal):
    """Over a deposit that nobody knows nothing is computed or concluded."""

    text = N_(
        "The deposit of the winner is not known, so nobody knows what is left of the price; record"
        " the deposit first."
    )


class DepositTooLarge(Refusal):
    """A deposit is a part of the price, and what was paid is beside it."""

    text = N_("With what was paid, at most %(most)s ₫ of the price can be the deposit.")
    field = "deposit"


class DepositAsRecorded(Refusal):
    text = N_("A deposit of %(deposit)s ₫ is recorded already.")
    field = "deposit"


class NoDepositOfTaking(Refusal):
    text = N_("The creditor takes the asset; there is no winner who laid down a deposit.")


class Overpayment(Refusal):
    text = N_("Only %(left)s ₫ of the price are left to pay.")
    field = "amount"


class VoucherUsed(Refusal):
    text = N_("Voucher %(voucher)s is recorded for this sale already.")
    field = "voucher_no"


class NoExtension(Refusal):
    """Before 01/07/2026 the law knew no extension of the payment."""

    text = N_("An auction won on %(won)s allows no extension; payment is due on %(due)s.")
    field = "extended_to"


class ExtensionOutsideWindow(Refusal):
    text = N_("The payment can be extended to a day from %(first)s to %(last)s.")
    field = ("extended_to", "until")


class LongestExtension(Refusal):
    text = N_("The payment is extended to %(due)s already, as long as the law allows.")
    field = "extended_to"


class PaymentAlreadyLate(Refusal):
    """What is late stays late; an extension cannot undo it."""

    text = N_("Payment was due on %(due)s; a day that has passed is not extended.")
    field = "extended_to"


class NotABuyer(Refusal):
    text = N_("The creditor takes the asset; there is no winner whose payment could be extended.")


# the creditor who takes the asset


class NotATaking(Refusal):
    text = N_("The lot was sold to a winner; nothing is set off against the debt.")


class TakingNotSettled(Refusal):
    text = N_("Record first what is set off against the debt and what is left to pay.")


class TakingSettledAlready(Refusal):
    text = N_("The creditor was told on %(day)s what is left to pay.")


class DebtorMayStillPay(Refusal):
    """The debtor may keep the asset by paying everything."""

    text = N_("The debtor may pay in full and keep the asset until %(due)s; notify after that day.")
    field = "notified_on"


class OffsetAbovePrice(Refusal):
    text = N_("At most the price, %(price)s ₫, is set off against the debt.")
    field = "offset"


class ClaimNotKnown(Refusal):
    text = N_(
        "The money due of case file %(number)s is not known: record it on the page of the case, "
        "then set off."
    )


class ClaimOfCreditorNotKnown(Refusal):
    """Among several creditors each has set off only what is owed to them."""

    text = N_(
        "Case file %(number)s has several creditors and says nothing of what is owed to this one: "
        "record it on the page of the case, then set off."
    )


class OffsetAboveShare(Refusal):
    """A price that does not pay everybody is shared in proportion to what is owed to each."""

    text = N_(
        "The price does not pay every creditor: %(most)s ₫ are the part of this one. The creditor "
        "pays the rest, %(rest)s ₫, or is paid before the others."
    )
    field = "offset"


class OffsetAboveClaim(Refusal):
    """Who takes an asset pays what it is worth beyond what is owed to them."""

    text = N_(
        "Still owed: %(owed)s ₫. At most that is set off against the debt; the creditor pays the "
        "rest, %(rest)s ₫."
    )
    field = "offset"


# money kept and paid out


class TermDepositTooLarge(Refusal):
    text = N_("Only %(left)s ₫ are received and not yet on term deposit.")
    field = "amount"


class PayoutTooLarge(Refusal):
    text = N_("Only %(left)s ₫ are received and not yet paid out.")
    field = "amount"


# delivery


class DeliveredBeforePaid(Refusal):
    """The buyer has what is not known to be paid: nothing of the sale is undone."""

    text = N_(
        "The asset was handed over before its price was paid in full; the sale is not cancelled or"
        " annulled as if the buyer did not have it. Record what is paid: once the price is in full,"
        " the title file is sent and the money paid out."
    )


class NoCoercionDay(Refusal):
    text = N_("No coercion may be organised on %(day)s: %(why)s.")
    field = ("attempted_on", "delivered_on")


class DeliveryIsKnown(Refusal):
    text = N_("Whether the asset was handed over is known already.")


class HandOverDayCrossed(Refusal):
    text = N_("There is a day of the hand-over, and it is said that there was none.")
    field = "day"


class DoneNeedsHandover(Refusal):
    """An attempt that succeeded is a hand-over."""

    text = N_("Record a successful delivery as the hand-over, with its minutes.")
    field = "outcome"


class AttemptNeedsReason(Refusal):
    text = N_("Say why the asset was not delivered.")
    field = "reason_code"


class NextActByHalf(Refusal):
    """Nothing that is typed of an obstacle is left out in silence."""

    text = N_(
        "To report the obstacle choose who holds the next act and write what it is; else leave all "
        "of it empty."
    )
    field = ("next_act", "held_by")


class NotADeliveryReason(Refusal):
    text = N_("“%(code)s” is not a reason for not delivering.")
    field = "reason_code"


class NotOfThisSale(Refusal):
    text = N_("“%(what)s” is not waiting to be delivered under this sale.")


class StillInStore(Refusal):
    """For what lies in the store the store's release is the delivery."""

    text = N_(
        "What is left lies in the store (%(count)s items); its release there is the delivery."
    )


class NothingInStore(Refusal):
    text = N_("Nothing of this lot lies in the store; record the hand-over itself.")


class HandoverOrderExists(Refusal):
    text = N_("Everything in the store is on order %(number)s already.")


class ItemIsSold(ItemLocked):
    """What is sold leaves only to whoever bought it, by the order of its sale."""

    text = N_(
        "Item %(code)s is sold (sale %(sale)s); it leaves the store only to the buyer, by the"
        " release order proposed on the page of the sale."
    )


class ItemNotPaid(ItemLocked):
    """What is sold and not paid for leaves to nobody."""

    text = N_(
        "Item %(code)s is sold (sale %(sale)s) and not paid in full; it stays until it is paid, or"
        " until the sale is cancelled by the enforcement officer."
    )


class NoTitleToRegister(Refusal):
    text = N_("Nothing of this lot is registered; there is no title file to send.")


class TitleFileSent(Refusal):
    text = N_("The title file was sent on %(day)s.")
    field = "sent_on"


# default


class PaymentStillDue(Refusal):
    text = N_("The price may still be paid until %(due)s; a default comes after that day.")
    field = "declared_on"


races.declare("uq_sale_round_id", "uq_sale_money_reverses_id")


class NoIdentityRecorded(Refusal):
    """Nobody wrote down the identity number of the buyer."""

    text = N_("No identity number of the buyer is recorded.")
