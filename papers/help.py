"""Help on the pages of documents: what each is for."""

from foundation.i18n import N_
from web.help import Help, declare

declare(
    Help(
        endpoint="papers.documents.show",
        title=N_("Document"),
        text=N_("One document: number, day, signer, the file, and everything that rests on it."),
    ),
    Help(
        endpoint="papers.documents.replace",
        title=N_("Replace the document"),
        above="papers.documents.show",
        text=N_(
            "Puts the right document in the place of a wrong one, with the reason. The wrong one "
            "stays, marked as replaced."
        ),
    ),
    Help(
        endpoint="papers.documents.keep",
        title=N_("Add its file"),
        above="papers.documents.show",
        text=N_(
            "Keeps the scan or photo of a document that was recorded by number and day alone. A "
            "kept file is not exchanged: a wrong one is replaced together with the document."
        ),
    ),
    Help(
        endpoint="papers.drafts.index",
        title=N_("Drafts"),
        text=N_(
            "Papers written here from what is recorded. A draft takes no number until it is signed."
        ),
    ),
    Help(
        endpoint="papers.drafts.new",
        title=N_("Begin a draft"),
        above="papers.drafts.index",
        text=N_(
            "Begins a paper with everything recorded of a lot or an order. What is not recorded is "
            "named and stays a dotted blank."
        ),
    ),
    Help(
        endpoint="papers.drafts.show",
        title=N_("Draft"),
        above="papers.drafts.index",
        text=N_(
            "The paper as it reads, what you write in it, what is not recorded, where each value "
            "comes from. When what is recorded changes, the page shows old and new; it is signed "
            "after you take the changes or keep the draft."
        ),
    ),
    Help(
        endpoint="papers.drafts.renew",
        title=N_("Take the changes"),
        above="papers.drafts.show",
        text=N_("Fills the draft with what is recorded now; what you wrote stays."),
    ),
    Help(
        endpoint="papers.drafts.keep",
        title=N_("Keep the draft as it is"),
        above="papers.drafts.show",
        text=N_("Leaves the draft with the former values; a later change is asked again."),
    ),
    Help(
        endpoint="papers.drafts.drop",
        title=N_("Drop the draft"),
        above="papers.drafts.show",
        text=N_("Throws a draft away, with the reason. No number is lost by it."),
    ),
    Help(
        endpoint="papers.drafts.sign",
        title=N_("Sign, take a number"),
        above="papers.drafts.show",
        text=N_(
            "Records who signed, on which day and in which capacity. The paper gets the next "
            "number of its series, becomes a document of the office, and its Word and PDF files "
            "are kept. "
            "A signed paper is never changed; a wrong one is replaced, with the reason."
        ),
    ),
    Help(
        endpoint="papers.templates.index",
        title=N_("Templates of papers"),
        text=N_(
            "The papers that are drafted here: what each becomes, its version, and how it looks "
            "with made-up values."
        ),
    ),
    Help(
        endpoint="papers.templates.show",
        title=N_("Template of a paper"),
        above="papers.templates.index",
        text=N_(
            "What the paper takes from what is recorded, what a person writes, which grounds it "
            "names, and which offices drafted it. Nothing on the paper shown is of a real case."
        ),
    ),
    Help(
        endpoint="papers.numbering.show",
        title=N_("Numbers of documents"),
        text=N_(
            "How the numbers of decisions, notices, minutes and letters are written in an office, "
            "and which comes next. A number is given when a draft is signed."
        ),
    ),
    Help(
        endpoint="papers.numbering.index",
        title=N_("Numbers of documents"),
        text=N_("The numbers of the uppermost office; the others stand beside it."),
    ),
    Help(
        endpoint="papers.numbering.edit",
        title=N_("Set the numbering"),
        above="papers.numbering.show",
        text=N_(
            "Change how the number is written, or say which comes next where numbers were used on "
            "paper. The next number only goes forward."
        ),
    ),
)
