"""Help on the pages of hand-overs."""

from foundation.i18n import N_
from web.help import Help, declare

declare(
    Help(
        endpoint="warehouse.hand_overs.index",
        text=N_(
            "What comes in, what one keeper hands over to another, what is lent, what comes back, "
            "and what leaves for good. Nothing of it counts before both have signed; what still "
            "waits for a signature stands here."
        ),
    ),
    Help(
        endpoint="warehouse.hand_overs.show",
        title=N_("Hand-over of things"),
        above="warehouse.hand_overs.index",
        text=N_(
            "One hand-over: who gives, who takes over, the things with what was seen of each, and "
            "both signatures. A draft stays here until it is signed or withdrawn."
        ),
        thing="hand_over",
    ),
    Help(
        endpoint="warehouse.hand_overs.new",
        title=N_("Draft a hand-over"),
        above="warehouse.hand_overs.index",
        text=N_(
            "Who drafts it gives the things. Another keeper takes them over; nobody signs both."
        ),
    ),
    Help(
        endpoint="warehouse.hand_overs.add",
        title=N_("Put things on it"),
        above="warehouse.hand_overs.show",
        text=N_(
            "Scan the labels one after the other; a box comes with all that lies in it. What bears "
            "no seal and is as before can be said for all of them at once."
        ),
    ),
    Help(
        endpoint="warehouse.hand_overs.places",
        title=N_("Say where they are put"),
        above="warehouse.hand_overs.show",
        text=N_(
            "Things that come from the store of another office: who takes them over says where "
            "each is put, then signs."
        ),
    ),
    Help(
        endpoint="warehouse.orders.send",
        title=N_("Send to another store"),
        above="warehouse.orders.show",
        text=N_(
            "Drafts the hand-over of all that an order sends to the store of another office. A "
            "keeper of each store signs it; until then the things stay here."
        ),
    ),
    Help(
        endpoint="warehouse.hand_overs.look",
        title=N_("Look at a thing of it"),
        above="warehouse.hand_overs.show",
        text=N_("What you see of the thing before you sign for it: seal, condition, weight."),
    ),
    Help(
        endpoint="warehouse.hand_overs.remove",
        title=N_("Take off"),
        above="warehouse.hand_overs.show",
        text=N_("Takes a thing off the hand-over before both have signed."),
    ),
    Help(
        endpoint="warehouse.hand_overs.sign",
        title=N_("Sign"),
        above="warehouse.hand_overs.show",
        text=N_(
            "Your own half, with your password. With the second signature it is done for all its "
            "things together, or for none."
        ),
    ),
    Help(
        endpoint="warehouse.hand_overs.sign_outside",
        title=N_("The outside person signs"),
        above="warehouse.hand_overs.show",
        text=N_(
            "Who fetches the things, or brings them, signs here with a finger, or on paper "
            "that you photograph. One of the two is needed."
        ),
    ),
    Help(
        endpoint="warehouse.hand_overs.withdraw",
        title=N_("Withdraw it"),
        above="warehouse.hand_overs.show",
        text=N_("Gives the hand-over up before both have signed, with the reason."),
    ),
)
