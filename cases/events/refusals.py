"""Every no about the events of a case, and what is proposed of it."""

from foundation import races
from foundation.i18n import N_
from foundation.refusals import Refusal


class CaseEnded(Refusal):
    """The case is enforced here no more; the sentence of each kind says what is left to do."""


class CaseWasStopped(CaseEnded):
    """It was stopped, or it ended."""

    text = N_(
        "“%(kind)s”, %(paper)s of %(day)s: nothing more is seized, valued, offered or sold in this "
        "case. Withdraw its lots, release what is seized, settle the money that came in, then "
        "close the case. If that was recorded by mistake, correct the event first."
    )


class CaseHasMoved(CaseEnded):
    """Another office enforces it now."""

    text = N_(
        "“%(kind)s”, %(paper)s of %(day)s: the other office acts in this case now. Withdraw its "
        "lots, hand over the file and what is seized, then close the case. If that was recorded by "
        "mistake, correct the event first."
    )


class MoneyWaits(CaseEnded):
    """The judgment was quashed, or its debtor is bankrupt: nothing is paid out on it any more."""

    text = N_(
        "“%(kind)s”, %(day)s: what was collected is not paid out on this judgment. It stays on "
        "deposit until the competent body decides about it."
    )


class ClosedBeforeOpened(Refusal):
    """No case ends before it began."""

    text = N_("The case was opened on %(opened)s; it cannot have ended on %(closed)s.")
    field = "closed_on"


class LessCollected(Refusal):
    """Asked, not forbidden: a debt may be performed in another way than by collected money."""

    text = N_(
        "%(collected)s ₫ of %(due)s ₫ were collected. Record the money that came in, or choose "
        "another end. If the rest was performed in another way, tick the box and say how."
    )
    field = ("less_collected", "ending")


class EventHasItsAct(Refusal):
    """Closing a case and lifting a hold are acts of their own; the event follows from them."""

    text = N_("“%(kind)s” is not recorded here: close the case, or lift the hold.")
    field = "kind"


class AlwaysWhole(Refusal):
    """Only a stop, and what is entrusted, may be about a part of a case."""

    text = N_("“%(kind)s” is about the whole case: untick “It is about part of the case only”.")
    field = "partial"


class EventShownByNothing(Refusal):
    """A document shows an event, or an old file tells of it."""

    text = N_("Name the document, or the old file that tells of it.")
    field = ("paper_no", "source")


class GroundNotInForce(Refusal):
    """A decision names a point of the law that was in force on its day."""

    text = N_("The law of %(day)s has no such ground. Choose another one, or none.")
    field = "ground"


class GroundNeeded(Refusal):
    """A decision that the law gives grounds for names the point of the law."""

    text = N_("Choose the ground that the decision names.")
    field = "ground"


class ReceiverNeeded(Refusal):
    """A case goes to somebody."""

    text = N_("Name the office to which the case went.")
    field = "organisation"


class EventTwice(Refusal):
    """One event is recorded once."""

    text = N_("“%(kind)s” of %(day)s is recorded already.")
    field = ("kind", "happened", "verified_on")


class VerifiedLater(Refusal):
    """Asked, not forbidden: what was found later counts, whatever is entered after it."""

    text = N_(
        "A later verification, of %(day)s, is recorded: “%(found)s”. It counts. If this one was "
        "forgotten, tick the box; else correct the day, or annul the other one."
    )
    field = ("before_later", "verified_on", "happened")


class EventDoesNotStand(Refusal):
    """What waits for approval, or was annulled, is not annulled."""

    text = N_("This event does not count: it waits for approval, or it was annulled.")


class LiftingStays(Refusal):
    """The clocks ran on since; a hold that should not have ended is placed anew."""

    text = N_("The lifting of a hold is not annulled. Place a new hold.")


class ProposalWaits(Refusal):
    """One proposal at a time."""

    text = N_("This is proposed already: decide or withdraw that proposal first.")


races.declare("uq_case_event_approval_id")
