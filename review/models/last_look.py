"""When a person last looked at what is new for them: a setting of their own, no fact of a thing."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Model, Pk
from foundation.recording import NotRecorded


class LastLook(Model):
    """Up to where a person has seen their news; nobody without a row has seen any."""

    __tablename__ = "last_look"
    __ledger__ = NotRecorded("which news a person has seen; it changes no thing and no day")

    id: Mapped[Pk]
    account_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), unique=True)
    seen_at: Mapped[datetime]
    flag_id: Mapped[int]  # the newest flag there was: flags know the day they were opened, no more
