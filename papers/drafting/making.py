"""The files of a signed document, from what was kept when it was signed. Never in a transaction."""

from dataclasses import dataclass
from pathlib import Path

from foundation.blobs import BlobStore
from foundation.transaction import end_reading
from papers.drafting import pdf, refusals
from papers.drafting.pages import signed_file
from papers.drafting.queries import draft_of_document
from papers.drafting.registry import template_of
from papers.models import Document


@dataclass(frozen=True, slots=True)
class Made:
    """The names of the files in the store; why there is no PDF is an N_ text."""

    docx: str
    pdf: str | None = None
    no_pdf: str = ""


def make(document: Document, store: BlobStore, *, folder: Path | None) -> Made:
    """Make the DOCX and the PDF of a signed document.

    A file that is kept is taken as it is. The database is not read while the PDF is made.

    Args:
        folder: of the data, where one conversion waits for another; None: no PDF is asked for.

    Raises:
        NotDraftedHere: the document was not drafted here, or its template is gone.
        TemplateChanged: no file is kept, and the template is not the one it was signed by.
    """
    content, made = _content(document, store), document.pdf_sha256
    end_reading()
    docx = store.put(content)
    if made is not None or folder is None:
        return Made(docx, made)
    try:
        return Made(docx, store.put(pdf.to_pdf(content, folder=folder, soffice=pdf.program())))
    except pdf.NoPdf as why:
        return Made(docx, no_pdf=why.text)


def _content(document: Document, store: BlobStore) -> bytes:
    if document.docx_sha256 is not None:
        return store.get(document.docx_sha256)
    draft, template = draft_of_document(document.id), template_of(document.template or "")
    if draft is None or template is None:
        raise refusals.NotDraftedHere
    return signed_file(draft, template)
