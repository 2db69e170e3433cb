"""Every no about a document."""

from foundation import races

races.declare("uq_document_subject_document_id_kind_subject_id")
