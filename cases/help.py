"""Help on the pages of case files: what each is for."""

from cases.act_help import HOLDS
from cases.allowed import STOPPED
from foundation.i18n import N_
from web.help import Help, declare

declare(
    Help(
        endpoint="cases.files.index",
        text=N_(
            "The case files of your offices. A row leads to the file with all that belongs to it."
        ),
    ),
    Help(
        endpoint="cases.files.new",
        title=N_("Open a case file"),
        above="cases.files.index",
        text=N_(
            "Opens a file under the number of the office. Parties, assets and things in store are "
            "added on its page."
        ),
    ),
    Help(
        endpoint="cases.files.show",
        title=N_("Case file"),
        above="cases.files.index",
        text=N_(
            "Everything of one case in one place. Each part has its act in its head, also where "
            "it is still empty."
        ),
        thing="case",
    ),
    Help(
        endpoint="cases.files.whole",
        title=N_("Whole list of the case"),
        above="cases.files.show",
        text=N_("All rows of one part of the case file, where its page shows the first few."),
    ),
    Help(
        endpoint="cases.events.close",
        title=N_("Close the case file"),
        above="cases.files.show",
        text=N_(
            "Proposes the end of the case; it ends when another person approves. Whatever is still "
            "open (things in store, lots, holds) is named and comes first."
        ),
    ),
    Help(
        endpoint="cases.events.verify",
        title=N_("Record a verification"),
        above="cases.files.show",
        text=N_(
            "What cannot be enforced yet is verified again at least once in six months, once a "
            "year where the law says so. Recording one, with its minutes and what it found, begins "
            "the next period. That the enforcement goes on is a decision, recorded as an event."
        ),
        law=("H8.1", "H8.2"),
    ),
    Help(
        endpoint="cases.events.new",
        title=N_("Record an event of the case"),
        above="cases.files.show",
        text=N_(
            "Records a decision or a finding with its document: able or not able to perform, "
            "verified, stopped, entrusted, transferred. What is long past is recorded by month or "
            "year. A hold and the end of the case have acts of their own. A wrong event is "
            "annulled by a correction."
        ),
    ),
    Help(
        endpoint="cases.parties.new",
        title=N_("Add a party"),
        above="cases.files.show",
        text=N_(
            "Who has to pay, who is to be paid, and whoever else has rights in the case. Lists "
            "show initials only."
        ),
    ),
    Help(
        endpoint="cases.parties.claim",
        title=N_("Record what is owed to a creditor"),
        above="cases.files.show",
        text=N_(
            "Of several creditors, one who takes an asset has set off only what is owed to them, "
            "and of a price that does not pay everybody only their part."
        ),
        law=("R11.SUM", "R11.PART"),
    ),
    Help(
        endpoint="cases.assets.new",
        title=N_("Seize an asset"),
        above="cases.files.show",
        text=N_(
            "Records a seizure with its document. Movable or immovable decides later periods; "
            "leave it open if nobody knows."
        ),
    ),
    Help(
        endpoint="cases.appraisals.new",
        title=N_("Record the appraisal contract"),
        above="cases.files.show",
        text=N_(
            "Says for seized assets how their price is found: a contract with a valuation firm, "
            "the parties' written agreement, or the officer. The day runs from the seizure."
        ),
        law=("P4",),
        notes=(HOLDS[frozenset({STOPPED})],),
    ),
    Help(
        endpoint="cases.assets.show",
        title=N_("Asset"),
        above="cases.files.show",
        text=N_(
            "One seized asset: where it stands, who holds it up, its lots and the things of it in "
            "store."
        ),
        thing="asset",
    ),
    Help(
        endpoint="cases.assets.kind",
        title=N_("Correct the kind in law"),
        above="cases.assets.show",
        text=N_(
            "Says whether the asset is movable or immovable. Days that follow from it are counted "
            "anew and shown."
        ),
    ),
    Help(
        endpoint="cases.assets.end",
        title=N_("End the seizure without an auction"),
        above="cases.assets.show",
        text=N_(
            "For an asset that is redeemed, released or given back. Its deadlines end; its "
            "history stays."
        ),
    ),
    Help(
        endpoint="cases.documents.new",
        title=N_("Record a document"),
        above="cases.files.show",
        text=N_(
            "Adds a document to the file: number, day, who issued it, and the file if there is one."
        ),
    ),
    Help(
        endpoint="cases.holds.new",
        title=N_("Place a hold"),
        above="cases.files.show",
        text=N_(
            "Records that the law stops the case or a part of it, with document, ground and the "
            "day to look again. Acts that a hold stops are refused until it is lifted."
        ),
        law=(
            "H1",
            "H2",
            "H3",
        ),
    ),
    Help(
        endpoint="cases.holds.review",
        title=N_("Review the hold"),
        above="cases.files.show",
        text=N_(
            "Records that the hold was looked at again and still stands, and when it is looked at "
            "next."
        ),
    ),
    Help(
        endpoint="cases.holds.lift",
        title=N_("Lift the hold"),
        above="cases.files.show",
        text=N_(
            "Proposes to end the hold, with its document; it ends when another person approves. "
            "Deadlines that stood still run on."
        ),
        law=(
            "H4",
            "H6",
        ),
    ),
    Help(
        endpoint="cases.money.claim",
        title=N_("Record the money due"),
        above="cases.files.show",
        text=N_(
            "What the debtor owes under the decision, of a case that was opened without it. It is "
            "said once; what is wrong is corrected."
        ),
    ),
    Help(
        endpoint="cases.money.new",
        title=N_("Record a cost"),
        above="cases.files.show",
        text=N_(
            "A cost of enforcement, on the day it arose and with its document. Costs count in the "
            "lowest price of an auction."
        ),
    ),
    Help(
        endpoint="cases.money.reverse",
        title=N_("Take a cost back"),
        above="cases.files.show",
        text=N_(
            "Puts a cost entered by mistake right with an entry against it. Both stay in the list."
        ),
    ),
    Help(
        endpoint="cases.obstacles.new",
        title=N_("Report an obstacle"),
        above="cases.assets.show",
        text=N_(
            "Says what holds the asset up and who is to remove it. From then on its days are "
            "counted for that holder."
        ),
    ),
    Help(
        endpoint="cases.obstacles.pass_on",
        title=N_("Pass the obstacle on"),
        above="cases.assets.show",
        text=N_(
            "Somebody else has to act now. The age of the obstacle runs on; the age of the new "
            "holder begins."
        ),
    ),
    Help(
        endpoint="cases.obstacles.resolve",
        title=N_("Resolve the obstacle"),
        above="cases.assets.show",
        text=N_(
            "The obstacle is gone. What was done about it is written down; the next act is due "
            "again."
        ),
    ),
)
