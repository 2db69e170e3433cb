"""Words of documents: what each is, and who made it."""

from foundation.i18n import N_
from papers.models import DocumentDirection, DocumentKind
from web.formatting import register_words

# One call an enumeration: members of two with the same value are equal as dictionary keys.
register_words(
    {
        DocumentKind.DECISION: N_("Written decision"),
        DocumentKind.MINUTES: N_("Written minutes"),
        DocumentKind.NOTICE: N_("Written notice"),
        DocumentKind.ANSWER: N_("Written answer"),
        DocumentKind.REQUEST: N_("Written request"),
        DocumentKind.LETTER: N_("Official letter"),
        DocumentKind.AGREEMENT: N_("Written agreement"),
        DocumentKind.CONTRACT: N_("Written contract"),
        DocumentKind.CERTIFICATE: N_("Certificate on paper"),
        DocumentKind.VOUCHER: N_("Receipt, payment voucher"),
        DocumentKind.INVOICE: N_("Invoice"),
        DocumentKind.PROOF: N_("Proof that it was sent or posted"),
        DocumentKind.OTHER: N_("Another document"),
    }
)
register_words(
    {
        DocumentDirection.ISSUED: N_("issued by this office"),
        DocumentDirection.RECEIVED: N_("received by this office"),
    }
)
