"""Help on the pages of the store: what each is for."""

from foundation.i18n import N_
from web.help import Help, declare

declare(
    Help(
        endpoint="warehouse.items.index",
        text=N_(
            "The things in the store, each with its shelf, case and state. Scan a label to open a "
            "thing from any page."
        ),
    ),
    Help(
        endpoint="warehouse.items.show",
        title=N_("Thing"),
        above="warehouse.items.index",
        text=N_(
            "One thing: where it is, who answers for it, its seal, its photos and everything that "
            "happened to it."
        ),
        thing="item",
    ),
    Help(
        endpoint="warehouse.claims.new",
        title=N_("Enter an item already on the shelf"),
        above="warehouse.items.index",
        text=N_(
            "For what was in the store before the program: what it is, where it lies, since when. "
            "It is no receipt: nothing goes out until somebody has seen it."
        ),
    ),
    Help(
        endpoint="warehouse.claims.see",
        title=N_("The item was seen"),
        above="warehouse.items.show",
        text=N_(
            "Records that a thing of the old file was found, and where. Scanning its label in a "
            "place does the same."
        ),
    ),
    Help(
        endpoint="warehouse.kinds.index",
        title=N_("Kinds of things"),
        text=N_("The kinds as the uppermost office has them; the others stand beside it."),
    ),
    Help(
        endpoint="warehouse.kinds.show",
        title=N_("Kinds of things"),
        text=N_(
            "What the law fixes of each kind, with its provision, and what the office says beside "
            "it. Units under it have the same, unless they say something of their own."
        ),
    ),
    Help(
        endpoint="warehouse.kinds.edit",
        title=N_("Set a kind of thing"),
        above="warehouse.kinds.show",
        text=N_(
            "In fewer places than the law allows, with more asked at the receipt, in a usual unit. "
            "First you see what it meets in the stores; nothing is recorded before you say yes."
        ),
    ),
    Help(
        endpoint="warehouse.movements.new",
        title=N_("Move the item"),
        above="warehouse.items.show",
        text=N_("Puts the thing on another shelf. To put many away, scan them one after another."),
    ),
    Help(
        endpoint="warehouse.movements.several",
        title=N_("Move several items"),
        above="warehouse.items.index",
        text=N_("Puts the chosen things on one shelf, all of them or none."),
    ),
    Help(
        endpoint="warehouse.seals.new",
        title=N_("Seal the item"),
        above="warehouse.items.show",
        text=N_(
            "Records a seal with its number and who was there. A broken or missing seal is "
            "written down as it was found."
        ),
        law=("W.RESEAL",),
    ),
    Help(
        endpoint="warehouse.loans.index",
        text=N_("What is out of the store for a while: with whom, since when, until when."),
    ),
    Help(
        endpoint="warehouse.loans.new",
        title=N_("Lend the item out"),
        above="warehouse.items.show",
        text=N_(
            "Drafts the hand-over by which the thing goes out for a while under an approved order. "
            "It goes when you and who fetches it have signed."
        ),
    ),
    Help(
        endpoint="warehouse.loans.take_back",
        title=N_("Take the item back"),
        above="warehouse.items.show",
        text=N_(
            "Drafts the hand-over by which a lent thing comes back. Look at it next: what differs "
            "opens a discrepancy when both have signed."
        ),
    ),
    Help(
        endpoint="warehouse.looks.new",
        title=N_("Look at the item"),
        above="warehouse.items.show",
        text=N_(
            "Writes down what you see of a thing where it lies, beside what was seen last. What "
            "differs opens a discrepancy."
        ),
    ),
    Help(
        endpoint="warehouse.releases.new",
        title=N_("Release the item"),
        above="warehouse.items.show",
        text=N_(
            "Drafts the hand-over by which things leave for good under an approved order: one "
            "alone, or all of the order. You and who takes them sign it; before that nothing goes."
        ),
    ),
    Help(
        endpoint="warehouse.orders.index",
        text=N_(
            "Orders to take in, lend, release or destroy things. One person proposes, another "
            "approves, the keeper carries out."
        ),
    ),
    Help(
        endpoint="warehouse.orders.show",
        title=N_("Order"),
        above="warehouse.orders.index",
        text=N_("One order: its lines, who proposed and approved it, what was carried out."),
        law=(
            "W.DIFFERENCE",
            "W.SEALED",
        ),
        thing="order",
    ),
    Help(
        endpoint="warehouse.orders.new",
        title=N_("Propose an intake order"),
        above="warehouse.orders.index",
        text=N_(
            "Says which things of a case are to come into the store. Nobody approves what they "
            "proposed themselves."
        ),
    ),
    Help(
        endpoint="warehouse.orders.new_release",
        title=N_("Propose a release order"),
        above="warehouse.orders.index",
        text=N_(
            "Says which things are to leave the store and to whom. Things that may not go are "
            "named with the reason."
        ),
    ),
    Help(
        endpoint="warehouse.intake.begin",
        title=N_("Who brings it"),
        above="warehouse.orders.show",
        text=N_(
            "Names who stands at the door with the things: name, capacity, card, introduction "
            "paper. They sign for what they bring, and the keeper signs, too; until then nothing "
            "is in the store."
        ),
    ),
    Help(
        endpoint="warehouse.intake.receive",
        title=N_("Receive a line"),
        above="warehouse.orders.show",
        text=N_(
            "Looks at the thing beside the minutes of the seizure: quantity, seal, condition, "
            "photos. What differs is written down before it is received."
        ),
        law=(
            "W.DIFFERENCE",
            "W.SEALED",
            "W.PLACE.SPECIAL",
        ),
    ),
    Help(
        endpoint="warehouse.places.index",
        text=N_(
            "Stores, areas, shelves and bins with what lies in them. The map shows how full each "
            "is."
        ),
    ),
    Help(
        endpoint="warehouse.places.show",
        title=N_("Place"),
        above="warehouse.places.index",
        text=N_("One place: its map, the places in it, the things that lie here."),
        thing="place",
    ),
    Help(
        endpoint="warehouse.places.new",
        title=N_("Add a place"),
        above="warehouse.places.show",
        text=N_("A store, an area, a shelf or a bin. For many equal shelves there is the pattern."),
    ),
    Help(
        endpoint="warehouse.places.edit",
        title=N_("Change the place"),
        above="warehouse.places.show",
        text=N_("Names, class and capacity of a place. Its label stays the same."),
    ),
    Help(
        endpoint="warehouse.places.pattern",
        title=N_("Add shelves by a pattern"),
        above="warehouse.places.show",
        text=N_(
            "Adds an area with equal shelves and bins in one act. All names are shown before "
            "anything is written."
        ),
    ),
    Help(
        endpoint="warehouse.labels.index",
        title=N_("Print labels"),
        text=N_(
            "A sheet of labels for things and places. Say at which label of the sheet printing "
            "begins; used cells stay free."
        ),
    ),
    Help(
        endpoint="warehouse.labels.show",
        title=N_("Label"),
        above="warehouse.labels.index",
        text=N_(
            "The label of one thing or place. Printing it again asks for the reason; the code "
            "stays the same."
        ),
    ),
    Help(
        endpoint="warehouse.printers.index",
        title=N_("Printers"),
        text=N_(
            "Labels are printed on the paper of the printer chosen; without any, on A4, 3 × 8."
        ),
    ),
    Help(
        endpoint="warehouse.printers.show",
        title=N_("Printer"),
        above="warehouse.printers.index",
        text=N_("Lay a test page on the paper: what is off by a millimetre is moved by that much."),
    ),
    Help(
        endpoint="warehouse.printers.new",
        title=N_("Add a printer"),
        above="warehouse.printers.index",
        text=N_(
            "Sizes, margins and gaps stand on the package of the paper. Labels too small for a "
            "symbol that reads are refused."
        ),
    ),
    Help(
        endpoint="warehouse.printers.edit",
        title=N_("Change the printer"),
        above="warehouse.printers.show",
        text=N_("What was printed before stays as it is; the next labels lie as you say here."),
    ),
    Help(
        endpoint="warehouse.scan.show",
        title=N_("Scan"),
        text=N_(
            "Scan with the camera or a scanner, or type a code. Choose what scanning does first: "
            "look, put away, lend, take back or release."
        ),
    ),
    Help(
        endpoint="warehouse.unknown.index",
        text=N_(
            "Codes that were scanned and belong to nothing. Bind each to its thing, or put it "
            "aside."
        ),
    ),
)
