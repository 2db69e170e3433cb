"""Client acts: one id an act, so that a form sent twice or a queued scan happens once."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from foundation.actor import Actor
from foundation.database import Model, Pk, db
from foundation.refusals import ActIdReused


class ClientAct(Model):
    """The id a client gave to one act, and what the act answered."""

    __tablename__ = "client_act"

    id: Mapped[Pk]
    act_id: Mapped[str] = mapped_column(String(36), unique=True)  # a UUID made by the client
    kind: Mapped[str] = mapped_column(String(80))  # the endpoint and subject it was for
    actor_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]
    outcome: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class AlreadyDone(Exception):
    """The act was done before; ``outcome`` is what it answered then."""

    def __init__(self, outcome: dict[str, Any]) -> None:
        super().__init__(outcome)
        self.outcome = outcome


def claim(act_id: str, kind: str, *, actor: Actor, at: datetime) -> ClientAct:
    """Take ``act_id`` for this act inside the running transaction.

    Raises:
        AlreadyDone: the same person did this very act before.
        ActIdReused: the id belongs to another act or another person.
    """
    known = _known(act_id)
    if known is None:
        row = ClientAct(act_id=act_id, kind=kind, actor_id=actor.id, at=at)
        try:
            with db.session.begin_nested():
                db.session.add(row)
        except IntegrityError:  # another worker took it a moment ago
            known = _known(act_id)
            if known is None:
                raise
        else:
            return row
    if known.kind != kind or known.actor_id != actor.id:
        raise ActIdReused
    raise AlreadyDone(known.outcome or {})


def _known(act_id: str) -> ClientAct | None:
    return db.session.scalar(select(ClientAct).where(ClientAct.act_id == act_id))
