"""Reads about imports."""

from collections.abc import Collection

from sqlalchemy import Select, select

from exchange.models import ImportBatch
from foundation.sight import in_sight


def batches(offices: Collection[int]) -> Select[ImportBatch]:
    """Select the imports of the offices in sight."""
    return select(ImportBatch).where(in_sight(ImportBatch.office_id, offices))
