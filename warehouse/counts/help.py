"""Help on the pages of counts."""

from foundation.i18n import N_
from web.help import Help, declare

_LIST = "warehouse.counts.index"
_COUNT = "warehouse.counts.show"

declare(
    Help(
        endpoint=_LIST,
        text=N_(
            "Counts of the store: two people count, each alone and without the list; a third "
            "counts again where they differ. Nothing in the store changes by a count itself."
        ),
    ),
    Help(
        endpoint="warehouse.counts.new",
        title=N_("Open a count"),
        above=_LIST,
        text=N_(
            "Says what is counted and by whom. What lies there by the record is frozen at this "
            "moment; who counts does not see it before both are through."
        ),
    ),
    Help(
        endpoint="warehouse.counts.due",
        title=N_("Counts that are due"),
        above=_LIST,
        text=N_(
            "Which stores are to be counted, by which day, and which are overdue; below it the "
            "calendar of the year ahead. A count begins up to 15 days before the end of its period."
        ),
    ),
    Help(
        endpoint=_COUNT,
        title=N_("Count"),
        above=_LIST,
        text=N_(
            "One count: who counts, how far it is, what differs, what is done about each "
            "difference, and the three signatures."
        ),
        thing="count",
    ),
    Help(
        endpoint="warehouse.counting.enter",
        title=N_("Count things"),
        above=_COUNT,
        text=N_(
            "Scan the place you stand at, then each label there. The page shows what you counted "
            "and nothing else. A label scanned twice is counted once."
        ),
    ),
    Help(
        endpoint="warehouse.counting.thing",
        title=N_("What I see of it"),
        above=_COUNT,
        text=N_(
            "How many, how it is, and how its seal is, as you see it now. Nothing is filled in."
        ),
    ),
    Help(
        endpoint="warehouse.counting.unlabelled",
        title=N_("Thing without a label"),
        above=_COUNT,
        text=N_(
            "Counts a thing that bears no label of ours, or a code that stands for nothing here. "
            "It is a difference of the count until somebody says what is done about it."
        ),
    ),
    Help(
        endpoint="warehouse.counting.finish",
        title=N_("I am through"),
        above=_COUNT,
        text=N_("Ends your part. When both counters are through, what they saw is compared."),
    ),
    Help(
        endpoint="warehouse.counts.settle",
        title=N_("What is done about a difference"),
        above=_COUNT,
        text=N_(
            "Says what is done. What is missing, or is not as it was known, opens a discrepancy "
            "that somebody else decides; a thing in a wrong place is moved by a move."
        ),
    ),
    Help(
        endpoint="warehouse.counts.give_back",
        title=N_("Return the count"),
        above=_COUNT,
        text=N_("Sends the count back before it is closed. Its signatures fall."),
    ),
    Help(
        endpoint="warehouse.counts.name",
        title=N_("Name another counter"),
        above=_COUNT,
        text=N_(
            "Lets another person go on with a part that is not counted through: somebody fell ill, "
            "moved away or may not count. What was counted before stays under the name of who "
            "counted it, and that person signs it as head no more."
        ),
    ),
    Help(
        endpoint="warehouse.counts.cancel",
        title=N_("Cancel the count"),
        above=_COUNT,
        text=N_(
            "Ends a count in which nobody is through yet, without a result. What was seen in it "
            "stays with the things and on the page of the count."
        ),
    ),
)
