"""The files of a signed document: made after it has its number, or again."""

from flask import current_app, flash
from flask_babel import gettext as _

from foundation.acts import Act
from foundation.database import db
from foundation.failures import Failure
from foundation.transaction import transaction
from papers.drafting import making
from papers.drafting.operations.signing import keep_made_files
from papers.models import Document
from web.i18n import translated


def make_files(document_id: int, by: Act) -> None:
    """Make and keep the DOCX and the PDF of a document that was drafted here.

    The document stands without them; what could not be made is said, and is made again later.
    """
    document = db.session.get_one(Document, document_id)
    folder = current_app.config["KEBIEN"].data_dir
    try:
        made = making.make(document, current_app.extensions["blobs"], folder=folder)
        if made is None:
            flash(_("This document was not drafted here, or its template is gone."), "warn")
            return
        with transaction():
            keep_made_files(document, docx=made.docx, pdf=made.pdf, by=by)
        if made.no_pdf:
            flash(translated(made.no_pdf), "warn")
    except Failure as failure:
        flash(translated(failure.text, failure.details), "warn")
