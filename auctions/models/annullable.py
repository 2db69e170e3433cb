"""What of a lot may turn out never to have been: the row stays, and counts for nothing."""

from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from foundation.seen import SeenByValues

STANDS: Final = text("annulled_on IS NULL")
"""The rows that count; of those that never were there may be several for one round."""


class Annullable(SeenByValues):
    """A row that is taken back by a correction, and kept."""

    annulled_on: Mapped[date | None] = mapped_column(default=None)  # taken back on that day

    @hybrid_property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return self.annulled_on is None

    @stands.inplace.expression
    @classmethod
    def _stands(cls) -> ColumnElement[bool]:
        return cls.annulled_on.is_(None)
