"""The files of a signed document, from what was kept when it was signed. Never in a transaction."""

from dataclasses import dataclass
from pathlib import Path

from foundation.blobs import BlobStore
from papers.drafting import pdf
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


def make(document: Document, store: BlobStore, *, folder: Path | None) -> Made | None:
    """Make the DOCX and the PDF of a signed document; None for one that was not drafted here.

    A file that is kept is taken as it is.

    Args:
        folder: of the data, where one conversion waits for another; None: no PDF is asked for.
    """
    draft = draft_of_document(document.id)
    template = template_of(document.template or "")
    if document.docx_sha256 is not None:
        content = store.get(document.docx_sha256)
    elif draft is not None and template is not None:
        content = signed_file(draft, template)
    else:
        return None
    docx = store.put(content)
    if document.pdf_sha256 is not None or folder is None:
        return Made(docx, document.pdf_sha256)
    try:
        return Made(docx, store.put(pdf.to_pdf(content, folder=folder, soffice=pdf.program())))
    except pdf.NoPdf as why:
        return Made(docx, no_pdf=why.text)
