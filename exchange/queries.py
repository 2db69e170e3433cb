"""Reads about imports."""

from collections.abc import Collection

from sqlalchemy import Select, select

from exchange.models import ImportBatch


def batches(offices: Collection[int]) -> Select[ImportBatch]:
    """Select the imports of the offices in sight."""
    return select(ImportBatch).where(ImportBatch.office_id.in_(offices))
