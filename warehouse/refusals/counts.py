"""Every no about counts of the store."""

from foundation.i18n import N_
from foundation.refusals import Refusal
from warehouse.refusals.orders import ItemLocked


class ThreeCountersNeeded(Refusal):
    """Two people count, each alone, and a third decides where they differ."""

    text = N_("Two people count and a third counts again. Name three different people.")
    field = ("counter_two", "third")


class CounterSeesNoWarehouse(Refusal):
    """Who counts must be able to open the pages of the store."""

    text = N_("%(name)s holds no role today that reads this warehouse. Choose another person.")
    field = ("counter_one", "counter_two", "third", "who")


class KeepersCountAlone(Refusal):
    """One of the three at most keeps the store; at a surprise count keepers count nothing."""

    text = N_("One of the three at most is a keeper of this store. Name other people.")
    field = ("third", "counter_two", "counter_one", "who")


class NoKeeperAtSurprise(Refusal):
    """A surprise count is made by who does not keep the store."""

    text = N_("At a surprise count nobody who keeps the store counts. Name other people.")
    field = ("counter_one", "counter_two", "third", "who")


class NobodyLeftToSign(Refusal):
    """Who counts does not sign as head, so that somebody else must be able to."""

    text = N_(
        "%(name)s alone may sign as head, and who counts does not sign so. Name another person."
    )
    field = ("counter_one", "counter_two", "third", "who")


class CountsAlready(Refusal):
    """Who counts in a count, or has counted in it, does not take the place of another."""

    text = N_("%(name)s counts in this count already, or has counted in it. Name another person.")
    field = "who"


class SampleByHalf(Refusal):
    """A sample has a confidence and a tolerated share."""

    text = N_("A sample needs both: the confidence and the tolerated share.")
    field = ("confidence", "share")


class SampleOutOfRange(Refusal):
    """A confidence of 100 per cent is no sample, and a share of none neither."""

    text = N_("Enter a confidence from 50 to 99.9 and a tolerated share from 0.1 to 50 per cent.")
    field = ("confidence", "share")


class NothingToCount(Refusal):
    """By the record nothing lies there."""

    text = N_("By the record nothing of this lies there. Choose another place or kind.")
    field = ("place", "item_kind")


class CountRunsThere(Refusal):
    """One place is counted by one count at a time."""

    text = N_("Count %(number)s runs there. It is ended first.")
    field = "place"


class CountNotRunning(Refusal):
    """Counting has ended, or has not come to this person yet."""

    text = N_("Nothing is counted in count %(number)s now: %(state)s.")


class NotYourCount(Refusal):
    """Only who was named counts."""

    text = N_("You are not named to count in count %(number)s now.")


class HalfFinished(Refusal):
    """Who said that they are through adds nothing."""

    text = N_("You have finished counting in count %(number)s.")


class PartFinished(Refusal):
    """Nobody goes on with what is counted through."""

    text = N_("This part of count %(number)s is counted through. Choose one that is not.")
    field = "turn"


class PlaceNotCounted(Refusal):
    """The place is not part of what is counted."""

    text = N_("Place %(place)s is not part of this count.")
    field = "place"


class CountedAlready(Refusal):
    """A label scanned twice is one thing."""

    text = N_("%(code)s was counted in your part at %(at)s. It is not counted again.")
    field = "raw"


class NotTakenInYet(Refusal):
    """What waits at the door is in no store, so that no count finds it there."""

    text = N_("%(code)s is at the door and not taken in yet. It counts as nothing.")


class CountedByAnother(Refusal):
    """Who counted a thing takes it back, and nobody else."""

    text = N_("Another person counted this. Only they take it back.")


class NotToCountAgain(Refusal):
    """The third person counts what the two did not see alike, and nothing else."""

    text = N_("The two agree about this. Count only what stands in the list.")
    field = "raw"


class CountQuantityNeeded(Refusal):
    """Who counts says how many; nothing is filled in."""

    text = N_("Enter the quantity you counted.")
    field = "counted"


class WholeNeedsSeal(Refusal):
    """Only a whole seal says that what was in a box is in it."""

    text = N_("Its seal is not whole. Count what is in it one by one.")
    field = "whole"


class UnlabelledNeedsWords(Refusal):
    """What has no label is known by how it looks."""

    text = N_("Describe the thing: what it is, its colour, its marks.")
    field = "looks"


class NothingSeenYet(Refusal):
    """To finish without one thing counted is said in so many words."""

    text = N_("You have counted nothing. Tick that you went through every place and found nothing.")
    field = "nothing_there"


class FindingSettled(Refusal):
    """What is done about it was said."""

    text = N_("What is done about this difference was said already.")


class NotOfThisCount(Refusal):
    """Who counted, or keeps the store, says what is done about a difference."""

    text = N_("Who counted, or a keeper of this store, says what is done about a difference.")


class WayNeeded(Refusal):
    """Nothing adjusts itself: somebody says what is done."""

    text = N_("Say what is done about it.")
    field = "way"


class CountNotCompared(Refusal):
    """It is put up for signing once what differs is known."""

    text = N_("Count %(number)s is not at that point: %(state)s.")


class FindingsOpen(Refusal):
    """Nobody signs while a difference has no answer."""

    text = N_("Of %(count)s differences nobody has said what is done. Settle them first.")


class NotYourPart(Refusal):
    """Keeper, accountant and head sign, each as what they are."""

    text = N_("Your role in this office does not sign as %(part)s.")
    field = "part"


class SignedAlready(Refusal):
    """Each part is signed once, and nobody signs two of them."""

    text = N_("This part is signed, or you have signed another one. Three people sign.")
    field = "part"


class ProposerSigns(Refusal):
    """Who put a count up does not approve it as head."""

    text = N_("You put this count up for signing. Another head signs it.")
    field = "part"


class CounterSigns(Refusal):
    """Who counted does not approve the count as head."""

    text = N_("You counted in this count. A head who did not count signs it.")
    field = "part"


class CountNoteNeeded(Refusal):
    """A return and a cancellation say why."""

    text = N_("Say why.")
    field = "note"


class CountEnded(Refusal):
    """A count ends once."""

    text = N_("Count %(number)s has ended.")


class CountedThrough(Refusal):
    """What somebody counted to the end is compared: no count is given up with what it found."""

    text = N_(
        "In count %(number)s somebody is through with counting. It is compared and closed, and no"
        " longer cancelled."
    )


class ItemUnderCount(ItemLocked):
    """What was not as it was known at a count waits until somebody says what is done."""

    text = N_(
        "Item %(code)s stays: count %(number)s found it otherwise than it is known. Who counted"
        " says what is done about it first."
    )
