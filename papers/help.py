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
)
