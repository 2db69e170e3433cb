"""The files of a signed document: made after it has its number, or again."""

import logging

from flask import current_app, flash
from flask_babel import gettext as _

from foundation.acts import Act
from foundation.database import db
from foundation.refusals import Refusal
from foundation.transaction import transaction
from papers.drafting import making
from papers.drafting.operations.signing import keep_made_files
from papers.models import Document
from web.forms import refusal_text
from web.i18n import translated

logger = logging.getLogger("kebien.papers")


def make_files(document_id: int, by: Act) -> None:
    """Make and keep the DOCX and the PDF of a document that was drafted here.

    The document stands without them, with its number, whatever happens here; what could not be made
    is said, and is made again later.
    """
    document = db.session.get_one(Document, document_id)
    folder = current_app.config["KEBIEN"].data_dir
    try:
        made = making.make(document, current_app.extensions["blobs"], folder=folder)
        with transaction():
            keep_made_files(document, docx=made.docx, pdf=made.pdf, by=by)
    except Refusal as refusal:
        flash(refusal_text(refusal), "warn")
    except Exception:
        logger.exception("papers.files_not_made", extra={"document": document_id})
        flash(
            _(
                "The document is recorded under its number, but its files could not be made. Make"
                " them again on this page; if that fails, tell the person in charge of the"
                " computers."
            ),
            "warn",
        )
    else:
        if made.no_pdf:
            flash(translated(made.no_pdf), "warn")
